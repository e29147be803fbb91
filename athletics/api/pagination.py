"""Long lists in pages, each with the address of the next.

A cursor says after which row the next page begins, by the values that the list is ordered by: rows
that come or go before it shift nothing, and the last page costs no more than the first. The
pagination of the framework orders by one field without gaps; lists here are ordered by several,
of which some are not known for every row.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.core import signing
from django.db.models import F, Model, Q, QuerySet
from django.db.models.expressions import OrderBy
from rest_framework.exceptions import ValidationError
from rest_framework.pagination import BasePagination
from rest_framework.request import Request
from rest_framework.response import Response

from athletics.api.addresses import site_of
from athletics.queries.kept import kept
from athletics.queries.parts import read_part

LENGTH = 50
LONGEST = 200


@dataclass(frozen=True)
class Key:
    """One of the values that order a list; what is not known comes last, where it may be so."""

    path: str
    descending: bool
    nulls_last: bool

    @property
    def order(self) -> OrderBy:
        nulls_last = True if self.nulls_last else None
        return OrderBy(F(self.path), descending=self.descending, nulls_last=nulls_last)

    def beyond(self, value: Any) -> Q | None:
        """Rows after one with this value; None where there can be none."""
        if value is None:
            return None
        later = Q(**{f"{self.path}__{'lt' if self.descending else 'gt'}": value})
        return later | Q(**{f"{self.path}__isnull": True}) if self.nulls_last else later

    def same(self, value: Any) -> Q:
        return Q(**({f"{self.path}__isnull": True} if value is None else {self.path: value}))

    def of(self, row: Any) -> Any:
        """The value as JSON can keep it."""
        if isinstance(row, dict):
            found = row[self.path]
        else:
            found = row
            for part in self.path.split("__"):
                found = getattr(found, part)
        return found if found is None or isinstance(found, int | str) else str(found)


def keys_of(rows: QuerySet[Any], last: str = "pk") -> list[Key]:
    """The order of a list, made total by ``last``; a thing stands for its key, not its order."""
    ordering: Sequence[Any] = rows.query.order_by or rows.model._meta.ordering
    keys = [_key(one, rows.model) for one in ordering]
    if last and last not in [key.path for key in keys]:
        keys.append(Key(last, descending=False, nulls_last=False))
    return keys


def _key(order: Any, model: type[Model]) -> Key:
    if isinstance(order, OrderBy):
        named: Any = order.expression
        return Key(named.name, order.descending, bool(order.nulls_last))
    *way, name = order.removeprefix("-").split("__")
    held: Any = model
    for part in way:
        held = held._meta.get_field(part).related_model
    column = name if name == "pk" else held._meta.get_field(name).attname
    return Key("__".join([*way, column]), order.startswith("-"), nulls_last=False)


def after(keys: Sequence[Key], values: Sequence[Any]) -> Q:
    """The rows that come after the one with these values."""
    found, same = Q(), Q()
    for key, value in zip(keys, values, strict=True):
        beyond = key.beyond(value)
        if beyond is not None:
            found |= same & beyond
        same &= key.same(value)
    return found


class CursorPages(BasePagination):
    """``{"count": all that match, "next": address or null, "results": […]}``."""

    parameters = ("cursor", "limit")

    def paginate_queryset(self, queryset: Any, request: Request, view: Any = None) -> list[Any]:
        keys = keys_of(queryset, view.last_key)
        salt = ",".join(f"{'-' if key.descending else ''}{key.path}" for key in keys)
        limit = _limit(request)
        self.request, self.count = request, _count(queryset, request, view)
        rows = queryset.order_by(*(key.order for key in keys))
        if "cursor" in request.query_params:
            rows = rows.filter(after(keys, _read(request.query_params["cursor"], salt)))
        part = slice(0, limit + 1)
        # Without a last key the rows are no records but what is told of several.
        page = read_part(rows, part) if view.last_key else list(rows[part])
        more, page = len(page) > limit, page[:limit]
        values = [key.of(page[-1]) for key in keys] if more else []
        self.cursor = signing.dumps(values, salt=salt, compress=True) if more else ""
        return page

    def get_paginated_response(self, data: Any) -> Response:
        return Response({"count": self.count, "next": self._next(), "results": data})

    def _next(self) -> str | None:
        if not self.cursor:
            return None
        query = self.request.query_params.copy()
        query["cursor"] = self.cursor
        return f"{site_of(self.request)}{self.request.path}?{query.urlencode(safe='/:')}"

    def get_paginated_response_schema(self, schema: dict[str, Any]) -> dict[str, Any]:
        return {
            "type": "object",
            "required": ["count", "next", "results"],
            "properties": {
                "count": {"type": "integer", "description": "All that match, on every page"},
                "next": {"type": "string", "format": "uri", "nullable": True},
                "results": schema,
            },
        }

    def get_schema_operation_parameters(self, view: Any) -> list[dict[str, Any]]:
        length = {"type": "integer", "minimum": 1, "maximum": LONGEST, "default": LENGTH}
        return [
            _parameter("cursor", {"type": "string"}, "Where the page begins: follow “next”"),
            _parameter("limit", length, "Rows of a page"),
        ]


def _count(found: QuerySet[Any], request: Request, view: Any) -> int:
    asked = [(name, request.query_params.get(name, "")) for name in view.filters()]
    return kept(f"api {view.__class__.__name__}", urlencode(asked), None, found.count)


def _parameter(name: str, schema: dict[str, Any], description: str) -> dict[str, Any]:
    about = {"name": name, "in": "query", "required": False}
    return {**about, "description": description, "schema": schema}


def _limit(request: Request) -> int:
    text = request.query_params.get("limit", str(LENGTH))
    if text.isascii() and text.isdecimal() and 1 <= int(text[:9]) <= LONGEST:
        return int(text[:9])
    raise ValidationError({"limit": [f"Write a whole number from 1 to {LONGEST}."]})


def _read(cursor: str, salt: str) -> list[Any]:
    """Only cursors of this order, as given out here: what they hold can be asked for unseen."""
    try:
        values: list[Any] = signing.loads(cursor, salt=salt)
    except signing.BadSignature:
        raise ValidationError(
            {"cursor": ["This cursor is not of this list; follow the “next” of a page."]}
        ) from None
    return values
