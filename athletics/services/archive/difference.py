"""What a load has to write: the files of today against those last loaded and the database."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from athletics.services.archive.check import CheckedFile
from athletics.services.archive.files import digest_of_cells


@dataclass(frozen=True)
class Conflict:
    """A row that was changed in the file and on the site since it was last loaded."""

    path: str
    identity: str
    message: str

    def __str__(self) -> str:
        return f"{self.path} {self.identity}: {self.message}"


@dataclass
class Difference:
    """Rows of one file to insert, to update and to delete (ids), and those in conflict."""

    insert: set[str] = field(default_factory=set)
    update: dict[str, int] = field(default_factory=dict)
    delete: list[int] = field(default_factory=list)
    conflicts: list[Conflict] = field(default_factory=list)
    #: Hash of each row as it counts as loaded afterwards.
    loaded: dict[str, str] = field(default_factory=dict)


def difference(
    file: CheckedFile, before: Mapping[str, str], overwrite: bool, first: bool
) -> Difference:
    """Compare a file with the hashes ``before`` of its last load.

    ``first`` says that the database has no row of this kind, so that none needs reading.
    With ``overwrite`` the file wins every conflict.
    """
    result = Difference(loaded=dict(file.rows))
    changed = [key for key, digest in file.rows.items() if before.get(key) != digest]
    removed = [key for key in before if key not in file.rows]
    held = {} if first or not (changed or removed) else _held(file)

    def conflict(key: str, message: str) -> None:
        result.conflicts.append(Conflict(file.path, key, message))
        result.loaded.pop(key, None)
        if key in before:
            result.loaded[key] = before[key]

    for key in changed:
        pk, digest = held.get(key, (0, ""))
        if not pk and key in before and not overwrite:
            conflict(key, "changed in the file, deleted on the site")
        elif not pk:
            result.insert.add(key)
        elif digest != file.rows[key]:
            if digest == before.get(key) or overwrite:
                result.update[key] = pk
            else:
                conflict(key, "changed in the file and on the site")
    for key in removed:
        pk, digest = held.get(key, (0, ""))
        if pk and (digest == before[key] or overwrite):
            result.delete.append(pk)
        elif pk:
            conflict(key, "taken out of the file, changed on the site")
    return result


def _held(file: CheckedFile) -> dict[str, tuple[int, str]]:
    """Id and hash of each row of the database that the file may speak of."""
    table = file.table
    held = {}
    for pk, cells in table.rows_held(table.scope(file.path), drafts=True):
        named = dict(zip(table.columns, cells, strict=True))
        held[table.identity(named)] = (pk, digest_of_cells(cells))
    return held
