"""Answers of the finder: results that match, counted, sorted, grouped, with what is unknown."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from django.db.models import Count, F, Max, Min, Q, QuerySet
from django.db.models.expressions import OrderBy

from athletics.domain.firmness import FIRMNESS, TWO
from athletics.domain.marks import TIME, format_value
from athletics.models import Event, Result, ResultReading, Viewer

Readings = QuerySet[ResultReading]

#: Drafts that a query names one by one.
MOST_NAMED = 500


class Sort(NamedTuple):
    """A way to sort: ``keys`` are columns, a minus turns one, the unknown always come last."""

    label: str
    keys: tuple[str, ...]


_LATEST = ("-day", "programme", "sex", "stage", "place")
SORTS = {
    "-date": Sort("Newest first", _LATEST),
    "date": Sort("Oldest first", ("day", *_LATEST[1:])),
    "event": Sort("Event", ("programme", "sex", "-day", "stage", "place")),
    "name": Sort("Name", ("sort_name", *_LATEST)),
    "-name": Sort("Name, from Z", ("-sort_name", *_LATEST)),
    "country": Sort("Country", ("country", *_LATEST)),
    "-country": Sort("Country, from Z", ("-country", *_LATEST)),
    "place": Sort("Place", ("place", *_LATEST)),
    "-place": Sort("Place, last first", ("-place", *_LATEST)),
    "mark": Sort("Mark, best first", ("mark", *_LATEST)),
    "-mark": Sort("Mark, poorest first", ("-mark", *_LATEST)),
    "age": Sort("Youngest first", ("oldest", "age_days", *_LATEST)),
    "-age": Sort("Oldest athletes first", ("-youngest", "-age_days", *_LATEST)),
    "behind": Sort("Closest behind the winner", ("behind", *_LATEST)),
    "-behind": Sort("Furthest behind the winner", ("-behind", *_LATEST)),
    "ahead": Sort("Smallest winning margin", ("ahead", *_LATEST)),
    "-ahead": Sort("Largest winning margin", ("-ahead", *_LATEST)),
    "form": Sort("Season rank", ("form_rank", *_LATEST)),
    "-form": Sort("Season rank, lowest first", ("-form_rank", *_LATEST)),
}
_NULLABLE = {"place", "value", "legal_value", "oldest", "youngest", "age_days"}
_NULLABLE |= {"behind", "ahead", "form_rank"}


def ordered(readings: Readings, sort: str, mark: str = "value", lower: bool = True) -> Readings:
    """Sorted in one of ``SORTS``; ``mark`` is the column of the marks, ``lower`` whether less is
    better. The id makes the order whole."""
    keys = SORTS[sort or "-date"].keys
    return readings.order_by(*(_key(key, mark, lower) for key in keys), "pk")


def _key(key: str, mark: str, lower: bool) -> str | OrderBy:
    descending, name = key.startswith("-"), key.lstrip("-")
    if name == "mark":
        name, descending = mark, descending == lower
    if name not in _NULLABLE:
        return f"-{name}" if descending else name
    if descending:
        return F(name).desc(nulls_last=True)
    return F(name).asc(nulls_last=True)


def readings_for(viewer: Viewer) -> Readings:
    """Of what the viewer may see; one query.

    The drafts, mostly none, are named: a subquery would be asked again for each of the results,
    by each of the counts.
    """
    drafts = Event.objects.hidden_from(viewer).order_by().values_list("pk", flat=True)
    hidden = list(drafts[: MOST_NAMED + 1])
    if len(hidden) > MOST_NAMED:
        return ResultReading.objects.visible_to(viewer)
    return ResultReading.objects.exclude(event__in=hidden)


@dataclass
class Line:
    """A result that matches, with what follows from it."""

    reading: ResultReading
    result: Result

    @property
    def age(self) -> str:
        """``25``, or ``24 to 25`` where the dates do not decide it; empty where not known."""
        youngest, oldest = self.reading.youngest, self.reading.oldest
        if youngest is None:
            return ""
        return str(youngest) if youngest == oldest else f"{youngest} to {oldest}"

    @property
    def margin(self) -> str:
        """``+0.27`` or ``-0.03`` behind the winner; ``by 0.12`` for the winner."""
        reading = self.reading
        if reading.ahead is not None:
            return f"by {format_value(reading.ahead, reading.measure)}"
        if not reading.behind:
            return ""
        sign = "+" if reading.measure == TIME else "-"
        return f"{sign}{format_value(reading.behind, reading.measure)}"


def lines_of(pks: list[int]) -> list[Line]:
    """One query for everything that a line prints, in the order given."""
    results = Result.objects.select_related(
        "reading",
        "athlete",
        "country",
        "source_set",
        "unit__event__discipline",
        "unit__event__edition__championship",
    ).in_bulk(pks)
    return [Line(results[pk].reading, results[pk]) for pk in pks]


@dataclass
class Answer:
    """What is told of all that matches: how many, how firm, and when it was so last."""

    total: int
    firmness: dict[str, int]
    #: Results that match all filters that a result can answer, and of them, by what is not known,
    #: those that cannot answer one.
    among: int
    unknown: dict[str, int]
    first_year: int | None
    last_year: int | None
    latest: list[Line] = field(default_factory=list)


def answer(readings: Readings, among: Readings, unsure: Mapping[str, Q]) -> Answer:
    """At most four queries: two counts, the latest case and the one before."""
    counted = readings.order_by().aggregate(
        total=Count("pk"),
        last_day=Max("day"),
        first_year=Min("year"),
        last_year=Max("year"),
        **{f"firm_{key}": Count("pk", filter=Q(firmness=key)) for key in FIRMNESS if key != TWO},
    )
    total = counted["total"]
    firm = {words: counted.get(f"firm_{key}") or 0 for key, words in FIRMNESS.items()}
    firm[FIRMNESS[TWO]] = total - sum(firm.values())
    found = Answer(
        total=total,
        firmness=firm,
        among=total,
        unknown={},
        first_year=counted["first_year"],
        last_year=counted["last_year"],
        latest=_latest(readings, counted["last_day"]),
    )
    if unsure:
        names = {f"q{number}": unknown for number, unknown in enumerate(unsure.values())}
        told = among.order_by().aggregate(
            total=Count("pk"),
            **{name: Count("pk", filter=unknown) for name, unknown in names.items()},
        )
        found.among = told["total"]
        found.unknown = dict(zip(unsure, (told[name] for name in names), strict=True))
    return found


def _latest(readings: Readings, last_day: dt.date | None) -> list[Line]:
    """The latest result that matches, and the latest of an earlier event."""
    if last_day is None:
        return []
    newest = ordered(readings, "-date").filter(day=last_day).values_list("pk", "event")[0]
    before = (
        ordered(readings, "-date")
        .filter(day__lte=last_day)
        .exclude(event=newest[1])
        .values_list("pk", flat=True)[:1]
    )
    return lines_of([newest[0], *before])
