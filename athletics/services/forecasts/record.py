"""What the forecasts need of the record, read in bulk into plain rows."""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace

from django.db.models import Q, QuerySet

from athletics.domain.forecasts.coefficients import SCORING
from athletics.domain.forecasts.entrants import FORM_OF, NEIGHBOURS, form_of
from athletics.domain.medals import Decision
from athletics.domain.scoring import Factors, points
from athletics.models import (
    Athlete,
    Event,
    MedalDecision,
    Result,
    SeasonBest,
    SeasonListEntry,
    WorldRecord,
)


@dataclass(frozen=True)
class Row:
    """A result of an athlete in one race or group of an event."""

    unit: int
    phase: str
    athlete: int
    country: str
    place: int | None
    status: str
    date: dt.date | None


@dataclass
class HeldEvent:
    """An individual event with its edition, results and decisions."""

    pk: int
    discipline: str
    sex: str
    group: str
    measure: str
    championship: str
    edition: int
    start: dt.date
    end: dt.date
    age_group: str
    indoor: bool
    countries_held: bool
    rows: list[Row] = field(default_factory=list)
    decisions: list[Decision] = field(default_factory=list)

    @property
    def form(self) -> str:
        return form_of(self.discipline)

    @property
    def awarded_on(self) -> dt.date:
        """The last day of the final, or of the edition where that is not held."""
        days = [row.date for row in self.rows if row.phase == "final" and row.date]
        return max(days, default=self.end)


@dataclass(frozen=True)
class ListLine:
    """An athlete's or another's line of a season list, the better of two lists of one form."""

    points: float
    rank: int
    mark: int
    text: str
    discipline: str
    #: The line of the other list.
    other: "ListLine | None" = None

    def on_list(self, discipline: str) -> "ListLine | None":
        """The line of this very discipline."""
        return next(
            (one for one in (self, self.other) if one and one.discipline == discipline), None
        )


#: (form, sex): whatever shares them shares titles and pedigree.
EventTypes = Collection[tuple[str, str]]
SeasonLists = dict[tuple[int, str, str], dict[str, ListLine]]
Seasons = dict[int, dict[tuple[str, bool, int], float]]


def event_types_of(events: "QuerySet[Event]") -> set[tuple[str, str]]:
    """Of individual events."""
    return {
        (form_of(discipline), sex)
        for discipline, sex in events.filter(discipline__for_teams=False)
        .exclude(sex="X")
        .values_list("discipline", "sex")
    }


def held_events(types: EventTypes | None = None) -> list[HeldEvent]:
    """Individual events in time order, of these event types or of all; three queries."""
    columns = (
        *("pk", "discipline", "sex", "discipline__group", "discipline__measure"),
        *("edition__championship", "edition", "edition__start_date", "edition__end_date"),
        *("edition__championship__age_group", "edition__championship__indoor"),
        "edition__championship__countries_held",
    )
    individual = Event.objects.filter(_of(types), discipline__for_teams=False).exclude(sex="X")
    events = {
        row[0]: HeldEvent(*row)
        for row in individual.order_by("edition__start_date", "pk").values_list(*columns)
    }
    for event, row in _rows(types):
        if event in events:
            events[event].rows.append(row)
    decisions = MedalDecision.objects.filter(_of(types, "event__"), athlete__isnull=False)
    for decision in decisions.order_by("event", "pk"):
        if decision.event_id in events:
            events[decision.event_id].decisions.append(decision.as_decision())
    return list(events.values())


def _rows(types: EventTypes | None) -> Iterator[tuple[int, Row]]:
    """Of races with the senior implement; legs of combined events are no races of their own."""
    results = Result.objects.filter(
        _of(types, "unit__event__"), athlete__isnull=False, unit__component="", unit__implement=""
    ).order_by("unit__event", "unit", "place", "pk")
    columns = ("unit", "unit__phase", "athlete", "country", "place", "status", "date")
    for event, *row in results.values_list("unit__event", *columns).iterator():
        yield event, Row(*row)


def _of(types: EventTypes | None, prefix: str = "", sex: str = "sex") -> Q:
    """Rows of these event types; ``sex`` is the column that tells it."""
    if types is None:
        return Q()
    chosen = Q(pk__in=[])
    for form, of in types:
        disciplines = [form, *(one for one, other in FORM_OF.items() if other == form)]
        chosen |= Q(**{f"{prefix}discipline__in": disciplines, f"{prefix}{sex}": of})
    return chosen


def season_lists(
    types: EventTypes | None = None, factors: Mapping[str, Factors] = SCORING
) -> SeasonLists:
    """By edition, form and sex: the lines by athlete, or by printed name; one query.

    Lines dated on or after the first day of the edition are left out.
    """
    lists: SeasonLists = defaultdict(dict)
    entries = SeasonListEntry.objects.filter(_of(_with_neighbours(types)))
    columns = (
        *("edition", "edition__start_date", "edition__championship__indoor", "discipline", "sex"),
        *("rank", "athlete", "person_key", "mark_value", "mark", "date", "points"),
    )
    for row in entries.order_by("pk").values_list(*columns).iterator():
        edition, start, indoor, discipline, sex, rank, athlete, person, value, text, day, said = row
        if day >= start:
            continue
        worth = said or points(value, discipline, sex, indoor=indoor, factors=factors)
        if worth is None:
            continue
        lines = lists[edition, form_of(discipline), sex]
        key = str(athlete) if athlete else person
        line, held = ListLine(float(worth), rank, value, text, discipline), lines.get(key)
        if held is None or line.points > held.points:
            lines[key] = replace(line, other=held)
        else:
            lines[key] = replace(held, other=line)
    return lists


def _with_neighbours(
    types: EventTypes | None,
) -> set[tuple[str, str]] | None:
    if types is None:
        return None
    near = {(form_of(one), sex) for form, sex in types for one in NEIGHBOURS.get(form, ())}
    return near | set(types)


def seasons(types: EventTypes | None = None, factors: Mapping[str, Factors] = SCORING) -> Seasons:
    """By athlete: points of the best mark by form, indoors or out, and season; one query."""
    held: Seasons = defaultdict(dict)
    bests = SeasonBest.objects.filter(_of(types, sex="athlete__sex")).order_by()
    columns = ("athlete", "athlete__sex", "discipline", "indoor", "season", "mark_value")
    for athlete, sex, discipline, indoor, season, value in bests.values_list(*columns).iterator():
        worth = points(value, discipline, sex, indoor=indoor, factors=factors)
        if worth is not None:
            key = (form_of(discipline), indoor, season)
            held[athlete][key] = max(worth, held[athlete].get(key, 0.0))
    return held


def births(athletes: Collection[int] | None = None) -> dict[int, int]:
    """Year of birth by athlete, where held; one query."""
    people = Athlete.objects.exclude(born="")
    if athletes is not None:
        people = people.filter(pk__in=athletes)
    return {pk: born.year for pk, born in people.values_list("pk", "born") if born}


def record_holders(
    types: EventTypes | None = None,
) -> dict[tuple[str, str], list[tuple[dt.date, int | None]]]:
    """World records by discipline and sex: day and athlete, in time order; one query."""
    held: dict[tuple[str, str], list[tuple[dt.date, int | None]]] = defaultdict(list)
    records = WorldRecord.objects.filter(_of(types)).order_by("date", "pk")
    for discipline, sex, day, athlete in records.values_list(
        "discipline", "sex", "date", "athlete"
    ):
        held[discipline, sex].append((day, athlete))
    return held
