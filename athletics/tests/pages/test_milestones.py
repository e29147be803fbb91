"""Milestones on pages, in their list, in files and in the feed."""

import csv
import datetime as dt
import io
import json
from xml.etree import ElementTree

import pytest
import time_machine

from athletics.models import Milestone
from athletics.queries.milestones import MOST
from athletics.services.rebuild import rebuild
from athletics.tests import factories as make
from athletics.tests.pages import builders as build
from athletics.tests.pages.conftest import rows, table, text

pytestmark = pytest.mark.django_db

BUDAPEST = "/championships/world-championships/2023-budapest/"
CLUB = (
    "Two champions running from Edinburgh AC in the men's 1500 m at the World Championships: "
    "Jake Wightman (Eugene 2022) and Josh Kerr (Budapest 2023); the years of membership are not "
    "all held."
)
ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture
def won():
    """Two finals of two editions, won from one club, and a high jump of Norway."""
    make.country("GBR", name="Great Britain")
    make.country("NOR", name="Norway")
    jakob = build.athlete("Jakob Ingebrigtsen", "NOR")
    for slug, name in (("2022-eugene", "Jake Wightman"), ("2023-budapest", "Josh Kerr")):
        run = build.event(build.edition(slug))
        winner = build.athlete(name)
        day = build.FINAL_DAY.replace(year=int(slug[:4]))
        build.result(run, winner, 1, "3:29.38", date=day)
        build.result(run, jakob, 2, "3:29.65", date=day)
        make.membership(athlete=winner, club=make.club(name="Edinburgh AC"))
    jump = build.event(build.edition("2023-budapest"), "HJ", sex="W")
    build.result(jump, build.athlete("Hanne High", "NOR", sex="W"), 1, "2.00")
    rebuild()


def shown(page):
    heading = page.select_one("#milestones")
    return [text(one) for one in heading.find_next("ul").select("li")] if heading else []


@pytest.mark.parametrize(
    "address",
    [
        f"{BUDAPEST}mens-1500m/",
        BUDAPEST,
        "/athletes/josh-kerr/",
        "/athletes/jake-wightman/",
        "/countries/gbr/",
        "/clubs/edinburgh-ac/",
    ],
)
def test_the_strongest_stands_first_with_links_to_what_proves_it(won, read, address):
    page = read(address)
    assert shown(page)[0] == f"{CLUB} Eugene 2022, Budapest 2023"
    links = [one["href"] for one in page.select("#milestones + ul li:first-child a")]
    assert links == [
        "/championships/world-championships/2022-eugene/mens-1500m/",
        f"{BUDAPEST}mens-1500m/",
    ]
    assert len(shown(page)) <= MOST


def test_at_most_five_are_shown_strongest_first_and_the_rest_is_linked(won, read, client):
    page = read(BUDAPEST)
    here = Milestone.objects.filter(event__edition__year=2023)
    assert here.count() > MOST
    strongest = here.strongest_first().values_list("sentence", flat=True)[:MOST]
    assert [one.rpartition(". ")[0] + "." for one in shown(page)] == list(strongest)
    more = page.find("a", string="More milestones")["href"]
    assert client.get(more).status_code == 200


def test_a_page_without_milestones_has_no_heading_for_them(read):
    build.result(build.event(), build.athlete(), 4, "3:50.00")
    rebuild()
    for address in (f"{BUDAPEST}mens-1500m/", "/athletes/josh-kerr/", "/countries/gbr/"):
        assert read(address).select("#milestones") == []


def listed(page):
    return [row[1] for row in rows(table(page, ""))]


def test_the_list_says_what_it_shows_of_how_many(won, read):
    page = read("/milestones/")
    count = Milestone.objects.count()
    assert f"Milestones of every kind, newest edition first: {count} of the {count}" in text(page)
    assert text(table(page, f"{count} milestones").caption) == (
        f"{count} milestones as medals stand today · CSV · JSON"
    )
    (row,) = rows(table(read("/milestones/?kind=club-running"), ""))
    assert row == ["Titles running for one club", CLUB, "Eugene 2022, Budapest 2023"]


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("kind=club-running", "Milestones of the kind “Titles running for one club”, newest"),
        ("championship=world-championships", "Milestones of every kind at the World Champ"),
        ("edition=2023-budapest", "Milestones of every kind in the edition 2023-budapest, newest"),
        ("since=2023&until=2024", "Milestones of every kind from 2023 up to 2024, newest"),
        ("discipline=1500m&sex=M", "Milestones of every kind in men’s events in the 1500 m, new"),
        ("country=GBR", "Milestones of every kind of Great Britain, newest"),
        ("athlete=jake-wightman", "Milestones of every kind with a result of Jake Wightman, newe"),
        ("order=strength", "Milestones of every kind, strongest first:"),
    ],
)
def test_each_filter_finds_it_and_says_so(won, read, query, words):
    page = read(f"/milestones/?{query}")
    assert CLUB in listed(page)
    assert words in text(page)


@pytest.mark.parametrize(
    "query",
    [
        *("kind=title-lost", "until=2022", "since=2024", "discipline=high-jump", "sex=W"),
        *("country=NOR", "athlete=hanne-high", "edition=2022-eugene"),
    ],
)
def test_each_filter_leaves_it_out(won, read, query):
    assert CLUB not in text(read(f"/milestones/?{query}").main)


