"""Which column holds what: by its heading, else by what most of its cells look like."""

import re
from collections.abc import Callable, Sequence

from athletics.domain.marks import DISTANCE, POINTS, TIME
from athletics.domain.sheets.cells import looks_like_country, read_birth, read_name, read_place
from athletics.domain.sheets.nations import is_code
from athletics.domain.sheets.performance import RULE, scan
from athletics.domain.sheets.vocabulary import (
    ADVANCED,
    ADVANCED_WORDS,
    BIB,
    BORN,
    COUNTRY,
    FAMILY,
    GIVEN,
    IGNORE,
    MARK,
    NAME,
    PLACE,
    REACTION,
    REMARKS,
    STATUS,
    WIND,
    is_tag,
    role_of_heading,
    status_of,
)

_DIGITS = re.compile(r"#?\d{1,5}", re.ASCII)
_FULL_DATE = re.compile(r".*(?:[./ -].*[./ -]|[a-z]).*", re.IGNORECASE)
_YEAR = re.compile(r"(?:18[5-9]|19\d|20[0-2])\d", re.ASCII)
_SIGNED = re.compile(r"[+-]\d{1,2}[.,]\d|0[.,]0|NWI", re.ASCII)
_ONE_DECIMAL = re.compile(r"[+-]?\d[.,]\d|NWI", re.ASCII)
_REACTION = re.compile(r"\(?0?[.,][012]\d\d\)?", re.ASCII)
_RESULT = re.compile(r"\d[:.,]\d", re.ASCII)
_WORDS = re.compile(r"[\s,;/]+")
#: Roles that may be held by more than one column.
_REPEATABLE = {IGNORE, REMARKS}


def is_heading(cells: Sequence[str]) -> bool:
    """Whether a line names columns rather than values."""
    filled = [cell for cell in cells if cell]
    roles = [role for cell in filled if (role := role_of_heading(cell))]
    if len(roles) < 2 or any(_RESULT.search(cell) or is_code(cell) for cell in filled):
        return False
    if any(cell[0].isdigit() for cell in filled):
        return len(roles) > 2 and NAME in roles
    return len(roles) * 2 >= len(filled)


def roles_named(cells: Sequence[str]) -> int:
    """How many different things a heading names that are read."""
    return len({role_of_heading(cell) for cell in cells} - {"", IGNORE})


def roles_of(header: Sequence[str], rows: Sequence[Sequence[str]], measure: str) -> list[str]:
    """One role a column; what a heading does not tell is told by the cells below it."""
    width = max([len(header), *(len(row) for row in rows)], default=0)
    roles = _named(header, width)
    if header and BIB in roles and PLACE not in roles:
        _first_number_is_place(roles, rows)
    columns = [[row[at] for row in rows if at < len(row) and row[at]] for at in range(width)]
    for at, cells in enumerate(columns):
        # A column with a heading nobody knows is left alone, unless what is needed is missing.
        if not roles[at] and not (at < len(header) and header[at]):
            roles[at] = _role_of_cells(cells, roles, measure)
    for wanted in (NAME, MARK):
        if wanted not in roles and not (wanted == NAME and {FAMILY, GIVEN, COUNTRY} & set(roles)):
            _find(wanted, roles, columns, measure)
    if not header:
        _numbers(roles, columns)
        _two_names(roles, columns)
    _notes_behind_the_mark(roles, columns)
    return [role or IGNORE for role in roles]


def _named(header: Sequence[str], width: int) -> list[str]:
    """The roles that the headings tell; of two columns for one thing the first counts."""
    roles = [role_of_heading(cell) for cell in header] + [""] * (width - len(header))
    for at, role in enumerate(roles):
        if role and role in roles[:at] and role not in _REPEATABLE:
            roles[at] = IGNORE
    if GIVEN in roles and NAME in roles and FAMILY not in roles:
        roles[roles.index(NAME)] = FAMILY
    return roles


def _notes_behind_the_mark(roles: list[str], columns: Sequence[Sequence[str]]) -> None:
    """What stands in letters behind the mark is a note, and is not lost."""
    for at in range(roles.index(MARK) + 1 if MARK in roles else len(roles), len(roles)):
        if not roles[at] and _share(columns[at], lambda cell: cell[0].isalpha()) > 0.5:
            roles[at] = REMARKS


def _first_number_is_place(roles: list[str], rows: Sequence[Sequence[str]]) -> None:
    """``No.`` over 1, 2, 3 is the place."""
    at = roles.index(BIB)
    cells = [row[at] for row in rows if at < len(row) and row[at]]
    if _counts_up(cells):
        roles[at] = PLACE


def _counts_up(cells: Sequence[str]) -> bool:
    places = [place.number or 0 for cell in cells if (place := read_place(cell))]
    return len(places) > 1 and places[0] == 1 and places == sorted(places)


