"""The drawing of an athlete's season's bests: time to the right, better is up."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from athletics.domain.axes import BOTTOM, LEFT, RIGHT, TOP, Tick, mark_label, year_ticks
from athletics.domain.scale import Scale, ticks


@dataclass(frozen=True)
class Point:
    """A season's best at its place in the drawing; ``final`` is G, S, B, a place or nothing."""

    x: float
    y: float
    season: int
    mark: str
    final: str = ""


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
    seasons = Scale(bests[0][0], bests[-1][0], LEFT, RIGHT)
    up = low if better == "lower" else high
    heights = Scale(low, high, *((TOP, BOTTOM) if up == low else (BOTTOM, TOP)))
    points = [
        Point(seasons.at(season), heights.at(value), season, mark, finals.get(season, ""))
        for season, value, mark in bests
    ]
    best = points[values.index(up)]
    marks = [Tick(heights.at(tick), mark_label(tick, measure)) for tick in ticks(low, high)]
    years = year_ticks(bests[0][0], bests[-1][0], seasons.at)
    return SeasonChart(points, [one for one in points if one.final], best, marks, years)
