"""Open to every site, and never sent twice."""

import datetime as dt

import pytest
import time_machine
from django.contrib.auth.models import User

from athletics.models import Changeset
from athletics.tests.pages import builders as build

PATHS = ("", "athletes/", "athletes/josh-kerr/", "schema/", "docs/")
ORIGIN = {"Origin": "https://example.org"}


@pytest.fixture(autouse=True)
def kerr(db):
    return build.athlete("Josh Kerr")


@pytest.mark.parametrize("path", [*PATHS, "athletes/nobody/", "athletes/?sex=Q", "nothing/"])
def test_every_answer_may_be_read_by_any_site(client, path):
    response = client.get(f"/api/v1/{path}", headers=ORIGIN)
    assert response["Access-Control-Allow-Origin"] == "*"
    assert "Access-Control-Allow-Credentials" not in response
    assert not response.cookies


def test_pages_are_not_open_to_other_sites(client):
    assert "Access-Control-Allow-Origin" not in client.get("/athletes/josh-kerr/", headers=ORIGIN)


def test_a_browser_may_ask_first(client):
    asks = {**ORIGIN, "Access-Control-Request-Headers": "If-None-Match"}
    response = client.options("/api/v1/athletes/", headers=asks)
    assert (response.status_code, response.content) == (204, b"")
    assert response["Access-Control-Allow-Methods"] == "GET, HEAD, OPTIONS"
    assert "If-None-Match" in response["Access-Control-Allow-Headers"]


@pytest.mark.parametrize("path", PATHS)
def test_what_has_not_changed_is_not_sent_again(client, path):
    first = client.get(f"/api/v1/{path}")
    again = client.get(f"/api/v1/{path}", headers={"If-None-Match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert again["Access-Control-Allow-Origin"] == "*"
    assert first["Cache-Control"] == "public, no-cache"


def test_a_compressed_answer_is_known_again(client):
    packed = {"Accept-Encoding": "gzip"}
    first = client.get("/api/v1/athletes/josh-kerr/", headers=packed)
    assert first["Content-Encoding"] == "gzip"
    asked = {**packed, "If-None-Match": first["ETag"]}
    assert client.get("/api/v1/athletes/josh-kerr/", headers=asked).status_code == 304


def test_a_change_makes_another_etag(client, kerr):
    first = client.get("/api/v1/athletes/josh-kerr/")
    kerr.birthplace = "Edinburgh"
    kerr.save()
    again = client.get("/api/v1/athletes/josh-kerr/", headers={"If-None-Match": first["ETag"]})
    assert again.status_code == 200
    assert again.json()["athlete"]["birthplace"] == "Edinburgh"


def test_last_modified_is_the_last_change_of_the_archive(client):
    with time_machine.travel(dt.datetime(2099, 1, 2, 3, 4, 5, tzinfo=dt.UTC), tick=False):
        Changeset.objects.create(action="edit", summary="x")
    told = client.get("/api/v1/athletes/")["Last-Modified"]
    assert told == "Fri, 02 Jan 2099 03:04:05 GMT"
    since = {"If-Modified-Since": told}
    assert client.get("/api/v1/athletes/", headers=since).status_code == 304
    older = {"If-Modified-Since": "Fri, 02 Jan 2099 03:04:04 GMT"}
    assert client.get("/api/v1/athletes/", headers=older).status_code == 200


def test_head_tells_the_same_without_the_content(client):
    head, get = client.head("/api/v1/athletes/"), client.get("/api/v1/athletes/")
    assert head.content == b""
    assert head["ETag"] == get["ETag"]


def test_errors_are_not_kept(client):
    assert "ETag" not in client.get("/api/v1/athletes/nobody/")


def test_a_browser_gets_json_too(client):
    response = client.get("/api/v1/athletes/", headers={"Accept": "text/html"})
    assert response["Content-Type"] == "application/json"


def test_an_editor_reads_what_everybody_reads(client):
    client.force_login(User.objects.create_user("ada", is_staff=True))
    assert client.get("/api/v1/athletes/")["Cache-Control"] == "private, no-store"


def test_the_page_to_try_it_on_keeps_the_strict_policy_but_for_images(client):
    docs, page = client.get("/api/v1/docs/"), client.get("/data/")
    parts = set(docs["Content-Security-Policy"].split("; "))
    strict = set(page["Content-Security-Policy"].split("; "))
    assert parts - strict == {"img-src 'self' data:"}
    assert strict - parts == {"img-src 'self'"}


def test_the_page_to_try_it_on_lists_every_address_without_a_script(client):
    html = client.get("/api/v1/docs/").content.decode()
    index = client.get("/api/v1/").json()
    for name, address in index.items():
        if name != "docs":
            assert f'href="{address.removeprefix("http://testserver")}"' in html, name
    assert "<style" not in html
    assert "style=" not in html
    assert 'href="/api/v1/docs/"' in client.get("/data/").content.decode()
