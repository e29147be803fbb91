"""Results as pages print them: races in order, lines with places, margins and wind."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from athletics.domain.dates import age_on
from athletics.domain.marks import COMBINED_WIND_LIMIT, WIND_LIMIT, is_wind_aided, margin
from athletics.domain.places import place_labels
from athletics.domain.rounds import group_order, phase_order, stage_name
from athletics.models import Discipline, Event, Price, Result, SeasonListEntry, TeamMember, Unit

_STATUS_ORDER = ("OK", "UNPLACED", "TOOKPART", "DNF", "NM", "DQ", "DNS")


@dataclass
class Line:
    """One result in one race."""

    result: Result
    place: str
    behind: str = ""
    wind_aided: bool = False
    age: str = ""
    colour: str = ""
    members: list[TeamMember] = field(default_factory=list)
    #: The athlete's line of the world list on the eve.
    form: SeasonListEntry | None = None
    #: The latest price quoted for the athlete.
    price: Price | None = None


@dataclass
class Race:
    """One race or group; ``wind`` is set where all its lines share it."""

    unit: Unit
    lines: list[Line]
    days: list[dt.date]
    wind: str = ""
    component: Discipline | None = None

    @property
    def name(self) -> str:
        return str(self.component) if self.component else self.unit.name

    @property
    def winds_differ(self) -> bool:
        return not self.wind and any(line.result.wind is not None for line in self.lines)

    @property
    def has_margins(self) -> bool:
        return any(line.behind for line in self.lines)

    @property
    def has_advanced(self) -> bool:
        return any(line.result.advanced for line in self.lines)


@dataclass
class Stage:
    """All races of one stage: the final, the semifinals, the heats, a combined event's legs."""

    phase: str
    races: list[Race]

    @property
    def name(self) -> str:
        return stage_name(self.phase)


def stages(
    event: Event, results: Iterable[Result], components: Mapping[str, Discipline]
) -> list[Stage]:
    """Results of one event, read with unit and athlete, as stages with the final first."""
    by_unit: dict[int, list[Result]] = defaultdict(list)
    units: dict[int, Unit] = {}
    for result in results:
        units[result.unit_id] = result.unit
        by_unit[result.unit_id].append(result)
    by_phase: dict[str, list[Race]] = defaultdict(list)
    for pk, unit in units.items():
        component = components.get(unit.component)
        by_phase[unit.phase].append(_race(unit, by_unit[pk], event, component))
    return [
        Stage(phase, sorted(by_phase[phase], key=_race_order))
        for phase in sorted(by_phase, key=phase_order)
    ]


def _race_order(race: Race) -> tuple[int, tuple[int, str], str]:
    sort = race.component.sort if race.component else 0
    return sort, group_order(race.unit.group), race.unit.implement


def _race(unit: Unit, results: list[Result], event: Event, component: Discipline | None) -> Race:
    discipline = component or event.discipline
    results.sort(key=lambda result: _line_order(result, discipline))
    winds = {result.wind for result in results if result.mark}
    shared = discipline.measure == "time" and len(winds) == 1
    return Race(
        unit,
        _lines(results, event, discipline, is_leg=component is not None),
        sorted({result.date for result in results if result.date}),
        results[0].wind_text if shared else "",
        component,
    )


def _line_order(result: Result, discipline: Discipline) -> tuple[int, int, int, str]:
    value = result.mark_value or 0
    best_first = value if discipline.better == "lower" else -value
    name = result.athlete.sort_name if result.athlete else result.country_id
    placed = result.place or 10_000
    return placed, _STATUS_ORDER.index(result.status), best_first, name


def _lines(results: list[Result], event: Event, discipline: Discipline, is_leg: bool) -> list[Line]:
    winner = next((result.as_mark for result in results if result.place == 1), None)
    limit = COMBINED_WIND_LIMIT if is_leg else WIND_LIMIT
    labels = place_labels(result.place for result in results)
    lines = []
    for result, label in zip(results, labels, strict=True):
        mark = result.as_mark
        line = Line(result, label)
        if mark and winner and result.place and result.place > 1:
            equal = mark.value == winner.value
            line.behind = "same mark" if equal else margin(winner, mark, discipline.measure)
        if mark and discipline.wind_counts:
            line.wind_aided = is_wind_aided(mark, result.wind, limit)
        line.age = _age(result, event)
        lines.append(line)
    return lines


def _age(result: Result, event: Event) -> str:
    """``25``, or ``24 or 25`` where the birth date does not decide it; empty where unknown."""
    if not (result.athlete and result.athlete.born):
        return ""
    youngest, oldest = age_on(result.athlete.born, result.date or event.edition.end_date)
    return str(youngest) if youngest == oldest else f"{youngest} to {oldest}"
