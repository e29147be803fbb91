"""Two athletes in one race or contest: who finished ahead, and the score of many."""

from collections.abc import Iterable
from dataclasses import dataclass

from athletics.domain.records import is_better
from athletics.domain.statuses import STATUSES

#: Did not come to the end: behind everyone who did.
_BEATEN = frozenset({"DNF", "DQ", "NM"})
#: Everyone but those who did not start.
TOOK_PART = frozenset(STATUSES) - {"DNS"}

FIRST, SECOND, LEVEL, UNKNOWN = "first", "second", "level", "unknown"


@dataclass(frozen=True)
class Showing:
    """What one athlete did in a race or contest; ``value`` in thousandths, None where not held."""

    status: str
    place: int | None = None
    value: int | None = None

    @property
    def finished(self) -> bool:
        """Known to have a place or a mark that stands."""
        has_outcome = self.place is not None or self.value is not None
        return self.status in ("OK", "UNPLACED") and has_outcome


def ahead(first: Showing, second: Showing, better: str) -> str:
    """``first`` or ``second``, ``level`` where they shared a place, ``unknown``.

    The place decides, else the mark; who did not finish, was disqualified or had no mark is
    behind one who finished. Equal marks without places decide nothing: a photo finish or a
    countback may have.
    """
    if first.finished and second.finished:
        return _of_finishers(first, second, better)
    if first.finished and second.status in _BEATEN:
        return FIRST
    if second.finished and first.status in _BEATEN:
        return SECOND
    return UNKNOWN


def _of_finishers(first: Showing, second: Showing, better: str) -> str:
    if first.place is not None and second.place is not None:
        if first.place == second.place:
            return LEVEL
        return FIRST if first.place < second.place else SECOND
    if first.value is None or second.value is None or first.value == second.value:
        return UNKNOWN
    return FIRST if is_better(first.value, second.value, better) else SECOND


@dataclass(frozen=True)
class Score:
    """Meetings in which each finished ahead, shared a place, or of which it is not known."""

    first: int
    second: int
    level: int
    unknown: int

    @property
    def meetings(self) -> int:
        return self.first + self.second + self.level + self.unknown

    @property
    def scored(self) -> int:
        return self.meetings - self.unknown


def score(outcomes: Iterable[str]) -> Score:
    held = list(outcomes)
    return Score(*(held.count(one) for one in (FIRST, SECOND, LEVEL, UNKNOWN)))
