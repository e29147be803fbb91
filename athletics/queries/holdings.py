"""What the archive holds: counts, coverage by edition, sources."""

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from django.db.models import Aggregate, Count, F, Q, QuerySet, Subquery, Sum, Value

from athletics.models import (
    Athlete,
    Championship,
    Country,
    Coverage,
    Edition,
    Event,
    Medal,
    SeasonBest,
    SeasonListEntry,
    Source,
    Viewer,
)
from athletics.models.championships import seen_events
from athletics.queries.kept import kept
from athletics.queries.medals import without_squads


@dataclass
class Counts:
    """How many of each noun the archive holds."""

    championships: int
    editions: int
    events: int
    results: int
    medals: int
    athletes: int
    countries: int
    season_list_entries: int
    season_bests: int


def counts(viewer: Viewer) -> Counts:
    """One query with a subquery for each count, kept until the archive changes."""
    return kept("holdings", "", viewer, lambda: _count(viewer))


def _count(viewer: Viewer) -> Counts:
    held: dict[str, QuerySet[Any]] = {
        "championships": Championship.objects.all(),
        "editions": Edition.objects.visible_to(viewer),
        "events": Event.objects.visible_to(viewer),
        "medals": Medal.objects.visible_to(viewer),
        "athletes": Athlete.objects.all(),
        "countries": Country.objects.all(),
        "season_list_entries": SeasonListEntry.objects.filter(
            edition__in=Edition.objects.visible_to(viewer)
        ),
        "season_bests": SeasonBest.objects.all(),
    }
    results = Coverage.objects.filter(event__in=Event.objects.visible_to(viewer)).order_by()
    counted = Championship.objects.annotate(
        # As coverage has counted them: of the rows themselves there are a hundred thousand.
        results_counted=_alone(results, Sum("results")),
        **{f"{name}_counted": _alone(things, Count("pk")) for name, things in held.items()},
    )
    names = ["results", *held]
    row = counted.values_list(*(f"{name}_counted" for name in names)).first() or [0] * len(names)
    return Counts(**{name: count or 0 for name, count in zip(names, row, strict=True)})


def _alone(things: QuerySet[Any], number: Aggregate) -> Subquery:
    everything = things.order_by().values(one=Value(1))
    return Subquery(everything.annotate(number=number).values("number"))


@dataclass
class HomePage:
    counts: Counts
    latest: list[Edition]


def home_page(viewer: Viewer) -> HomePage:
    latest = Edition.objects.visible_to(viewer).select_related("championship", "country")
    return HomePage(counts(viewer), list(latest.order_by("-start_date")[:6]))


@dataclass
class DataPage:
    counts: Counts
    editions: dict[Championship, list[Edition]]
    totals: dict[Championship, dict[str, int]]
    without_squads: dict[Championship, list[str]]
    sources: list[Source]


def data_page(viewer: Viewer) -> DataPage:
    """Coverage of every edition, and the editions whose relay runners are not held."""
    by_championship: dict[Championship, list[Edition]] = defaultdict(list)
    visible = seen_events(viewer)
    held = (
        Edition.objects.visible_to(viewer)
        .select_related("championship")
        .annotate(
            events_held=Count("events", filter=visible),
            results_held=Sum("events__coverage__results", filter=visible),
            competitors=Sum("events__coverage__held", filter=visible),
            least_field=Sum("events__coverage__least_field", filter=visible),
            unplaced=Sum("events__coverage__unplaced", filter=visible),
            full=Count(
                "events",
                filter=visible
                & Q(
                    events__coverage__full_list=True,
                    events__coverage__held__gte=F("events__coverage__least_field"),
                ),
            ),
        )
        .order_by("championship__sort", "-start_date")
    )
    for edition in held:
        by_championship[edition.championship].append(edition)
    medals = without_squads(Medal.objects.visible_to(viewer))
    lacking: dict[str, list[str]] = defaultdict(list)
    for championship, city, year in (
        medals.values_list(
            "event__edition__championship", "event__edition__city", "event__edition__year"
        )
        .distinct()
        .order_by("event__edition__year")
    ):
        lacking[championship].append(f"{city} {year}")
    return DataPage(
        counts(viewer),
        dict(by_championship),
        {
            championship: {
                name: sum(getattr(edition, name) or 0 for edition in editions)
                for name in ("events_held", "results_held", "competitors", "full", "unplaced")
            }
            for championship, editions in by_championship.items()
        },
        {one: lacking[one.pk] for one in by_championship if one.pk in lacking},
        list(Source.objects.all()),
    )
