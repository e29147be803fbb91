"""What is loaded comes out again as it went in."""

import csv
from collections import Counter
from pathlib import Path

import pytest
from django.conf import settings

from athletics.services.archive.export import export_archive
from athletics.services.archive.load import LoadReport, load_archive
from athletics.services.archive.table import Table
from athletics.services.archive.tables import TABLES


def files(root: Path) -> dict[str, bytes]:
    return {str(path.relative_to(root)): path.read_bytes() for path in root.rglob("*.csv")}


def lines(table: Table) -> int:
    """Lines of all its files, without their headers."""
    count = 0
    for path in table.paths(settings.FIXTURES):
        with (settings.FIXTURES / path).open(encoding="utf-8", newline="") as file:
            count += sum(1 for _ in csv.reader(file)) - 1
    return count


def test_export_writes_the_same_files(tmp_path: Path) -> None:
    export_archive(root=tmp_path)
    written, reviewed = files(tmp_path), files(settings.FIXTURES)
    assert sorted(written) == sorted(reviewed)
    assert [path for path in written if written[path] != reviewed[path]] == []


def test_first_load_only_inserts(loaded: LoadReport) -> None:
    assert loaded.inserted.total() == sum(map(lines, TABLES))
    assert (loaded.updated.total(), loaded.deleted.total(), loaded.conflicts) == (0, 0, [])


def test_every_line_is_one_row() -> None:
    expected: Counter[str] = Counter()
    for table in TABLES:
        expected[table.model.__name__] += lines(table)
    rows = {table.model.__name__: table.model._default_manager.count() for table in TABLES}
    assert rows == dict(expected)


@pytest.mark.usefixtures("loaded")
def test_loading_again_writes_nothing() -> None:
    again = load_archive(root=settings.FIXTURES)
    assert (again.written, again.conflicts) == (0, [])
