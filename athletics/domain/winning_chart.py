"""The drawing of an event's winning marks at one championship, with the championship record.

Time runs to the right, better is up. The record is a line of steps that breaks where a new
implement, model or course made a new record.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from athletics.domain.axes import BOTTOM, LEFT, RIGHT, TOP, Tick, mark_label, year_ticks
from athletics.domain.scale import Scale, ticks

#: Fewer winning marks than this make no picture.
_FEWEST = 3


@dataclass(frozen=True)
class Winner:
    """The winning mark of an edition; ``value`` in thousandths of its measure."""

    year: int
    value: int
    mark: str


@dataclass(frozen=True)
class Step:
    """A mark that became the record, in any round, under a specification."""

    year: int
    value: int
    mark: str
    specification: str = ""


@dataclass(frozen=True)
class Point:
    x: float
    y: float
    winner: Winner


@dataclass(frozen=True)
class WinningChart:
    points: Sequence[Point]
    #: A path for each specification, the oldest first.
    records: Sequence[str]
    best: Point
    marks: Sequence[Tick]
    years: Sequence[Tick]


def chart(
    winners: Sequence[Winner], steps: Sequence[Step], measure: str, better: str
) -> WinningChart | None:
    """Both in time order. None where too few winning marks are held."""
    if len(winners) < _FEWEST:
        return None
    shown: list[Winner | Step] = [*winners, *steps]
    low, high = min(one.value for one in shown), max(one.value for one in shown)
    first, last = min(one.year for one in shown), max(one.year for one in shown)
    years = Scale(first, last, LEFT, RIGHT)
    lower = better == "lower"
    heights = Scale(low, high, *((TOP, BOTTOM) if lower else (BOTTOM, TOP)))
    points = [Point(years.at(one.year), heights.at(one.value), one) for one in winners]
    best = min(points, key=lambda point: point.y)
    marks = [Tick(heights.at(tick), mark_label(tick, measure)) for tick in ticks(low, high)]
    lines = _records(steps, years, heights)
    return WinningChart(points, lines, best, marks, year_ticks(first, last, years.at))


def _records(steps: Sequence[Step], years: Scale, heights: Scale) -> list[str]:
    """A line holds its height from one record to the next, the last of all to the right edge."""
    lines: list[str] = []
    before: Step | None = None
    for step in steps:
        x, y = years.at(step.year), heights.at(step.value)
        if before is None:
            lines.append(f"M{x} {y}")
        elif before.specification == step.specification:
            lines[-1] += f"H{x}V{y}"
        else:
            lines[-1] += f"H{x}"
            lines.append(f"M{x} {y}")
        before = step
    if lines:
        lines[-1] += f"H{years.end}"
    return lines
