"""One cell into one value: place, birth date, country, name, reaction."""

import re
from collections.abc import Callable
from typing import NamedTuple

from athletics.domain.dates import PartialDate
from athletics.domain.sheets.nations import LONGEST_NAME, NATIONS, code_of, is_code

_PLACE = re.compile(
    r"\(?(=|[tTjJ]-?(?=\d))?\s?(\d{1,4})\s?(=|[tTjJ](?![a-z])|st|nd|rd|th|er|ère|re|ème|e)?[.)º°ª]*"
    r"(?:\splace\b.*|,? (?:gold|silver|bronze)\b.*)?",
    re.ASCII | re.IGNORECASE,
)
_CODE = re.compile(r"[A-Z]{3}")
_IN_BRACKETS = re.compile(r"\(([A-Za-z]{3})\)")
_BRACKETED_YEAR = re.compile(r"\(((?:18|19|20)\d\d)\)", re.ASCII)
_BIB_BEFORE = re.compile(r"(\d{1,5})\s+(?=\D)", re.ASCII)
_CODE_BEHIND = re.compile(r"(?<=\S)[ ,]+([A-Z]{3})")

_MONTHS = {
    name: number
    for number, names in enumerate(
        "jan ene gen januar,feb fev fév,mar mär maa mrt,apr abr avr,may mai mag maj mei,"
        "jun jui giu juin,jul lug juil,aug ago aoû aou,sep set,oct okt ott out,"
        "nov,dec dez dic déc des".split(","),
        1,
    )
    for name in names.split()
}
_DAY_FIRST = re.compile(r"(\d{1,2})([./ -])(\d{1,2})\2 ?(\d{4}|\d{2})", re.ASCII)
_YEAR_FIRST = re.compile(r"(\d{4})([./-])(\d{1,2})\2(\d{1,2})(?:[ T][\d:.]+)?", re.ASCII)
_MONTH_IN_WORDS = re.compile(
    r"(?:(\d{1,2})(?:st|nd|rd|th)?[.]?[ -])?([^\W\d_]{3,10})[.]?[ ,-]+(\d{4}|\d{2})"
)
_MONTH_FIRST = re.compile(r"([^\W\d_]{3,10})[.]? (\d{1,2}),? (\d{4})")
#: Two digits of a year up to here are of this century.
_THIS_CENTURY = 30
_EARLIEST_BIRTH = 1830


class Place(NamedTuple):
    number: int | None
    tied: bool


class Birth(NamedTuple):
    date: PartialDate | None
    warning: str = ""


class CountryCell(NamedTuple):
    country: str
    warning: str = ""


class NameCell(NamedTuple):
    """A name as printed, and what stood beside it in the same cell."""

    name: str
    country: str = ""
    bib: str = ""
    born: PartialDate | None = None


def read_place(text: str) -> Place | None:
    """``1``, ``1.``, ``=2``, ``2=``, ``T2``, ``2nd``; None for what is no place."""
    match = _PLACE.fullmatch(text.strip())
    if not match or int(match[2]) == 0:
        return None
    tie = (match[1] or match[3] or "").lower().rstrip("-")
    return Place(int(match[2]), tie in ("=", "t", "j"))


def read_birth(text: str) -> Birth:
    """A date to the day, month or year in the usual orders; the day first where both could be."""
    text = text.strip().strip("()").strip("*.")
    readers: tuple[Callable[[str], Birth | None], ...] = (
        _written,
        _year_first,
        _day_first,
        _in_words,
        _short_year,
    )
    try:
        for reader in readers:
            birth = reader(text)
            if birth is not None:
                return birth
    except ValueError:
        pass
    return Birth(None, f"birth {text!r} is no date; write 1997-10-08, 1997-10 or 1997")


def _written(text: str) -> Birth | None:
    if text[:1] not in "~12":
        return None
    try:
        born = PartialDate.parse(text)
    except ValueError:
        return None
    return Birth(born) if born.year >= _EARLIEST_BIRTH else None


def _year_first(text: str) -> Birth | None:
    match = _YEAR_FIRST.fullmatch(text)
    return _birth(match[1], match[3], match[4]) if match else None


