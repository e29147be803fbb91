"""Milestones derived from what is published: all of them, or those that a change can touch."""

from collections.abc import Collection, Iterator

from django.db import transaction
from django.db.models import Q

from athletics.domain.milestones import registry
from athletics.domain.milestones.contests import Contest
from athletics.domain.milestones.milestone import Milestone as Fact
from athletics.models import Country, Event, MedalHolder, Milestone, MilestoneRow
from athletics.queries import contests

BATCH = 2000
#: What a series is derived of: an event type, the medals of an athlete, the medals of a country.
_EVENTS, _ATHLETES, _COUNTRIES = "events/", "athletes/", "countries/"
Derived = dict[tuple[str, tuple[str, str, str, int, str]], Fact]


def touched_by(events: Collection[int]) -> set[str]:
    """The series that these events can change, as the reading tells at this moment.

    Ask before and after a change: an athlete may have lost a medal by it, or won one.
    """
    types = Event.objects.filter(pk__in=events).values_list("discipline", "sex").distinct()
    athletes = MedalHolder.objects.filter(medal__event__in=events).values_list("athlete").distinct()
    countries = Country.objects.filter(medals__event__in=events)
    if Event.objects.filter(pk__in=events, medals=None).exists():
        # the firsts of every country tell how many events before them have no medals
        countries = Country.objects.all()
    proven = Milestone.objects.filter(Q(event__in=events) | Q(rows__event__in=events))
    return {
        *(f"{_EVENTS}{discipline}-{sex}" for discipline, sex in types),
        *(f"{_ATHLETES}{athlete}" for (athlete,) in athletes),
        *(f"{_COUNTRIES}{code}" for (code,) in countries.values_list("pk").distinct()),
        *proven.values_list("series", flat=True),
    }


@transaction.atomic
def rebuild_milestones(series: Collection[str] | None = None) -> None:
    """Of all series, or of those given; the same record gives the same rows."""
    held = Milestone.objects.all()
    if series is not None:
        held = held.filter(series__in=series)
    MilestoneRow.objects.filter(milestone__in=held)._raw_delete("default")
    held._raw_delete("default")  # their rows are gone: nothing is left to collect
    facts = derived(series)
    made = Milestone.objects.bulk_create(
        (_as_row(name, fact) for (name, _), fact in facts.items()), batch_size=BATCH
    )
    MilestoneRow.objects.bulk_create(
        (
            MilestoneRow(
                milestone=milestone,
                position=position,
                event_id=row.contest.event,
                result_id=row.finisher.result,
                athlete_id=row.finisher.person.id if row.finisher.person else None,
            )
            for milestone, fact in zip(made, facts.values(), strict=True)
            for position, row in enumerate(fact.rows, 1)
        ),
        batch_size=BATCH,
    )


def derived(series: Collection[str] | None = None, also: Collection[int] = ()) -> Derived:
    """Milestones, not written, by series and key; ``also`` are events read as if published."""
    facts: Derived = {}
    for name, fact in _derive(series, also):
        facts.setdefault((name, fact.key), fact)
    return dict(sorted(facts.items()))


def _derive(series: Collection[str] | None, also: Collection[int]) -> Iterator[tuple[str, Fact]]:
    if series is None:
        everything = medals = contests.of_event_types(also=also)
    else:
        types = [one.rpartition("-") for one in _of(_EVENTS, series)]
        everything = contests.of_event_types([(code, sex) for code, _, sex in types], also)
        athletes = [int(one) for one in _of(_ATHLETES, series)]
        medals = contests.with_medals_only(athletes, _of(_COUNTRIES, series), also)
    yield from _of_event_types(everything)
    for person, honours in contests.honours_of_athletes(medals).items():
        name = f"{_ATHLETES}{person.id}"
        if series is None or name in series:
            for fact in registry.of_athlete(person, honours):
                yield name, fact
    lacking = contests.lacking_medals(also)
    for country, honours in contests.honours_of_countries(medals).items():
        name = f"{_COUNTRIES}{country.code}"
        if series is None or name in series:
            for fact in registry.of_country(country, honours, lacking):
                yield name, fact


def _of(kind: str, series: Collection[str]) -> list[str]:
    return [name.removeprefix(kind) for name in series if name.startswith(kind)]


def _of_event_types(everything: list[Contest]) -> Iterator[tuple[str, Fact]]:
    histories: dict[str, list[Contest]] = {}
    for contest in everything:
        histories.setdefault(f"{_EVENTS}{contest.discipline}-{contest.sex}", []).append(contest)
    for name, history in histories.items():
        for fact in registry.of_event_type(history):
            yield name, fact


def _as_row(series: str, fact: Fact) -> Milestone:
    athlete = fact.athlete or fact.by.person
    held = fact.contest.championship.countries_held
    return Milestone(
        kind=fact.kind,
        subject=fact.subject,
        event_id=fact.contest.event,
        competitor_key=fact.by.competitor,
        result_id=fact.by.result,
        championship_id=fact.scope.slug if fact.scope else None,
        athlete_id=athlete.id if athlete else None,
        country_id=fact.by.country.code if held else None,
        club_id=fact.club,
        starts=fact.contest.starts,
        day=fact.contest.day,
        strength=fact.strength,
        sentence=fact.sentence,
        series=series,
    )
