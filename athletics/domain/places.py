"""Places with ties, in results and in tables."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

T = TypeVar("T")


def place_labels(places: Iterable[int | None]) -> list[str]:
    """``1``, ``=2``, ``=2``, ``4``; empty where no place is held."""
    places = list(places)
    shared = Counter(place for place in places if place)
    return [
        "" if not place else f"={place}" if shared[place] > 1 else str(place) for place in places
    ]


def ranked(rows: Sequence[T], key: Callable[[T], object]) -> list[tuple[int, T]]:
    """Rows that stand in order, with competition ranking: equal keys share the better rank."""
    result: list[tuple[int, T]] = []
    rank, previous = 0, object()
    for position, row in enumerate(rows, 1):
        if key(row) != previous:
            rank, previous = position, key(row)
        result.append((rank, row))
    return result
