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


#: Thousandths that hand timing flatters (World Athletics rule TR19.24 and its scoring tables).
_HAND_ALLOWANCE = {
    **dict.fromkeys(("60", "100", "200", "60H", "80H", "100H", "110H", "200H"), 240),
    **dict.fromkeys(("400", "400H", "4x100"), 140),
}


def comparable(mark: str, value: int, discipline: str) -> int:
    """The value with which a mark competes for a record.

    A sprint printed in tenths was timed by hand and gets the usual allowance, so that 9.9 does
    not stand before 9.95 for ever.
    """
    by_hand = mark.endswith("h") or len(mark.partition(".")[2]) == 1
    return value + (_HAND_ALLOWANCE.get(discipline, 0) if by_hand else 0)
