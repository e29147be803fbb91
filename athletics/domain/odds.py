"""Odds as printed: what a price says about the chance of an athlete."""

import datetime as dt
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from athletics.domain.dates import PartialDate

FRACTIONAL, DECIMAL, AMERICAN = "fractional", "decimal", "american"

_FRACTION = re.compile(r"(\d{1,4})\s*[/-]\s*(\d{1,4})", re.ASCII)
_DECIMAL = re.compile(r"\d{1,4}(?:\.\d{1,3})?", re.ASCII)
_AMERICAN = re.compile(r"[+-]\d{3,6}", re.ASCII)
_EVENS = {"evens", "even", "evs", "even money"}
_MEND = {
    FRACTIONAL: "write 1/7, 1-7 or evens",
    DECIMAL: "write a number above 1, such as 1.14",
    AMERICAN: "write a sign and 100 or more, such as -650 or +1200",
}


def implied_chance(price: str, format: str) -> Fraction:  # noqa: A002  # the column's name
    """The chance at which the price is a fair bet: ``b / (a + b)`` for odds of a to b.

    ``1/7`` is 7/8. The bookmaker's margin is in it, so it is an upper bound.
    Raises ValueError that names the price and the mend.
    """
    if format not in _MEND:
        raise ValueError(f"{format!r} is no format of odds; write fractional, decimal or american")
    text = price.strip().lower()
    chance = None
    if format == FRACTIONAL:
        chance = _from_fraction(text)
    elif format == DECIMAL and _DECIMAL.fullmatch(text) and Fraction(text) > 1:
        chance = 1 / Fraction(text)
    elif format == AMERICAN and _AMERICAN.fullmatch(text) and abs(int(text)) >= 100:
        stake = abs(int(text))
        chance = Fraction(stake, 100 + stake) if text[0] == "-" else Fraction(100, 100 + stake)
    if chance is None:
        raise ValueError(f"{price!r} is no {format} price; {_MEND[format]}")
    return chance


def chance_of_price(price: str) -> Fraction:
    """The chance that a price says, in whichever format it is written.

    A sign makes it American, a fraction or ``evens`` fractional, a bare number decimal.
    Raises ValueError that names the price and the mend.
    """
    for format in _MEND:  # noqa: A001  # the column's name
        try:
            return implied_chance(price, format)
        except ValueError:
            continue
    raise ValueError(f"{price!r} is no price; write 1/4, 1-4, 1.25, -400 or evens")


def _from_fraction(text: str) -> Fraction | None:
    if text in _EVENS:
        return Fraction(1, 2)
    match = _FRACTION.fullmatch(text)
    if not match or not int(match[1]) or not int(match[2]):
        return None
    against, on = int(match[1]), int(match[2])
    return Fraction(on, against + on)


def without_margin(book: Mapping[int, Fraction]) -> dict[int, Fraction]:
    """Chances of a full book, the bookmaker's margin taken out in proportion.

    Only a book that prices every finalist is full; a sum over 1 alone makes none.
    """
    total = sum(book.values(), Fraction(0))
    return {who: chance / total for who, chance in book.items()}


def names_a_favourite(book: Mapping[int, Fraction], reported: int | None = None) -> int | None:
    """Who is the favourite by these prices; None where they do not tell.

    They tell where the shortest stands at 0.5 or more, where at least three athletes are priced,
    or where a source calls that athlete the favourite. Two equally short name nobody.
    """
    if not book:
        return None
    shortest = max(book.values())
    first = [who for who, chance in book.items() if chance == shortest]
    if len(first) > 1:
        return None
    told = shortest >= Fraction(1, 2) or len(book) >= 3 or reported == first[0]
    return first[0] if told else None


@dataclass(frozen=True)
class Quoted:
    """A price on an athlete, what it says, and since when; ``row`` tells which one it is."""

    row: int
    athlete: int
    price: str
    implied: Fraction
    day: PartialDate


def counting(quotes: Iterable[Quoted], final: dt.date) -> dict[int, Quoted]:
    """By athlete, the latest price that is not later than the final.

    Of several of one day the longest counts: each is an upper bound, and it is the lowest.
    """
    latest: dict[int, Quoted] = {}
    for quote in sorted(quotes, key=lambda one: (one.day, -one.implied, -one.row)):
        if quote.day.first_day() <= final:
            latest[quote.athlete] = quote
    return latest
