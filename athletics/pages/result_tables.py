"""Results and groups of results as files: one column a value, slugs beside names."""

from collections.abc import Iterator
from functools import cache
from typing import Any

from django.urls import reverse

from athletics.domain.firmness import FIRMNESS
from athletics.domain.marks import format_value, format_wind
from athletics.domain.medals import COLOURS
from athletics.domain.names import display_name
from athletics.pages.tables import CHUNK, Column, Table
from athletics.queries.finder import Readings
from athletics.queries.finder_groups import Group, Groups

Row = dict[str, Any]
_READ = {
    "championship": "championship",
    "edition": "edition__slug",
    "city": "edition__city",
    "year": "year",
    "date": "result__date",
    "sex": "sex",
    "discipline": "discipline__slug",
    "event": "event__slug",
    "round": "phase",
    "group": "result__unit__group",
    "leg": "result__unit__component",
    "implement": "result__unit__implement",
    "place": "place",
    "status": "status",
    "mark": "result__mark",
    "wind": "result__wind",
    "legal_mark": "result__legal_mark",
    "wind_is": "wind",
    "athlete": "athlete__slug",
    "given_name": "athlete__given_name",
    "family_name": "athlete__family_name",
    "name_order": "athlete__name_order",
    "country": "country",
    "country_name": "country__name",
    "team": "result__team",
    "medal": "medal",
    "behind": "behind",
    "ahead": "ahead",
    "measure": "measure",
    "youngest": "youngest",
    "oldest": "oldest",
    "host_nation": "at_home",
    "title_holder": "title_holder",
    "through_rounds": "through_rounds",
    "season_rank": "form_rank",
    "tags": "result__tags",
    "note": "result__note",
    "firmness": "firmness",
    "sources": "result__source_set__key",
}
_PLAIN = (
    "championship edition city year date sex discipline round group leg implement place status mark"
).split()


def _column(name: str) -> Column:
    return Column(name, lambda row: row[_READ[name]])


def _name(row: Row) -> str:
    if not row["athlete__slug"]:
        return f"{row['country__name']} {row['result__team']}".strip()
    parts = (row["athlete__given_name"], row["athlete__family_name"], row["athlete__name_order"])
    return display_name(*parts)


def _difference(name: str) -> Column:
    def value(row: Row) -> str:
        return "" if row[name] is None else format_value(row[name], row["measure"])

    return Column(name, value)


def result_table(readings: Readings, address: str) -> Table:
    """All of them, read in runs; ``address`` is that of the site."""

    @cache
    def event(championship: str, edition: str, slug: str) -> str:
        return address + reverse("event", args=(championship, edition, slug))

    def page(row: Row) -> str:
        return event(row["championship"], row["edition__slug"], row["event__slug"])

    columns = [
        *map(_column, _PLAIN),
        Column("wind", lambda row: format_wind(row["result__wind"])),
        *map(_column, ["legal_mark", "wind_is", "athlete"]),
        Column("athlete_name", _name),
        *map(_column, ["country", "country_name", "team"]),
        Column("medal", lambda row: COLOURS.get(row["medal"], "")),
        _difference("behind"),
        _difference("ahead"),
        Column("age_least", lambda row: row["youngest"]),
        Column("age_most", lambda row: row["oldest"]),
        *map(_column, ["host_nation", "title_holder", "through_rounds", "season_rank"]),
        *map(_column, ["tags", "note", "sources"]),
        Column("rests_on", lambda row: FIRMNESS[row["firmness"]]),
        Column("address", page),
    ]
    return Table("results", columns, readings.values(*_READ.values()).iterator(CHUNK))


def group_table(groups: Groups, measure: str, address: str) -> Table:
    """Every group; what it is of by slug and by name."""
    by = groups.by

    def key(group: Group) -> object:
        return getattr(group.thing, "slug", group.key)

    def page(group: Group) -> str:
        if by in ("year", "discipline"):
            return ""
        return f"{address}{group.thing.get_absolute_url()}"

    def best(group: Group) -> str:
        return "" if group.best is None else format_value(group.best, measure)

    columns = [
        Column(by, key),
        Column("name", lambda group: "" if group.thing is None else str(group.thing)),
        Column("results", lambda group: group.total),
        Column("gold", lambda group: group.golds),
        Column("silver", lambda group: group.silvers),
        Column("bronze", lambda group: group.bronzes),
        Column("best", best),
        Column("first_year", lambda group: group.first),
        Column("last_year", lambda group: group.last),
        Column("address", page),
    ]
    return Table("groups", columns, _each(groups))


def _each(groups: Groups) -> Iterator[Group]:
    yield from groups.all()
