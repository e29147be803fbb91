"""A pasted result sheet as a whole: which lines are results, and what each says."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from athletics.domain.sheets import columns as which
from athletics.domain.sheets import running
from athletics.domain.sheets.characters import lines_of, plain
from athletics.domain.sheets.layout import WORDS, Line, kind_of, split
from athletics.domain.sheets.rows import Reader, SheetRow
from athletics.domain.sheets.spellings import hours_or_minutes, read_wind
from athletics.domain.sheets.vocabulary import (
    COUNTRY,
    IGNORE,
    NAME,
    ROLES,
    WIND_LINE,
    why_no_result,
)

MOST_LINES = 2_000
MOST_CHARACTERS = 1_000_000
LONGEST_LINE = 1_000
#: So much of a line is quoted where it is reported.
_QUOTED = 60
#: So many lines tell what the columns hold.
_SAMPLE = 200


@dataclass
class Sheet:
    """What was understood; no line but blank ones is left out without a word in ``problems``."""

    #: What each column holds, keys of ROLES.
    roles: list[str] = field(default_factory=list)
    #: The headings as printed, or empty.
    header: list[str] = field(default_factory=list)
    rows: list[SheetRow] = field(default_factory=list)
    #: Lines that were left out, and why, with their numbers.
    problems: list[str] = field(default_factory=list)
    #: The cells of every line that is not blank, those that were left out as well.
    raw: list[list[str]] = field(default_factory=list)


def parse_sheet(text: str, measure: str, columns: Sequence[str] | None = None) -> Sheet:
    """Read a pasted sheet of one race or group. Never raises, whatever the text.

    ``measure`` is time, distance or points. ``columns`` are roles as the editor assigned them, in
    the order of ``Sheet.roles``; without them they are recognised. Takes time in proportion to the
    text, of which at most MOST_LINES lines and MOST_CHARACTERS characters are read.
    """
    sheet = Sheet()
    kind, lines = _split(text, sheet)
    body = _without_headings(lines, kind, sheet)
    if kind == WORDS:
        recognised = running.lay_out(lines, measure)
    else:
        recognised = which.roles_of(sheet.header, _samples(body), measure)
    sheet.raw = [line.cells for line in lines]
    sheet.roles = recognised if columns is None else _assigned(columns, recognised, sheet)
    winds = _take_rows(body, kind, measure, sheet)
    _give_wind(winds, sheet)
    _mark_ties(sheet.rows)
    _doubt_hours(sheet.rows)
    return sheet


def _split(text: str, sheet: Sheet) -> tuple[str, list[Line]]:
    """The lines within the bounds, in cells; what lies beyond is reported."""
    if len(text) > MOST_CHARACTERS:
        sheet.problems.append(
            f"only the first {MOST_CHARACTERS} of {len(text)} characters were read; "
            "paste the rest by itself"
        )
    lines = lines_of(text[:MOST_CHARACTERS])
    if len(lines) > MOST_LINES:
        sheet.problems.append(
            f"only the first {MOST_LINES} of {len(lines)} lines were read; paste the rest by itself"
        )
    numbered = []
    for number, line in enumerate(lines[:MOST_LINES], 1):
        if len(line) > LONGEST_LINE:
            _leave_out(
                sheet, number, line, f"it is {len(line)} characters long; break it into rows"
            )
        else:
            text = plain(line)
            # Rules drawn between rows, and rows of empty cells, are as good as blank.
            numbered.append((number, text if any(map(str.isalnum, text)) else ""))
    return split(numbered, kind_of([line for _, line in numbered]))


def _without_headings(lines: Sequence[Line], kind: str, sheet: Sheet) -> list[Line]:
    """The other lines; the heading that names most names the columns, others are reported."""
    headings = [
        line
        for line in lines
        if (running.is_heading(line.text) if kind == WORDS else which.is_heading(line.cells))
    ]
    if not headings:
        return list(lines)
    best = max(headings, key=lambda line: which.roles_named(line.cells))
    # Running text has no columns of its own for the words of its heading to stand over.
    sheet.header = [] if kind == WORDS else best.cells
    for line in headings:
        if line is not best:
            _leave_out(sheet, line.number, line.text, "it is another heading")
    left = {line.number for line in headings}
    return [line for line in lines if line.number not in left]


def _samples(lines: Sequence[Line]) -> list[list[str]]:
    """The lines that look like rows, from which columns without a heading are recognised."""
    filled = [(sum(map(bool, line.cells)), line) for line in lines[:_SAMPLE]]
    most = max((count for count, _ in filled), default=0)
    return [
        line.cells
        for count, line in filled
        if count * 2 > most and count > 1 and not why_no_result(line.text)
    ]


def _assigned(columns: Sequence[str], recognised: Sequence[str], sheet: Sheet) -> list[str]:
    """The editor's roles, one a column; a role nobody knows is not read."""
    roles = []
    for at, role in enumerate(columns):
        if at >= len(recognised):
            sheet.problems.append(
                f"{len(columns)} columns were assigned, the sheet has {len(recognised)}"
            )
            break
        if role not in ROLES:
            sheet.problems.append(f"column {at + 1}: {role!r} is no role; use one of the list")
        roles.append(role if role in ROLES else IGNORE)
    return roles + [IGNORE] * (len(recognised) - len(roles))


