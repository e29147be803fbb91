"""Fixtures into the database: checked whole, then written by difference in one transaction."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from django.db import IntegrityError, transaction
from django.db.models import Model, QuerySet
from django.db.models.deletion import Collector

from athletics.models import Changeset, LoadedFile
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
from athletics.services.archive.problems import ArchiveError, Problem
from athletics.services.archive.table import Table
from athletics.services.archive.tables import TABLES
from athletics.services.archive_version import raise_version
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

    @property
    def summary(self) -> str:
        """``12 rows new, 3 changed, 0 removed, 1 in conflict``."""
        counts = (self.inserted.total(), self.updated.total(), self.deleted.total())
        new, changed, removed = counts
        return (
            f"{new} rows new, {changed} changed, {removed} removed, "
            f"{len(self.conflicts)} in conflict"
        )


def is_loaded(root: Path) -> bool:
    """Whether the database was last loaded from just these files."""
    there = LoadedFile.objects.exclude(digest="")
    loaded = dict(there.values_list("path", "digest"))
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
    try:
        with transaction.atomic():
            report = _Load(root, checked, overwrite, progress).run()
            if report.written:
                rebuild(progress=progress)
                Changeset.objects.create(action="load", summary=report.summary)
                raise_version()
    except IntegrityError as error:
        message = f"refuses what the files and the site say together: {error.args[0]}"
        raise ArchiveError([Problem("the database", 0, "", "", message)]) from error
    return report


class _Load:
    def __init__(self, root: Path, checked: Checked, overwrite: bool, progress: Progress) -> None:
        self.root, self.checked, self.overwrite = root, checked, overwrite
        self.progress = progress
        self.references = checked.references
        self.loaded = {file.path: file for file in LoadedFile.objects.all()}
        self.deletions: list[tuple[Table, list[int]]] = []
        self.report = LoadReport()

    def run(self) -> LoadReport:
        self.references.writing = True
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
        # A file without a digest is gone; an unsettled one has conflicts left by the last load.
        if loaded and file.digest and loaded.digest == file.digest and loaded.settled:
            return
        before = loaded.rows if loaded else {}
        change = difference(file, before, self.overwrite, first)
        self._write_rows(file, change)
        if change.delete:
            self.deletions.append((file.table, change.delete))
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
                "digest": file.digest,
                "rows": change.loaded,
                "settled": not change.conflicts,
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
        for table, ids in reversed(self.deletions):
            table.release()
            for batch in batches(ids):
                rows = table.model._default_manager.filter(pk__in=batch)
                if not self.overwrite:
                    self._refuse_to_take_along(table, rows)
                rows.delete()
            self.report.deleted[table.name] += len(ids)
        for table in TABLES:
            table.clear()

    def _refuse_to_take_along(self, table: Table, rows: "QuerySet[Model]") -> None:
        """What the site has added or changed must not vanish with the thing it belongs to."""
        collector = Collector(using=rows.db, origin=rows)
        collector.collect(rows)
        models = {*collector.data, *(some.model for some in collector.fast_deletes if some)}
        kept = (models & {one.model for one in TABLES}) - {table.model}
        if kept:
            names = ", ".join(sorted(str(model._meta.verbose_name_plural) for model in kept))
            message = f"rows taken out still have {names} on the site; --overwrite removes them too"
            raise ArchiveError([Problem(table.pattern, 1, "", "", message)])


def batches(items: list[T]) -> Iterator[list[T]]:
    for start in range(0, len(items), BATCH):
        yield items[start : start + BATCH]
