"""Pages kept: as good as made anew, seen changed at once, and served while the database is gone."""

import gzip
import sqlite3

import pytest
import time_machine
from django.contrib.auth.models import User
from django.core.cache import caches
from django.db import OperationalError, connection
from django.test import Client
from redis.exceptions import ConnectionError as RedisGone

from athletics.models import Athlete, Event, Status
from athletics.pages import page_cache
from athletics.queries.archive_version import LastKnown
from athletics.services import changes
from athletics.services.archive_version import raise_version
from athletics.services.rebuild import rebuild
from athletics.tests.pages import builders as build

pytestmark = pytest.mark.django_db
RUN = "/championships/world-championships/2023-budapest/mens-1500m/"


API = "/api/v1/events/world-championships/2023-budapest/mens-1500m/"


@pytest.fixture(autouse=True)
def _cache(settings):
    settings.PAGE_CACHE = True
    LastKnown.moment = None


@pytest.fixture
def client(_cache):
    return Client(raise_request_exception=False)


@pytest.fixture
def run():
    event = build.event()
    build.result(event, build.athlete(), 1, "3:29.38")
    rebuild()
    return event


@pytest.fixture
def gone():
    """The database does not answer while inside."""

    def refuse(*asked):
        fault = sqlite3.OperationalError("unable to open database file")
        fault.sqlite_errorcode = sqlite3.SQLITE_CANTOPEN
        raise OperationalError(*fault.args) from fault

    return lambda: connection.execute_wrapper(refuse)


def queries(client, address, count, django_assert_num_queries, **headers):
    with django_assert_num_queries(count):
        return client.get(address, headers=headers)


@pytest.mark.parametrize("address", ["/", "/athletes/", RUN, "/upsets/", "/feeds/milestones/"])
def test_a_warm_page_asks_for_the_version_only(run, client, address, django_assert_num_queries):
    first = client.get(address)
    again = queries(client, address, 1, django_assert_num_queries)
    assert (again.status_code, again.content) == (200, first.content)
    for answer in (first, again):
        del answer.headers["X-Request-ID"]  # of each request its own
    assert again.headers == first.headers


def test_an_answer_of_the_api_is_kept_too(run, client, django_assert_num_queries):
    first = client.get(API)
    again = queries(client, API, 1, django_assert_num_queries)
    assert (again.status_code, again.json()) == (200, first.json())
    assert again["Cache-Control"] == "public, no-cache"
    known = {"If-None-Match": first["ETag"], "Origin": "https://elsewhere.example"}
    same = queries(client, API, 1, django_assert_num_queries, **known)
    assert (same.status_code, same.content) == (304, b"")
    assert same["Access-Control-Allow-Origin"] == "*"
    with changes.changeset(action="edit", summary="mark"):
        result = run.units.get().results.get()
        result.mark = "3:29.40"
        changes.save([result])
    changed = client.get(API, headers=known)
    assert changed.status_code == 200
    assert b"3:29.40" in changed.content


def test_who_has_an_older_answer_of_the_api_leaves_the_new_one_for_the_next(
    run, client, django_assert_num_queries
):
    """Its conditions do not reach what makes the answer, which would be an empty 304."""
    older = {"If-Modified-Since": "Fri, 02 Jan 2099 03:04:05 GMT"}
    assert client.get(API, headers=older).status_code == 304
    assert queries(client, API, 1, django_assert_num_queries).status_code == 200


def test_it_is_the_page_that_is_made_without_a_cache(run, client, settings):
    kept = client.get(RUN)
    settings.PAGE_CACHE = False
    plain = Client().get(RUN)
    assert kept.content == plain.content
    added = {"Cache-Control", "ETag", "Last-Modified"}
    assert kept.headers.keys() == plain.headers.keys() | added


def test_what_is_changed_is_seen_with_the_next_request(run, client):
    assert b"3:29.40" not in client.get(RUN).content
    result = run.units.get().results.get()
    with changes.changeset(action="edit", summary="mark"):
        result.mark = "3:29.40"
        changes.save([result])
    assert b"3:29.40" in client.get(RUN).content


