"""Groups of results: how many each, medals, the best mark, the first and the last year."""

from dataclasses import dataclass
from typing import Any, NamedTuple

from django.db.models import Count, F, Max, Min, Q, QuerySet

from athletics.models import Athlete, Country, Discipline, Edition
from athletics.queries.finder import Readings


class Grouping(NamedTuple):
    """What the results are grouped by, and the column of the reading that tells it."""

    label: str
    column: str


class GroupSort(NamedTuple):
    label: str
    keys: tuple[str, ...]


GROUPINGS = {
    "athlete": Grouping("Athlete", "athlete"),
    "country": Grouping("Country", "country"),
    "edition": Grouping("Edition", "edition"),
    "discipline": Grouping("Discipline", "discipline"),
    "year": Grouping("Year", "year"),
}
_FIGURES = ("total", "golds", "silvers", "bronzes", "first", "last")
_MEDALS = ("-golds", "-silvers", "-bronzes")
GROUP_SORTS = {
    "-count": GroupSort("Most results first", ("-total", *_MEDALS)),
    "count": GroupSort("Fewest results first", ("total", *_MEDALS)),
    "medals": GroupSort("Medals, gold first", (*_MEDALS, "-total")),
    "group": GroupSort("Name of the group", ("label",)),
    "best": GroupSort("Best mark", ("best",)),
    "first": GroupSort("First year", ("first", "-total")),
    "-first": GroupSort("First year, latest first", ("-first", "-total")),
    "last": GroupSort("Last year", ("last", "-total")),
    "-last": GroupSort("Last year, latest first", ("-last", "-total")),
}
#: What comes first by name: people and teams by name, editions and disciplines in their order.
_LABELS = {"edition": "day", "discipline": "programme", "year": "year"}


@dataclass
class Group:
    """Results of one athlete, country, edition, discipline (``thing``) or year (``key``)."""

    key: Any
    thing: Any
    total: int
    golds: int
    silvers: int
    bronzes: int
    first: int
    last: int
    #: Thousandths; None where the marks are of several kinds or none is held.
    best: int | None


class Groups:
    """Groups as the paginator takes them: what they are of is read for one page alone."""

    def __init__(
        self, readings: Readings, by: str, least: int, sort: str, measure: str, lower: bool | None
    ) -> None:
        self.by, column = by, GROUPINGS[by].column
        held: QuerySet[Any] = readings.order_by().filter(**{f"{column}__isnull": False})
        self.ungrouped = readings.order_by().filter(**{f"{column}__isnull": True})
        of_measure = Q(measure=measure)
        best = Min("value", filter=of_measure) if lower else Max("value", filter=of_measure)
        self.rows: QuerySet[Any] = held.values(column).annotate(
            label=Min(_LABELS.get(by, "sort_name")),
            total=Count("pk"),
            golds=Count("pk", filter=Q(medal="G")),
            silvers=Count("pk", filter=Q(medal="S")),
            bronzes=Count("pk", filter=Q(medal="B")),
            first=Min("year"),
            last=Max("year"),
            **({} if lower is None else {"best": best}),
        )
        if least > 1:
            self.rows = self.rows.filter(total__gte=least)
        keys = [
            key if key != "best" else _best_first(bool(lower))
            for key in GROUP_SORTS[sort or "-count"].keys
        ]
        self.rows = self.rows.order_by(*keys, "label", column)

    def left_out(self) -> int:
        """Results of teams, which belong to no single athlete."""
        return self.ungrouped.count() if self.by == "athlete" else 0

    def count(self) -> int:
        return self.rows.count()

    def __len__(self) -> int:
        return self.count()

    def __getitem__(self, shown: slice) -> list[Group]:
        return self._groups(list(self.rows[shown]))

    def all(self) -> list[Group]:
        return self._groups(list(self.rows))

    def _groups(self, rows: list[dict[str, Any]]) -> list[Group]:
        column = GROUPINGS[self.by].column
        things = self._things([row[column] for row in rows])
        return [
            Group(
                key=row[column],
                thing=things.get(row[column]),
                best=row.get("best"),
                **{name: row[name] for name in _FIGURES},
            )
            for row in rows
        ]

    def _things(self, keys: list[Any]) -> dict[Any, Any]:
        """One query; of any number where all are asked for."""
        read: dict[str, QuerySet[Any]] = {
            "athlete": Athlete.objects.select_related("country"),
            "country": Country.objects.all(),
            "edition": Edition.objects.select_related("championship"),
            "discipline": Discipline.objects.all(),
        }
        return read[self.by].in_bulk(keys) if self.by in read else {}


def _best_first(lower: bool) -> Any:
    return F("best").asc(nulls_last=True) if lower else F("best").desc(nulls_last=True)
