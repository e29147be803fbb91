"""The drawing of an athlete's season's bests: time to the right, better is up."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from athletics.domain.marks import TIME, format_time
from athletics.domain.scale import Scale, ticks

WIDTH, HEIGHT = 660, 250
_LEFT, _RIGHT, _TOP, _BOTTOM = 70, 630, 36, 196
#: More seasons than this and only every second year is written.
_ALL_YEARS = 6


@dataclass(frozen=True)
class Point:
    """A season's best at its place in the drawing; ``final`` is G, S, B, a place or nothing."""

    x: float
    y: float
    season: int
    mark: str
    final: str = ""


@dataclass(frozen=True)
class Tick:
    at: float
    text: str
    #: Left out on narrow screens.
    wide_only: bool = False


@dataclass(frozen=True)
class SeasonChart:
    points: Sequence[Point]
    finals: Sequence[Point]
    best: Point
    marks: Sequence[Tick]
    years: Sequence[Tick]

    @property
    def line(self) -> str:
        """The path through all points."""
        return "M" + "L".join(f"{point.x} {point.y}" for point in self.points)


def chart(
    bests: Sequence[tuple[int, int, str]], finals: Mapping[int, str], measure: str, better: str
) -> SeasonChart | None:
    """``bests`` are (season, value, mark) in time order; None where a line needs more points."""
    if len(bests) < 3:
        return None
    values = [value for _, value, _ in bests]
    low, high = min(values), max(values)
    seasons = Scale(bests[0][0], bests[-1][0], _LEFT, _RIGHT)
    up = low if better == "lower" else high
    heights = Scale(low, high, *((_TOP, _BOTTOM) if up == low else (_BOTTOM, _TOP)))
    points = [
        Point(seasons.at(season), heights.at(value), season, mark, finals.get(season, ""))
        for season, value, mark in bests
    ]
    best = points[values.index(up)]
    marks = [Tick(heights.at(tick), _label(tick, measure)) for tick in ticks(low, high)]
    return SeasonChart(points, [one for one in points if one.final], best, marks, _years(bests))


def _years(bests: Sequence[tuple[int, int, str]]) -> list[Tick]:
    first, last = bests[0][0], bests[-1][0]
    scale = Scale(first, last, _LEFT, _RIGHT)
    step = max(1, round((last - first) / 10))
    years = range(first, last + 1, step)
    crowded = len(years) > _ALL_YEARS
    return [
        Tick(scale.at(year), str(year), crowded and position % 2 == 1)
        for position, year in enumerate(years)
    ]


def _label(value: int, measure: str) -> str:
    """A round value on the axis: ``3:30``, ``10.2``, ``8.00``, ``8500``."""
    if measure == TIME:
        return format_time(value, 0 if value % 1000 == 0 else 2 if value % 100 else 1)
    whole, rest = divmod(value, 1000)
    return f"{whole}.{rest // 10:02d}" if measure == "distance" else str(whole)
