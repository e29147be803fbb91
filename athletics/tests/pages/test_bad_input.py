"""Addresses and values that mean nothing get a page that helps, and never a fault."""

from urllib.parse import quote

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from athletics.models import Athlete
from athletics.services.rebuild import rebuild
from athletics.tests import factories as make
from athletics.tests.pages import builders as build
from athletics.tests.pages.conftest import text

pytestmark = pytest.mark.django_db

WORLDS = "/championships/world-championships/"
BUDAPEST = f"{WORLDS}2023-budapest/"


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("/championships/moon-games/", "moon games"),
        (f"{WORLDS}1066-hastings/", "1066 hastings"),
        (f"{WORLDS}2023-budapest/mens-egg-race/", "mens egg race"),
        ("/championships/moon-games/2023-budapest/mens-1500m/", "mens 1500m"),
        ("/events/mens-egg-race/", "mens egg race"),
        ("/events/childrens-1500m/", "childrens 1500m"),
        ("/events/mens/", "mens"),
        ("/events/womens-1500m/", "womens 1500m"),
        ("/athletes/josh-kerrr/", "josh kerrr"),
        ("/countries/xxx/", "xxx"),
        ("/clubs/no-club/", "no club"),
        ("/on-this-day/2-30/", "2 30"),
        ("/nothing/at-all/", "at all"),
        ("/athletes/jósh/", "jósh"),
        ("/athletes/josh kerr/", "josh kerr"),
        ("/athletes/<b>josh<b>/", "<b>josh<b>"),
        ("/athletes/josh\x00kerr/", "josh\x00kerr"),
        ("/athletes/" + "a" * 300 + "/", "a" * 100),
    ],
)
def test_what_is_not_there_is_offered_as_a_search(client, address, words):
    build.event()
    response = client.get(quote(address))
    assert response.status_code == 404
    hint = f'<a href="/search/?q={quote(words)}">“'
    assert hint in response.text
    assert "<b>josh" not in response.text


@pytest.mark.parametrize(
    "address",
    [
        *("/on-this-day/0-5/", "/on-this-day/8-0/", "/on-this-day/0-0/", "/on-this-day/13-1/"),
        *(f"/on-this-day/{10**30}-1/", f"/on-this-day/1-{10**30}/"),
        *(f"/sitemap-athletes-{10**30}.xml", "/sitemap-athletes-7.xml", "/sitemap-pages-1.xml"),
        *("/sitemap-secrets-0.xml", "/sitemap-_things-0.xml", "/sitemap-events--1.xml"),
        *("/countries/gb_r/", "/countries/united-kingdom/", "/athletes/../admin/"),
    ],
)
def test_numbers_and_names_out_of_range_are_missing(client, address):
    assert client.get(address).status_code == 404


@pytest.mark.parametrize(
    "page", ["0", "-1", "x", "9999", "1.5", "", " ", "1e9", "9" * 5000, "\x00"]
)
@pytest.mark.parametrize("address", ["/athletes/", "/countries/gbr/", "/upsets/"])
def test_a_page_number_that_is_not_there_is_missing(client, address, page):
    build.athlete()
    assert client.get(address, {"page": page}).status_code == 404
    assert client.get(address, {"page": 1}).status_code == 200


STRANGE = (
    "\x00",
    "a\x00b",
    "\ud800",
    "<script>alert(1)</script>",
    "x" * 1_500,
    "🏃",
    "\u202e",
    "%00",
)


@pytest.mark.parametrize("value", ["Q", *STRANGE])
@pytest.mark.parametrize("field", ["country", "sex", "discipline", "medal", "decade"])
def test_a_bad_filter_value_shows_the_form_with_the_error_and_nobody(client, read, field, value):
    build.athlete()
    query = f"{field}={quote(value, errors='surrogatepass')}"
    page = read(f"/athletes/?{query}")
    errors = [one.parent for one in page.select("ul.errorlist")]
    assert [one.label["for"] for one in errors] == [f"id_{field}"]
    assert "No athletes are shown. 1 value above cannot be understood" in text(page.main)
    assert not page.select("table")


