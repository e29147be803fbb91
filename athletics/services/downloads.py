"""The whole archive as files to take away: CSV in a zip, and one SQLite file.

A version is built in a folder of its own and stands under its name only when it is whole, so
that nobody ever gets half of one. A version never changes: a second one of a day has a number.
"""

import csv
import datetime as dt
import hashlib
import io
import json
import shutil
import sqlite3
import tempfile
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import asdict, dataclass
from itertools import islice
from pathlib import Path

from django.db import connection, transaction

from athletics.queries.downloads import MANIFEST, DownloadFile, version_order, versions
from athletics.queries.public.reading import READING
from athletics.queries.public.record import RECORD
from athletics.queries.public.table import CHUNK, PublicTable
from athletics.services.archive.check import Progress, no_progress

TABLES: tuple[PublicTable, ...] = (*RECORD, *READING)
#: Versions that are kept.
KEPT = 3
_BUILDING = ".building-"
_ABANDONED = dt.timedelta(days=1)
LICENCE = """The athletics archive

The database is published under the Open Database License (ODbL) 1.0:
https://opendatacommons.org/licenses/odbl/1-0/

You may copy, share and adapt it, as long as you name "The athletics archive" and share what you
adapt of it under the same licence. The table "sources" names the sources and their own licences.
"""


@dataclass(frozen=True)
class Report:
    version: str
    files: Sequence[DownloadFile]
    rows: Mapping[str, int]
    removed: Sequence[str]


def build_downloads(*, root: Path, now: dt.datetime, progress: Progress = no_progress) -> Report:
    """Build a version of today and keep the newest three. Leaves nothing behind when it fails."""
    root.mkdir(parents=True, exist_ok=True)
    _clear_abandoned(root, now)
    name = _free_name(root, now.date())
    folder = Path(tempfile.mkdtemp(prefix=_BUILDING, dir=root))
    try:
        with _one_moment():
            rows = _write_tables(folder, name, now, progress)
        files = _write_words(folder, name, rows, _changelog(root, name, rows))
        manifest = {
            "made_at": now.isoformat(),
            "rows": rows,
            "files": [asdict(one) for one in files],
        }
        (folder / MANIFEST).write_text(json.dumps(manifest, indent=1), encoding="utf-8")
        folder.chmod(0o755)  # made for its owner alone
        folder.rename(root / name)
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    removed = [one.name for one in versions(root)[KEPT:]]
    for old in removed:
        shutil.rmtree(root / old)
    return Report(name, files, rows, removed)


@contextmanager
def _one_moment() -> Iterator[None]:
    """All reads see the database as it is now, and nobody who writes has to wait."""
    if connection.in_atomic_block:
        yield
    elif connection.vendor == "sqlite":
        # Django's own transactions take the lock for writing at once, see settings.
        with connection.cursor() as cursor:
            cursor.execute("BEGIN DEFERRED")
            try:
                yield
            finally:
                cursor.execute("ROLLBACK")
    else:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            yield


def _write_tables(
    folder: Path, version: str, now: dt.datetime, progress: Progress
) -> dict[str, int]:
    """Both files in one reading; the number of rows by table."""
    counts = {}
    moment = (now.year, now.month, now.day, now.hour, now.minute, now.second)
    database = folder / f"{_stem(version)}.sqlite3"
    with (
        closing(sqlite3.connect(database)) as sqlite,
        zipfile.ZipFile(folder / f"{_stem(version)}-csv.zip", "w") as archive,
    ):
        sqlite.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;")
        sqlite.executescript(schema(version))
        for done, table in enumerate(TABLES):
            progress(table.name, done, len(TABLES))
            entry = zipfile.ZipInfo(f"{_stem(version)}/{table.name}.csv", moment)
            entry.compress_type = zipfile.ZIP_DEFLATED
            with archive.open(entry, "w") as raw, io.TextIOWrapper(raw, "utf-8", newline="") as out:
                counts[table.name] = _write_table(table, sqlite, out)
        sqlite.commit()
        for name, text in (("schema.sql", schema(version)), ("licence.txt", LICENCE)):
            entry = zipfile.ZipInfo(f"{_stem(version)}/{name}", moment)
            archive.writestr(entry, text, zipfile.ZIP_DEFLATED)
    return counts


