"""Marks and wind: printed text, exact whole numbers, never floats."""

import re
from dataclasses import dataclass
from decimal import Decimal

TIME, DISTANCE, POINTS = "time", "distance", "points"

#: A wind above this many tenths of a metre a second aids a mark (World Athletics rule 17, C1.1).
WIND_LIMIT = 20
#: In combined events one leg may have up to this, while the average stays within WIND_LIMIT.
COMBINED_WIND_LIMIT = 40

# Behind a colon stand two digits: 3:5 could be 3:05 or 3:50.
_TIME = re.compile(
    r"(?:(?:(\d{1,2}):(?=\d\d:))?(\d{1,2}):(?=\d\d(?!\d)))?(\d{1,3})(?:\.(\d{1,3}))?(h)?", re.ASCII
)
_NUMBER = re.compile(r"(\d{1,5})(?:\.(\d{1,3}))?(w)?", re.ASCII)
_WIND = re.compile(r"[+-](?:[1-9]\d?\.\d|0\.[1-9])|0\.0", re.ASCII)


@dataclass(frozen=True)
class Mark:
    """A mark as printed and its value in thousandths of a second, metre or point."""

    text: str
    value: int
    hand_timed: bool = False
    wind_aided: bool = False


def parse_mark(text: str, measure: str) -> Mark:
    """Read ``3:29.38``, ``10.2h``, ``8.95``, ``17.35w`` or ``9126``.

    Raises ValueError that names the value and the mend.
    """
    return _parse_time(text) if measure == TIME else _parse_number(text, measure)


def _parse_time(text: str) -> Mark:
    match = _TIME.fullmatch(text)
    if not match:
        raise ValueError(f"{text!r} is no time; write 9.58, 3:29.38, 2:03:59 or 10.2h")
    hours, minutes, seconds, fraction, hand = match.groups()
    if (minutes is not None and int(seconds) > 59) or (hours is not None and int(minutes) > 59):
        raise ValueError(f"{text!r} is no time; minutes and seconds go up to 59")
    whole = int(hours or 0) * 3600 + int(minutes or 0) * 60 + int(seconds)
    return _positive(text, whole, fraction, hand_timed=bool(hand))


def _parse_number(text: str, measure: str) -> Mark:
    match = _NUMBER.fullmatch(text)
    if not match or (match[3] and measure != DISTANCE):
        example = "8.95 or 8.95w (metres)" if measure == DISTANCE else "9126"
        raise ValueError(f"{text!r} is no mark in {measure}; write {example}")
    return _positive(text, int(match[1]), match[2], wind_aided=bool(match[3]))


def _positive(
    text: str, whole: int, fraction: str | None, hand_timed: bool = False, wind_aided: bool = False
) -> Mark:
    value = whole * 1000 + int((fraction or "").ljust(3, "0"))
    if value == 0:
        raise ValueError(f"{text!r} is no mark; leave it empty where none is held")
    return Mark(text, value, hand_timed, wind_aided)


def parse_wind(text: str) -> int:
    """Tenths of a metre a second from ``+1.3``, ``-0.4`` or ``0.0``. Raises ValueError."""
    if not _WIND.fullmatch(text):
        raise ValueError(f"{text!r} is no wind; write +1.3, -0.4 or 0.0")
    return int(Decimal(text) * 10)


def format_wind(tenths: int | None) -> str:
    """``+1.3``, ``-0.4``, ``0.0``; empty where unknown."""
    if tenths is None:
        return ""
    sign = "+" if tenths > 0 else "-" if tenths < 0 else ""
    return f"{sign}{abs(tenths) // 10}.{abs(tenths) % 10}"


def format_time(value: int, decimals: int = 2) -> str:
    """Thousandths of a second as ``3:29.38``."""
    hours, rest = divmod(value, 3_600_000)
    minutes, rest = divmod(rest, 60_000)
    seconds, thousandths = divmod(rest, 1000)
    fraction = "." + f"{thousandths:03d}"[:decimals] if decimals else ""
    if hours:
        return f"{hours}:{minutes:02d}:{seconds:02d}{fraction}"
    return f"{minutes}:{seconds:02d}{fraction}" if minutes else f"{seconds}{fraction}"


def decimals_of(text: str) -> int:
    """How many decimals a printed mark has: its precision is information."""
    return len(text.rstrip("hw").partition(".")[2])


def format_value(value: int, measure: str) -> str:
    """Thousandths as a mark is printed: ``3:29.38``, ``8.95``, ``9126``; long races in seconds."""
    if measure == TIME:
        whole = value % 1000 == 0 and value >= 600_000
        return format_time(value, 0 if whole else 3 if value % 10 else 2)
    if measure == DISTANCE:
        return f"{value // 1000}.{value % 1000 // 10:02d}"
    return f"{value / 1000:g}"


def margin(winner: Mark, other: Mark, measure: str) -> str:
    """``+0.27`` behind in time, ``-0.03`` short in distance or points, ``0.00`` where equal.

    Rounded to the coarser precision of the two marks.
    """
    decimals = min(decimals_of(winner.text), decimals_of(other.text))
    sign = "" if other.value == winner.value else "+" if measure == TIME else "-"
    apart = difference(winner, other)
    if measure == TIME:
        return sign + format_time(apart, decimals)
    whole, thousandths = divmod(apart, 1000)
    return f"{sign}{whole}" + ("." + f"{thousandths:03d}"[:decimals] if decimals else "")


def difference(winner: Mark, other: Mark) -> int:
    """Thousandths between two marks, rounded to the coarser precision of the two."""
    unit: int = 10 ** (3 - min(decimals_of(winner.text), decimals_of(other.text)))
    return (abs(other.value - winner.value) + unit // 2) // unit * unit


def is_wind_aided(mark: Mark, wind: int | None, limit: int = WIND_LIMIT) -> bool:
    """Whether the mark is known to be aided; an unknown wind is not aided."""
    return mark.wind_aided or (wind is not None and wind > limit)


def wind_of(text: str, wind: int | None, limit: int = WIND_LIMIT) -> str:
    """``aided``, ``legal`` or ``unknown``, of a printed mark in an event in which wind counts."""
    if text.endswith("w") or (wind is not None and wind > limit):
        return "aided"
    return "unknown" if wind is None else "legal"
