"""What goes with every page: no cookie, no session, a strict policy, nothing inline."""

import pytest
from bs4 import BeautifulSoup
from django.conf import settings as project
from django.contrib.auth.models import User
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext

from athletics.tests.pages.world import EDITION, full_world

ADDRESSES = (
    *("/", "/championships/", "/championships/world-championships/", EDITION),
    *(f"{EDITION}?sex=Q", f"{EDITION}mens-1500m/", f"{EDITION}mens-4x100m-relay/"),
    *(f"{EDITION}mens-decathlon/", "/events/", "/events/mens-1500m/", "/athletes/"),
    *("/athletes/?sex=Q&name=kerr", "/athletes/josh-kerr/", "/countries/", "/countries/gbr/"),
    *("/clubs/edinburgh-ac/", "/on-this-day/", "/data/", "/sources/", "/athletes/nobody/"),
    *("/upsets/", "/upsets/?odds=x", "/upsets/?format=csv", "/feeds/upsets/"),
    *("/robots.txt", "/sitemap.xml", "/sitemap-athletes-0.xml", "/countries/GBR/"),
)
POLICY = (
    "base-uri 'none'; connect-src 'self'; default-src 'none'; font-src 'self'; "
    "form-action 'self'; frame-ancestors 'none'; img-src 'self'; script-src 'self'; "
    "style-src 'self'"
)


@pytest.fixture(scope="module")
def responses(django_db_setup, django_db_blocker):
    """Every kind of page, with three of everything on it, read once for all tests here."""
    with django_db_blocker.unblock(), transaction.atomic():
        full_world(3)
        found = {address: Client().get(address) for address in ADDRESSES}
        transaction.set_rollback(True)
    return found


def documents(responses):
    for address, response in responses.items():
        if response["Content-Type"].startswith("text/html") and response.content:
            yield address, BeautifulSoup(response.content, "html.parser")


def test_headers_of_every_page(responses):
    for address, response in responses.items():
        policy = "; ".join(sorted(response["Content-Security-Policy"].split("; ")))
        assert policy == POLICY, address
        assert response["X-Content-Type-Options"] == "nosniff", address
        assert response["Referrer-Policy"] == "same-origin", address
        assert response["X-Frame-Options"] == "DENY", address
        assert response["Cross-Origin-Opener-Policy"] == "same-origin", address


def test_no_page_sets_a_cookie_or_differs_by_it(responses):
    for address, response in responses.items():
        assert not response.cookies, address
        assert "Cookie" not in response.get("Vary", ""), address


def test_pages_are_compressed_for_those_who_take_it(client, db):
    response = client.get("/", headers={"Accept-Encoding": "gzip"})
    assert response["Content-Encoding"] == "gzip"
    assert response["Vary"] == "Accept-Encoding"


def test_nothing_is_inline_and_nothing_comes_from_elsewhere(responses):
    for address, page in documents(responses):
        assert not page.select("[style], style, [onclick], [onload], iframe"), address
        scripts = page.select("script:not([src])")
        assert {one["type"] for one in scripts} <= {"application/ld+json"}, address
        fetched = page.select("[src], link[rel=stylesheet], link[rel=icon], link[rel=preload]")
        assert fetched, address
        for one in fetched:
            assert (one.get("src") or one["href"]).startswith("/static/"), address


def test_every_page_has_one_heading_a_title_and_its_own_address(responses):
    for address, page in documents(responses):
        assert len(page.select("h1")) == 1, address
        assert page.title.text, address
        assert page.select_one("meta[name=description]")["content"], address
        path = address.partition("?")[0]
        canonical = page.select_one("link[rel=canonical]")["href"]
        assert canonical == f"http://testserver{path}", address


def test_every_table_has_a_caption_and_scopes(responses):
    for address, page in documents(responses):
        for table in page.select("table"):
            assert table.caption, address
            assert table.caption.text.strip(), address
            assert all(one.get("scope") for one in table.select("th")), address


def test_ids_are_unique_and_links_within_the_page_lead_somewhere(responses):
    for address, page in documents(responses):
        ids = [one["id"] for one in page.select("[id]")]
        assert len(ids) == len(set(ids)), address
        for one in page.select('a[href^="#"]'):
            assert one["href"][1:] in ids, (address, one["href"])


def test_every_link_within_the_site_leads_to_a_page(client, db, responses):
    full_world(3)
    links = {
        one["href"].partition("#")[0]
        for _, page in documents(responses)
        for one in page.select('a[href^="/"]')
    }
    broken = [link for link in sorted(links) if client.get(link).status_code != 200]
    assert broken == []


def test_the_section_of_the_menu_is_marked(responses):
    pages = dict(documents(responses))
    marked = {
        address: [one.text for one in pages[address].select('.menu [aria-current="true"]')]
        for address in ("/", EDITION, "/athletes/josh-kerr/", "/on-this-day/")
    }
    assert marked == {
        "/": [],
        EDITION: ["Championships"],
        "/athletes/josh-kerr/": ["Athletes"],
        "/on-this-day/": ["On this day"],
    }


def test_only_a_session_cookie_makes_anybody_ask_who_is_there(client, staff):
    with CaptureQueriesContext(connection) as queries:
        client.get("/")
    assert not [query for query in queries if "session" in query["sql"]]
    with CaptureQueriesContext(connection) as queries:
        response = staff.get("/")
    assert [query for query in queries if "session" in query["sql"]]
    assert "Cookie" in response["Vary"]


def test_a_session_that_is_gone_is_a_visitor(client, db):
    client.cookies[project.SESSION_COOKIE_NAME] = "no such session"
    assert client.get("/").status_code == 200


def test_what_people_with_an_account_see_is_stored_by_no_cache(client, db):
    user = User.objects.create_user("anna", is_staff=True)
    client.force_login(user)
    assert client.get("/championships/")["Cache-Control"] == "private, no-store"


def test_what_every_visitor_sees_may_be_stored(client, db):
    assert not client.get("/championships/").has_header("Cache-Control")