def _day_first(text: str) -> Birth | None:
    match = _DAY_FIRST.fullmatch(text)
    if not match:
        return None
    day, month = int(match[1]), int(match[3])
    if match[2] == "/" and month > 12 >= day:
        return _birth(match[4], match[1], match[3])
    birth = _birth(match[4], match[3], match[1])
    if match[2] == "/" and day <= 12 and day != month:
        return birth._replace(
            warning=f"birth {text!r} read as {birth.date}, day first; mend it if the month is first"
        )
    return birth


def _in_words(text: str) -> Birth | None:
    if match := _MONTH_FIRST.fullmatch(text):
        day, name, year = match[2], match[1], match[3]
    elif match := _MONTH_IN_WORDS.fullmatch(text):
        day, name, year = match[1] or "0", match[2], match[3]
    else:
        return None
    lowered = name.casefold()
    month = _MONTHS.get(lowered[:4]) or _MONTHS.get(lowered[:3])
    return _birth(year, str(month), day) if month else None


def _short_year(text: str) -> Birth | None:
    digits = text.lstrip("'’")
    return _birth(digits, "0", "0") if len(digits) == 2 and digits.isdecimal() else None


def _birth(year: str, month: str, day: str) -> Birth:
    number = int(year)
    if len(year) == 2:
        number += 2000 if number <= _THIS_CENTURY else 1900
    if number < _EARLIEST_BIRTH:
        raise ValueError("nobody in the archive was born before")
    return Birth(PartialDate(number, int(month), int(day)))


def read_country(text: str) -> CountryCell:
    """A code as printed; a country's name stays as printed, with the code to write."""
    text = text.strip()
    if _CODE.fullmatch(text):
        if is_code(text):
            return CountryCell(text)
        return CountryCell(text, f"country {text!r} is no code that is known; mend it, or add it")
    inside = _IN_BRACKETS.search(text)
    if inside and is_code(inside[1].upper()):
        return CountryCell(inside[1].upper())
    if is_code(text.upper()):
        return CountryCell(text.upper())
    last = text.rpartition(" ")[2]
    if is_code(last):
        return CountryCell(last)
    if code := code_of(text):
        return CountryCell(text, f"country {text!r} is a name; write its code, {code}")
    if not any(letter.isalpha() for letter in text):
        return CountryCell("", f"country {text!r} is none; write a code of three letters")
    return CountryCell(text, f"country {text!r} is not known; write its code of three letters")


def read_name(text: str, *, code_behind: bool = False) -> NameCell:
    """A name with a code in brackets, a bib before it or a year of birth in brackets."""
    text, bib, country, born = text.strip().strip("*"), "", "", None
    if match := _BIB_BEFORE.match(text):
        bib, text = match[1], text[match.end() :]
    if match := _BRACKETED_YEAR.search(text):
        born, text = PartialDate(int(match[1])), text.replace(match[0], " ", 1)
    for match in _IN_BRACKETS.finditer(text):
        if is_code(match[1]):
            country, text = match[1], text.replace(match[0], " ", 1)
            break
    if code_behind and not country:
        name, comma, last = text.rpartition(" ")
        if comma and is_code(last):
            country, text = last, name
    return NameCell(" ".join(text.split()).strip(" ,;"), country, bib, born)


def country_at_the_end(words: list[str]) -> int:
    """How many words at the end are a country's name: 2 in ``Yared Nuguse United States``."""
    for length in range(min(LONGEST_NAME, len(words) - 1), 0, -1):
        if code_of(" ".join(words[-length:])):
            return length
    return 0


def read_reaction(text: str) -> int | None:
    """Thousandths from ``0.143``, ``.143`` or ``143``; None for no reaction time."""
    digits = text.strip().strip("()").replace(",", ".").removeprefix("+")
    whole, point, fraction = digits.partition(".")
    if not point and len(whole) == 3:
        whole, fraction = "", whole
    number = f"{whole or '0'}{fraction}"
    if len(fraction) != 3 or len(number) > 5 or not (number.isascii() and number.isdecimal()):
        return None
    return int(number)


def looks_like_country(text: str) -> bool:
    text = text.strip()
    return (
        text in NATIONS
        or bool(code_of(text))
        or bool((match := _IN_BRACKETS.fullmatch(text)) and is_code(match[1]))
    )
