"""Fixtures into the database: checked whole, then written by difference in one transaction."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from django.db import transaction
from django.db.models import Model

from athletics.models import LoadedFile
from athletics.services.archive.check import (
    Checked,
    CheckedFile,
    Progress,
    check_archive,
    no_progress,
    row_reader,
)
from athletics.services.archive.difference import Conflict, Difference, difference
from athletics.services.archive.files import Cells, digest_of, read_cells
from athletics.services.archive.insert import insert
from athletics.services.archive.problems import ArchiveError
from athletics.services.archive.tables import TABLES
from athletics.services.rebuild import rebuild

BATCH = 2000
T = TypeVar("T")


@dataclass
class LoadReport:
    """How many rows of each table were written, and what was left for an editor to decide."""

    inserted: Counter[str] = field(default_factory=Counter)
    updated: Counter[str] = field(default_factory=Counter)
    deleted: Counter[str] = field(default_factory=Counter)
    conflicts: list[Conflict] = field(default_factory=list)

    @property
    def written(self) -> int:
        return sum(map(Counter.total, (self.inserted, self.updated, self.deleted)))


def is_loaded(root: Path) -> bool:
    """Whether the database was last loaded from just these files."""
    loaded = dict(LoadedFile.objects.values_list("path", "digest"))
    today = {path: digest_of(root / path) for table in TABLES for path in table.paths(root)}
    return bool(today) and loaded == today


def load_archive(
    *, root: Path, overwrite: bool = False, progress: Progress = no_progress
) -> LoadReport:
    """Load every file below ``root``. All or nothing: raises ArchiveError with all problems.

    Writes only rows whose text changed since the last load. A row that was also changed on the
    site is a conflict: reported, and left alone unless ``overwrite``.
    """
    checked = check_archive(root=root, progress=progress)
    if checked.problems:
        raise ArchiveError(checked.problems)
    with transaction.atomic():
        report = _Load(root, checked, overwrite, progress).run()
        if report.written:
            rebuild(progress=progress)
    return report


class _Load:
    def __init__(self, root: Path, checked: Checked, overwrite: bool, progress: Progress) -> None:
        self.root, self.checked, self.overwrite = root, checked, overwrite
        self.progress = progress
        self.references = checked.references
        self.loaded = {file.path: file for file in LoadedFile.objects.all()}
        self.deletions: list[tuple[type[Model], str, list[int]]] = []
        self.report = LoadReport()

    def run(self) -> LoadReport:
        self.references.write_source_sets()
        files = self.checked.files + list(self._files_gone())
        done = 0
        for table in TABLES:
            first = not table.model._default_manager.exists()
            for file in (file for file in files if file.table is table):
                self.progress(f"Writing {file.path}", done, len(files))
                self._write_file(file, first)
                done += 1
            table.written(self.references)
        self._delete()
        self.progress("Written", len(files), len(files))
        return self.report

    def _files_gone(self) -> list[CheckedFile]:
        """Files once loaded that are no longer there: all their rows were taken out."""
        there = {file.path for file in self.checked.files}
        tables = {table.name: table for table in TABLES}
        return [
            CheckedFile(tables[loaded.table], path, "")
            for path, loaded in self.loaded.items()
            if path not in there
        ]

    def _write_file(self, file: CheckedFile, first: bool) -> None:
        loaded = self.loaded.get(file.path)
        if loaded and loaded.digest == file.digest:
            return
        before = loaded.rows if loaded else {}
        change = difference(file, before, self.overwrite, first)
        self._write_rows(file, change)
        if change.delete:
            self.deletions.append((file.table.model, file.table.name, change.delete))
        self.report.conflicts += change.conflicts
        self._remember(file, change)

    def _remember(self, file: CheckedFile, change: Difference) -> None:
        if not file.digest and not change.loaded:
            LoadedFile.objects.filter(path=file.path).delete()
            return
        LoadedFile.objects.update_or_create(
            path=file.path,
            defaults={
                "table": file.table.name,
                "digest": "" if change.conflicts else file.digest,
                "rows": change.loaded,
            },
        )

    def _write_rows(self, file: CheckedFile, change: Difference) -> None:
        if not change.insert and not change.update:
            return
        table, path, found = file.table, file.path, self.checked.problems
        row, scope = row_reader(table, path, self.checked), table.scope(path)
        lines: list[tuple[int, Cells]] = []
        for line, cells in read_cells(self.root, path, table.columns, found):
            row.turn_to(line, cells)
            identity = table.identity(row)
            if identity in change.insert or identity in change.update:
                lines.append((line, cells))
        named = [dict(zip(table.columns, cells, strict=True)) for _, cells in lines]
        table.prepare(named, scope, self.references)
        new, changed = [], []
        for line, cells in lines:
            row.turn_to(line, cells)
            record = table.build(row, scope)
            pk = change.update.get(table.identity(row))
            if pk is None:
                new.append(record)
            else:
                record.pk = pk
                changed.append(record)
        if found:  # the file was changed since it was checked
            raise ArchiveError(found)
        manager = table.model._default_manager
        for batch in batches(new):
            insert(table.model, batch)
        for batch in batches(changed):
            manager.bulk_update(batch, table.written_fields, batch_size=200)
        self.report.inserted[table.name] += len(new)
        self.report.updated[table.name] += len(changed)

    def _delete(self) -> None:
        """After all writing, the last table first, so that nothing deleted is still named."""
        for model, name, ids in reversed(self.deletions):
            for batch in batches(ids):
                model._default_manager.filter(pk__in=batch).delete()
            self.report.deleted[name] += len(ids)
        for table in TABLES:
            table.clear()


def batches(items: list[T]) -> Iterator[list[T]]:
    for start in range(0, len(items), BATCH):
        yield items[start : start + BATCH]
