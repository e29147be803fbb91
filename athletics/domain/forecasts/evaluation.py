"""How good forecasts are: log loss, how often favourites won, calibration, what a gain is worth."""

import math
import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

#: The edges of the bands of chances; those of an upset and a shock are among them.
BANDS = (0.0, 0.05, 0.1, 0.2, 0.35, 0.5, 1.0)
#: Bands with fewer forecasts say nothing.
ENOUGH = 50
RESAMPLES = 5000


@dataclass(frozen=True)
class Judged:
    """The chances of a field and which of them won."""

    chances: Sequence[float]
    winner: int

    @property
    def loss(self) -> float:
        """``-ln p`` of the winner, in nats."""
        return -math.log(max(self.chances[self.winner], 1e-12))

    @property
    def favourite_won(self) -> bool:
        """Whether the likeliest won; the first of equals is the likeliest."""
        return max(range(len(self.chances)), key=lambda one: self.chances[one]) == self.winner


@dataclass(frozen=True)
class Band:
    """Forecasts with chances from ``low`` up to ``high``: their mean, and how many won."""

    low: float
    high: float
    forecasts: int
    expected: float
    wins: int


def log_loss(judged: Sequence[Judged]) -> float:
    """The mean loss of an event, in nats."""
    return sum(one.loss for one in judged) / len(judged)


def calibration(judged: Iterable[Judged]) -> list[Band]:
    """Every single chance in its band; empty bands are left out."""
    held: list[list[tuple[float, bool]]] = [[] for _ in BANDS[1:]]
    for one in judged:
        for number, chance in enumerate(one.chances):
            band = next(at for at, high in enumerate(BANDS[1:]) if chance < high or high == 1.0)
            held[band].append((chance, number == one.winner))
    return [
        Band(
            low,
            high,
            len(rows),
            sum(chance for chance, _ in rows) / len(rows),
            sum(won for _, won in rows),
        )
        for low, high, rows in zip(BANDS[:-1], BANDS[1:], held, strict=True)
        if rows
    ]


def gain(
    better: Sequence[Judged], worse: Sequence[Judged], seed: int = 2013
) -> tuple[float, float]:
    """The 95 % interval of the mean loss saved, by a paired bootstrap over the events.

    The same seed gives the same interval.
    """
    saved = [two.loss - one.loss for one, two in zip(better, worse, strict=True)]
    draw = random.Random(seed)  # noqa: S311  # resampling, no secret
    means = sorted(sum(draw.choices(saved, k=len(saved))) / len(saved) for _ in range(RESAMPLES))
    return means[int(RESAMPLES * 0.025)], means[int(RESAMPLES * 0.975)]
