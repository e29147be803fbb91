"""Dates as sources give them: a day, a month, a year, or about a year."""

import datetime as dt
import re
from dataclasses import dataclass
from functools import total_ordering

_TEXT = re.compile(r"(~)?(\d{4})(?:-(?!00)(\d{2}))?(?:-(?!00)(\d{2}))?", re.ASCII)
_MONTHS = (
    "January February March April May June July August September October November December".split()
)


@total_ordering
@dataclass(frozen=True)
class PartialDate:
    """A date known to the day, the month or the year; ``about`` marks a year that may be one out.

    Written ``1997-10-08``, ``1997-10``, ``1997`` or ``~1897``.
    """

    year: int
    month: int = 0
    day: int = 0
    about: bool = False

    def __post_init__(self) -> None:
        if self.day and not self.month:
            raise ValueError("a day needs its month")
        if self.about and self.month:
            raise ValueError("only a year can be approximate; write ~1897")
        dt.date(self.year, self.month or 1, self.day or 1)

    @classmethod
    def parse(cls, text: str) -> "PartialDate":
        """Read the written form. Raises ValueError with the mend."""
        match = _TEXT.fullmatch(text)
        if not match:
            raise ValueError(f"{text!r} is no date; write 1997-10-08, 1997-10, 1997 or ~1997")
        about, year, month, day = match.groups()
        try:
            return cls(int(year), int(month or 0), int(day or 0), bool(about))
        except ValueError as error:
            raise ValueError(f"{text!r} is no date: {error}") from None

    def __lt__(self, other: "PartialDate") -> bool:
        return self.sort_key < other.sort_key

    def __str__(self) -> str:
        parts = [f"{self.year:04d}"]
        parts += [f"{part:02d}" for part in (self.month, self.day) if part]
        return ("~" if self.about else "") + "-".join(parts)

    @property
    def sort_key(self) -> str:
        """The form the database keeps: text order is time order, ``~`` moves behind the year."""
        text = str(self)
        return text[1:] + "~" if self.about else text

    @classmethod
    def from_sort_key(cls, text: str) -> "PartialDate":
        return cls.parse("~" + text[:-1] if text.endswith("~") else text)

    @property
    def is_full(self) -> bool:
        return bool(self.day)

    def as_date(self) -> dt.date | None:
        """The day, where it is known."""
        return dt.date(self.year, self.month, self.day) if self.day else None

    def first_day(self) -> dt.date:
        """The earliest day that this date can be."""
        return dt.date(self.year, self.month or 1, self.day or 1)

    def last_day(self) -> dt.date:
        """The latest day that this date can be."""
        if self.day:
            return dt.date(self.year, self.month, self.day)
        year, month = (self.year, self.month + 1) if self.month else (self.year + 1, 1)
        if month > 12:
            year, month = year + 1, 1
        if year > dt.MAXYEAR:
            return dt.date.max
        return dt.date(year, month, 1) - dt.timedelta(days=1)

    def in_words(self) -> str:
        """``8 October 1997``, ``October 1997``, ``1997`` or ``about 1897``."""
        if self.about:
            return f"about {self.year}"
        words = [str(self.year)]
        if self.month:
            words.insert(0, _MONTHS[self.month - 1])
        if self.day:
            words.insert(0, str(self.day))
        return " ".join(words)


def day_in_words(day: dt.date) -> str:
    """``23 August 2023``."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def span_in_words(first: dt.date, last: dt.date) -> str:
    """``19 to 27 August 2023``, with month and year said once where both days share them."""
    if first == last:
        return day_in_words(first)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day} to {day_in_words(last)}"
    if first.year == last.year:
        return f"{first.day} {_MONTHS[first.month - 1]} to {day_in_words(last)}"
    return f"{day_in_words(first)} to {day_in_words(last)}"


def age_on(born: PartialDate, day: dt.date) -> tuple[int, int]:
    """Youngest and oldest age on a day; both are equal where the birth date decides it.

    An approximate year is an edition's year less a printed age: the birth may lie a year earlier.
    """
    if born.is_full:
        had_birthday = (day.month, day.day) >= (born.month, born.day)
        age = day.year - born.year - (not had_birthday)
        return age, age
    if born.month and born.month != day.month:
        age = day.year - born.year - (day.month < born.month)
        return age, age
    oldest = day.year - born.year
    youngest = oldest if (day.month, day.day) == (12, 31) else oldest - 1
    return youngest, oldest + 1 if born.about else oldest
