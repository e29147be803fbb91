"""The table of a page as CSV or JSON: all its rows under the same filters, streamed, never cut."""

import csv
import json
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponseBase, StreamingHttpResponse
from django.utils import timezone

from athletics.pages.context import address_of
from athletics.pages.errors import refused

FORMATS = ("csv", "json")
#: Rows of a queryset read at a time while its table is streamed.
CHUNK = 2000
#: What a spreadsheet would take for a formula, unless it is a plain number such as a wind.
_FORMULA = re.compile(r"[=+\-@\t\r](?!\d+(\.\d+)?$)")
#: Parts of the address that choose no rows.
_NO_FILTER = {"format", "table", "page"}


@dataclass(frozen=True)
class Column:
    """A column of the file and what a row has in it: text, a whole number, truth or nothing."""

    name: str
    value: Callable[[Any], object]


@dataclass(frozen=True)
class Table:
    """``name`` opens the file's name and is what ``?table=`` asks for."""

    name: str
    columns: Sequence[Column]
    rows: Iterable[Any]


def wants_table(request: HttpRequest) -> bool:
    """Whether the address asks for a file instead of the page."""
    return "format" in request.GET


def table_response(request: HttpRequest, *tables: Table) -> HttpResponseBase:
    """The first table, or the one that ``?table=`` names, in the format asked for.

    A format or a table that is not known is refused with those that are.
    """
    asked, name = request.GET.get("format", ""), request.GET.get("table", tables[0].name)
    if asked not in FORMATS:
        return refused(request, f"format “{asked[:20]}” is not known; choose csv or json.")
    named = {table.name: table for table in tables}
    if name not in named:
        known = ", ".join(named)
        return refused(request, f"table “{name[:20]}” is not on this page; choose {known}.")
    table = named[name]
    lines = _as_csv(table) if asked == "csv" else _as_json(request, table)
    kind = "text/csv; charset=utf-8" if asked == "csv" else "application/json"
    response = StreamingHttpResponse(lines, content_type=kind)
    file_name = f"{_file_name(request, table)}.{asked}"
    response["Content-Disposition"] = f'attachment; filename="{file_name}"'
    return response


def _file_name(request: HttpRequest, table: Table) -> str:
    """``upsets-basis-odds-2026-11-27``: the table, what was filtered, the day."""
    chosen = [
        f"{name}-{value}" for name, value in request.GET.items() if value and name not in _NO_FILTER
    ]
    place = request.path.strip("/").replace("/", "-")
    words = [place, table.name if table.name != place else "", *chosen]
    text = "-".join(filter(None, words))
    plain = re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")[:150]
    return f"{plain}-{timezone.localdate():%Y-%m-%d}"


def _as_csv(table: Table) -> Iterator[str]:
    writer = csv.writer(_Echo(), lineterminator="\n")
    yield writer.writerow([column.name for column in table.columns])
    for row in table.rows:
        yield writer.writerow([_cell(column.value(row)) for column in table.columns])


def _cell(value: object) -> object:
    if value is None:
        return ""
    if isinstance(value, bool):
        return int(value)
    if isinstance(value, str) and _FORMULA.match(value):
        return f"'{value}"
    return value


def _as_json(request: HttpRequest, table: Table) -> Iterator[str]:
    address = address_of(request) + request.get_full_path()
    head = {"address": address, "made": f"{timezone.now():%Y-%m-%dT%H:%M:%SZ}"}
    yield json.dumps(head, ensure_ascii=False)[:-1] + ', "rows": ['
    for number, row in enumerate(table.rows):
        record = {column.name: _plain(column.value(row)) for column in table.columns}
        yield (",\n" if number else "\n") + json.dumps(record, ensure_ascii=False)
    yield "\n]}\n"


def _plain(value: object) -> object:
    return value if value is None or isinstance(value, bool | int | float) else str(value)


class _Echo:
    """What the CSV writer writes to: the line itself is what it returns."""

    def write(self, line: str) -> str:
        return line
