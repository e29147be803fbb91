"""Lines into cells: by tab, bar, semicolon or comma, by aligned columns, or word by word."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

TAB, BAR, SEMICOLON, COMMA = "\t", "|", ";", ","
ALIGNED, WORDS = "aligned", "words"

MOST_CELLS = 40
#: How many lines a quoted cell may go on for.
_LONGEST_QUOTE = 4

_GAP = re.compile(r"\s{2,}|\t")
_SPANS = re.compile(r"\S+(?: \S+)*")
#: A comma of a CSV file: not before a space, not between digits behind a colon.
_TIGHT_COMMA = re.compile(r"(?<![:.]\d\d),(?! )")
_AT_A_LETTER = re.compile(r"[^\W\d]\"?,(?! )|,\"?[^\W\d]|,,|\",")
#: Which separators are looked for first, and how many of them a row needs.
_SEPARATORS = ((TAB, 1), (BAR, 2), (SEMICOLON, 2))


#: Start and end of each piece of a line between gaps.
_Spans = Sequence[tuple[int, int]]


@dataclass
class Line:
    """A line that is not blank, with its number in what was pasted."""

    number: int
    text: str
    cells: list[str]


def kind_of(lines: Sequence[str]) -> str:
    """The separator of the cells, or ALIGNED, or WORDS."""
    filled = [line for line in lines if line.strip()]
    for separator, needed in _SEPARATORS:
        if _agree([line.count(separator) for line in filled], needed):
            return separator
    if _agree([len(_GAP.findall(line.strip())) for line in filled], 2):
        return ALIGNED
    if _agree([_csv_commas(line) for line in filled], 2) or _agree(
        [line.count(", ") for line in filled], 3
    ):
        return COMMA
    return WORDS


def _agree(counts: Sequence[int], needed: int) -> bool:
    """Whether most lines that could be rows have the separator."""
    having = sum(count >= needed for count in counts)
    return having > 0 and having * 5 >= len(counts) * 2


def _csv_commas(line: str) -> int:
    return len(_TIGHT_COMMA.findall(line)) if _AT_A_LETTER.search(line) else 0


def split(lines: Sequence[tuple[int, str]], kind: str) -> tuple[str, list[Line]]:
    """The lines that are not blank, each in its cells; WORDS leaves each line one cell.

    The kind returned is WORDS where ALIGNED was asked for and the columns do not stand straight.
    """
    filled = [(number, text) for number, text in lines if text.strip()]
    if kind == ALIGNED:
        spaced = [(number, text.replace("\t", "   ")) for number, text in filled]
        if aligned := _aligned(spaced):
            return ALIGNED, aligned
        kind = WORDS
    if kind == WORDS:
        return WORDS, [Line(number, text, [" ".join(text.split())]) for number, text in filled]
    if kind == BAR and all(text.lstrip().startswith(BAR) for _, text in filled if BAR in text):
        filled = [
            (number, text.strip().removeprefix(BAR).removesuffix(BAR)) for number, text in filled
        ]
    return kind, [
        Line(number, text, _bounded(_cells(text, kind)))
        for number, text in _with_whole_quotes(filled, kind)
    ]


def _with_whole_quotes(lines: Sequence[tuple[int, str]], separator: str) -> list[tuple[int, str]]:
    """Lines of which a quoted cell goes on in the next are one."""
    whole: list[tuple[int, str]] = []
    at = 0
    while at < len(lines):
        number, text = lines[at]
        at += 1
        if _is_open(text, separator):
            for end in range(at, min(at + _LONGEST_QUOTE, len(lines))):
                if lines[end][1].count('"') % 2:
                    text = " ".join([text, *(more for _, more in lines[at : end + 1])])
                    at = end + 1
                    break
        whole.append((number, text))
    return whole


def _is_open(text: str, separator: str) -> bool:
    return text.count('"') % 2 == 1 and (text.lstrip().startswith('"') or f'{separator}"' in text)


def _cells(text: str, separator: str) -> list[str]:
    if '"' not in text:
        return [cell.strip() for cell in text.split(separator)]
    cells, current, quoted = [], "", False
    for part in re.split(f'("|{re.escape(separator)})', text):
        if part == '"' and (quoted or not current.strip()):
            # A doubled quote within a quoted cell ends it and opens it again: one quote is meant.
            quoted = not quoted
        elif part == '"':
            quoted, current = True, current + '"'
        elif part == separator and not quoted:
            cells.append(current)
            current = ""
        else:
            current += part
    return [cell.strip() for cell in [*cells, current]]


def _bounded(cells: list[str]) -> list[str]:
    if len(cells) <= MOST_CELLS:
        return cells
    rest = " ".join(cell for cell in cells[MOST_CELLS - 1 :] if cell)
    return [*cells[: MOST_CELLS - 1], rest]


def _aligned(lines: Sequence[tuple[int, str]]) -> list[Line]:
    """Cells where most lines leave the same positions blank; no lines where they do not."""
    spans = [[match.span() for match in _SPANS.finditer(text)] for _, text in lines]
    table = _table([number for number, _ in lines], spans)
    # A line that stands across columns is a stray, unless it alone fills a column.
    columns = max((_columns(table, stray) for stray in (0, len(table) // 10)), key=len)
    usual = Counter(len(row) for row in table).most_common(1)
    if not usual or len(columns) < usual[0][0]:
        return []
    return [
        Line(
            number, text, _bounded(_placed(text, row, columns) if len(row) > 1 else [text.strip()])
        )
        for (number, text), row in zip(lines, spans, strict=True)
    ]


def _table(numbers: Sequence[int], rows: Sequence[_Spans]) -> list[_Spans]:
    """The rows of three cells and more that stand together without a blank line, where most do."""
    blocks: list[list[_Spans]] = []
    last = -1
    for number, row in zip(numbers, rows, strict=True):
        if number != last + 1:
            blocks.append([])
        last = number
        if len(row) > 2:
            blocks[-1].append(row)
    longest = max(blocks, key=len, default=[])
    every = [row for block in blocks for row in block]
    return longest if len(longest) * 2 >= len(every) else every


def _columns(rows: Sequence[_Spans], stray: int) -> list[tuple[int, int]]:
    """The runs of positions that more than so many stray lines fill."""
    width = max((row[-1][1] for row in rows), default=0)
    changes = [0] * (width + 1)
    for row in rows:
        for start, end in row:
            changes[start] += 1
            changes[end] -= 1
    columns: list[tuple[int, int]] = []
    filled, start = 0, -1
    for position, change in enumerate(changes):
        filled += change
        if filled > stray and start < 0:
            start = position
        elif filled <= stray and start >= 0:
            columns.append((start, position))
            start = -1
    return columns


def _placed(text: str, row: _Spans, columns: _Spans) -> list[str]:
    """Each span in the column that it overlaps most, or that lies nearest."""
    cells = [""] * len(columns)
    ends = [end for _, end in columns]
    for start, end in row:
        # Columns before the first that ends behind the start, but one, lie farther off.
        first = max(bisect_right(ends, start) - 1, 0)
        last = first
        while last + 1 < len(columns) and columns[last + 1][0] < end:
            last += 1
        best = max(
            range(first, min(last + 2, len(columns))),
            key=lambda at: min(end, columns[at][1]) - max(start, columns[at][0]),
        )
        cells[best] = f"{cells[best]} {text[start:end]}".strip()
    return cells
