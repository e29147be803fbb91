"""The drawing of a rivalry: time to the right, the running balance up for one and down for the
other."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from athletics.domain.axes import BOTTOM, LEFT, RIGHT, TOP, Tick, year_ticks
from athletics.domain.duels import FIRST, LEVEL, SECOND, UNKNOWN
from athletics.domain.scale import Scale, ticks

_STEP = {FIRST: 1, SECOND: -1, LEVEL: 0}


@dataclass(frozen=True)
class Point:
    """The balance after a meeting, at its place in the drawing."""

    x: float
    y: float
    balance: int
    final: bool


@dataclass(frozen=True)
class DuelChart:
    points: Sequence[Point]
    #: Where neither leads.
    middle: float
    leads: Sequence[Tick]
    years: Sequence[Tick]

    @property
    def line(self) -> str:
        """Steps from the even start through all points."""
        path = f"M{self.points[0].x} {self.middle}"
        return path + "".join(f"H{point.x}V{point.y}" for point in self.points)

    @property
    def last(self) -> Point:
        return self.points[-1]


def chart(meetings: Sequence[tuple[dt.date, str, bool]]) -> DuelChart | None:
    """``meetings`` are (day, outcome, whether it was a final) in time order.

    Meetings whose outcome is not known are left out; None where fewer than two are left.
    """
    scored = [meeting for meeting in meetings if meeting[1] != UNKNOWN]
    if len(scored) < 2:
        return None
    balances, balance = [], 0
    for _, outcome, _ in scored:
        balance += _STEP[outcome]
        balances.append(balance)
    low, high = min(0, *balances), max(0, *balances)
    heights = Scale(low, high, BOTTOM, TOP)
    first, last = scored[0][0].year, scored[-1][0].year
    days = Scale(dt.date(first, 1, 1).toordinal(), dt.date(last, 12, 31).toordinal(), LEFT, RIGHT)
    points = [
        Point(days.at(day.toordinal()), heights.at(after), after, final)
        for (day, _, final), after in zip(scored, balances, strict=True)
    ]
    leads = [Tick(heights.at(tick), str(abs(tick))) for tick in ticks(low, high)]
    years = year_ticks(first, last, lambda year: days.at(dt.date(year, 7, 1).toordinal()))
    return DuelChart(points, heights.at(0), leads, years)
