"""The many spellings of one mark or wind, brought to the one that ``parse_mark`` reads."""

import re

from athletics.domain.marks import DISTANCE, POINTS, TIME, parse_mark

_HOURS = re.compile(r"(\d{1,2})[hH](\d{2})[:.'](\d{2})((?:[.]\d{1,3})?)", re.ASCII)
_ALL_DOTS = re.compile(r"(\d{1,2})[.:](\d{2})[.](\d{2})[.](\d{1,3})", re.ASCII)
_TWO_DOTS = re.compile(r"(\d{1,2})[.](\d{2})[.](\d{1,3})(h?)", re.ASCII)
_NO_HOURS = re.compile(r"(?:0{1,2}:)*(?:0(?=\d:))?(?=\d)", re.ASCII)
_METRES = re.compile(r"(\d{1,2})m(\d{2})", re.ASCII)
_WIND = re.compile(r"([+-]?)(\d{1,2})(?:\.(\d))?", re.ASCII)

_MINUTES_BY_COMMA = re.compile(r"(?<![\d.,:])(\d{1,2})\.(\d{2}),(?=\d)", re.ASCII)
_PRIMES = re.compile(r"(\d)'(\d{2})(?:\"|'')(?=\d)", re.ASCII)
_BARE_PRIME = re.compile(r"(\d)'(\d{2})(?=[.,]\d)", re.ASCII)
_DECIMAL_COMMA = re.compile(r"(?<=\d),(?=\d)", re.ASCII)
_THOUSANDS = re.compile(r"(?<![\d.,])(\d{1,2})[.,'](\d{3})(?!\d)", re.ASCII)


def with_points(text: str, measure: str) -> str:
    """Decimal commas as points, minutes behind a colon, thousands of points together."""
    if measure == POINTS:
        text = _THOUSANDS.sub(r"\1\2", text)
    if measure == TIME:
        text = _MINUTES_BY_COMMA.sub(r"\1:\2.", text)
        text = _PRIMES.sub(r"\1:\2.", text)
        text = _BARE_PRIME.sub(r"\1:\2", text)
    return _DECIMAL_COMMA.sub(".", text)


def canonical_mark(word: str, measure: str) -> str:
    """The text that ``parse_mark`` reads: ``3:29.38``, ``10.2h``, ``8.95w``; empty for no mark."""
    spelled = _time(word) if measure == TIME else _number(word, measure)
    try:
        return parse_mark(spelled, measure).text
    except ValueError:
        return ""


def _time(word: str) -> str:
    if match := _HOURS.fullmatch(word):
        return f"{int(match[1])}:{match[2]}:{match[3]}{match[4]}"
    if match := _ALL_DOTS.fullmatch(word):
        return f"{int(match[1])}:{match[2]}:{match[3]}.{match[4]}"
    if match := _TWO_DOTS.fullmatch(word):
        return f"{int(match[1])}:{match[2]}.{match[3]}{match[4]}"
    word = word.removesuffix("s").removesuffix("w")
    return _NO_HOURS.sub("", word[:-1] + "h" if word.endswith("H") else word, count=1)


def _number(word: str, measure: str) -> str:
    if measure == DISTANCE:
        if match := _METRES.fullmatch(word):
            return f"{match[1]}.{match[2]}"
        word = word[:-1] + "w" if word.endswith("W") else word
        return word.removesuffix("m")
    return word.removesuffix("pts").removesuffix("p")


def hours_or_minutes(word: str) -> bool | None:
    """Whether a time with two points may be hours: ``2.05.33`` may, ``3.29.78`` may not.

    None for a word that is no such time.
    """
    match = _TWO_DOTS.fullmatch(word)
    return bool(len(match[3]) == 2 and int(match[3]) < 60) if match else None


def read_wind(word: str) -> int | None:
    """Tenths from ``+0.3``, ``-1.2``, ``2.3`` or ``+2``; None for no wind."""
    match = _WIND.fullmatch(word)
    if not match:
        return None
    tenths = int(match[2]) * 10 + int(match[3] or 0)
    return -tenths if match[1] == "-" else tenths
