"""Data that stands for many tests at once, outside their transactions."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.core.management import call_command
from django.db import connection

from athletics.services.archive.load import LoadReport, load_archive


@contextmanager
def standing(root: Path, blocker: Any) -> Iterator[LoadReport]:
    """The files below ``root`` loaded; everything is emptied afterwards.

    Refuses any but a test database: pytest-django makes one only where a test that was collected
    is marked with ``django_db``, and leaves the connection at the real one otherwise.
    """
    with blocker.unblock():
        name = str(connection.settings_dict["NAME"])
        if "mode=memory" not in name and not Path(name).name.startswith("test_"):
            raise RuntimeError(f"{name} is no test database; mark the tests with django_db")
        yield load_archive(root=root)
        call_command("flush", interactive=False, verbosity=0)
