"""One line of a sheet into one result."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from athletics.domain.dates import PartialDate
from athletics.domain.marks import POINTS, parse_mark
from athletics.domain.sheets.cells import (
    read_birth,
    read_country,
    read_name,
    read_place,
    read_reaction,
)
from athletics.domain.sheets.layout import Line
from athletics.domain.sheets.nations import code_of
from athletics.domain.sheets.performance import Performance, scan, winds_in_doubt
from athletics.domain.sheets.spellings import read_wind, with_points
from athletics.domain.sheets.vocabulary import (
    ADVANCED,
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
    status_of,
)
from athletics.domain.statuses import contradiction

_NOTHING = {"", "-", "--", "---", "NWI", "n/a", "N/A"}
_FINISHED = {"ok", "finished", "valid", "fin"}


@dataclass
class SheetRow:
    """A result as the sheet has it; ``warnings`` are what the editor should look at."""

    line: int
    cells: list[str]
    place: int | None = None
    #: Printed as tied, or shared with a neighbour.
    tied: bool = False
    bib: str = ""
    name: str = ""
    #: A three-letter code, or a country's name as printed, with a warning.
    country: str = ""
    born: PartialDate | None = None
    #: As ``parse_mark`` reads it; empty where none.
    mark: str = ""
    #: Tenths of a metre a second.
    wind: int | None = None
    legal_mark: str = ""
    legal_wind: int | None = None
    #: Thousandths of a second.
    reaction: int | None = None
    advanced: str = ""
    #: A key of STATUSES.
    status: str = "OK"
    #: Of a disqualification: TR16.8.
    rule: str = ""
    #: Records, parted by spaces: ``WR PB``.
    tags: str = ""
    remarks: str = ""
    warnings: list[str] = field(default_factory=list)
    #: The mark as printed where its points could part hours: ``2.05.33``.
    dotted: str = field(default="", repr=False)

    def warn(self, text: str) -> None:
        self.warnings.append(f"line {self.line}: {text}")


class Reader:
    """Reads lines whose columns hold ``roles``."""

    def __init__(self, roles: Sequence[str], measure: str, code_behind_name: bool) -> None:
        self.roles = roles
        self.measure = measure
        self.code_behind_name = code_behind_name

    def read(self, line: Line) -> SheetRow | None:
        """The result that a line tells; None where it is a title, a footer or the like."""
        texts = self._by_role(line)
        row = SheetRow(line.number, line.cells)
        self._read_who(row, texts)
        found = Performance()
        self._read_place(row, texts.get(PLACE, ""), found)
        self._read_performance(row, texts, found)
        self._read_reaction(row, texts.get(REACTION, ""), found)
        outcome = row.place or found.mark or found.status or found.advanced
        has_who = any(letter.isalpha() for letter in row.name + row.country)
        if not has_who or not (outcome or self._is_filled(line, texts)):
            return None
        _settle(row, found)
        return row

    def why_not(self, line: Line) -> str:
        """Why a line is no result, with the mend."""
        texts = self._by_role(line)
        who = any(texts.get(role) for role in (NAME, FAMILY, GIVEN, COUNTRY))
        if sum(map(bool, line.cells)) < 2 or not (who or texts.get(MARK) or texts.get(PLACE)):
            return "it is no result; if it is one, bring it into the columns of the others"
        if not who:
            return "it names nobody; write a name or a country"
        return "it has neither place, mark nor status; write one, DNS for who did not start"

    def _by_role(self, line: Line) -> dict[str, str]:
        """The cells' texts; remarks of several columns are joined, else the first counts."""
        texts: dict[str, str] = {}
        for role, cell in zip(self.roles, line.cells, strict=False):
            if role == IGNORE or not cell:
                continue
            if role == REMARKS and role in texts:
                texts[role] += f" {cell}"
            else:
                texts.setdefault(role, cell)
        return texts

    def _is_filled(self, line: Line, texts: dict[str, str]) -> bool:
        """Whether so many cells are filled that it is a row whose values are not understood."""
        filled = sum(map(bool, line.cells))
        return (
            filled > 2 and filled * 5 >= len(self.roles) * 3 and {PLACE, MARK} & set(texts) != set()
        )

    def _read_who(self, row: SheetRow, texts: dict[str, str]) -> None:
        names = " ".join(texts[role] for role in (GIVEN, NAME, FAMILY) if role in texts)
        name = read_name(names, code_behind=self.code_behind_name)
        row.name, row.country, row.born = name.name, name.country, name.born
        bib = texts.get(BIB, "").removeprefix("#")
        row.bib = name.bib if bib in _NOTHING else bib
        if texts.get(COUNTRY, "") not in _NOTHING:
            row.country, warning = read_country(texts[COUNTRY])
            _warn(row, warning)
        elif not row.country and code_of(row.name):
            row.country, warning = read_country(row.name)
            _warn(row, warning)
        if texts.get(BORN, "") not in _NOTHING:
            row.born, warning = read_birth(texts[BORN])
            _warn(row, warning)

    def _read_place(self, row: SheetRow, text: str, found: Performance) -> None:
        place = read_place(text)
        if place:
            row.place, row.tied = place
        elif status_of(text):
            found.status = status_of(text)
        elif text not in _NOTHING:
            scan(text, self.measure, found, is_note=True)
            if found.words:
                row.warn(f"place {text!r} is not understood; write 1, =2 or DNF")
                found.words.clear()

    def _read_performance(self, row: SheetRow, texts: dict[str, str], found: Performance) -> None:
        if MARK in texts:
            self._read_mark(row, texts[MARK], found)
        if texts.get(WIND, "") not in _NOTHING:
            self._read_wind(row, texts[WIND], found)
        if status_of(texts.get(STATUS, "")):
            found.status = status_of(texts[STATUS])
        elif texts.get(STATUS, "").lower() not in _FINISHED:
            scan(texts.get(STATUS, ""), self.measure, found, is_note=True)
        for role in (ADVANCED, REMARKS):
            words = len(found.words)
            signs = (found.advanced, found.status, found.rule, len(found.tags))
            scan(texts.get(role, ""), self.measure, found, is_note=True)
            if signs == (found.advanced, found.status, found.rule, len(found.tags)):
                # Nothing known stood in it: the note stays as it was printed.
                found.words[words:] = [texts[role]] if len(found.words) > words else []

    def _read_mark(self, row: SheetRow, text: str, found: Performance) -> None:
        scan(text, self.measure, found)
        if found.words and not (found.mark or found.status):
            try:
                parse_mark(text, self.measure)
            except ValueError as error:
                row.warn(f"mark {error}")

    def _read_wind(self, row: SheetRow, text: str, found: Performance) -> None:
        bare = text.strip("()").replace("m/s", "").replace(" ", "").removeprefix("w:")
        wind = read_wind(with_points(bare, POINTS if self.measure == POINTS else self.measure))
        if wind is None:
            row.warn(f"wind {text!r} is not understood; write +1.3, -0.4 or 0.0")
        elif found.wind is not None and found.wind != wind:
            row.warn(f"wind {text!r} is not the one behind the mark; the one behind it was taken")
        else:
            found.wind = wind

    def _read_reaction(self, row: SheetRow, text: str, found: Performance) -> None:
        if text in _NOTHING or status_of(text):
            return
        reaction = read_reaction(text)
        if reaction is None:
            row.warn(f"reaction {text!r} is not understood; write seconds, as 0.143")
        else:
            found.reaction = reaction


def _warn(row: SheetRow, warning: str) -> None:
    if warning:
        row.warn(warning)


def _settle(row: SheetRow, found: Performance) -> None:
    """Bring what was found into the row and weigh it as a whole."""
    row.mark, row.wind, row.dotted = found.mark, found.wind, found.dotted
    row.legal_mark, row.legal_wind = found.legal_mark, found.legal_wind
    row.reaction, row.advanced = found.reaction, found.advanced
    row.tags = " ".join(found.tags)
    row.status = found.status or ("OK" if row.place or row.mark else "TOOKPART")
    if row.status == "DQ":
        row.rule = found.rule
    elif found.rule:
        found.words.append(found.rule)
    row.remarks = " ".join(found.words)
    for warning in (*found.warnings, winds_in_doubt(found)):
        _warn(row, warning)
    if row.status == "TOOKPART":
        row.warn("neither place nor mark is understood; write one, or DNS for who did not start")
    if row.place and contradiction(row.status, True, False):
        row.warn(f"place {row.place} was left out: {contradiction(row.status, True, False)}")
        row.place, row.tied = None, False
    if row.mark:
        _warn(row, contradiction(row.status, False, True))
