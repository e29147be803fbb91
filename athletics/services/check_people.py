"""All athletes, or some namesakes, as the search for duplicates reads them."""

from collections import defaultdict
from collections.abc import Iterable

from athletics.domain.checks.facts import AthleteFacts
from athletics.models import Athlete, Result
from athletics.services.check_reference import Reference


def people_facts(reference: Reference, names: Iterable[str] | None = None) -> list[AthleteFacts]:
    """All athletes, or those with one of these sort names, to be compared: two queries."""
    athletes = Athlete.objects.all()
    if names is not None:
        athletes = athletes.filter(sort_name__in=set(names))
    events: dict[int, set[int]] = defaultdict(set)
    years: dict[int, set[int]] = defaultdict(set)
    results = Result.objects.filter(athlete__isnull=False)
    if names is not None:
        results = results.filter(athlete__in=athletes.values("pk"))
    columns = ("athlete", "unit__event", "unit__event__edition__start_date")
    for athlete, event, day in results.values_list(*columns).distinct():
        events[athlete].add(event)
        years[athlete].add(day.year)
    return [
        AthleteFacts(
            id=athlete.pk,
            slug=athlete.slug,
            name=athlete.name,
            given=athlete.given_name,
            family=athlete.family_name,
            sex=athlete.sex,
            nation=reference.nations[athlete.country_id],
            born=athlete.born,
            other_names=tuple(athlete.spellings),
            events=frozenset(events[athlete.pk]),
            years=(min(years[athlete.pk], default=0), max(years[athlete.pk], default=0)),
        )
        for athlete in athletes.order_by("slug")
    ]
