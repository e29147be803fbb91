"""The reading made anew from the record: medals held today, and how complete each event is."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator

from django.db import transaction
from django.db.models import F

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

BATCH = 2000


def rebuild(*, progress: Callable[[str, int, int], None] = lambda step, done, total: None) -> None:
    """Throw the reading away and derive it again; the same record gives the same rows."""
    steps = (("medals", rebuild_medals), ("coverage", rebuild_coverage))
    for done, (name, step) in enumerate(steps):
        progress(f"Deriving {name}", done, len(steps))
        step()
    progress("Derived", len(steps), len(steps))


@transaction.atomic
def rebuild_medals() -> None:
    Medal.objects.all().delete()
    Medal.objects.bulk_create(_medals(), batch_size=BATCH)
    MedalHolder.objects.bulk_create(_holders(), batch_size=BATCH)


def _medals() -> Iterator[Medal]:
    """Medals of every event, from the places in its final and the decisions about it."""
    placed = defaultdict(list)
    finals = Result.objects.filter(unit__phase="final", place__lte=3).annotate(
        event_id=F("unit__event")
    )
    for result in finals.order_by("unit__event", "place", "competitor_key"):
        placed[result.event_id].append(result)  # type: ignore[attr-defined]  # annotated above
    decided = defaultdict(list)
    for decision in MedalDecision.objects.order_by("event", "pk"):
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


def _holders() -> Iterator[MedalHolder]:
    members = defaultdict(list)
    for member in TeamMember.objects.order_by("pk"):
        members[member.event_id, member.country_id, member.team].append(member.athlete_id)
    for medal in Medal.objects.order_by("pk"):
        squad = members[medal.event_id, medal.country_id, medal.team]
        for athlete_id in [medal.athlete_id] if medal.athlete_id else squad:
            yield MedalHolder(medal=medal, athlete_id=athlete_id)


@transaction.atomic
def rebuild_coverage() -> None:
    competitors, rows, unplaced = _held()
    fields = _least_fields()
    Coverage.objects.all().delete()
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
            for pk, field in Event.objects.order_by("pk").values_list("pk", "field")
        ),
        batch_size=BATCH,
    )


def _held() -> tuple[dict[int, set[str]], Counter[int], Counter[int]]:
    """By event: the competitors who started, all rows, competitors with neither place nor mark."""
    competitors: dict[int, set[str]] = defaultdict(set)
    told: dict[int, set[str]] = defaultdict(set)
    rows: Counter[int] = Counter()
    results = Result.objects.values_list("unit__event", "competitor_key", "status")
    for event_id, key, status in results.iterator():
        rows[event_id] += 1
        if status != "DNS":
            competitors[event_id].add(key)
            if status != "TOOKPART":
                told[event_id].add(key)
    unplaced = Counter({pk: len(keys - told[pk]) for pk, keys in competitors.items()})
    return competitors, rows, unplaced


def _least_fields() -> Counter[int]:
    """By event: the largest stage, as far as its rows and places tell."""
    stages: dict[tuple[int, str], list[list[int]]] = defaultdict(list)
    results = Result.objects.filter(unit__component="").exclude(status="DNS")
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
