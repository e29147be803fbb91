"""What long lists count is kept until the archive changes, and never of drafts."""

import csv
from urllib.parse import parse_qsl, urlsplit

import pytest
from django.contrib.auth.models import User
from django.core.cache import caches
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from redis.exceptions import ConnectionError as NoRedis

from athletics.queries import kept as keeping
from athletics.queries.archive_version import LastKnown
from athletics.queries.kept import kept
from athletics.queries.release import Release
from athletics.services import changes
from athletics.services.archive_version import raise_version
from athletics.services.rebuild import rebuild, rebuild_events
from athletics.tests import factories as make
from athletics.tests.pages import builders as build

pytestmark = pytest.mark.django_db

MEDALLISTS = "/results/?place_to=3"


@pytest.fixture(autouse=True)
def _kept(settings):
    settings.KEEP_COUNTS = True
    LastKnown.moment = None
    caches["counts"].clear()
    raise_version()
    yield
    caches["counts"].clear()


@pytest.fixture
def counter():
    """Counts how often it is asked."""
    calls = []

    def count():
        calls.append(1)
        return len(calls)

    return count


@pytest.fixture
def run():
    event = build.event()
    for place, mark in enumerate(("3:29.38", "3:29.65", "3:29.68"), 1):
        build.result(event, build.athlete(f"Runner R{place}", slug=f"r{place}"), place, mark)
    rebuild()
    return event


def counts(queries):
    return sum("COUNT(" in query["sql"] for query in queries.captured_queries)


def test_it_is_counted_once_for_a_version_and_what_was_asked(counter):
    assert [kept("results", "sex=M", None, counter) for _ in range(3)] == [1, 1, 1]
    assert kept("results", "sex=W", None, counter) == 2
    assert kept("upsets", "sex=M", None, counter) == 3
    raise_version()
    assert kept("results", "sex=M", None, counter) == 4


def test_who_sees_drafts_counts_anew(counter):
    ada = User(username="ada", is_staff=True)
    assert [kept("results", "", who, counter) for who in (ada, None, ada, None)] == [*(1, 2, 3, 2)]


def test_another_release_counts_anew(counter, monkeypatch):
    assert kept("results", "", None, counter) == 1
    monkeypatch.setattr(keeping, "release", lambda: Release("other", 0))
    assert kept("results", "", None, counter) == 2


def test_a_cache_that_is_gone_costs_the_counting_alone(counter, monkeypatch):
    def gone(*asked):
        raise NoRedis("gone")

    monkeypatch.setattr(caches["counts"], "get", gone)
    monkeypatch.setattr(caches["counts"], "set", gone)
    assert kept("results", "", None, counter) == 1
    assert kept("results", "", None, counter) == 2


def test_a_list_asked_again_counts_nothing(run, client):
    with CaptureQueriesContext(connection) as at_first:
        first = client.get(MEDALLISTS)
    with CaptureQueriesContext(connection) as again:
        assert client.get(MEDALLISTS).content == first.content
    assert counts(at_first) > 0
    assert counts(again) == 0
    assert len(again) < len(at_first)


def test_what_is_changed_is_counted_with_the_next_request(run, client):
    assert b"<b>3 results</b>" in client.get(MEDALLISTS).content
    third = run.units.get().results.get(place=3)
    with changes.changeset(action="edit", summary="place"):
        third.place = 4
        changes.save([third])
        rebuild_events(events={run.pk})
    assert b"<b>2 results</b>" in client.get(MEDALLISTS).content


def test_the_upsets_of_a_version_are_counted_once(client):
    event = build.event()
    make.upset(event=event)
    page = client.get("/upsets/").content
    assert b"1 favourite beaten" in page
    make.upset(event=build.event(build.edition("2019-doha")))  # behind the back of the version
    assert b"1 favourite beaten" in client.get("/upsets/").content
    staff = Client()
    staff.force_login(User.objects.create_user("ada", is_staff=True))
    assert b"2 favourites beaten" in staff.get("/upsets/").content
    raise_version()
    assert b"2 favourites beaten" in client.get("/upsets/").content


@pytest.mark.parametrize(
    "address",
    ["/athletes/", "/athletes/?name=r2", "/milestones/", "/milestones/?kind=first-medal"],
)
def test_each_choice_of_a_list_has_its_own_count(run, client, address):
    """As many as its file has lines, which nobody counts."""
    whole = ("/athletes/", "/milestones/")
    for one in whole:
        client.get(one)
    with CaptureQueriesContext(connection) as at_first:
        first = client.get(address).content.decode()
    with CaptureQueriesContext(connection) as again:
        assert client.get(address).content.decode() == first
    assert counts(again) == 0
    assert (counts(at_first) == 0) == (address in whole)
    file = client.get(address, {**dict(parse_qsl(urlsplit(address).query)), "format": "csv"})
    lines = list(csv.DictReader(file.getvalue().decode("utf-8-sig").splitlines()))
    assert f"<caption>{len(lines)} " in first


def test_what_the_finder_offers_is_read_once_and_follows_the_archive(run, client):
    assert "Budapest 2023" in client.get("/results/").content.decode()
    with CaptureQueriesContext(connection) as queries:
        assert "Budapest 2023" in client.get("/results/").content.decode()
    asked = [query["sql"] for query in queries.captured_queries]
    assert not [sql for sql in asked if 'FROM "athletics_edition"' in sql]
    build.edition("2025-tokyo")
    raise_version()
    assert "Tokyo 2025" in client.get("/results/").content.decode()


def test_an_answer_counts_a_list_once_for_all_its_pages(run, client):
    first = client.get("/api/v1/athletes/?limit=2").json()
    assert (first["count"], len(first["results"])) == (3, 2)
    with CaptureQueriesContext(connection) as queries:
        last = client.get(first["next"]).json()
    assert (last["count"], len(last["results"]), counts(queries)) == (3, 1, 0)
    assert client.get("/api/v1/athletes/?name=r1").json()["count"] == 1