def _take_rows(
    lines: Sequence[Line], kind: str, measure: str, sheet: Sheet
) -> list[tuple[int, int]]:
    """Fill the rows; returns the winds of races with the lines that tell them."""
    winds: list[tuple[int, int]] = []
    reader = Reader(sheet.roles, measure, _codes_end_names(lines, sheet.roles))
    for line in lines:
        is_text = kind == WORDS and len(line.cells) == 1 and len(sheet.roles) != 1
        why = why_no_result(line.text)
        row = None if is_text or why else reader.read(line)
        if row is not None:
            _compare_width(row, sheet.header)
            sheet.rows.append(row)
            continue
        match = WIND_LINE.search(line.text)
        wind = read_wind(match[1].replace(",", ".")) if match else None
        if wind is not None:
            winds.append((line.number, wind))
            _leave_out(sheet, line.number, line.text, "it was read as the wind of the race")
        else:
            _leave_out(sheet, line.number, line.text, why or reader.why_not(line))
    return winds


def _codes_end_names(lines: Sequence[Line], roles: Sequence[str]) -> bool:
    if NAME not in roles or COUNTRY in roles:
        return False
    at = roles.index(NAME)
    return which.codes_end_names([row[at] for row in _samples(lines) if len(row) > at and row[at]])


def _compare_width(row: SheetRow, header: Sequence[str]) -> None:
    if header and len(row.cells) > len(header) and any(row.cells[len(header) :]):
        row.warn(
            f"{len(row.cells)} cells under {len(header)} headings; "
            "put quotes round a cell that holds the separator"
        )


def _leave_out(sheet: Sheet, number: int, text: str, why: str) -> None:
    text = " ".join(text[: 3 * _QUOTED].split())
    quoted = text if len(text) <= _QUOTED else text[: _QUOTED - 1] + "…"
    sheet.problems.append(f"line {number} left out: {quoted!r}; {why}")


def _give_wind(winds: Sequence[tuple[int, int]], sheet: Sheet) -> None:
    """Each row without a wind of its own gets the race's, told before it or else below."""
    if not winds:
        return
    if len({wind for _, wind in winds}) > 1:
        sheet.problems.append(
            f"{len(winds)} winds of races, on lines {', '.join(str(line) for line, _ in winds)}; "
            "each holds for the rows below it. Paste one race at a time"
        )
    for row in sheet.rows:
        if row.wind is None and row.status != "DNS":
            row.wind = next((wind for at, wind in reversed(winds) if at < row.line), winds[0][1])


def _mark_ties(rows: Sequence[SheetRow]) -> None:
    """Neighbours who share a place are tied, however the sheet prints it."""
    placed = [row for row in rows if row.place is not None]
    shared = set()
    for one, other in pairwise(placed):
        if one.place == other.place:
            one.tied = other.tied = True
            shared |= {one.line, other.line}
    for row in placed:
        if row.tied and row.line not in shared:
            row.warn(f"place {row.place} is printed as tied, but no other row beside it has it")


def _doubt_hours(rows: Sequence[SheetRow]) -> None:
    """``2.05.33`` is minutes if any such time of the sheet cannot be hours; else it is in doubt."""
    dotted = [row for row in rows if row.dotted]
    if all(hours_or_minutes(row.dotted) for row in dotted):
        for row in dotted:
            hours = row.dotted.replace(".", ":")
            row.warn(f"mark {row.dotted!r} read as {row.mark}; write {hours} if hours are meant")