def _role_of_cells(cells: Sequence[str], taken: Sequence[str], measure: str) -> str:
    if not cells:
        return IGNORE
    # Points look like bibs, which stand before the name.
    not_yet = measure == POINTS and not {NAME, COUNTRY} & set(taken)
    barred = {MARK, *taken} if not_yet else set(taken)
    for role, share, fits in _tests(measure):
        if (role not in barred or role in _REPEATABLE) and _share(cells, fits) >= share:
            return role
    marks = [cell for cell in cells if _is_mark(cell, measure)]
    outcomes = len(marks) + sum(bool(status_of(cell)) for cell in cells if cell not in marks)
    return MARK if MARK not in barred and marks and outcomes * 10 >= len(cells) * 9 else ""


def _tests(measure: str) -> tuple[tuple[str, float, Callable[[str], bool]], ...]:
    """Role, how many of the cells must fit, and what fits; the surest first."""
    return (
        (COUNTRY, 0.6, looks_like_country),
        (ADVANCED, 0.9, lambda cell: cell in ADVANCED_WORDS),
        (STATUS, 1.0, lambda cell: bool(status_of(cell))),
        (BORN, 0.7, lambda cell: bool(_FULL_DATE.fullmatch(cell) and read_birth(cell).date)),
        (BORN, 0.9, lambda cell: bool(_YEAR.fullmatch(cell))),
        (REACTION, 0.7, lambda cell: measure == TIME and bool(_REACTION.fullmatch(cell))),
        (WIND, 0.9, lambda cell: bool(_SIGNED.fullmatch(cell))),
        (REMARKS, 0.9, _is_remark),
        (PLACE, 0.9, lambda cell: not _DIGITS.fullmatch(cell) and _is_place(cell)),
        (MARK, 0.5, lambda cell: _is_mark(cell, measure)),
        (WIND, 0.9, lambda cell: measure != POINTS and bool(_ONE_DECIMAL.fullmatch(cell))),
        (IGNORE, 0.5, lambda cell: bool(_RESULT.search(cell))),
        (NAME, 0.6, lambda cell: sum(letter.isalpha() for letter in cell) > 1),
    )


def _share(cells: Sequence[str], fits: Callable[[str], bool]) -> float:
    return sum(map(fits, cells)) / max(len(cells), 1)


def _is_place(cell: str) -> bool:
    return bool(read_place(cell)) or bool(status_of(cell))


def _is_remark(cell: str) -> bool:
    words = [word for word in _WORDS.split(RULE.sub(" ", cell)) if word.strip("()")]
    known = all(is_tag(word) or word in ADVANCED_WORDS or status_of(word) for word in words)
    return known and (any(map(is_tag, words)) or bool(RULE.search(cell)))


def _is_mark(cell: str, measure: str) -> bool:
    mark = scan(cell, measure).mark
    if measure == POINTS:
        return len(mark.partition(".")[0]) > 2
    one_decimal = measure == DISTANCE and _ONE_DECIMAL.fullmatch(cell)
    return not one_decimal and bool(set(".:") & set(mark))


def _find(wanted: str, roles: list[str], columns: Sequence[Sequence[str]], measure: str) -> None:
    """Give the role to the first free column whose cells fit it."""
    for at, cells in enumerate(columns):
        if wanted == MARK and measure == POINTS and {NAME, COUNTRY} & set(roles[at:]):
            continue
        free = roles[at] in ("", IGNORE)
        if free and cells and _role_of_cells(cells, [NAME] * (wanted != NAME), measure) == wanted:
            roles[at] = wanted
            return


def _numbers(roles: list[str], columns: Sequence[Sequence[str]]) -> None:
    """Among columns of plain numbers, the one that counts up is the place, another the bib."""
    free = [
        at
        for at, cells in enumerate(columns)
        if not roles[at] and cells and _share(cells, _is_number) >= 0.9
    ]
    if PLACE not in roles:
        place = next((at for at in free if _counts_up(columns[at])), None)
        if place is None and free and _share(columns[free[0]], _is_place) >= 0.9:
            place = free[0] if len(columns[free[0]]) == 1 or len(free) > 1 else None
        if place is not None:
            roles[place] = PLACE
            free.remove(place)
    before_name = [at for at in free if NAME not in roles[:at]]
    if BIB not in roles and before_name:
        roles[max(before_name, key=lambda at: max(map(len, columns[at])))] = BIB


def _is_number(cell: str) -> bool:
    return bool(_DIGITS.fullmatch(cell)) or _is_place(cell)


def _two_names(roles: list[str], columns: Sequence[Sequence[str]]) -> None:
    """Two columns of single words side by side are family and given name, capitals the family."""
    if NAME not in roles:
        return
    first = roles.index(NAME)
    second = first + 1
    if second >= len(roles) or roles[second] or not columns[second]:
        return
    words = [*columns[first], *columns[second]]
    if _share(words, lambda cell: len(cell.split()) < 3 and cell[0].isalpha()) < 0.9:
        return
    capitals = _share(columns[second], str.isupper) > 0.5
    roles[first], roles[second] = (GIVEN, FAMILY) if capitals else (FAMILY, GIVEN)


def codes_end_names(names: Sequence[str]) -> bool:
    """Whether most names end in a country's code, which no column of its own holds."""
    ending = [is_code(read_name(name).name.rpartition(" ")[2]) for name in names]
    return sum(ending) * 5 >= len(names) * 3 > 0
