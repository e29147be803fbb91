"""The drawing of a country's medals at the editions of one championship.

A column an edition: gold at the foot, silver and bronze above it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from athletics.domain.axes import BOTTOM, LEFT, RIGHT, TOP, Tick, year_ticks
from athletics.domain.medals import COLOURS
from athletics.domain.scale import Scale, ticks

#: Fewer editions with a medal than this make no picture.
_FEWEST = 3
_WIDEST = 26.0
#: A column takes this share of the room between two editions.
_SHARE = 0.75
#: With more columns than this only the highest has its number.
_ALL_NUMBERS = 14


@dataclass(frozen=True)
class Medals:
    """What a country won at the edition of a year."""

    year: int
    gold: int
    silver: int
    bronze: int

    @property
    def total(self) -> int:
        return self.gold + self.silver + self.bronze


@dataclass(frozen=True)
class Segment:
    """``colour`` in full: gold."""

    colour: str
    y: float
    height: float


@dataclass(frozen=True)
class Bar:
    """``x`` is the middle; ``number`` the medals in all, empty where there is no room for it."""

    x: float
    left: float
    top: float
    segments: Sequence[Segment]
    number: str


@dataclass(frozen=True)
class MedalChart:
    bars: Sequence[Bar]
    width: float
    counts: Sequence[Tick]
    years: Sequence[Tick]
    most: Medals
    foot: int = BOTTOM


def chart(editions: Sequence[Medals]) -> MedalChart | None:
    """``editions`` in time order, each with a medal or more; None where they are too few."""
    if len(editions) < _FEWEST:
        return None
    first, last = editions[0].year, editions[-1].year
    years = Scale(first, last, LEFT + _WIDEST / 2, RIGHT - _WIDEST / 2)
    places = [years.at(one.year) for one in editions]
    room = min(after - before for before, after in pairwise(places))
    width = round(max(1.0, min(_WIDEST, room * _SHARE)), 1)
    most = max(editions, key=lambda one: one.total)
    heights = Scale(0, most.total, BOTTOM, TOP)
    bars = []
    for x, one in zip(places, editions, strict=True):
        numbered = len(editions) <= _ALL_NUMBERS or one is most
        number = str(one.total) if numbered else ""
        left = round(x - width / 2, 1)
        bars.append(Bar(x, left, heights.at(one.total), _segments(one, heights), number))
    counts = [Tick(heights.at(tick), str(tick)) for tick in ticks(0, most.total)]
    return MedalChart(bars, width, counts, year_ticks(first, last, years.at), most)


def _segments(one: Medals, heights: Scale) -> list[Segment]:
    segments, below = [], 0
    for colour in COLOURS.values():
        count = getattr(one, colour)
        if count:
            foot, top = heights.at(below), heights.at(below + count)
            segments.append(Segment(colour, top, round(foot - top, 1)))
            below += count
    return segments