def _write_table(table: PublicTable, sqlite: sqlite3.Connection, out: io.TextIOBase) -> int:
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow([column.name for column in table.columns])
    marks = ", ".join("?" * len(table.columns))
    insert = f'INSERT INTO "{table.name}" VALUES ({marks})'  # noqa: S608  # names of our own
    count, cells = 0, table.cells()
    while rows := list(islice(cells, CHUNK)):
        writer.writerows(rows)
        sqlite.executemany(insert, rows)
        count += len(rows)
    return count


def schema(version: str) -> str:
    """The tables as SQL, with what each column means; also what a reader is given to read."""
    lines = [
        f"-- The athletics archive, version {version}. Open Database License (ODbL) 1.0.",
        "-- An empty cell is an unknown value. A missing row never means that somebody did not",
        "-- compete. Marks stand as printed. Nothing here is a draft.",
    ]
    for table in TABLES:
        derived = " Derived from the record." if table.reading else ""
        lines += ["", f"-- {table.about}{derived}", f'CREATE TABLE "{table.name}" (']
        for number, column in enumerate(table.columns, 1):
            key = " PRIMARY KEY" if column.name == table.key else ""
            refers = f' REFERENCES "{column.refers}"' if column.refers else ""
            comma = "" if number == len(table.columns) else ","
            about = f"  -- {column.about}" if column.about else ""
            lines.append(f'  "{column.name}" {column.kind.upper()}{key}{refers}{comma}{about}')
        lines.append(");")
    return "\n".join(lines) + "\n"


def _write_words(
    folder: Path, version: str, rows: Mapping[str, int], changelog: str
) -> list[DownloadFile]:
    """Schema, changelog and licence as text, and the checksums of all files."""
    texts = {"schema.sql": schema(version), "changelog.txt": changelog, "licence.txt": LICENCE}
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")
    about = {
        f"{_stem(version)}-csv.zip": f"{len(rows)} tables as CSV, in a zip",
        f"{_stem(version)}.sqlite3": "the same tables as one SQLite file",
        "schema.sql": "tables and columns, with what they mean",
        "changelog.txt": "rows of each table, and how many more than in the version before",
        "licence.txt": "the licence",
    }
    sums = {name: _sha256(folder / name) for name in about}
    checksums = "".join(f"{digest}  {name}\n" for name, digest in sums.items())
    (folder / "SHA256SUMS").write_text(checksums, encoding="ascii")
    about["SHA256SUMS"] = "checksums of the files above"
    sums["SHA256SUMS"] = _sha256(folder / "SHA256SUMS")
    return [
        DownloadFile(name, words, (folder / name).stat().st_size, sums[name])
        for name, words in about.items()
    ]


def _changelog(root: Path, name: str, rows: Mapping[str, int]) -> str:
    """This version's part above that of the versions before it, also of those removed since."""
    before = next(iter(versions(root)), None)
    lines = [name]
    for table, count in rows.items():
        change = count - before.rows.get(table, 0) if before else 0
        said = f" ({change:+,})" if change else ""
        lines.append(f"  {table}: {count:,}{said}")
    earlier = (root / before.name / "changelog.txt").read_text(encoding="utf-8") if before else ""
    return "\n".join(lines) + "\n" + (f"\n{earlier}" if earlier else "")


def _stem(version: str) -> str:
    return f"athletics-archive-{version}"


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _free_name(root: Path, day: dt.date) -> str:
    """``2026-11-27``, or ``2026-11-27-2`` where that is held."""
    held = [version_order(one.name) for one in root.iterdir()]
    last = max((order[1] for order in held if order and order[0] == day.isoformat()), default=0)
    return f"{day}-{last + 1}" if last else day.isoformat()


def _clear_abandoned(root: Path, now: dt.datetime) -> None:
    """Folders of builds that were ended by force; younger ones may be of a build under way."""
    for folder in root.glob(f"{_BUILDING}*"):
        if folder.stat().st_mtime < (now - _ABANDONED).timestamp():
            shutil.rmtree(folder, ignore_errors=True)
