"""What the share images of an athlete, an event and an upset say; two or three queries each."""

from athletics.domain.cards import Card, Row
from athletics.domain.medals import COLOURS
from athletics.domain.upset_words import BASES, chance_in_words, tag, verdict
from athletics.models import Athlete, Event, Medal, MedalHolder, Upset, Viewer
from athletics.models.expectations import WHOLE

#: Rows that a card has room for.
_ROWS = 3


def athlete_card(slug: str, viewer: Viewer) -> Card:
    """Name, country and the best of the medals. Raises Athlete.DoesNotExist."""
    athlete = Athlete.objects.select_related("country").get(slug=slug)
    holdings = list(
        MedalHolder.objects.visible_to(viewer)
        .filter(athlete=athlete)
        .select_related("medal__event__edition__championship", "medal__event__discipline")
    )
    order = list(COLOURS)
    holdings.sort(key=lambda one: one.medal.event.edition.start_date, reverse=True)
    holdings.sort(key=lambda one: order.index(one.medal.colour))
    rows = [
        Row(
            f"{one.medal.event.discipline}, {one.medal.event.edition.championship.short_name}",
            one.medal.event.edition.name,
            one.medal.colour,
        )
        for one in holdings[:_ROWS]
    ]
    medals = {1: "1 medal"}.get(len(holdings), f"{len(holdings)} medals")
    born = f", born {athlete.born.in_words()}" if athlete.born else ""
    above = f"{athlete.country.name}{born}" + (f" · {medals}" if holdings else "")
    return Card(above, athlete.name, rows)


def event_card(championship: str, edition: str, slug: str, viewer: Viewer) -> Card:
    """The podium as it stands today. Raises Event.DoesNotExist."""
    return _podium(_event(championship, edition, slug, viewer))


def upset_card(championship: str, edition: str, slug: str, viewer: Viewer) -> Card:
    """The favourite and the winner on the firmest basis; the podium where nobody was beaten.

    Raises Event.DoesNotExist, also where nothing is known of the eve: then there is no case.
    """
    event = _event(championship, edition, slug, viewer, expectation__isnull=False)
    upset = (
        Upset.objects.filter(event=event, is_first=True)
        .select_related("favourite", "winner")
        .first()
    )
    if upset is None:
        return _podium(event)
    said = verdict(upset.is_upset, upset.is_shock)
    chance = None if upset.favourite_chance is None else upset.favourite_chance / WHOLE
    rows = [
        Row(f"Favourite: {upset.favourite.name}", _chance(upset.favourite_chance, upset.at_most)),
        Row(
            f"Winner: {upset.winner.name}",
            _chance(upset.winner_chance, upset.at_most) or "no chance held",
            subject=True,
        ),
        Row(f"Chances {BASES[upset.basis]}" if chance is not None else "Favourite as reported"),
    ]
    return Card(f"{event.name}, {event.edition}", tag(said, upset.price, chance), rows)


def _event(championship: str, edition: str, slug: str, viewer: Viewer, **more: object) -> Event:
    return (
        Event.objects.visible_to(viewer)
        .select_related("edition__championship", "discipline")
        .get(edition__championship=championship, edition__slug=edition, slug=slug, **more)
    )


def _podium(event: Event) -> Card:
    medals = Medal.objects.filter(event=event).select_related("athlete", "country")
    rows = [
        Row(
            one.athlete.name if one.athlete else f"{one.country.name} {one.team}".strip(),
            f"{one.country_id}  {one.mark}".strip(),
            one.colour,
        )
        for one in sorted(medals, key=lambda one: (list(COLOURS).index(one.colour), one.pk))
    ]
    return Card(event.edition.official_name, event.name, rows[:_ROWS])


def _chance(millionths: int | None, at_most: bool) -> str:
    return "" if millionths is None else chance_in_words(millionths / WHOLE, at_most)
