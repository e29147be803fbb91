"""One line of a fixture: its cells read into values, each failure a problem with its mend."""

import datetime as dt
import re
from collections.abc import Collection, Iterator, Mapping
from decimal import Decimal
from urllib.parse import urlsplit

from athletics.domain.dates import PartialDate
from athletics.domain.marks import Mark, parse_mark, parse_wind
from athletics.services.archive.files import Cells
from athletics.services.archive.problems import Problem
from athletics.services.archive.references import References

_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_NUMBER = re.compile(r"0|[1-9][0-9]{0,8}")
_DECIMAL = re.compile(r"(0|[1-9][0-9]{0,2})(\.[1-9])?")
# A line may break within a text; nothing else that cannot be seen belongs into one.
_UNSEEN = re.compile(r"[\x00-\x09\x0b-\x1f\x7f]")
_GONE = "is in the files, but was removed or renamed on the site; export the archive and compare"


class Row(Mapping[str, str]):
    """Cells by column. Every reader returns a value, or an empty one after noting a problem."""

    def __init__(
        self,
        path: str,
        columns: Mapping[str, int],
        problems: list[Problem],
        references: References,
    ) -> None:
        self.path, self._columns, self.problems = path, columns, problems
        self.references = references
        self.line = 0
        self._cells: Cells = ()

    def turn_to(self, line: int, cells: Cells) -> None:
        self.line, self._cells = line, cells

    def __getitem__(self, column: str) -> str:
        return self._cells[self._columns[column]]

    def __iter__(self) -> Iterator[str]:
        return iter(self._columns)

    def __len__(self) -> int:
        return len(self._columns)

    def problem(self, column: str, message: str) -> None:
        value = self[column] if column in self._columns else ""
        self.problems.append(Problem(self.path, self.line, column, value, message))

    def unknown(self, column: str, message: str) -> None:
        """What the row names is not there: in the files while checking, on the site after that."""
        self.problem(column, _GONE if self.references.writing else message)

    def text(self, column: str, longest: int, required: bool = False) -> str:
        value = self[column]
        if required and not value:
            self.problem(column, "is empty; it is needed")
        elif value != value.strip():
            self.problem(column, "has spaces at its ends; take them off")
        elif _UNSEEN.search(value):
            self.problem(column, "has characters that cannot be seen; take them out")
        elif len(value) > longest:
            self.problem(column, f"has {len(value)} letters; at most {longest} fit")
        return value

    def slug(self, column: str, longest: int = 80) -> str:
        value = self.text(column, longest, required=True)
        if value and not _SLUG.fullmatch(value):
            self.problem(column, "is no slug; use a-z, 0-9 and single hyphens")
        return value

    def choice(self, column: str, choices: Collection[str]) -> str:
        value = self[column]
        if value not in choices:
            self.problem(column, f"is none of {', '.join(filter(None, choices))}")
        return value

    def flag(self, column: str) -> bool:
        return self.choice(column, ("0", "1")) == "1"

    def number(self, column: str, low: int, high: int, required: bool = False) -> int | None:
        value = self[column]
        if not value:
            if required:
                self.problem(column, "is empty; a whole number is needed")
            return None
        if not _NUMBER.fullmatch(value):
            self.problem(column, "is no whole number")
        elif not low <= int(value) <= high:
            self.problem(column, f"is not within {low} to {high}")
        else:
            return int(value)
        return None

    def decimal(self, column: str) -> Decimal | None:
        value = self[column]
        if not value:
            return None
        if not _DECIMAL.fullmatch(value) or value == "0":
            self.problem(column, "is no number with at most one decimal; write 70 or 70.5")
            return None
        return Decimal(value)

    def day(self, column: str, required: bool = False) -> dt.date | None:
        value = self[column]
        if not value and not required:
            return None
        try:
            day = dt.date.fromisoformat(value)
            if day.isoformat() != value:
                raise ValueError
        except ValueError:
            self.problem(column, "is no day; write 2023-08-23")
            return None
        return day

    def partial_date(self, column: str, required: bool = False) -> PartialDate | None:
        value = self[column]
        if not value:
            if required:
                self.problem(column, "is empty; write 2023-08-23, 2023-08 or 2023")
            return None
        try:
            return PartialDate.parse(value)
        except ValueError as error:
            self.problem(column, str(error))
            return None

    def mark(self, column: str, measure: str, required: bool = False) -> Mark | None:
        value = self[column]
        if not value:
            if required:
                self.problem(column, "is empty; a mark is needed")
            return None
        if len(value) > 12:
            self.problem(column, f"has {len(value)} letters; at most 12 fit")
            return None
        try:
            return parse_mark(value, measure)
        except ValueError as error:
            self.problem(column, str(error))
            return None

    def wind(self, column: str) -> int | None:
        value = self[column]
        if not value:
            return None
        try:
            return parse_wind(value)
        except ValueError as error:
            self.problem(column, str(error))
            return None

    def address(self, column: str, longest: int = 600) -> str:
        value = self.text(column, longest)
        try:
            scheme = urlsplit(value).scheme
        except ValueError:
            scheme = "none"
        if value and scheme not in ("http", "https"):
            self.problem(column, "is no address; it begins with https://")
        return value

    # What the row points to

    def country(self, column: str = "country", required: bool = True) -> str | None:
        value = self[column]
        if not value and not required:
            return None
        if value not in self.references.countries:
            self.unknown(column, "is no country code; add it to countries.csv")
        return value

    def discipline(self, column: str = "discipline") -> str:
        value = self[column]
        if value not in self.references.disciplines:
            self.unknown(column, "is no discipline code; see disciplines.csv")
        return value

    def measure(self, discipline: str) -> str:
        facts = self.references.disciplines.get(discipline)
        return facts.measure if facts else "time"

    def athlete(self, column: str = "athlete", required: bool = True) -> int | None:
        value = self[column]
        if not value and not required:
            return None
        pk = self.references.athletes.get(value)
        if pk is None:
            self.unknown(column, "is no athlete; add the slug to athletes.csv")
        return pk

    def edition(self) -> int | None:
        pk = self.references.editions.get((self["championship"], self["edition"]))
        if pk is None:
            self.unknown("edition", "is no edition of that championship; see editions.csv")
        return pk

    def event(self) -> int | None:
        """The event that the columns championship, edition, sex and discipline name."""
        return self.event_of(self["championship"], self["edition"])

    def event_of(self, championship: str, edition: str) -> int | None:
        key = (championship, edition, self["sex"], self["discipline"])
        pk = self.references.events.get(key)
        if pk is None:
            self.unknown("discipline", "is no event of that edition and sex; add it to events.csv")
        return pk

    def source(self) -> str:
        value = self["source"]
        if value not in self.references.sources:
            self.unknown("source", "is no source; add it to sources.csv")
        return value

    def source_set(self, column: str = "sources", required: bool = True) -> int | None:
        """The set of the sources named, joined by ``;``."""
        value = self[column]
        if not value and not required:
            return None
        pk = self.references.source_sets.get(value)
        if pk is None:
            names = value.split(";")
            unknown = [name for name in names if name not in self.references.sources]
            if unknown:
                self.problem(column, f"has no such source: {unknown[0]!r}; see sources.csv")
                return None
            if len(set(names)) < len(names) or len(value) > 200:
                self.problem(column, "names a source twice, or too many")
                return None
            pk = self.references.source_sets[value] = 0
        return pk
