"""Data that stands for many tests at once, outside their transactions."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.apps import apps
from django.core.management.color import no_style
from django.db import connection

from athletics.services.archive.load import LoadReport, load_archive


@contextmanager
def standing(root: Path, blocker: Any) -> Iterator[LoadReport]:
    """The files below ``root`` loaded; the archive is emptied afterwards.

    Refuses any but a test database: pytest-django makes one only where a test that was collected
    is marked with ``django_db``, and leaves the connection at the real one otherwise.
    """
    with blocker.unblock():
        name = str(connection.settings_dict["NAME"])
        if "mode=memory" not in name and not Path(name).name.startswith("test_"):
            raise RuntimeError(f"{name} is no test database; mark the tests with django_db")
        report = load_archive(root=root)
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")  # as the command does
        yield report
        empty_archive()


def empty_archive() -> None:
    """All rows of the archive go; groups and permissions, made by migrations, stay."""
    models = apps.get_app_config("athletics").get_models(include_auto_created=True)
    tables = [model._meta.db_table for model in models]
    statements = connection.ops.sql_flush(no_style(), tables, reset_sequences=True)
    connection.ops.execute_sql_flush(statements)