@pytest.mark.parametrize("value", ["\x00", "a\x00b", "x" * 101, "x" * 1_500])
def test_a_bad_name_shows_the_form_with_the_error_and_nobody(read, value):
    build.athlete("X" * 50)
    page = read("/athletes/", {"name": value})
    assert page.select_one(".wide ul.errorlist")
    assert not page.select("table")


def test_several_bad_values_are_counted(read):
    page = read("/athletes/", {"sex": "Q", "medal": "tin"})
    assert "2 values above cannot be understood; mend or clear them." in text(page.main)


@pytest.mark.parametrize("query", ["sex=Q", "group=x", "sex=Q&group=x", "sex=m", "group=Jumps"])
def test_a_bad_filter_of_an_edition_says_so_and_shows_no_event(read, query):
    build.event()
    page = read(f"{BUDAPEST}?{query}")
    assert len(page.select(".notice.error p")) == query.count("=")
    assert "No event here." in text(page.main)
    assert not page.select("table.events")
    assert page.select(".chosen a")


def test_the_value_in_an_error_is_escaped_and_short(read):
    build.event()
    page = read(BUDAPEST, {"sex": "<script>alert(1)</script>" * 50})
    assert text(page.select_one(".notice.error")) == (
        "There is no sex “<script>alert(1)</sc” here; choose men, women or mixed."
    )
    assert not page.select("script:not([type], [src])")


ADDRESSES = ("/athletes/", BUDAPEST, "/countries/gbr/", "/", "/on-this-day/8-23/")


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize("value", STRANGE)
def test_strange_queries_break_nothing(client, address, value):
    build.result(build.event(), build.athlete(), 1)
    query = quote(value, errors="surrogatepass")
    assert client.get(f"{address}?q={query}&{query}={query}&{query}").status_code == 200


def test_more_values_than_anybody_needs_are_refused(client):
    assert client.get("/athletes/?" + "a=1&" * 1001).status_code == 400


values = st.text(max_size=20) | st.sampled_from(["", "M", "1500m", "GBR", "any", "2020", "1", "\0"])
fields = st.sampled_from(
    ["name", "country", "sex", "discipline", "medal", "decade", "page", "group"]
)
queries = st.dictionaries(fields | st.text(max_size=5), values, max_size=6)


@pytest.mark.parametrize("address", ["/athletes/", BUDAPEST])
@settings(max_examples=60)
@given(query=queries)
def test_no_query_whatever_breaks_a_page(client, address, query):
    if not Athlete.objects.exists():
        build.result(build.event(), build.athlete(), 1)
    assert client.get(address, query).status_code in (200, 404)


@given(text_of_query=st.text(st.characters(max_codepoint=255, exclude_categories=()), max_size=40))
@settings(max_examples=60)
def test_no_bytes_whatever_break_a_page(client, text_of_query):
    response = client.get("/athletes/", QUERY_STRING=text_of_query)
    assert response.status_code in (200, 404)


EVIL = "<img src=x onerror=alert(1)>\"'&"


