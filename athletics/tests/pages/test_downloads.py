"""The downloads: their list on /data/ and the files themselves."""

import datetime as dt
import zipfile
from io import BytesIO

import pytest

from athletics.services.downloads import build_downloads
from athletics.tests.pages import builders as build
from athletics.tests.pages.conftest import rows, table, text

pytestmark = pytest.mark.django_db

NOW = dt.datetime(2026, 11, 27, 12, tzinfo=dt.UTC)
FOLDER = "/data/downloads/2026-11-27/"
ZIP = f"{FOLDER}athletics-archive-2026-11-27-csv.zip"


@pytest.fixture
def root(tmp_path, settings):
    settings.DOWNLOADS_DIR = tmp_path / "downloads"
    return settings.DOWNLOADS_DIR


@pytest.fixture
def built(root):
    build.result(build.event(), build.athlete(), 1, "3:29.38")
    return build_downloads(root=root, now=NOW)


def test_the_page_says_when_how_large_and_how_to_check(read, built):
    page = read("/data/")
    listed = rows(table(page, "2026-11-27"))
    assert [name for name, *_ in listed] == [
        "athletics-archive-2026-11-27-csv.zip",
        "athletics-archive-2026-11-27.sqlite3",
        "schema.sql",
        "changelog.txt",
        "licence.txt",
        "SHA256SUMS",
    ]
    assert listed[4][1:] == ["336 bytes", "The licence"]
    said = text(page.select_one("#downloads + p"))
    assert said.startswith("Version 2026-11-27, made on 27 November 2026.")
    assert "sha256sum --check SHA256SUMS" in said


def test_without_a_build_the_page_says_what_to_do(read, root):
    page = read("/data/")
    assert "No download is built yet." in text(page)
    assert "manage.py build_downloads" in text(page)


def test_a_file_is_streamed_and_kept_for_ever(client, built):
    response = client.get(ZIP, headers={"Accept-Encoding": "gzip"})
    content = response.getvalue()
    assert (response.status_code, response["Content-Type"]) == (200, "application/zip")
    assert response.streaming
    assert response["Content-Length"] == str(len(content)) == str(built.files[0].size)
    assert response["Cache-Control"] == "public, max-age=31536000, immutable"
    assert response["Content-Disposition"] == (
        'attachment; filename="athletics-archive-2026-11-27-csv.zip"'
    )
    assert response["Last-Modified"] == "Fri, 27 Nov 2026 12:00:00 GMT"
    assert (
        "athletics-archive-2026-11-27/results.csv" in zipfile.ZipFile(BytesIO(content)).namelist()
    )
    again = client.get(ZIP, headers={"If-None-Match": response["ETag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_words_are_shown_and_not_saved(client, built):
    response = client.get(f"{FOLDER}schema.sql")
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    assert "attachment" not in response.get("Content-Disposition", "")
    assert response.getvalue().startswith(b"-- The athletics archive, version 2026-11-27.")


@pytest.mark.parametrize(
    "path",
    [
        "2026-11-26/schema.sql",
        "2026-11-27/nothing.txt",
        "2026-11-27/manifest.json",
        "2026-11-27/..%2Fsecret",
        "../secret",
        "..%2F..%2Fsecret_key/x",
        ".building-x/schema.sql",
    ],
)
def test_what_is_not_listed_is_not_there(client, built, root, path):
    (root / "secret").write_text("secret")
    (root / ".building-x").mkdir()
    (root / ".building-x" / "schema.sql").write_text("half")
    response = client.get(f"/data/downloads/{path}")
    assert response.status_code == 404
    assert "secret</" not in response.text


def test_a_missing_download_leads_to_those_held(client, built):
    response = client.get("/data/downloads/2026-11-26/schema.sql")
    assert "see /data/ for those held" in response.text


def test_a_version_removed_meanwhile_is_not_there(client, built, root):
    (root / "2026-11-27" / "licence.txt").unlink()
    assert client.get(f"{FOLDER}licence.txt").status_code == 404
