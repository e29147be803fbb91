"""Ages in years and days, and who was youngest or oldest when some birth dates are not exact."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from athletics.domain.dates import PartialDate

T = TypeVar("T")
#: Whole years, and days since the last birthday.
Age = tuple[int, int]


def age(born: dt.date, day: dt.date) -> Age:
    """Who was born on 29 February has a birthday on 1 March of other years."""
    years = day.year - born.year - ((day.month, day.day) < (born.month, born.day))
    return years, (day - _birthday(born, born.year + years)).days


def _birthday(born: dt.date, year: int) -> dt.date:
    try:
        return born.replace(year=year)
    except ValueError:
        return dt.date(year, 3, 1)


@dataclass(frozen=True)
class AgeSpan:
    """The least and the greatest age that somebody can have had; equal where it is known."""

    least: Age
    most: Age

    @property
    def exact(self) -> bool:
        return self.least == self.most

    def in_words(self) -> str:
        """``18 years 27 days``, ``18 years`` where the days are not known, ``17 or 18 years``."""
        (low, days), (high, _) = self.least, self.most
        if self.exact:
            return (
                f"{low} {'year' if low == 1 else 'years'} {days} {'day' if days == 1 else 'days'}"
            )
        if low == high:
            return f"{low} years"
        return f"{low} {'or' if high == low + 1 else 'to'} {high} years"


def age_span(born: PartialDate, first: dt.date, last: dt.date) -> AgeSpan:
    """The age on a day between ``first`` and ``last``, both included.

    An approximate year is an edition's year less a printed age: the birth may lie a year earlier.
    """
    latest = born.last_day()
    earliest = born.as_date() or dt.date(born.year - born.about, born.month or 1, 1)
    return AgeSpan(age(min(latest, first), first), age(earliest, last))


@dataclass(frozen=True)
class Extreme(Generic[T]):
    """One who was the youngest or oldest; ``certain`` where no other can have been it instead."""

    who: T
    span: AgeSpan
    certain: bool


def youngest(rows: Iterable[tuple[T, AgeSpan]]) -> list[Extreme[T]]:
    """Everyone who can have been it, the surest first; several where dates leave it open."""
    held = list(rows)
    bound = min((span.most for _, span in held), default=(0, 0))
    found = [(who, span) for who, span in held if span.least <= bound]
    return _extremes(sorted(found, key=lambda row: (row[1].most, row[1].least)))


def oldest(rows: Iterable[tuple[T, AgeSpan]]) -> list[Extreme[T]]:
    """Everyone who can have been it, the surest first; several where dates leave it open."""
    held = list(rows)
    bound = max((span.least for _, span in held), default=(0, 0))
    found = [(who, span) for who, span in held if span.most >= bound]
    return _extremes(sorted(found, key=lambda row: (row[1].least, row[1].most), reverse=True))


def _extremes(found: Sequence[tuple[T, AgeSpan]]) -> list[Extreme[T]]:
    """Certain where only one is left, or all that are left were exactly as old."""
    certain = len({span for _, span in found}) == 1 and (len(found) == 1 or found[0][1].exact)
    return [Extreme(who, span, certain) for who, span in found]