def test_names_are_escaped_on_every_page(client):
    evil = build.athlete(slug="evil", family_name=EVIL, other_names=EVIL, birthplace=EVIL)
    land = make.country("EVL", name=EVIL, note=EVIL)
    club = make.club(name=EVIL, country=land, city=EVIL, note=EVIL)
    make.membership(athlete=evil, club=club)
    make.source("evil", title=EVIL, publisher=EVIL, licence=EVIL, note=EVIL)
    games = build.championship("evil-games", name=EVIL, short_name=EVIL[:30], organiser=EVIL)
    names = {"city": EVIL, "venue": EVIL, "official_name": EVIL, "note": EVIL, "country": land}
    edition = build.edition("2023-evil", games.slug, **names)
    run = build.event(edition, note=EVIL)
    relay = build.event(edition, "4x100")
    told = {"rule": EVIL[:12], "tags": EVIL[:30], "note": EVIL}
    ran = build.result(
        run, evil, 1, "3:29.38", date=build.FINAL_DAY, nation="EVL", sources="evil", **told
    )
    build.result(relay, "EVL", 1, team="<b>")
    make.story(event=run, text=EVIL, source=make.source("evil"))
    make.quote(event=run, athlete=evil, text=EVIL, url='https://a.example/"><b>')
    make.quote(event=None, athlete=evil, text=EVIL)
    make.absence(event=run, athlete=evil, reason=EVIL)
    make.price(event=run, athlete=evil, price=EVIL[:12], bookmaker=EVIL)
    build.decision(run, evil, "G", "upgrade", "2024", reason=EVIL, body=EVIL)
    for thing in ({"event": run}, {"athlete": evil}, {"result": ran}):
        for kind in ("value", "judgement"):
            build.claim(**thing, kind=kind, subject=EVIL, value=EVIL, reason=EVIL, title=EVIL)
    build.season_line(edition, evil, 1)
    for season in (2021, 2022, 2023):
        build.season_best(evil, season, indoor=False)
    rebuild()
    for address in (
        *("/", "/championships/", "/championships/evil-games/", edition.get_absolute_url()),
        *(run.get_absolute_url(), relay.get_absolute_url(), "/events/", "/events/mens-1500m/"),
        *("/athletes/", "/athletes/evil/", "/countries/", "/countries/evl/"),
        *(club.get_absolute_url(), "/on-this-day/8-23/", "/data/", "/sources/"),
    ):
        page = client.get(address)
        assert page.status_code == 200, address
        assert "<img src=x" not in page.text, address
        assert "<b>2" not in page.text, address
        assert 'href="https://a.example/"' not in page.text, address


def test_an_old_address_of_an_athlete_leads_to_the_new_one_with_its_query(client):
    kerr = build.athlete()
    make.redirect("athletes/joshua-kerr", athlete=kerr)
    response = client.get("/athletes/joshua-kerr/?from=mail&q=%C3%A9")
    assert response.status_code == 301
    assert response["Location"] == "/athletes/josh-kerr/?from=mail&q=%C3%A9"
    Athlete.objects.update(slug="josh-kerr-gbr")
    assert client.get("/athletes/joshua-kerr/")["Location"] == "/athletes/josh-kerr-gbr/"


def test_old_addresses_of_an_edition_lead_on_with_the_events_below_it(client):
    edition = build.event().edition
    make.redirect("championships/world-championships/2023-hungary", edition=edition)
    old = f"{WORLDS}2023-hungary/"
    assert client.get(f"{old}?sex=W")["Location"] == f"{BUDAPEST}?sex=W"
    assert client.get(f"{old}mens-1500m/?a=b")["Location"] == f"{BUDAPEST}mens-1500m/?a=b"
    edition.slug = "2023-buda"
    edition.save()
    assert client.get(f"{old}mens-1500m/")["Location"] == f"{WORLDS}2023-buda/mens-1500m/"
    # even where a championship was renamed with it
    make.redirect("championships/old-worlds/2023-budapest", edition=edition)
    moved = client.get("/championships/old-worlds/2023-budapest/mens-1500m/")
    assert moved["Location"] == f"{WORLDS}2023-buda/mens-1500m/"


def test_an_old_address_of_a_club_leads_to_the_new_one(client):
    club = make.club("edinburgh-athletic-club")
    make.redirect("clubs/edinburgh-ac", club=club)
    response = client.get("/clubs/edinburgh-ac/?a=b")
    assert (response.status_code, response["Location"]) == (
        301,
        "/clubs/edinburgh-athletic-club/?a=b",
    )


def test_an_address_that_came_back_into_use_leads_nowhere_in_circles(client):
    edition = build.event().edition
    make.redirect("championships/world-championships/2023-budapest", edition=edition)
    assert client.get(BUDAPEST).status_code == 200
    assert client.get(f"{BUDAPEST}mens-egg-race/").status_code == 404


def test_a_country_code_in_capitals_leads_to_its_page_with_its_query(client):
    make.country("GBR")
    response = client.get("/countries/GBR/?page=2")
    assert (response.status_code, response["Location"]) == (301, "/countries/gbr/?page=2")


def test_a_missing_slash_is_added(client):
    build.athlete()
    assert client.get("/athletes/josh-kerr")["Location"] == "/athletes/josh-kerr/"
