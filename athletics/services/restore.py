"""A backup put back: proved first, then one step that leaves either the old or the new."""

import contextlib
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings
from django.db import DatabaseError, connection
from django.db.backends.base.base import BaseDatabaseWrapper

from athletics.services.backup import MEDIA, BackupError, Manifest, check_files, opened
from athletics.services.database_copies import CopyError, content, copies_of


def restore(
    *, path: Path, replace: bool = False, database: BaseDatabaseWrapper | None = None
) -> Manifest:
    """Put the backup at ``path`` into the database in use. Raises BackupError.

    Refuses a database that holds something, unless ``replace``. The checksums and the content of
    the backup are proved in a scratch database before anything is touched; then all is put in the
    place of what stands, or nothing is.
    """
    database = database or connection
    copies = copies_of(database)
    with opened(path) as (_, manifest):
        pass
    if manifest.vendor != database.vendor:
        raise BackupError(
            f"{path} is of {manifest.vendor}, the database in use is {database.vendor}; "
            "export_archive and load_archive take the record from one to the other"
        )
    _refuse_to_overwrite(database, replace)
    check_files(path, manifest)
    try:
        with tempfile.TemporaryDirectory(prefix=".restore-", dir=_room(path)) as folder:
            with opened(path) as (tar, _):
                tar.extractall(folder, filter="data")
            copy = Path(folder, copies.file_name)
            with copies.scratch(copy) as scratch:
                found = content(scratch, list(manifest.counts))
            if (found.counts, found.digest) != (manifest.counts, manifest.content):
                raise BackupError(f"{path} does not hold what its manifest says")
            with _media_in_place(Path(folder, MEDIA)):
                copies.put_back(copy)
    except (OSError, CopyError) as error:
        raise BackupError(f"Nothing was restored: {error}") from error
    return manifest


def _room(path: Path) -> Path:
    """Where the backup is unpacked: beside the media, so that they can be moved in one step."""
    return Path(settings.MEDIA_ROOT).parent if settings.MEDIA_ROOT else path.parent


def _refuse_to_overwrite(database: BaseDatabaseWrapper, replace: bool) -> None:
    try:
        empty = copies_of(database).is_empty()
    except DatabaseError as error:
        raise BackupError(
            f"The database in use cannot be read ({error}); move it away, an SQLite file with its "
            "-wal and -shm, and restore again"
        ) from error
    if not (empty or replace):
        raise BackupError("The database in use holds an archive; --replace puts the backup there")


@contextlib.contextmanager
def _media_in_place(unpacked: Path) -> Iterator[None]:
    """The backup's media stand while inside and after it; the old come back after an error."""
    if not unpacked.is_dir() or not settings.MEDIA_ROOT:
        yield
        return
    media = Path(settings.MEDIA_ROOT)
    before = unpacked.with_name("media-before")
    if media.exists():
        media.replace(before)
    unpacked.replace(media)
    try:
        yield
    except BaseException:
        shutil.rmtree(media)
        if before.exists():
            before.replace(media)
        raise
