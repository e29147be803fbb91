"""Bests and records that follow from results in time order."""

from collections.abc import Callable, Iterable
from typing import TypeVar

T = TypeVar("T")


def is_better(value: int, than: int, better: str) -> bool:
    return value < than if better == "lower" else value > than


def progression(rows: Iterable[T], value: Callable[[T], int], better: str) -> list[T]:
    """The rows, in time order, each of which was better than or equal to all before it.

    An equalled record is part of a progression, as record books print it.
    """
    best: int | None = None
    result = []
    for row in rows:
        mark = value(row)
        if best is None or mark == best or is_better(mark, best, better):
            best = mark
            result.append(row)
    return result
