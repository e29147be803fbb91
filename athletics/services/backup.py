"""A backup of the whole database and its media in one file, proved by restoring it to scratch."""

import contextlib
import datetime as dt
import hashlib
import io
import json
import os
import tarfile
import tempfile
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import DatabaseError, connection
from django.db.backends.base.base import BaseDatabaseWrapper

from athletics.services.database_copies import CopyError, content, copies_of

MANIFEST = "manifest.json"
MEDIA = "media/"


class BackupError(Exception):
    """Why there is no backup, or none that can be restored; the text is for the operator."""


@dataclass(frozen=True)
class Manifest:
    """What a backup holds: written as JSON beside the files it speaks of.

    The secret key is not among them: it lives apart from the database, and a backup that is
    stolen must not open sessions.
    """

    made_at: str
    #: ``sqlite`` or ``postgresql``: a backup goes back into the database it came from.
    vendor: str
    #: SHA-256 by name of each file.
    files: dict[str, str]
    #: Rows by table.
    counts: dict[str, int]
    #: Hash over all rows of these tables.
    content: str

    def to_json(self) -> bytes:
        return json.dumps(asdict(self), indent=1, sort_keys=True).encode()


def backup(*, path: Path, database: BaseDatabaseWrapper | None = None) -> Manifest:
    """Write a backup to ``path``, whole or not at all. Raises BackupError.

    The rows are those of one moment, readers and editors go on meanwhile. The file is readable by
    its owner alone: it holds accounts, sessions and readers' addresses.
    """
    database = database or connection
    copies = copies_of(database)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=".backup-", dir=path.parent) as folder:
            copy = Path(folder, copies.file_name)
            held = copies.take(copy)
            with copies.scratch(copy) as scratch:
                found = content(scratch, held.tables)
            if found != held:
                raise BackupError(f"The copy differs from the database: {found.unlike(held)}")
            media = media_files()
            files = {copy.name: copy} | {f"{MEDIA}{name}": file for name, file in media.items()}
            manifest = Manifest(
                made_at=dt.datetime.now(dt.UTC).isoformat(timespec="seconds"),
                vendor=database.vendor,
                files={name: digest_of(file) for name, file in files.items()},
                counts=held.counts,
                content=held.digest,
            )
            packed = Path(folder, "packed")
            _pack(packed, manifest, files)
            check_files(packed, manifest)
            packed.replace(path)
    except (OSError, tarfile.TarError, DatabaseError, CopyError) as error:
        raise BackupError(f"No backup was made: {error}") from error
    return manifest


def media_files() -> dict[str, Path]:
    """Uploaded files by their name below MEDIA_ROOT; none where that is not set."""
    root = Path(settings.MEDIA_ROOT)
    if not settings.MEDIA_ROOT or not root.is_dir():
        return {}
    return {str(file.relative_to(root)): file for file in sorted(root.rglob("*")) if file.is_file()}


def digest_of(file: Path) -> str:
    with file.open("rb") as content:
        return hashlib.file_digest(content, "sha256").hexdigest()


def _pack(path: Path, manifest: Manifest, files: dict[str, Path]) -> None:
    """The manifest stands first, so that it can be read without unpacking the rest."""
    text = manifest.to_json()
    path.touch(mode=0o600)
    with path.open("wb") as raw:
        with tarfile.open(fileobj=raw, mode="w:gz", compresslevel=3) as tar:
            head = tarfile.TarInfo(MANIFEST)
            head.size = len(text)
            tar.addfile(head, io.BytesIO(text))
            for name, file_path in files.items():
                tar.add(file_path, arcname=name, filter=_without_owner)
        raw.flush()
        os.fsync(raw.fileno())


def _without_owner(member: tarfile.TarInfo) -> tarfile.TarInfo:
    member.uid = member.gid = 0
    member.uname = member.gname = ""
    return member


@contextlib.contextmanager
def opened(path: Path) -> Iterator[tuple[tarfile.TarFile, Manifest]]:
    """A backup and its manifest. Raises BackupError where it is none or was cut off."""
    try:
        with tarfile.open(path) as tar:
            head = tar.next()
            file = tar.extractfile(head) if head and head.name == MANIFEST else None
            if file is None:
                raise BackupError(f"{path} is no backup of the archive: it has no manifest")
            values: dict[str, Any] = json.loads(file.read())
            yield tar, Manifest(**values)
    except (tarfile.TarError, EOFError, OSError, ValueError, TypeError) as error:
        raise BackupError(f"{path} cannot be read as a backup: {error}") from error


def check_files(path: Path, manifest: Manifest) -> None:
    """Every file of the manifest is there, byte for byte, and no other. Raises BackupError."""
    with opened(path) as (tar, _):
        found = {}
        for member in tar:
            file = tar.extractfile(member)
            if file is not None and member.name != MANIFEST:
                # A file of a tar is buffered, which its type does not tell.
                found[member.name] = hashlib.file_digest(file, "sha256").hexdigest()  # type: ignore[arg-type]
    wrong = sorted(name for name, told in manifest.files.items() if found.get(name) != told)
    wrong += sorted(found.keys() - manifest.files.keys())
    if wrong:
        raise BackupError(f"{path} is damaged: {', '.join(wrong)} is not as the manifest says")