def test_a_draft_is_never_kept(run, client):
    Event.objects.update(status=Status.DRAFT)
    raise_version()
    staff = Client()
    staff.force_login(User.objects.create_user("ada", is_staff=True))
    seen = staff.get(RUN)
    assert (seen.status_code, seen["Cache-Control"]) == (200, "private, no-store")
    assert not seen.has_header("ETag")
    assert client.get(RUN).status_code == 404
    Event.objects.update(status=Status.PUBLISHED)  # behind the back of the version
    assert client.get(RUN).status_code == 200  # that nothing stood there was not kept
    Event.objects.update(status=Status.DRAFT)
    raise_version()
    assert client.get(RUN).status_code == 404


@pytest.mark.parametrize("cookie", ["sessionid", "csrftoken"])
def test_a_cookie_of_ours_goes_past_the_cache(run, client, cookie):
    client.get(RUN)
    Athlete.objects.update(family_name="Changed")
    client.cookies[cookie] = "a" * 32
    assert b"Changed" in client.get(RUN).content
    client.cookies.clear()
    assert b"Changed" not in client.get(RUN).content  # the version was not raised


@pytest.mark.parametrize(
    "address",
    [
        "/corrections/new/",
        "/admin/login/",
        "/nothing/",
        "/athletes/?format=csv",
        "/athletes/?page=x",
    ],
)
def test_what_is_no_public_page_is_not_kept(run, client, address):
    response = client.get(address)
    assert not response.has_header("ETag")
    assert "max-age=60" not in response.headers.get("Cache-Control", "")


def test_what_is_typed_into_the_search_box_is_not_kept(run, client):
    assert not client.get("/search/?q=kerr", headers={"HX-Request": "true"}).has_header("ETag")
    assert client.get("/search/?q=kerr").has_header("ETag")


def test_parts_and_pages_are_kept_apart(run, client):
    whole, part = (
        client.get("/upsets/", headers=headers) for headers in ({}, {"HX-Request": "true"})
    )
    assert (b"<html" in whole.content, b"<html" in part.content) == (True, False)
    assert client.get("/upsets/", headers={"HX-Request": "true"}).content == part.content
    assert part["HX-Push-Url"] == "/upsets/"
    assert {"HX-Request", "Cookie", "Accept-Encoding"} <= set(part["Vary"].split(", "))


def test_the_order_of_the_query_makes_no_other_page(run, client, django_assert_num_queries):
    client.get("/athletes/?sex=M&name=kerr")
    queries(client, "/athletes/?name=kerr&sex=M", 1, django_assert_num_queries)
    assert b"josh-kerr" not in client.get("/athletes/?name=nobody&sex=M").content


def test_each_host_has_its_own_address_in_its_pages(run, client):
    here, there = (client.get("/", headers={"host": host}) for host in ("localhost", "127.0.0.1"))
    assert b"http://localhost/" in here.content
    assert b"http://127.0.0.1/" in there.content
    assert client.get("/", headers={"host": "elsewhere.example"}).status_code == 400


def test_a_page_of_yesterday_is_made_anew(run, client):
    with time_machine.travel("2026-11-26 23:59:00+00:00", tick=False):
        before = client.get("/on-this-day/").content
    with time_machine.travel("2026-11-27 00:01:00+00:00", tick=False):
        after = client.get("/on-this-day/").content
    assert (b"26 November" in before, b"27 November" in after) == (True, True)


def test_compressed_it_is_the_same_page(run, client):
    plain, packed = (
        client.get(RUN, headers={"Accept-Encoding": coding}) for coding in ("gzip;q=0", "br, gzip")
    )
    assert packed["Content-Encoding"] == "gzip"
    assert not plain.has_header("Content-Encoding")
    assert gzip.decompress(packed.content) == plain.content
    assert packed["ETag"] != plain["ETag"]
    for response in (plain, packed):
        assert response["Content-Length"] == str(len(response.content))
        assert not response["ETag"].startswith("W/")