@pytest.mark.parametrize(
    ("query", "problem"),
    [
        ("kind=best", "Select a valid choice. best is not one of the available choices."),
        ("since=long", "Write a year, such as 2023."),
        ("since=2023.5", "Write a year, such as 2023."),
        ("until=1066", "Ensure this value is greater than or equal to 1896."),
        ("athlete=nobody", "No athlete has this address; copy it from their page: josh-kerr."),
        ("country=XYZ", "Select a valid choice. That choice is not one of the available choices."),
        ("sex=Q", "Select a valid choice. Q is not one of the available choices."),
    ],
)
def test_a_value_that_cannot_be_is_named_and_nothing_shown(won, client, query, problem):
    response = client.get(f"/milestones/?{query}")
    assert response.status_code == 400
    assert problem in response.text
    assert "No milestones are shown." in response.text
    assert "caption" not in response.text
    file = client.get(f"/milestones/?{query}&format=csv")
    assert file.status_code == 400
    name = query.partition("=")[0]
    assert f"{name.capitalize()}: {problem}" in file.text


def test_a_page_beyond_the_last_is_missing(won, client):
    assert client.get("/milestones/?page=2").status_code == 404


def test_a_filter_that_nothing_matches_says_so(won, read):
    assert "No milestone matches." in text(read("/milestones/?since=2030"))


def test_the_file_has_all_rows_under_the_same_filters(won, client):
    response = client.get("/milestones/?kind=club-running&format=csv")
    assert 'filename="milestones-kind-club-running-' in response["Content-Disposition"]
    (row,) = csv.DictReader(io.StringIO(response.getvalue().decode()))
    assert row == {
        "kind": "club-running",
        "strength": "89",
        "championship": "world-championships",
        "edition": "2023-budapest",
        "year": "2023",
        "discipline": "1500m",
        "sex": "M",
        "scope": "world-championships",
        "subject": "clubs/edinburgh-ac",
        "athlete": "josh-kerr",
        "athlete_name": "Josh Kerr",
        "country": "GBR",
        "club": "edinburgh-ac",
        "sentence": CLUB,
        "page": f"{BUDAPEST}mens-1500m/",
    }
    whole = json.loads(client.get("/milestones/?format=json").getvalue())
    assert len(whole["rows"]) == Milestone.objects.count()


def read_feed(response):
    return ElementTree.fromstring(response.content)  # noqa: S314 - our own feed


def test_the_feed_holds_the_newest_under_addresses_that_stay(won, client):
    response = client.get("/feeds/milestones/")
    assert response["Content-Type"] == "application/atom+xml; charset=utf-8"
    feed = read_feed(response)
    entries = feed.findall(f"{ATOM}entry")
    assert len(entries) == Milestone.objects.count()
    first = entries[0]
    told = {part: first.findtext(f"{ATOM}{part}") for part in ("title", "summary", "updated", "id")}
    assert told == {
        "title": "Titles running for one club: Men's 1500 m, Budapest 2023",
        "summary": CLUB,
        "updated": "2023-08-23T00:00:00+00:00",
        "id": f"http://testserver{BUDAPEST}mens-1500m/"
        "#club-running-world-championships-clubs-edinburgh-ac",
    }
    assert first.find(f"{ATOM}link").get("href") == f"http://testserver{BUDAPEST}mens-1500m/"
    ids = [one.findtext(f"{ATOM}id") for one in entries]
    assert len(set(ids)) == len(ids)
    rebuild()
    again = read_feed(client.get("/feeds/milestones/"))
    assert [one.findtext(f"{ATOM}id") for one in again.findall(f"{ATOM}entry")] == ids


def test_the_feed_stands_under_the_address_of_the_site(won, client, settings):
    settings.SITE_ADDRESS = "https://archive.example"
    feed = client.get("/feeds/milestones/").text
    assert f'<link href="https://archive.example{BUDAPEST}mens-1500m/"' in feed
    assert "testserver" not in feed


def test_anniversaries_stand_on_their_day_and_on_the_front_page(won, read):
    build.world_record(build.athlete("Old Master"), dt.date(2023, 8, 23))
    with time_machine.travel(dt.datetime(2033, 8, 23, 12, tzinfo=dt.UTC)):
        page = read("/on-this-day/8-23/")
        told = [text(one) for one in page.select("#anniversaries + ul li")]
        assert told[0] == f"10 years ago: {CLUB} Budapest 2023"
        assert any("world record in the men’s 1500 m, 3:26.00, Old Master" in one for one in told)
        assert f"10 years ago: {CLUB}" in text(read("/").main)
        assert read("/on-this-day/8-24/").select("#anniversaries") == []
    with time_machine.travel(dt.datetime(2034, 8, 23, 12, tzinfo=dt.UTC)):
        assert read("/on-this-day/8-23/").select("#anniversaries") == []


def test_a_title_without_a_milestone_is_an_anniversary_too(read):
    run = build.event(build.edition("2013-rome"))
    build.result(run, build.athlete("Ann Able"), 1, date=dt.date(2013, 8, 23))
    with time_machine.travel(dt.datetime(2023, 8, 23, 12, tzinfo=dt.UTC)):
        told = [text(one) for one in read("/on-this-day/8-23/").select("#anniversaries + ul li")]
    assert told == ["10 years ago: Ann Able won the Men's 1500 m Rome 2013"]
