"""World Athletics scoring points of a mark.

The tables follow ``points = a x² + b x + c`` with ``x`` in seconds, metres or points. The factors
of each event stand in ``forecasts.coefficients`` and were fitted to the marks and points of the
season lists, which they give back within one point (winds apart, which the lists' points allow
for and a bare mark does not).
"""

from collections.abc import Mapping

Factors = tuple[float, float, float]


def event_key(discipline: str, sex: str, *, indoor: bool) -> str:
    """``1500 M`` or ``1500 M indoor``: how the factors are named."""
    return f"{discipline} {sex}" + (" indoor" if indoor else "")


def points(
    value: int, discipline: str, sex: str, *, indoor: bool, factors: Mapping[str, Factors]
) -> float | None:
    """Points of a mark in thousandths; None for an event without factors.

    An indoor mark without factors of its own takes those of the event outdoors, and the other way.
    """
    own = factors.get(event_key(discipline, sex, indoor=indoor))
    found = own or factors.get(event_key(discipline, sex, indoor=not indoor))
    if found is None:
        return None
    a, b, c = found
    x = value / 1000
    return a * x * x + b * x + c
