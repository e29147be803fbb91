"""What stands in a database file, read with SQL alone: nothing of the archive's code helps it."""

import hashlib
import sqlite3
from contextlib import closing
from pathlib import Path

from athletics.tests.faults.sheets import RUNNERS

#: Columns that tell the moment of writing.
MOMENTS = {"made_at", "history_date", "last_login", "applied", "action_time", "moment"}


def digest_of(database: Path) -> str:
    """One hash over all rows, but for the moments at which they were written."""
    digest = hashlib.sha256()
    with closing(sqlite3.connect(database)) as file:
        tables = file.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
        for (table,) in tables.fetchall():
            if table.startswith(("athletics_search_", "sqlite_")):  # the index of the search box
                continue
            told = [row[1] for row in file.execute(f'PRAGMA table_info("{table}")')]
            columns = ", ".join(f'"{name}"' for name in told if name not in MOMENTS)
            rows = file.execute(f'SELECT {columns} FROM "{table}" ORDER BY {columns}')
            for row in rows:
                digest.update(repr((table, row)).encode())
    return digest.hexdigest()


def whole(database: Path) -> list[str]:
    """What is wrong with the file itself."""
    with closing(sqlite3.connect(database)) as file:
        checked = [row[0] for row in file.execute("PRAGMA integrity_check")]
        orphans = file.execute("PRAGMA foreign_key_check").fetchall()
    return [text for text in checked if text != "ok"] + [str(orphan) for orphan in orphans]


def halves(database: Path) -> list[str]:
    """Every trace of a paste or publication that is not whole, in words."""
    return [text for statement, text in _HALVES for text in _found(database, statement, text)]


def _found(database: Path, statement: str, text: str) -> list[str]:
    with closing(sqlite3.connect(database)) as file:
        return [f"{text}: {row}" for row in file.execute(statement)]


def written(database: Path) -> set[str]:
    """Of pastes the event and heat, of publications the event and version."""
    pastes = """SELECT DISTINCT u.event_id || ' heat ' || u."group"
        FROM athletics_result r JOIN athletics_unit u ON u.id = r.unit_id
        JOIN athletics_historicalresult h ON h.id = r.id
        JOIN athletics_changeset c ON c.id = h.changeset_id AND c.action = 'paste'"""
    with closing(sqlite3.connect(database)) as file:
        return {row[0] for row in file.execute(pastes)}


def actions(database: Path) -> dict[str, int]:
    with closing(sqlite3.connect(database)) as file:
        statement = "SELECT action, COUNT(*) FROM athletics_changeset GROUP BY action"
        return dict(file.execute(statement).fetchall())


_HALVES = [
    (
        f"""SELECT c.id, COUNT(h.id) FROM athletics_changeset c
        LEFT JOIN athletics_historicalresult h ON h.changeset_id = c.id
        WHERE c.action = 'paste' GROUP BY c.id HAVING COUNT(h.id) <> {RUNNERS}""",
        "a paste without all of its results",
    ),
    (
        f"""SELECT u.event_id, u."group", COUNT(r.id) FROM athletics_unit u
        JOIN athletics_event e ON e.id = u.event_id
        JOIN athletics_edition d ON d.id = e.edition_id AND d.year > 2026
        LEFT JOIN athletics_result r ON r.unit_id = u.id
        GROUP BY u.id HAVING COUNT(r.id) <> {RUNNERS}""",
        "a heat without all of its results",
    ),
    (
        """SELECT r.id FROM athletics_result r JOIN athletics_unit u ON u.id = r.unit_id
        JOIN athletics_event e ON e.id = u.event_id
        JOIN athletics_edition d ON d.id = e.edition_id AND d.year > 2026
        WHERE NOT EXISTS (SELECT 1 FROM athletics_historicalresult h
            JOIN athletics_changeset c ON c.id = h.changeset_id WHERE h.id = r.id)""",
        "a result of no changeset",
    ),
    (
        """SELECT e.id, e.version, COUNT(c.id) FROM athletics_event e
        JOIN athletics_edition d ON d.id = e.edition_id AND d.year > 2026
        LEFT JOIN athletics_changeset c ON c.event_id = e.id
        GROUP BY e.id HAVING e.version <> 1 + COUNT(c.id)""",
        "an event whose version is not the number of its changesets",
    ),
    (
        """SELECT e.id, e.status FROM athletics_event e
        JOIN athletics_edition d ON d.id = e.edition_id AND d.year > 2026
        WHERE (e.status = 'published') <> EXISTS (SELECT 1 FROM athletics_changeset c
            WHERE c.event_id = e.id AND c.action = 'publish')""",
        "an event whose status is not as published",
    ),
    (
        """SELECT v.event_id, v.results, COUNT(r.id) FROM athletics_coverage v
        JOIN athletics_event e ON e.id = v.event_id
        JOIN athletics_edition d ON d.id = e.edition_id AND d.year > 2026
        LEFT JOIN athletics_unit u ON u.event_id = v.event_id
        LEFT JOIN athletics_result r ON r.unit_id = u.id
        GROUP BY v.event_id HAVING v.results <> COUNT(r.id)""",
        "a reading behind its record",
    ),
]
