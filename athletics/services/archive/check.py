"""Everything is read and checked before anything is written."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from athletics.services.archive.files import Cells, digest_of, digest_of_cells, read_cells
from athletics.services.archive.problems import Problem
from athletics.services.archive.references import References
from athletics.services.archive.row import Row
from athletics.services.archive.table import Table
from athletics.services.archive.tables import TABLES

#: Told what is being done, and how many of how many steps are behind.
Progress = Callable[[str, int, int], None]


def no_progress(step: str, done: int, total: int) -> None:
    """For callers who do not watch."""


@dataclass
class CheckedFile:
    """A file that was read: its hash, and the hash of each row by identity."""

    table: Table
    path: str
    digest: str
    rows: dict[str, str] = field(default_factory=dict)


@dataclass
class Checked:
    files: list[CheckedFile]
    problems: list[Problem]
    references: References


def check_archive(*, root: Path, progress: Progress = no_progress) -> Checked:
    """Read every file below ``root`` and collect all problems; touches no database row."""
    checked = Checked([], [], References())
    files = list(files_below(root, checked.problems))
    for done, (table, path) in enumerate(files):
        progress(f"Checking {path}", done, len(files))
        checked.files.append(_check_file(root, table, path, checked))
    progress("Checked", len(files), len(files))
    return checked


def files_below(root: Path, problems: list[Problem]) -> Iterator[tuple[Table, str]]:
    """Table and path of each file, in the order of need; reports those that should be there."""
    known = set()
    for table in TABLES:
        paths = table.paths(root)
        if table.needed and not paths:
            message = f"is missing; it has the header {','.join(table.columns)}"
            problems.append(Problem(table.pattern, 1, "", "", message))
        known.update(paths)
        yield from ((table, path) for path in paths)
    for path in sorted(root.rglob("*.csv")):
        if str(path.relative_to(root)) not in known:
            name = str(path.relative_to(root))
            problems.append(Problem(name, 1, "", "", "belongs to no table; see README.md"))


def row_reader(table: Table, path: str, checked: Checked) -> Row:
    columns = {column: position for position, column in enumerate(table.columns)}
    return Row(path, columns, checked.problems, checked.references)


def _check_file(root: Path, table: Table, path: str, checked: Checked) -> CheckedFile:
    file = CheckedFile(table, path, digest_of(root / path))
    row, scope = row_reader(table, path, checked), table.scope(path)
    lines: list[tuple[int, Cells]] = []
    taken: set[tuple[str, str]] = set()
    table.begin(row, scope)
    for line, cells in read_cells(root, path, table.columns, checked.problems):
        row.turn_to(line, cells)
        identity = table.identity(row)
        if identity in file.rows:
            row.problem(table.key[0], f"stands twice in the file: {identity}; keep one")
            continue
        for column in table.unique:
            if (column, row[column]) in taken:
                row.problem(column, "stands in another row too; each needs its own")
            taken.add((column, row[column]))
        file.rows[identity] = digest_of_cells(cells)
        table.learn(row, scope, checked.references)
        lines.append((line, cells))
    for line, cells in lines:
        row.turn_to(line, cells)
        table.build(row, scope)
    return file