def test_a_browser_that_has_it_is_told_so(run, client):
    first = client.get(RUN)
    headers = {"If-None-Match": first["ETag"]}
    again = client.get(RUN, headers=headers)
    assert (again.status_code, again.content) == (304, b"")
    assert (again["ETag"], again["Cache-Control"]) == (first["ETag"], page_cache.CACHE_CONTROL)
    since = {"If-Modified-Since": first["Last-Modified"]}
    assert client.get(RUN, headers=since).status_code == 304
    Athlete.objects.update(family_name="Changed")
    raise_version()
    assert client.get(RUN, headers=headers).status_code == 200


def test_last_modified_follows_the_archive_and_the_day(run, client, monkeypatch):
    # Days far ahead: the version, which the fixture raised by the real clock, never goes back.
    monkeypatch.setattr(page_cache, "release", lambda: _OLD)
    with time_machine.travel("2090-11-27 12:00:00+00:00", tick=False):
        raise_version()
        assert client.get("/")["Last-Modified"] == "Mon, 27 Nov 2090 12:00:00 GMT"
    with time_machine.travel("2090-11-28 09:00:00+00:00", tick=False):
        assert client.get("/")["Last-Modified"] == "Tue, 28 Nov 2090 00:00:00 GMT"


_OLD = page_cache.release().__class__("digest", 0)


def test_without_the_database_kept_pages_go_on_and_others_say_why(run, client, gone, caplog):
    kept = client.get(RUN)
    with gone():
        assert client.get(RUN).content == kept.content
        other = client.get("/athletes/")
        assert (other.status_code, other["Retry-After"]) == (503, "30")
        assert other["Cache-Control"] == "no-store"
        assert "does not answer" in other.content.decode()
    assert client.get("/athletes/").status_code == 200


def test_a_process_that_never_saw_the_database_says_why_too(run, client, gone, caplog):
    with gone():
        assert client.get("/").status_code == 503
    assert client.get("/").status_code == 200


@pytest.fixture
def shared(settings):
    """A cache that workers share; each client here is a worker."""
    settings.CACHE_URL = "redis://localhost:1/0"
    caches["default"].clear()
    yield caches["default"]
    caches["default"].clear()


def test_workers_share_pages_where_there_is_a_cache(run, shared, django_assert_num_queries):
    first = Client().get(RUN)
    assert queries(Client(), RUN, 1, django_assert_num_queries).content == first.content


def test_another_release_makes_its_own_pages(run, shared, monkeypatch, django_assert_num_queries):
    Client().get("/sources/")
    monkeypatch.setattr(page_cache, "release", lambda: _OLD)
    # the version, and what the page asks
    queries(Client(), "/sources/", 5, django_assert_num_queries)


def test_without_the_shared_cache_pages_go_on(run, shared, monkeypatch):
    def refuse(*asked):
        raise RedisGone("connection refused")

    monkeypatch.setattr(shared.__class__, "get", refuse)
    monkeypatch.setattr(shared.__class__, "set", refuse)
    client = Client()
    assert [client.get(RUN).status_code for _ in range(2)] == [200, 200]


def test_the_pages_asked_for_last_stay(run, client, monkeypatch, django_assert_num_queries):
    monkeypatch.setattr(page_cache, "MOST_PAGES", 2)
    for address in ("/sources/", "/data/", "/sources/", "/championships/"):
        client.get(address)
    queries(client, "/sources/", 1, django_assert_num_queries)
    queries(client, "/championships/", 1, django_assert_num_queries)
    queries(client, "/data/", 5, django_assert_num_queries)  # it had gone: the version and its own


@pytest.mark.parametrize("what", ["LONGEST_PAGE", "LONGEST_ADDRESS"])
def test_what_is_too_long_is_made_anew(run, client, monkeypatch, what):
    monkeypatch.setattr(page_cache, what, 4)
    response = client.get(RUN)
    assert (response.status_code, response.has_header("ETag")) == (200, False)


def test_head_is_answered_as_get_without_the_page(run, client):
    got, head = client.get(RUN), client.head(RUN)
    assert (head.status_code, head.content, head["ETag"]) == (200, b"", got["ETag"])
