"""A part of a long list: which rows it has, then all that they show."""

from collections.abc import Callable, Sequence
from typing import Any, Generic, TypeVar

from django.db.models import Model, QuerySet

Row = TypeVar("Row", bound=Model)
T = TypeVar("T")


def read_part(rows: QuerySet[Row], part: slice) -> list[Row]:
    """That part of the rows, in their order.

    One query where they show nothing but themselves. Otherwise two, the first of which reads
    nothing but what filters and orders the list: in one, a database may join everything that is
    shown to every row of the list before it sorts them.
    """
    if not rows.query.select_related:
        return list(rows[part])
    found = list(rows.values_list("pk", flat=True)[part])
    held = rows.order_by().in_bulk(found)
    return [held[pk] for pk in found if pk in held]  # one may have gone in between


class Parts(Generic[T]):
    """A list as a paginator takes it: counted before, and read a page at a time.

    ``read`` makes of the ids of a page what is shown of them; by default the rows themselves.
    """

    def __init__(
        self,
        rows: QuerySet[Any],
        total: int,
        read: Callable[[list[Any]], Sequence[T]] | None = None,
    ) -> None:
        self.rows, self.total, self.read = rows, total, read

    def count(self) -> int:
        return self.total

    def __len__(self) -> int:
        return self.total

    def __getitem__(self, part: slice) -> Sequence[Any]:
        if self.read is None:
            return read_part(self.rows, part)
        return self.read(list(self.rows.values_list("pk", flat=True)[part]))
