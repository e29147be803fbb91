"""Drawings of chances: against the place in the event, and against what came of them.

All chances are shares between 0 and 1. Positions are in drawing units, from the top left.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from athletics.domain.scale import Scale, ticks

WIDTH = 540
_ROW, _TOP, _FOOT = 26, 14, 30
#: Names stand left of the axis, the chance in words right of its dot.
_LEFT, _RIGHT = 190, 410
#: The width of a chance in words; a stroke closer than this to a dot moves them to its right.
_WORDS = 50
_MILLION = 1_000_000


@dataclass(frozen=True)
class Entrant:
    """One row of the drawing; ``price`` is the upper bound that odds give, beside the chance."""

    place: str
    name: str
    chance: float
    label: str
    price: float | None = None
    price_label: str = ""
    winner: bool = False
    favourite: bool = False


@dataclass(frozen=True)
class Row:
    entrant: Entrant
    y: float
    x: float
    price_x: float | None
    #: Where the words for the chance stand, and those for the price.
    label_x: float
    price_label_x: float


@dataclass(frozen=True)
class ChanceChart:
    """Rows in the order of the result, chance to the right on a linear axis from nothing."""

    rows: Sequence[Row]
    ticks: Sequence[tuple[float, str]]
    height: float
    has_prices: bool
    width: int = WIDTH
    left: int = _LEFT

    @property
    def foot(self) -> float:
        return self.height - _FOOT


def chance_chart(entrants: Sequence[Entrant]) -> ChanceChart | None:
    """None where fewer than three chances are known: then a drawing tells nothing."""
    if len(entrants) < 3:
        return None
    most = max(max(one.chance, one.price or 0) for one in entrants)
    top = min(_MILLION, _upward(most))
    scale = Scale(0, top, _LEFT, _RIGHT)
    rows = []
    for number, one in enumerate(entrants):
        x = scale.at(round(one.chance * _MILLION))
        price_x = None if one.price is None else scale.at(round(one.price * _MILLION))
        near = price_x is not None and -_WORDS < price_x - x < _WORDS
        label_x = (max(x, price_x or 0) if near else x) + 12
        price_label_x = label_x + _WORDS if near else (price_x or 0) + 10
        rows.append(Row(one, _TOP + _ROW * (number + 0.5), x, price_x, label_x, price_label_x))
    marks = [(scale.at(tick), f"{tick // 10_000} %") for tick in _whole(top)]
    height = _TOP + _ROW * len(rows) + _FOOT
    return ChanceChart(rows, marks, height, any(one.price is not None for one in entrants))


def _upward(chance: float) -> int:
    """The next tenth, in millionths, so that the axis ends on a round value."""
    return -(-round(chance * _MILLION) // 100_000) * 100_000


def _whole(top: int) -> Sequence[int]:
    """Ticks in millionths on whole per cents, from 0."""
    return [tick * 10_000 for tick in ticks(0, top // 10_000, 5)]


_SIDE, _FROM, _TO = 360, 44, 340


@dataclass(frozen=True)
class Band:
    """Forecasts of one band: what was expected, what came, of how many."""

    expected: float
    observed: float
    forecasts: int


@dataclass(frozen=True)
class Dot:
    band: Band
    x: float
    y: float
    r: float


@dataclass(frozen=True)
class CalibrationChart:
    """Expected to the right, observed up; on the diagonal, the forecasts kept their word."""

    dots: Sequence[Dot]
    across: Sequence[tuple[float, str]]
    upward: Sequence[tuple[float, str]]
    side: int = _SIDE
    low: int = _FROM
    high: int = _TO


def calibration_chart(bands: Sequence[Band]) -> CalibrationChart | None:
    """Larger dots stand for more forecasts, by area. None without a band that has forecasts."""
    bands = [band for band in bands if band.forecasts]
    if not bands:
        return None
    across, upward = Scale(0, 100, _FROM, _TO), Scale(0, _MILLION, _TO - _FROM + 20, 20)
    right = Scale(0, _MILLION, _FROM, _TO)
    most = max(band.forecasts for band in bands)
    dots = [
        Dot(
            band,
            right.at(round(band.expected * _MILLION)),
            upward.at(round(band.observed * _MILLION)),
            round(3 + 6 * (band.forecasts / most) ** 0.5, 1),
        )
        for band in bands
    ]
    shares = range(0, 101, 25)
    return CalibrationChart(
        dots,
        [(across.at(share), f"{share} %") for share in shares],
        [(upward.at(share * 10_000), f"{share} %") for share in shares],
    )
