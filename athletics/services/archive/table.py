"""What every kind of fixture file has in common."""

import datetime as dt
from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, ClassVar

from django.db.models import Model, QuerySet

from athletics.services.archive.files import Cells
from athletics.services.archive.references import References
from athletics.services.archive.row import Row

#: What the path of a file says about all its rows: {"championship": …, "edition": …}.
Scope = Mapping[str, str]


class Table(ABC):
    """A kind of row: which files hold it, how it becomes a record and how it is written back."""

    name: ClassVar[str]
    #: Path of its files below the root; ``*`` where a file name says something about its rows.
    pattern: ClassVar[str]
    columns: ClassVar[tuple[str, ...]]
    #: Columns that identify a row within its file.
    key: ClassVar[tuple[str, ...]]
    #: Columns of which no two rows of a file have the same value.
    unique: ClassVar[tuple[str, ...]] = ()
    model: ClassVar[type[Model]]
    #: Whether the file must be there.
    needed: ClassVar[bool] = False

    def paths(self, root: Path) -> list[str]:
        files = (path for path in root.glob(self.pattern) if path.is_file())
        return sorted(str(path.relative_to(root)) for path in files)

    def scope(self, path: str) -> Scope:
        """What the path says; empty for a table of one file."""
        return {}

    def scopes_held(self) -> list[Scope]:
        """The scopes for which the database has published rows, in the order of their paths."""
        return [{}]

    def path(self, scope: Scope) -> str:
        return self.pattern

    def begin(self, row: Row, scope: Scope) -> None:
        """Check what the path says."""

    def identity(self, cells: Mapping[str, str]) -> str:
        """What names a row within its file."""
        return "|".join(cells[column] for column in self.key)

    def prepare(self, rows: Sequence[Mapping[str, str]], scope: Scope, into: References) -> None:
        """While writing: make in bulk what the rows about to be built need."""

    @abstractmethod
    def build(self, row: Row, scope: Scope) -> Model:
        """The record a row describes. Notes problems in the row."""

    def learn(self, row: Row, scope: Scope, references: References) -> None:
        """While checking: let later rows know that this one exists."""

    def written(self, references: References) -> None:
        """While writing: let later rows know the ids of what was just written."""

    @abstractmethod
    def held(self, scope: Scope) -> QuerySet[Any, tuple[Any, ...]]:
        """Records as tuples: the id, then a value for each column."""

    def published(self, held: QuerySet[Any, Any]) -> QuerySet[Any, Any]:
        """Without what belongs to a draft."""
        return held

    def cells(self, values: tuple[Any, ...]) -> Cells:
        """A tuple of ``held`` without its id as text."""
        return tuple(as_text(value) for value in values)

    def rows_held(self, scope: Scope, drafts: bool) -> Iterator[tuple[int, Cells]]:
        """Id and cells of every record, as they would stand in the file."""
        held = self.held(scope)
        for pk, *values in held if drafts else self.published(held):
            yield pk, self.cells(tuple(values))

    def order(self, cells: Cells, references: References) -> Any:
        """Sort key of a row within its file."""
        return cells

    def release(self) -> None:
        """Before its rows are deleted: remove what only held on to them."""

    def clear(self) -> None:
        """Remove what only rows now gone had made necessary."""

    @property
    def written_fields(self) -> list[str]:
        """Columns that an update writes: all but what belongs to the site alone."""
        mine = {"id", "status", "version"}
        return [
            field.name
            for field in self.model._meta.concrete_fields
            if field.name not in mine and not field.primary_key
        ]


class EditionTable(Table):
    """A kind of row with one file an edition: ``results/world-championships/2023-budapest.csv``."""

    def scope(self, path: str) -> Scope:
        _, championship, name = path.split("/")
        return {"championship": championship, "edition": name.removesuffix(".csv")}

    def path(self, scope: Scope) -> str:
        return f"{self.name}/{scope['championship']}/{scope['edition']}.csv"

    def begin(self, row: Row, scope: Scope) -> None:
        if (scope["championship"], scope["edition"]) not in row.references.editions:
            row.problem("", "the file's name is no edition; add it to editions.csv")

    @abstractmethod
    def editions_held(self) -> QuerySet[Any, tuple[str, str]]:
        """Championship and slug of the published editions that have rows."""

    def scopes_held(self) -> list[Scope]:
        return [
            {"championship": championship, "edition": edition}
            for championship, edition in sorted(set(self.editions_held()))
        ]


def as_text(value: Any) -> str:
    """A value as a cell: nothing is empty, yes is 1."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "1" if value else "0"
    if isinstance(value, dt.date):
        return value.isoformat()
    return str(value)
