"""Titles and what became of those who held them: retained, lost, or not known.

A title holder is who has the title of the last time before that the event was held at the same
championship. Absent is only said where a source says it, never from silence.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from athletics.domain.rounds import phase_order

RETAINED, ABSENT, UNKNOWN = "retained", "absent", "unknown"
OUTCOMES = {
    RETAINED: "retained the title",
    "medal": "lost it, with a medal",
    "final": "lost it in the final",
    "eliminated": "out before the final",
    "no-result": "no mark, not finished or disqualified",
    "not-started": "entered and did not start",
    "took-part": "took part, outcome not held",
    ABSENT: "absent, as a source says",
    UNKNOWN: "not known: no row is held",
}
#: What shows that the title was not retained: rows, or a source; never silence.
LOST = ("medal", "final", "eliminated", "no-result", "not-started", ABSENT)


@dataclass(frozen=True)
class Appearance:
    """One row of the title holder in the event; ``colour`` is the medal it holds today."""

    phase: str
    place: int | None
    status: str
    colour: str = ""


def latest(rows: Iterable[Appearance]) -> Appearance | None:
    """The row of the stage nearest to the final; a race started counts before one that was not."""
    return min(
        rows,
        key=lambda row: (row.status == "DNS", phase_order(row.phase), -(row.place or 0)),
        default=None,
    )


def outcome(rows: Iterable[Appearance], absent: bool) -> str:
    """A key of ``OUTCOMES``; ``absent`` is whether a source says that the holder was not there."""
    row = latest(rows)
    if row is None:
        return ABSENT if absent else UNKNOWN
    if row.colour == "G":
        return RETAINED
    if row.colour:
        return "medal"
    if row.status == "DNS":
        return "not-started"
    if row.status in ("DNF", "DQ", "NM"):
        return "no-result"
    if row.phase == "unknown" or row.status == "TOOKPART":
        return "took-part"
    return "final" if row.phase == "final" else "eliminated"
