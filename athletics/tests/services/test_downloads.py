"""The whole archive as files: what is in them, what is not, and that they are never half there."""

import csv
import datetime as dt
import hashlib
import io
import os
import sqlite3
import zipfile

import pytest

from athletics.models import Event
from athletics.queries.downloads import versions
from athletics.services import downloads
from athletics.services.downloads import TABLES, build_downloads
from athletics.services.rebuild import rebuild
from athletics.tests import factories as make
from athletics.tests.pages import builders as build

pytestmark = pytest.mark.django_db

NOW = dt.datetime(2026, 11, 27, 12, tzinfo=dt.UTC)
RUN = "world-championships/2023-budapest/mens-1500m"


@pytest.fixture
def kerr():
    """One of each noun, published."""
    run = build.event()
    kerr = build.athlete(born="~1997", other_names="Joshua Kerr")
    build.result(run, kerr, 1, "3:29.38", date=build.FINAL_DAY, wind="-0.5")
    build.result(build.event(code="4x100"), "GBR", 1, "37.60", team="2")
    make.membership(athlete=kerr, club=make.club(slug="edinburgh-ac"))
    build.season_best(kerr, 2023)
    build.season_line(run.edition, kerr, 1)
    build.world_record(kerr, dt.date(2023, 9, 1))
    build.decision(run, kerr, "G", "award", "2023-08-23")
    make.team_member(event=run, athlete=kerr, country=kerr.country)
    make.price(event=run, athlete=kerr)
    make.story(event=run)
    make.quote(athlete=kerr, event=None)
    make.absence(event=run, athlete=build.athlete("Not There"))
    build.claim(event=run)
    make.upset_note(event=run, headline="Kerr out-kicks")
    rebuild()
    make.forecast(event=run, athlete=kerr, chance=40_000)
    make.upset(event=run, favourite=build.athlete("Jakob Ingebrigtsen", "NOR"), winner=kerr)
    return kerr


def built(root, now=NOW):
    return build_downloads(root=root, now=now)


def tables_of(root, version="2026-11-27"):
    """By name, the rows of each CSV as mappings."""
    with zipfile.ZipFile(root / version / f"athletics-archive-{version}-csv.zip") as archive:
        assert archive.testzip() is None
        return {
            name.rpartition("/")[2].removesuffix(".csv"): list(
                csv.DictReader(io.StringIO(archive.read(name).decode()))
            )
            for name in archive.namelist()
            if name.endswith(".csv")
        }


def database_of(root, version="2026-11-27"):
    return sqlite3.connect(root / version / f"athletics-archive-{version}.sqlite3")


def test_rows_are_readable_in_both_files(tmp_path, kerr):
    built(tmp_path)
    found = tables_of(tmp_path)
    result, relay = found["results"]
    assert {name: value for name, value in result.items() if value} == {
        "event": RUN,
        "phase": "final",
        "athlete": "josh-kerr",
        "country": "GBR",
        "date": "2023-08-23",
        "place": "1",
        "status": "OK",
        "mark": "3:29.38",
        "mark_thousandths": "209380",
        "wind_tenths": "-5",
        "sources": "results-list",
    }
    assert (relay["athlete"], relay["team"], relay["mark"]) == ("", "2", "37.60")
    athlete = next(one for one in found["athletes"] if one["athlete"] == "josh-kerr")
    assert (athlete["born"], athlete["other_names"]) == ("~1997", "Joshua Kerr")
    assert [one["chance"] for one in found["forecasts"] if one["basis"] == "model"] == ["0.04"]
    with database_of(tmp_path) as database:
        rows = database.execute("SELECT event, mark_thousandths, wind_tenths, rule FROM results")
        assert rows.fetchone() == (RUN, 209_380, -5, None)


def test_both_files_hold_the_same_rows_and_every_key_is_there(tmp_path, kerr):
    report = built(tmp_path)
    found = tables_of(tmp_path)
    assert list(found) == list(report.rows) == [table.name for table in TABLES]
    database = database_of(tmp_path)
    for name, rows in found.items():
        (count,) = database.execute(f'SELECT count(*) FROM "{name}"').fetchone()  # noqa: S608
        assert count == len(rows) == report.rows[name], name
        assert count >= 1 or name in {"championship_records", "national_bests"}, name
    assert database.execute("PRAGMA foreign_key_check").fetchall() == []
    assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_nothing_of_a_draft_is_in_the_files(tmp_path, kerr):
    Event.objects.filter(discipline="1500").update(status="draft")
    built(tmp_path)
    rows = tables_of(tmp_path)
    about = {name for name, held in rows.items() for row in held if RUN in row.values()}
    assert about == set()
    assert [row["team"] for row in rows["results"]] == ["2"]
    # The words of a season list and of an athlete belong to the edition and to the athlete.
    assert len(rows["season_lists"]) == len(rows["quotes"]) == 1
    Event.objects.update(status="published")
    kerr.results.get().unit.event.edition.__class__.objects.update(status="draft")
    build_downloads(root=tmp_path, now=NOW)
    rows = tables_of(tmp_path, "2026-11-27-2")
    assert [name for name in ("editions", "events", "results", "season_lists") if rows[name]] == []


