"""The reading made anew from the record: medals held today, bests, upsets, milestones, search."""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterator
from functools import partial

from django.db import transaction
from django.db.models import F, QuerySet

from athletics.domain.coverage import least_field
from athletics.domain.medals import standing
from athletics.models import (
    Coverage,
    Edition,
    Event,
    Medal,
    MedalDecision,
    MedalHolder,
    Result,
    TeamMember,
)
from athletics.services.age_records import rebuild_age_records
from athletics.services.archive_version import raise_version
from athletics.services.forecasts.derive import forecast_all, forecast_events
from athletics.services.milestones import rebuild_milestones, touched_by
from athletics.services.pairings import rebuild_pairings
from athletics.services.records import rebuild_records
from athletics.services.result_readings import rebuild_result_readings
from athletics.services.search_index import athletes_in, rebuild_index, refresh

BATCH = 2000


@transaction.atomic
def rebuild(*, progress: Callable[[str, int, int], None] = lambda step, done, total: None) -> None:
    """Throw the reading away and derive it again; the same record gives the same rows.

    One transaction: readers see the old reading until the new one is whole, editors wait.
    """
    steps: tuple[tuple[str, Callable[[], object]], ...] = (
        ("medals", rebuild_medals),
        ("coverage", rebuild_coverage),
        ("records", rebuild_records),
        ("ages", rebuild_age_records),
        ("pairings", rebuild_pairings),
        ("chances", partial(forecast_all, progress=progress)),
        ("milestones", rebuild_milestones),
        ("readings of results", rebuild_result_readings),
        ("the search index", rebuild_index),  # last: it tells of all the others
    )
    for done, (name, step) in enumerate(steps):
        progress(f"Deriving {name}", done, len(steps))
        step()
    raise_version()
    progress("Derived", len(steps), len(steps))


@transaction.atomic
def rebuild_events(*, events: Collection[int]) -> None:
    """Derive anew what follows of these events, after a change to them.

    Milestones of later events too; all of them where an event is gone, which had told its type.
    """
    standing = Event.objects.filter(pk__in=events)
    touched, held_medals = touched_by(events), athletes_in(events)
    rebuild_medals(standing)
    rebuild_coverage(standing)
    rebuild_records(standing)
    rebuild_age_records(standing)
    rebuild_pairings(standing)
    forecast_events(events=events)
    all_stand = standing.count() == len(set(events))
    rebuild_milestones(touched | touched_by(events) if all_stand else None)
    rebuild_result_readings(events)
    refresh(events=events, athletes=held_medals | athletes_in(events))
    raise_version()


@transaction.atomic
def rebuild_medals(events: "QuerySet[Event] | None" = None) -> None:
    """Of all events, or of those given."""
    held = Medal.objects.all() if events is None else Medal.objects.filter(event__in=events)
    held.delete()
    Medal.objects.bulk_create(medals_today(events), batch_size=BATCH)
    MedalHolder.objects.bulk_create(_holders(held.all()), batch_size=BATCH)


def medals_today(events: "QuerySet[Event] | None" = None) -> Iterator[Medal]:
    """Medals, not yet written, from the places in each final and the decisions about it."""
    placed = defaultdict(list)
    finals = Result.objects.filter(unit__phase="final", place__lte=3).annotate(
        event_id=F("unit__event")
    )
    about = MedalDecision.objects.all()
    if events is not None:
        finals = finals.filter(unit__event__in=events)
        about = about.filter(event__in=events)
    for result in finals.order_by("unit__event", "place", "competitor_key"):
        placed[result.event_id].append(result)  # type: ignore[attr-defined]  # annotated above
    decided = defaultdict(list)
    for decision in about.order_by("event", "pk"):
        decided[decision.event_id].append(decision)
    last_days = dict(Edition.objects.values_list("events__pk", "end_date"))
    for event_id in sorted(placed.keys() | decided.keys()):
        results, decisions = placed[event_id], decided[event_id]
        competitors: dict[str, Result | MedalDecision] = {d.competitor_key: d for d in decisions}
        competitors |= {result.competitor_key: result for result in results}
        days = [result.date for result in results if result.date]
        held = standing(
            {result.competitor_key: result.place or 0 for result in results},
            max(days, default=last_days[event_id]),
            [decision.as_decision() for decision in decisions],
        )
        for key, colour in held.items():
            competitor = competitors[key]
            yield Medal(
                event_id=event_id,
                athlete_id=competitor.athlete_id,
                country_id=competitor.country_id,
                team=competitor.team,
                competitor_key=key,
                colour=colour,
                mark=competitor.mark if isinstance(competitor, Result) else "",
            )


def _holders(medals: "QuerySet[Medal]") -> Iterator[MedalHolder]:
    members = defaultdict(list)
    teams = TeamMember.objects.filter(event__in=medals.filter(athlete=None).values("event"))
    for member in teams.order_by("pk"):
        members[member.event_id, member.country_id, member.team].append(member.athlete_id)
    for medal in medals.order_by("pk"):
        squad = members[medal.event_id, medal.country_id, medal.team]
        for athlete_id in [medal.athlete_id] if medal.athlete_id else squad:
            yield MedalHolder(medal=medal, athlete_id=athlete_id)


@transaction.atomic
def rebuild_coverage(events: "QuerySet[Event] | None" = None) -> None:
    """Of all events, or of those given."""
    results = Result.objects.all()
    if events is not None:
        results = results.filter(unit__event__in=events)
    competitors, rows, unplaced = _held(results)
    fields = _least_fields(results)
    wanted = Event.objects.all() if events is None else events
    Coverage.objects.filter(event__in=wanted).delete()
    Coverage.objects.bulk_create(
        (
            Coverage(
                event_id=pk,
                results=rows[pk],
                held=len(competitors[pk]),
                least_field=field or max(fields[pk], len(competitors[pk])),
                full_list=field is not None,
                unplaced=unplaced[pk],
            )
            for pk, field in wanted.order_by("pk").values_list("pk", "field")
        ),
        batch_size=BATCH,
    )


def _held(
    results: "QuerySet[Result]",
) -> tuple[dict[int, set[str]], Counter[int], Counter[int]]:
    """By event: the competitors who started, all rows, competitors with neither place nor mark."""
    competitors: dict[int, set[str]] = defaultdict(set)
    told: dict[int, set[str]] = defaultdict(set)
    rows: Counter[int] = Counter()
    columns = ("unit__event", "competitor_key", "status")
    for event_id, key, status in results.values_list(*columns).iterator():
        rows[event_id] += 1
        if status != "DNS":
            competitors[event_id].add(key)
            if status != "TOOKPART":
                told[event_id].add(key)
    unplaced = Counter({pk: len(keys - told[pk]) for pk, keys in competitors.items()})
    return competitors, rows, unplaced


def _least_fields(results: "QuerySet[Result]") -> Counter[int]:
    """By event: the largest stage, as far as its rows and places tell."""
    stages: dict[tuple[int, str], list[list[int]]] = defaultdict(list)
    results = results.filter(unit__component="").exclude(status="DNS")
    places: dict[tuple[int, str, int], list[int]] = defaultdict(list)
    for event_id, phase, unit_id, place in results.values_list(
        "unit__event", "unit__phase", "unit", "place"
    ).iterator():
        places[event_id, phase, unit_id].append(place or 0)
    for (event_id, phase, _), held in places.items():
        stages[event_id, phase].append(held)
    fields: Counter[int] = Counter()
    for (event_id, _), units in stages.items():
        fields[event_id] = max(fields[event_id], least_field(units))
    return fields
