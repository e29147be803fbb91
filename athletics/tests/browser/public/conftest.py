"""A small part of the archive behind a server: three editions with all that is said of them."""

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from pytest_django.live_server_helper import LiveServer

from athletics.services.archive.files import write_cells
from athletics.tests.archive.standing import standing

EDITIONS = {
    ("olympic-games", "2020-tokyo"),
    ("world-championships", "2022-eugene"),
    ("world-championships", "2023-budapest"),
}
#: Season's bests are as many as all other rows together; one file of them shows every part.
SEASON_BESTS = "1500m"


@pytest.fixture(scope="package")
def site(
    django_db_setup: None, django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str]:
    """The address. The data stands for all tests of this folder, which only read."""
    part = tmp_path_factory.mktemp("part")
    write_part(settings.FIXTURES, part)
    with standing(part, django_db_blocker):
        server = LiveServer("localhost")
        yield server.url
        server.stop()


def write_part(archive: Path, part: Path) -> None:
    """The fixture files of ``archive`` with the rows of EDITIONS only."""
    for path in archive.rglob("*.csv"):
        *folders, _ = path.relative_to(archive).parts
        if len(folders) == 2 and (folders[1], path.stem) not in EDITIONS:
            continue
        if folders == ["season_bests"] and path.stem != SEASON_BESTS:
            continue
        with path.open(encoding="utf-8", newline="") as file:
            header, *rows = csv.reader(file)
        edition = "slug" if path.stem == "editions" else "edition"
        if "championship" in header and edition in header:
            at = header.index("championship"), header.index(edition)
            rows = [row for row in rows if (row[at[0]], row[at[1]]) in EDITIONS]
        write_cells(part / path.relative_to(archive), header, rows)
