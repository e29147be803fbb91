"""Which versions of the downloads are held, newest first; read from their folder."""

import datetime as dt
import json
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

MANIFEST = "manifest.json"
_VERSION = re.compile(r"(\d{4}-\d{2}-\d{2})(?:-(\d+))?", re.ASCII)


@dataclass(frozen=True)
class DownloadFile:
    name: str
    about: str
    size: int
    sha256: str


@dataclass(frozen=True)
class Version:
    """``name`` is the day it was made, with a number for a second one of the day."""

    name: str
    made_at: dt.datetime
    files: Sequence[DownloadFile]
    #: Rows by table.
    rows: dict[str, int] = field(default_factory=dict)

    @property
    def order(self) -> tuple[str, int]:
        return version_order(self.name) or ("", 0)

    def file(self, name: str) -> DownloadFile | None:
        return next((one for one in self.files if one.name == name), None)


def version_order(name: str) -> tuple[str, int] | None:
    """Day and number, for sorting; None for what is no version's name."""
    match = _VERSION.fullmatch(name)
    return (match[1], int(match[2] or 1)) if match else None


def versions(root: Path) -> list[Version]:
    """Those that were built whole; none where nothing was built."""
    if not root.is_dir():
        return []
    folders = [one for one in root.iterdir() if version_order(one.name)]
    held = [_read(one) for one in folders if (one / MANIFEST).is_file()]
    return sorted(held, key=lambda one: one.order, reverse=True)


def version(root: Path, name: str) -> Version | None:
    folder = root / name
    if version_order(name) is None or not (folder / MANIFEST).is_file():
        return None
    return _read(folder)


def _read(folder: Path) -> Version:
    manifest = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    return Version(
        folder.name,
        dt.datetime.fromisoformat(manifest["made_at"]),
        [DownloadFile(**one) for one in manifest["files"]],
        manifest["rows"],
    )
