"""An athlete's best at each championship, by discipline: from results already read, no query."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from athletics.domain.marks import format_wind
from athletics.domain.records import (
    COUNTING_STATUSES,
    Counting,
    counting,
    progression,
    standing,
    time_order,
)
from athletics.domain.specifications import WITHOUT_RECORDS, specification
from athletics.models import Championship, Discipline, Result


@dataclass
class ChampionshipBest:
    """The best mark that counts, the first of equals."""

    championship: Championship
    discipline: Discipline
    specification: str
    result: Result
    counted: Counting

    @property
    def wind_text(self) -> str:
        return format_wind(self.counted.wind)


def championship_bests(results: Iterable[Result]) -> list[ChampionshipBest]:
    """By championship and programme; marks under other specifications stand apart."""
    groups: dict[tuple[Championship, Discipline, str], list[tuple[Result, Counting]]]
    groups = defaultdict(list)
    for result in results:
        counted = _counting(result)
        if counted:
            event = result.unit.event
            day = result.date or event.edition.start_date
            made_under = specification(event.discipline_id, event.sex, result.unit.implement, day)
            key = event.edition.championship, event.discipline, made_under
            groups[key].append((result, counted))
    bests = []
    for (championship, discipline, made_under), held in groups.items():
        held.sort(key=_time_order)
        steps = progression(held, lambda row: row[1], discipline.better)
        bests.append(ChampionshipBest(championship, discipline, made_under, *standing(steps)[0]))
    return sorted(bests, key=lambda best: (best.championship.sort, best.discipline.sort))


def _counting(result: Result) -> Counting | None:
    mark, event = result.as_mark, result.unit.event
    discipline = event.discipline
    if mark is None or result.status not in COUNTING_STATUSES or result.unit.component:
        return None
    if discipline.code in WITHOUT_RECORDS:
        return None
    windy = discipline.wind_counts and not event.edition.championship.indoor
    wind = result.wind if windy else None
    return counting(discipline.code, mark, wind, result.as_legal_mark, result.legal_wind)


def _time_order(row: tuple[Result, Counting]) -> tuple[dt.date, tuple[object, ...]]:
    result, counted = row
    event = result.unit.event
    order = time_order(
        result.unit.phase, result.unit.group, counted.compared, event.discipline.better
    )
    return event.edition.start_date, order
