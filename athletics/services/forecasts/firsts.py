"""First medals of winners and first titles of countries, marked on every favourite beaten.

They rest on all events, relays among them, so that a change of one event can move them in another.
"""

import datetime as dt

from django.db.models import F, Min

from athletics.models import Medal, MedalHolder, Result, Upset

_START = "event__edition__start_date"


def mark_firsts() -> None:
    """Bring both flags of all rows up to date; five queries, the last only where one moved."""
    medals, titles, countries = _first_medals(), _first_titles(), _countries_of_winners()
    moved = []
    upsets = Upset.objects.select_related("event__edition__championship").order_by("pk")
    for upset in upsets:
        edition = upset.event.edition
        country = countries.get((upset.event_id, upset.winner_id))
        first_medal = medals.get(upset.winner_id) == edition.start_date
        first_title = (
            edition.championship.countries_held
            and titles.get((edition.championship_id, country)) == edition.start_date
        )
        if (upset.first_medal, upset.first_title) != (first_medal, first_title):
            upset.first_medal, upset.first_title = first_medal, first_title
            moved.append(upset)
    if moved:
        Upset.objects.bulk_update(moved, ["first_medal", "first_title"], batch_size=500)


def _first_medals() -> dict[int, dt.date]:
    """By athlete who won a favourite's event: first day of the first senior edition with a medal,
    of their own or of a relay."""
    held = MedalHolder.objects.filter(
        medal__event__edition__championship__age_group="senior",
        athlete__in=Upset.objects.values("winner"),
    )
    first = Min(f"medal__{_START}")
    return dict(held.values_list("athlete").annotate(first=first).order_by())


def _first_titles() -> dict[tuple[str, str | None], dt.date]:
    """By championship and country."""
    golds = Medal.objects.filter(colour="G").values_list("event__edition__championship", "country")
    first = golds.annotate(first=Min(_START)).order_by()
    return {(championship, country): day for championship, country, day in first}


def _countries_of_winners() -> dict[tuple[int, int], str]:
    """By event and athlete."""
    rows = Result.objects.filter(athlete=F("unit__event__upsets__winner")).order_by("unit", "pk")
    return {
        (event, winner): country
        for event, winner, country in rows.values_list("unit__event", "athlete", "country")
        if winner
    }
