"""What a table of the downloads is: columns with their meaning, and where the values stand."""

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import CharField, Q, QuerySet, Value
from django.db.models.expressions import Combinable
from django.db.models.functions import Concat, NullIf

from athletics.domain.dates import PartialDate
from athletics.models import Event
from athletics.models.expectations import WHOLE

TEXT, INTEGER, REAL = "text", "integer", "real"
#: Rows read at a time.
CHUNK = 2000

Cell = str | int | float | None


@dataclass(frozen=True)
class Column:
    """``path`` leads to the value from the model; ``refers`` names the table it is a key of."""

    name: str
    path: str | Combinable
    about: str
    kind: str = TEXT
    refers: str = ""
    #: Kept as millionths, given as a share.
    share: bool = False


@dataclass(frozen=True)
class PublicTable:
    """``rows`` gives the published ones; ``reading`` tells what is derived from what is typed."""

    name: str
    about: str
    columns: Sequence[Column]
    rows: Callable[[], "QuerySet[Any]"]
    #: The column that other tables refer to.
    key: str = ""
    reading: bool = False

    def cells(self) -> Iterator[tuple[Cell, ...]]:
        """One query; rows in the order of their making."""
        values = self.rows().order_by("pk").values_list(*(one.path for one in self.columns))
        shares = [one.share for one in self.columns]
        for row in values.iterator(chunk_size=CHUNK):
            yield tuple(_cell(value, share) for value, share in zip(row, shares, strict=True))


def _cell(value: Any, share: bool) -> Cell:
    """Nothing for what is not known: an empty text is an unknown one throughout the archive."""
    if value is None or value == "":
        return None
    if share:
        return float(value) / WHOLE
    if isinstance(value, bool):
        return int(value)
    if isinstance(value, PartialDate | dt.date):
        return str(value)
    return value if isinstance(value, str | int | float) else str(value)


def edition_key(prefix: str = "") -> Combinable:
    """``world-championships/2023-budapest``."""
    parts = (f"{prefix}championship_id", Value("/"), f"{prefix}slug")
    return Concat(*parts, output_field=CharField())


def event_key(prefix: str = "") -> Combinable:
    """``world-championships/2023-budapest/mens-1500m``; null where there is no event."""
    edition = f"{prefix}edition__"
    parts = (f"{edition}championship_id", Value("/"), f"{edition}slug", Value("/"), f"{prefix}slug")
    return NullIf(Concat(*parts, output_field=CharField()), Value("//"))


def of_published(model: Any, *paths: str) -> "QuerySet[Any]":
    """Rows none of whose events, at the ends of the paths, is a draft."""
    published = Event.objects.visible_to(None).order_by().values("pk")
    visible = Q()
    for path in paths:
        visible &= Q(**{f"{path}__isnull": True}) | Q(**{f"{path}__in": published})
    rows: QuerySet[Any] = model.objects.filter(visible)
    return rows
