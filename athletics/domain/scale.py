"""Linear scales for charts: where a value stands on a drawing."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Scale:
    """Maps values from ``low``..``high`` to ``start``..``end`` in drawing units."""

    low: int
    high: int
    start: float
    end: float

    def at(self, value: int) -> float:
        if self.high == self.low:
            return round((self.start + self.end) / 2, 1)
        share = (value - self.low) / (self.high - self.low)
        return round(self.start + share * (self.end - self.start), 1)


_STEPS: tuple[int, ...] = (1, 2, 5, 10, 20, 50, 100, 200, 250, 500, 1000, 2000, 5000, 10_000)
_STEPS += (15_000, 30_000, 60_000, 120_000, 300_000, 600_000, 1_200_000, 3_600_000)


def ticks(low: int, high: int, wanted: int = 4) -> Sequence[int]:
    """Round values within ``low``..``high``, about as many as wanted."""
    span = max(high - low, 1)
    step = next((step for step in _STEPS if span / step <= wanted), _STEPS[-1])
    first = -(-low // step) * step
    return range(first, high + 1, step)
