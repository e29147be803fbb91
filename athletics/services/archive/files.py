"""Fixture files: plain CSV with a header row, UTF-8, one line feed a line."""

import csv
import hashlib
import io
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from athletics.services.archive.problems import Problem

Cells = tuple[str, ...]


def digest_of(path: Path) -> str:
    return hashlib.blake2b(path.read_bytes(), digest_size=16).hexdigest()


def digest_of_cells(cells: Sequence[str]) -> str:
    return hashlib.blake2b("\x1f".join(cells).encode(), digest_size=8).hexdigest()


def read_cells(
    root: Path, name: str, columns: Sequence[str], problems: list[Problem]
) -> Iterator[tuple[int, Cells]]:
    """Line number and cells of each row that has as many cells as the header.

    Reports a wrong header, wrong numbers of cells, quotes left open, text that is not UTF-8 and a
    file that was cut off.
    """
    try:
        text = (root / name).read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        problems.append(Problem(name, 1, "", "", f"not UTF-8 at byte {error.start}; save as UTF-8"))
        return
    if text and not text.endswith("\n"):
        end = text.count("\n") + 1
        message = "the file may be cut off: its last line does not end; write it whole"
        problems.append(Problem(name, end, "", "", message))
        return
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    line = 1
    try:
        header = next(reader, [])
        if header != list(columns):
            wanted = ",".join(columns)
            problems.append(
                Problem(name, 1, "", "", f"the header is {','.join(header)}; write {wanted}")
            )
            return
        line = reader.line_num + 1
        for cells in reader:
            if len(cells) != len(columns):
                message = f"{len(cells)} cells where the header has {len(columns)}"
                problems.append(Problem(name, line, "", "", message))
            else:
                yield line, tuple(cells)
            line = reader.line_num + 1
    except csv.Error as error:
        problems.append(Problem(name, line, "", "", f"{error}; check the quotes"))


def write_cells(path: Path, columns: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """The file takes its name when it is whole; what stood there stays until then."""
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = path.with_name(f".{path.name}.partial")
    try:
        with partial.open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file, lineterminator="\n")
            writer.writerow(columns)
            writer.writerows(rows)
        partial.replace(path)
    finally:
        partial.unlink(missing_ok=True)
