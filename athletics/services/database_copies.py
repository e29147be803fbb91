"""Copies of the database in use: taken at one moment, opened as scratch, put back in one step."""

import contextlib
import hashlib
import os
import secrets
import sqlite3
import subprocess
from abc import ABC, abstractmethod
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.db import DatabaseError
from django.db.backends.base.base import BaseDatabaseWrapper


class CopyError(Exception):
    """Why a copy could not be taken or put back; the text is for the operator."""


@dataclass(frozen=True)
class Content:
    """Rows by table, and one hash over all their values."""

    counts: dict[str, int]
    digest: str

    @property
    def tables(self) -> list[str]:
        return sorted(self.counts)

    def unlike(self, other: "Content") -> str:
        """``athletics_result has 12 rows, not 13``, or that values differ."""
        for table in sorted(self.counts.keys() | other.counts.keys()):
            mine, theirs = self.counts.get(table, 0), other.counts.get(table, 0)
            if mine != theirs:
                return f"{table} has {mine} rows, not {theirs}"
        return "as many rows, but other values"


def content(database: BaseDatabaseWrapper, tables: Sequence[str]) -> Content:
    """Read every row of the tables, in the order of its values."""
    counts: dict[str, int] = {}
    digest = hashlib.sha256()
    with database.cursor() as cursor:
        for table in sorted(tables):
            # Names of tables come from the database itself.
            rows_of = f"SELECT * FROM {database.ops.quote_name(table)}"  # noqa: S608
            cursor.execute(f"{rows_of} LIMIT 0")
            columns = [column[0] for column in cursor.description]
            digest.update(f"{table} {columns}\n".encode())
            counts[table] = 0
            cursor.execute(f"{rows_of} ORDER BY {', '.join(map(str, range(1, len(columns) + 1)))}")
            while rows := cursor.fetchmany(2000):
                counts[table] += len(rows)
                digest.update(repr(rows).encode())
    return Content(counts, digest.hexdigest())


def tables_of(database: BaseDatabaseWrapper) -> list[str]:
    """All that stand there for a model, and the list of migrations."""
    return [*database.introspection.django_table_names(only_existing=True), "django_migrations"]


class Copies(ABC):
    """What differs from one kind of database to the other."""

    file_name: str

    def __init__(self, database: BaseDatabaseWrapper) -> None:
        self.database = database

    @abstractmethod
    def take(self, path: Path) -> Content:
        """Write the database as it stands at one moment; its content at that moment."""

    @abstractmethod
    def scratch(self, path: Path) -> contextlib.AbstractContextManager[BaseDatabaseWrapper]:
        """A copy opened as a database of its own, which is gone afterwards."""

    @abstractmethod
    def put_back(self, path: Path) -> None:
        """Put a copy in the place of all that stands: one step, or none."""

    def is_empty(self) -> bool:
        """Whether neither the archive nor its accounts have a row."""
        with self.database.cursor() as cursor:
            tables = self.database.introspection.table_names(cursor)
            held = [one for one in tables if one.startswith("athletics_") or one == "auth_user"]
            for table in map(self.database.ops.quote_name, held):
                cursor.execute(f"SELECT 1 FROM {table} LIMIT 1")  # noqa: S608 - its own name
                if cursor.fetchone():
                    return False
        return True


class SqliteCopies(Copies):
    """By the online backup of SQLite: it disturbs nobody, and writes as one transaction."""

    file_name = "archive.sqlite3"

    def take(self, path: Path) -> Content:
        source = self.database.copy(alias="backup")
        try:
            with source.cursor() as cursor:
                # One read from here on: what is counted is what is copied.
                cursor.execute("BEGIN DEFERRED")
                held = content(source, tables_of(source))
                with contextlib.closing(sqlite3.connect(path)) as target:
                    _copy(_raw(source), target)
                cursor.execute("ROLLBACK")
        except sqlite3.Error as error:  # of the copy, which Django does not know
            raise CopyError(str(error)) from error
        finally:
            source.close()
        return held

    @contextlib.contextmanager
    def scratch(self, path: Path) -> Iterator[BaseDatabaseWrapper]:
        opened = self.database.copy(alias="scratch")
        opened.settings_dict["NAME"] = str(path)
        opened.settings_dict["OPTIONS"] = {}
        try:
            with opened.cursor() as cursor:
                cursor.execute("PRAGMA quick_check(1)")
                if (found := cursor.fetchone()[0]) != "ok":
                    raise CopyError(f"the database is damaged: {found}")
            yield opened
        except DatabaseError as error:
            raise CopyError(f"the database is damaged: {error}") from error
        finally:
            opened.close()

    def put_back(self, path: Path) -> None:
        """Into the file that stands: whoever has it open reads the old rows, then the new ones."""
        target = self.database.copy(alias="restored")
        try:
            target.ensure_connection()
            with contextlib.closing(sqlite3.connect(path)) as source:
                _copy(source, _raw(target))
        except (DatabaseError, sqlite3.Error) as error:
            raise CopyError(f"the database was left as it was: {error}") from error
        finally:
            target.close()


