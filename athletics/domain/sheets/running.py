"""Running text: a row whose cells are parted by single spaces, ``1 1234 KERR Josh GBR 3:29.38 SB``.

The cells are told apart by what they look like: numbers first, then a name in letters, a country's
code, perhaps a birth date, and the mark with all that stands behind it.
"""

import re
from collections.abc import Sequence

from athletics.domain.marks import POINTS
from athletics.domain.sheets.cells import country_at_the_end, read_birth, read_place
from athletics.domain.sheets.layout import Line
from athletics.domain.sheets.nations import is_code
from athletics.domain.sheets.spellings import canonical_mark, with_points
from athletics.domain.sheets.vocabulary import (
    BIB,
    BORN,
    COUNTRY,
    MARK,
    NAME,
    PLACE,
    SURE_STATUS_WORDS,
    role_of_heading,
    speaks_of_the_event,
    status_of,
    why_no_result,
)

#: The columns in which running text is laid out, where any row has them.
ORDER = (PLACE, BIB, NAME, COUNTRY, BORN, MARK)
#: Words beside the mark that are none of the columns.
_REST = "rest"
#: ``GBR 8 756``: thousands parted by a space, behind a country.
_THOUSANDS = re.compile(r"(?<=[A-Z)] )(\d{1,2}) (\d{3})(?![\d.])", re.ASCII)
_NUMBER = re.compile(r"#?\d{1,5}", re.ASCII)
_RULE = re.compile(r"\(?(?:TR|R|Rule)(?=\d|$)", re.ASCII)
_DATE_WORDS = 3


def lay_out(lines: Sequence[Line], measure: str) -> list[str]:
    """Put the cells of each row in columns and return what the columns hold.

    A line that is no row keeps its one cell.
    """
    heading = next((roles for line in lines if (roles := _heading(line.text))), [])
    rows = {line.number: _row(line.text, measure, heading) for line in lines}
    _mend_lone_bibs(list(rows.values()))
    used = [role for role in ORDER if any(role in row for row in rows.values())]
    for line in lines:
        if row := rows[line.number]:
            line.cells = [row.get(role, "") for role in used]
    return used


def _heading(text: str) -> list[str]:
    """What the words of a heading hold, or nothing where the line is none."""
    words, roles = text.split(), []
    if len(words) > 20:
        return []
    while words:
        for length in (3, 2, 1):
            role = role_of_heading(" ".join(words[:length]), may_be_several=False)
            if role:
                roles.append(role)
                words = words[length:]
                break
        else:
            return []
    return roles if len(roles) > 2 and NAME in roles else []


def is_heading(text: str) -> bool:
    return bool(_heading(text))


def _row(text: str, measure: str, heading: Sequence[str]) -> dict[str, str]:
    """The cells of a row by what they hold; nothing where the line is no row."""
    words = (_THOUSANDS.sub(r"\1\2", text) if measure == POINTS else text).split()
    if why_no_result(text):
        return {}
    first = next((at for at, word in enumerate(words) if not _may_lead(word)), len(words))
    mark_at = _start_of_mark(words, first, measure, heading)
    if mark_at is None and any(map(status_of, words[:first])):
        # The status stands in place of a place, and nothing but a rule behind the country.
        mark_at = next((at for at, word in enumerate(words) if _RULE.match(word)), len(words))
    if mark_at is None:
        return {}
    row = _leading(words[:first], heading) | _who(words[first:mark_at])
    beside = row.pop(_REST, "")
    if COUNTRY not in row and (PLACE not in row or speaks_of_the_event(words)):
        return {}
    if PLACE not in row and beside:
        return {}
    row[MARK] = f"{' '.join(words[mark_at:])} {beside}".strip()
    return row


def _may_lead(word: str) -> bool:
    """A place, a bib, or a status in place of a place."""
    return (
        bool(_NUMBER.fullmatch(word)) or bool(read_place(word)) or word in SURE_STATUS_WORDS
    ) or word == "-"


def _is_code(word: str) -> bool:
    return is_code(word.strip("()"))


def _start_of_mark(
    words: Sequence[str], first: int, measure: str, heading: Sequence[str]
) -> int | None:
    for at in range(first + 1, len(words)):
        word = words[at]
        after_code = _is_code(words[at - 1])
        if word in SURE_STATUS_WORDS or (after_code and (status_of(word) or word == "-")):
            return at
        mark = canonical_mark(with_points(word, measure), measure)
        if BORN in heading and read_birth(word).date:
            continue
        if mark and (set(".:") & set(mark) or (measure == POINTS and len(mark) > 2)):
            if measure == POINTS and read_birth(" ".join(words[at - 2 : at + 1])).date:
                continue
            return at
    return None


def _leading(words: Sequence[str], heading: Sequence[str]) -> dict[str, str]:
    """Place and bib from the numbers before the name."""
    words = list(words)
    before = list(heading[: heading.index(NAME)]) if NAME in heading else []
    if before and len(before) == len(words):
        return {role: word for role, word in zip(before, words, strict=True) if role in ORDER}
    row = {}
    if words:
        row[PLACE] = words[0]
    if len(words) > 1:
        row[BIB] = words[-1]
    return row


def _who(words: Sequence[str]) -> dict[str, str]:
    """Name, country and birth from the words between the numbers and the mark."""
    words = list(words)
    codes = [at for at, word in enumerate(words) if _is_code(word)]
    row = {}
    rest: list[str] = []
    if codes:
        at = codes[-1]
        row[COUNTRY] = words[at].strip("()")
        # A team's sheet prints the code before its name.
        words, rest = (words[:at], words[at + 1 :]) if at else ([], words[1:])
    elif length := country_at_the_end(words):
        row[COUNTRY] = " ".join(words[-length:])
        words = words[:-length]
    born, rest = _birth_among(rest)
    if not born:
        born, words = _birth_among(words)
    if born:
        row[BORN] = born
    rest = [word for word in rest if not word.isdecimal()]
    if not words:
        words, rest = rest, []
    if words:
        row[NAME] = " ".join(words)
    if rest:
        row[_REST] = " ".join(rest)
    return row


def _birth_among(words: list[str]) -> tuple[str, list[str]]:
    """The birth date, and the words without it."""
    for length in range(min(_DATE_WORDS, len(words)), 0, -1):
        for start in range(len(words) - length + 1):
            text = " ".join(words[start : start + length])
            if len(text) > 3 and read_birth(text).date:
                return text, words[:start] + words[start + length :]
    return "", words


def _mend_lone_bibs(rows: Sequence[dict[str, str]]) -> None:
    """The one number of a row without a result is its bib, unless other rows have places alone."""
    lone = [row for row in rows if row.get(PLACE, "").isdecimal() and BIB not in row]
    without = [row for row in lone if any(status_of(word) for word in row[MARK].split())]
    if any(BIB in row for row in rows) or len(without) == len(lone):
        for row in without:
            row[BIB] = row.pop(PLACE)
