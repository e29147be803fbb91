"""Whether this process can answer readers."""

from functools import cache

from django.db import Error, connection
from django.db.migrations.executor import MigrationExecutor

from athletics.models import LoadedFile


class _BehindError(Exception):
    """Not to be remembered, as being up to date is."""


def readiness() -> dict[str, bool]:
    """``database`` answers, ``migrations`` are applied, an ``archive`` is loaded.

    One query once the migrations were found applied: they stay so while the process lives.
    """
    ready = dict.fromkeys(("database", "migrations", "archive"), False)
    try:
        connection.ensure_connection()
        ready["database"] = True
        _migrated()
        ready["migrations"] = True
        ready["archive"] = LoadedFile.objects.exists()
    except (Error, _BehindError):
        pass
    return ready


@cache
def _migrated() -> None:
    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        raise _BehindError
