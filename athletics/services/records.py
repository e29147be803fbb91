"""Records of championships and national bests, made anew from the published results."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import reduce
from operator import or_
from typing import NamedTuple

from django.db import transaction
from django.db.models import F, Q, QuerySet

from athletics.domain.marks import Mark
from athletics.domain.records import (
    COUNTING_STATUSES,
    Counting,
    counting,
    progression,
    standing,
    time_order,
)
from athletics.domain.specifications import WITHOUT_RECORDS, specification
from athletics.models import ChampionshipRecord, Discipline, Event, NationalBest, Result

BATCH = 2000

#: Championship, discipline, sex: what has a record of its own.
Contest = tuple[str, str, str]


class _Row(NamedTuple):
    """A mark as read, and what it counts as."""

    result: int
    country: str
    counted: Counting
    wind_missing: bool
    specification: str
    edition: dt.date
    order: tuple[object, ...]


@transaction.atomic
def rebuild_records(events: "QuerySet[Event] | None" = None) -> None:
    """Of all championships, or of those contests that the given events belong to."""
    wanted = Q() if events is None else _contests(events)
    held = Q() if events is None else _contests(events, prefix="")
    ChampionshipRecord.objects.filter(held).delete()
    NationalBest.objects.filter(held).delete()
    records: list[ChampionshipRecord] = []
    nationals: list[NationalBest] = []
    disciplines = Discipline.objects.in_bulk()
    for contest, rows in _marks(wanted, disciplines):
        better = disciplines[contest[1]].better
        records += _records(contest, rows, better)
        nationals += _nationals(contest, rows, better)
    ChampionshipRecord.objects.bulk_create(records, batch_size=BATCH)
    NationalBest.objects.bulk_create(nationals, batch_size=BATCH)


def _contests(events: "QuerySet[Event]", prefix: str = "unit__event__") -> Q:
    championship = f"{prefix}edition__championship" if prefix else "championship"
    keys = events.values_list("edition__championship", "discipline", "sex").distinct()
    conditions = (
        Q(**{championship: key[0], f"{prefix}discipline": key[1], f"{prefix}sex": key[2]})
        for key in keys.order_by()
    )
    return reduce(or_, conditions, Q(pk=None))


def _marks(wanted: Q, disciplines: dict[str, Discipline]) -> Iterator[tuple[Contest, list[_Row]]]:
    """The marks that count of each contest, in time order; indoors there is no wind."""
    event = F("unit__event__edition")
    results = (
        Result.objects.visible_to(None)
        .filter(wanted, unit__component="", mark_value__isnull=False)
        .filter(status__in=COUNTING_STATUSES)
        .exclude(unit__event__discipline__in=WITHOUT_RECORDS)
        .values_list(
            *("pk", "country", "mark", "mark_value", "wind"),
            *("legal_mark", "legal_mark_value", "legal_wind", "date"),
            *("unit__phase", "unit__group", "unit__implement"),
            *("unit__event__discipline", "unit__event__sex"),
            *("unit__event__edition__championship", "unit__event__edition__start_date"),
            "unit__event__edition__championship__indoor",
        )
        .order_by(event, "pk")
    )
    contests: dict[Contest, list[_Row]] = defaultdict(list)
    for pk, country, mark, value, wind, legal, legal_value, legal_wind, date, *rest in results:
        phase, group, implement, code, sex, championship, start, indoor = rest
        discipline = disciplines[code]
        windy = discipline.wind_counts and not indoor
        counted = counting(
            code,
            _mark(mark, value),
            wind if windy else None,
            _mark(legal, legal_value) if legal else None,
            legal_wind,
        )
        if counted:
            made_under = specification(code, sex, implement, date or start)
            order = start, *time_order(phase, group, counted.compared, discipline.better)
            missing = windy and counted.wind is None
            row = _Row(pk, country, counted, missing, made_under, start, order)
            contests[championship, code, sex].append(row)
    for contest, rows in sorted(contests.items()):
        yield contest, sorted(rows, key=lambda row: row.order)


def _mark(text: str, value: int) -> Mark:
    return Mark(text, value, text.endswith("h"), text.endswith("w"))


def _by_specification(rows: Iterable[_Row]) -> dict[str, list[_Row]]:
    """The one used latest last."""
    groups: dict[str, list[_Row]] = defaultdict(list)
    for row in rows:
        groups[row.specification].append(row)
    return dict(sorted(groups.items(), key=lambda group: group[1][-1].edition))


def _counted(row: _Row) -> Counting:
    return row.counted


def _records(contest: Contest, rows: list[_Row], better: str) -> Iterator[ChampionshipRecord]:
    groups = _by_specification(rows)
    position = 0
    for made_under, held in groups.items():
        steps = progression(held, _counted, better)
        today = set(standing(steps))
        for row, equals in steps:
            position += 1
            yield ChampionshipRecord(
                **_columns(contest, row, outdated=made_under != list(groups)[-1]),
                position=position,
                equals=equals,
                stands=row in today,
            )


def _nationals(contest: Contest, rows: list[_Row], better: str) -> Iterator[NationalBest]:
    groups = _by_specification(rows)
    for made_under, held in groups.items():
        by_country: dict[str, list[_Row]] = defaultdict(list)
        for row in held:
            by_country[row.country].append(row)
        for country, mine in sorted(by_country.items()):
            for row in standing(progression(mine, _counted, better)):
                columns = _columns(contest, row, outdated=made_under != list(groups)[-1])
                yield NationalBest(**columns, country_id=country)


def _columns(contest: Contest, row: _Row, *, outdated: bool) -> dict[str, object]:
    championship, discipline, sex = contest
    return {
        "championship_id": championship,
        "discipline_id": discipline,
        "sex": sex,
        "specification": row.specification,
        "outdated": outdated,
        "result_id": row.result,
        "mark": row.counted.mark,
        "wind": row.counted.wind,
        "wind_missing": row.wind_missing,
    }