def test_no_table_is_of_accounts_or_of_the_desk():
    desk = {"user", "changeset", "correction", "excuse", "editor", "session", "history", "finding"}
    assert [one.name for one in TABLES if any(word in one.name for word in desk)] == []


def test_checksums_are_those_of_the_files(tmp_path, kerr):
    report = built(tmp_path)
    folder = tmp_path / report.version
    sums = dict(
        reversed(line.split("  ")) for line in (folder / "SHA256SUMS").read_text().splitlines()
    )
    assert set(sums) == {one.name for one in report.files} - {"SHA256SUMS"}
    for one in report.files:
        content = (folder / one.name).read_bytes()
        assert one.size == len(content)
        assert one.sha256 == hashlib.sha256(content).hexdigest()
        assert sums.get(one.name, one.sha256) == one.sha256


def test_the_schema_makes_the_tables_and_says_what_they_are(tmp_path, kerr):
    built(tmp_path)
    text = (tmp_path / "2026-11-27" / "schema.sql").read_text()
    made = sqlite3.connect(":memory:")
    made.executescript(text)
    names = {name for (name,) in made.execute("SELECT name FROM sqlite_master WHERE sql > ''")}
    assert names == {table.name for table in TABLES}
    assert "-- Who holds which medal today. Derived from the record." in text
    undescribed = [
        f"{table.name}.{column.name}"
        for table in TABLES
        for column in table.columns
        if not column.about
    ]
    assert undescribed == []


def test_the_changelog_tells_what_came_and_goes_on(tmp_path, kerr):
    built(tmp_path)
    build.athlete("Jake Wightman")
    built(tmp_path, NOW + dt.timedelta(days=1))
    log = (tmp_path / "2026-11-28" / "changelog.txt").read_text()
    assert log.startswith("2026-11-28\n")
    assert "\n  athletes: 4 (+1)\n" in log
    assert "\n  results: 2\n" in log
    assert "\n\n2026-11-27\n" in log


def test_a_second_version_of_a_day_has_a_number_and_the_newest_three_are_kept(tmp_path, kerr):
    names = [built(tmp_path).version for _ in range(3)]
    assert names == ["2026-11-27", "2026-11-27-2", "2026-11-27-3"]
    report = built(tmp_path, NOW + dt.timedelta(days=1))
    assert (report.version, report.removed) == ("2026-11-28", ["2026-11-27"])
    assert [one.name for one in versions(tmp_path)] == [
        *("2026-11-28", "2026-11-27-3", "2026-11-27-2")
    ]


def test_a_build_that_fails_leaves_the_versions_as_they_were(tmp_path, kerr, monkeypatch):
    built(tmp_path)

    def full(*args):
        raise OSError("no space left")

    monkeypatch.setattr(downloads, "_write_words", full)
    with pytest.raises(OSError, match="no space left"):
        built(tmp_path)
    assert [one.name for one in tmp_path.iterdir()] == ["2026-11-27"]


def test_what_a_killed_build_left_is_cleared_after_a_day(tmp_path, kerr):
    for name, age in ((".building-old", 2), (".building-new", 0)):
        (tmp_path / name).mkdir()
        moment = (NOW - dt.timedelta(days=age)).timestamp()
        os.utime(tmp_path / name, (moment, moment))
    built(tmp_path)
    assert {one.name for one in tmp_path.iterdir()} == {".building-new", "2026-11-27"}


def test_one_query_a_table(tmp_path, kerr, django_assert_num_queries):
    with django_assert_num_queries(len(TABLES)):
        built(tmp_path)


@pytest.mark.django_db(transaction=True)
def test_the_files_are_of_one_moment_and_nobody_waits(tmp_path, kerr, monkeypatch):
    """One transaction of reading around all tables, which is over afterwards."""
    written, within = downloads._write_table, []

    def watched(table, *args):
        connection = downloads.connection
        sqlite = connection.vendor == "sqlite"
        within.append(
            connection.connection.in_transaction if sqlite else connection.in_atomic_block
        )
        return written(table, *args)

    monkeypatch.setattr(downloads, "_write_table", watched)
    assert built(tmp_path).rows["results"] == 2
    assert within == [True] * len(TABLES)
    assert downloads.connection.vendor != "sqlite" or not (
        downloads.connection.connection.in_transaction
    )
