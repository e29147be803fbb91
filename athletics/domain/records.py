"""Bests and records that follow from results in time order."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from athletics.domain.marks import WIND_LIMIT, Mark, is_wind_aided
from athletics.domain.rounds import group_order, phase_order

T = TypeVar("T")

#: Who can set a record: a mark beside any other status is annulled or incomplete.
COUNTING_STATUSES = frozenset({"OK", "UNPLACED"})


def is_better(value: int, than: int, better: str) -> bool:
    return value < than if better == "lower" else value > than


@dataclass(frozen=True)
class Counting:
    """A mark that counts for records and bests, with its wind in tenths, None where not held.

    ``compared`` is the value with which it competes, in thousandths.
    """

    mark: str
    compared: int
    wind: int | None = None
    by_hand: bool = False


def counting(
    discipline: str, mark: Mark, wind: int | None, legal: Mark | None, legal_wind: int | None
) -> Counting | None:
    """The printed mark where its wind is legal or not held, else the best legal one beside it.

    None where the only mark is aided. Of disciplines without a wind rule, give no wind.
    """
    if is_wind_aided(mark, wind, WIND_LIMIT):
        if legal is None or is_wind_aided(legal, legal_wind, WIND_LIMIT):
            return None
        mark, wind = legal, legal_wind
    by_hand = is_hand_timed(mark.text, discipline)
    return Counting(mark.text, comparable(mark.text, mark.value, discipline), wind, by_hand)


def progression(
    rows: Iterable[T], counted: Callable[[T], Counting], better: str
) -> list[tuple[T, bool]]:
    """The rows, in time order, that beat or equalled all before them; True where they equalled.

    An equalled record is part of a progression, as record books print it. A hand time that comes
    level with an electronic one only by its allowance did not equal it.
    """
    best: Counting | None = None
    result = []
    for row in rows:
        mark = counted(row)
        level = best is not None and mark.compared == best.compared
        if best is None or is_better(mark.compared, best.compared, better):
            best = mark
            result.append((row, False))
        elif level and (best.by_hand or not mark.by_hand):
            best = mark
            result.append((row, True))
    return result


def standing(steps: Sequence[tuple[T, bool]]) -> list[T]:
    """The rows of a progression that hold the record today: the last to better it, its equals."""
    last = max((at for at, (_, equalled) in enumerate(steps) if not equalled), default=0)
    return [row for row, _ in steps[last:]]


def time_order(phase: str, group: str, value: int, better: str) -> tuple[object, ...]:
    """Key that puts the marks of one event into the order in which they were made.

    Rounds from the first to the final, races of a round by their number, best first within one.
    Marks whose round is not held come last, so that a final's record is never shown as their prey.
    """
    rounds = 1 if phase == "unknown" else -phase_order(phase)
    return rounds, group_order(group), value if better == "lower" else -value


#: Thousandths that hand timing flatters (World Athletics rule TR19.24 and its scoring tables).
_HAND_ALLOWANCE = {
    **dict.fromkeys(("60", "100", "200", "60H", "80H", "100H", "110H", "200H"), 240),
    **dict.fromkeys(("400", "400H", "4x100"), 140),
}


def is_hand_timed(mark: str, discipline: str) -> bool:
    """Whether a sprint was timed by hand: printed with ``h`` or in tenths."""
    if discipline not in _HAND_ALLOWANCE:
        return False
    return mark.endswith("h") or len(mark.partition(".")[2]) == 1


def comparable(mark: str, value: int, discipline: str) -> int:
    """The value with which a mark competes for a record.

    A sprint printed in tenths was timed by hand and gets the usual allowance, so that 9.9 does
    not stand before 9.95 for ever.
    """
    by_hand = is_hand_timed(mark, discipline)
    return value + (_HAND_ALLOWANCE[discipline] if by_hand else 0)