class PostgresqlCopies(Copies):
    """By pg_dump and psql, which must be of the server's version or newer."""

    file_name = "archive.dump"

    def take(self, path: Path) -> Content:
        source = self.database.copy(alias="backup")
        try:
            with source.cursor() as cursor:
                cursor.execute("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
                cursor.execute("SELECT pg_export_snapshot()")
                (moment,) = cursor.fetchone()
                held = content(source, tables_of(source))
                options = ("--format=custom", "--no-owner", "--no-privileges", "--no-comments")
                self._run("pg_dump", *options, f"--snapshot={moment}", f"--file={path}")
                cursor.execute("ROLLBACK")
        finally:
            source.close()
        return held

    @contextlib.contextmanager
    def scratch(self, path: Path) -> Iterator[BaseDatabaseWrapper]:
        # Tells who finds one that a kill left whose it was; names end at 63 bytes.
        name = f"scratch_{secrets.token_hex(6)}_{self.database.settings_dict['NAME']}"[:60]
        quoted = self.database.ops.quote_name(name)
        opened = self.database.copy(alias="scratch")
        opened.settings_dict["NAME"] = name
        self._server(f"CREATE DATABASE {quoted} TEMPLATE template0 ENCODING 'UTF8'")
        try:
            self._run("psql", *_ONE_STEP, standard_input=self._script(path), database=name)
            yield opened
        finally:
            opened.close()
            self._server(f"DROP DATABASE {quoted}")

    def put_back(self, path: Path) -> None:
        with self.database.cursor() as cursor:
            tables = self.database.introspection.table_names(cursor)
        names = ", ".join(map(self.database.ops.quote_name, tables))
        drop = f"DROP TABLE {names} CASCADE;\n" if tables else ""
        # What holds the tables for longer must end first.
        script = f"SET lock_timeout = '30s';\n{drop}".encode() + self._script(path)
        self._run("psql", *_ONE_STEP, standard_input=script)

    def _script(self, path: Path) -> bytes:
        return self._run("pg_restore", "--no-owner", "--file=-", str(path), database=None)

    def _server(self, statement: str) -> None:
        """A statement about databases, which may stand in none of them."""
        with self.database._nodb_cursor() as cursor:
            try:
                cursor.execute(statement)
            except DatabaseError as error:
                mend = "the check needs a scratch database: ALTER ROLE … CREATEDB"
                raise CopyError(f"{error} ({mend})") from error

    def _run(
        self,
        program: str,
        *options: str,
        standard_input: bytes | None = None,
        database: str | None = "",
    ) -> bytes:
        """Run a program of PostgreSQL; ``database`` is the one in use, another, or none."""
        values = self.database.settings_dict
        names = {"HOST": "PGHOST", "PORT": "PGPORT", "USER": "PGUSER", "PASSWORD": "PGPASSWORD"}
        known = {names[key]: str(values[key]) for key in names if values.get(key)}
        where = [] if database is None else [f"--dbname={database or values['NAME']}"]
        try:
            done = subprocess.run(  # noqa: S603 - a program of PostgreSQL, no shell
                [program, *where, *options],
                input=standard_input,
                env=os.environ | known,
                capture_output=True,
                check=True,
            )
        except FileNotFoundError:
            raise CopyError(f"{program} is missing: install the client of PostgreSQL") from None
        except subprocess.CalledProcessError as error:
            told = error.stderr.decode(errors="replace").strip().splitlines()
            raise CopyError(f"{program}: {told[0] if told else 'failed'}") from error
        return done.stdout


_ONE_STEP = ("--quiet", "--no-psqlrc", "--single-transaction", "--set=ON_ERROR_STOP=1", "--file=-")


def _copy(source: sqlite3.Connection, target: sqlite3.Connection) -> None:
    """Raises OperationalError after the busy timeout, where Python would try for ever."""

    def refuse(status: int, *_: int) -> None:
        if status in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
            raise sqlite3.OperationalError("database is locked")

    source.backup(target, progress=refuse)


def _raw(database: BaseDatabaseWrapper) -> Any:
    """The connection of the driver below Django's."""
    database.ensure_connection()
    return database.connection


def copies_of(database: BaseDatabaseWrapper) -> Copies:
    if database.vendor == "postgresql":
        return PostgresqlCopies(database)
    return SqliteCopies(database)
