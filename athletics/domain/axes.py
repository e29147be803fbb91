"""What charts of seasons and marks share: the size of the drawing, and what stands on its axes."""

from collections.abc import Callable
from dataclasses import dataclass

from athletics.domain.marks import TIME, format_time

WIDTH, HEIGHT = 660, 250
LEFT, RIGHT, TOP, BOTTOM = 70, 630, 36, 196
#: More years than this and only every second one is written on narrow screens.
_ALL_YEARS = 6


@dataclass(frozen=True)
class Tick:
    at: float
    text: str
    #: Left out on narrow screens.
    wide_only: bool = False


def year_ticks(first: int, last: int, at: Callable[[int], float]) -> list[Tick]:
    """About ten of the years; ``at`` tells where one stands."""
    step = max(1, round((last - first) / 10))
    years = range(first, last + 1, step)
    crowded = len(years) > _ALL_YEARS
    return [
        Tick(at(year), str(year), crowded and position % 2 == 1)
        for position, year in enumerate(years)
    ]


def mark_label(value: int, measure: str) -> str:
    """A round value on the axis: ``3:30``, ``10.2``, ``8.00``, ``8500``."""
    if measure == TIME:
        return format_time(value, 0 if value % 1000 == 0 else 2 if value % 100 else 1)
    whole, rest = divmod(value, 1000)
    return f"{whole}.{rest // 10:02d}" if measure == "distance" else str(whole)
