"""The whole archive, loaded once; the tests of this folder read it and write nothing."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.db import connection

from athletics.services.archive.load import LoadReport
from athletics.tests.archive.reading import Reader
from athletics.tests.archive.standing import standing

HERE = Path(__file__).parent


@pytest.hookimpl(tryfirst=True)  # before xdist reads the groups
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """All in one process, so that the archive is loaded once, and first, for they take longest."""
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.django_db)
            item.add_marker(pytest.mark.xdist_group("archive"))
    items.sort(key=lambda item: HERE not in item.path.parents)


@pytest.fixture(scope="package", autouse=True)
def loaded(django_db_setup: None, django_db_blocker: Any) -> Iterator[LoadReport]:
    with (
        standing(settings.FIXTURES, django_db_blocker) as report,
        pytest.MonkeyPatch.context() as patch,
    ):
        # On SQLite, Django looks for broken keys in all rows after each test: half a second for
        # rows that were looked at when they were loaded.
        patch.setattr(connection.features, "can_defer_constraint_checks", False)
        yield report


@pytest.fixture
def read() -> Reader:
    return Reader()
