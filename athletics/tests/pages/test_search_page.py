"""The search box: the page, the list under the box, the table to take away."""

import csv
import json

import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from athletics.services.rebuild import rebuild
from athletics.tests.pages import builders as build
from athletics.tests.pages.conftest import rows, text

HTMX = {"HX-Request": "true"}


@pytest.fixture
def race(db):
    run = build.event()
    build.result(run, build.athlete("Josh Kerr", born="1997-10-08"), 1, "3:29.38")
    build.result(run, build.athlete("Narve Gilje Nordås", "NOR"), 3, "3:29.68")
    rebuild()
    return run


def typed(client, query):
    response = client.get("/search/", {"q": query}, headers=HTMX)
    return response, BeautifulSoup(response.content, "html.parser")


def test_the_box_stands_on_every_page_and_works_as_a_plain_form(read, race):
    for address in ("/", "/athletes/josh-kerr/", "/search/?q=kerr"):
        form = read(address).select_one("form[role=search]")
        assert (form["action"], form["method"]) == ("/search/", "get")
        box = form.select_one("input")
        assert (box["name"], box["maxlength"], box["hx-get"]) == ("q", "100", "/search/")
        assert text(form.select_one("label[for=find]")) == "Search the archive"
    assert read("/search/?q=kerr").select_one("#find")["value"] == "kerr"


def test_what_is_found_stands_with_kind_and_what_tells_it_apart(read, race):
    page = read("/search/", {"q": "JOSH kerr"})
    assert text(page.caption).startswith("2 found for “JOSH kerr”, the closest and best known")
    assert rows(page.select_one("table")) == [
        ["Josh Kerr", "athlete", "GBR · 1500 m · 2023 · born 1997"],
        [
            "Men's 1500 m, Budapest 2023",
            "event",
            "World Championships · won by Josh Kerr",
        ],
    ]
    assert page.select_one("table a[href='/athletes/josh-kerr/']")
    assert page.select_one("meta[name=robots]")["content"] == "noindex"


def test_while_typing_a_list_comes_with_the_count_for_those_who_listen(client, race):
    response, part = typed(client, "nordas")
    assert response["Vary"].split(", ")[0] == "HX-Request"
    assert [text(one) for one in part.select("li a b")] == [
        "Narve Gilje Nordås",
        "Men's 1500 m, Budapest 2023",
    ]
    assert text(part.select_one("#suggestions-count[role=status][hx-swap-oob]")) == "2 found"
    assert not part.select("html")


def test_an_empty_box_closes_the_list(client, race):
    _, part = typed(client, "")
    assert not part.select("ul, p:not(.sr)")


def test_more_than_the_list_holds_is_a_link_to_the_page(client, db):
    for number in range(9):
        build.athlete(f"Josh Kerr{'abcdefghi'[number]}")
    rebuild()
    _, part = typed(client, "josh")
    assert len(part.select("li")) == 9
    last = part.select("li a")[-1]
    assert (text(last), last["href"]) == ("All 9 found", "/search/?q=josh")


@pytest.mark.parametrize(
    ("query", "says"),
    [
        ("xyzzyx", "Nothing found for “xyzzyx”. Try the family name alone"),
        ("博尔特", "There is no word in “博尔特”. Names are held in Latin letters"),
        ("—", "There is no word in “—”."),
    ],
)
def test_nothing_found_says_what_to_do_next(read, race, query, says):
    assert text(read("/search/", {"q": query}).select_one(".notice")).startswith(says)


def test_no_query_shows_how_it_is_done(read, race):
    page = read("/search/")
    assert {link["href"] for link in page.select("main ul.list a")} >= {"/athletes/", "/events/"}
    assert page.select_one("main a[href='?q=budapest+1500']")


@pytest.mark.parametrize(
    ("query", "problem"),
    [
        ("x" * 101, "q has 101 characters; type 100 or fewer."),
        ("b c d e f g h i j k l", "q has 11 different words; type 10 or fewer."),
    ],
)
def test_too_much_is_refused_and_kept(client, race, query, problem):
    for parameters in ({"q": query}, {"q": query, "format": "csv"}):
        response = client.get("/search/", parameters)
        assert response.status_code == 400
        assert problem[1:] in response.content.decode()  # a page begins it with a capital
    page = BeautifulSoup(client.get("/search/", {"q": query}).content, "html.parser")
    assert page.select_one("#find")["value"] == query
    response, part = typed(client, query)
    assert response.status_code == 200  # htmx shows no other
    assert text(part.p).startswith("q has")


def test_the_table_is_taken_away_whole(client, race):
    response = client.get("/search/", {"q": "kerr 2023", "format": "csv"})
    lines = list(csv.DictReader(response.getvalue().decode().splitlines()))
    lines.sort(key=lambda line: line["kind"])
    assert [line["kind"] for line in lines] == ["athlete", "event"]
    assert lines[0] == {
        "kind": "athlete",
        "title": "Josh Kerr",
        "told_apart_by": "GBR · 1500 m · 2023 · born 1997",
        "address": "http://testserver/athletes/josh-kerr/",
    }
    response = client.get("/search/", {"q": "kerr 2023", "format": "json"})
    assert "Josh Kerr" in [row["title"] for row in json.loads(response.getvalue())["rows"]]
    assert client.get("/search/", {"q": "kerr", "format": "xml"}).status_code == 400


def test_a_draft_is_not_found_by_the_public(client, staff, account, race):
    race.status = "draft"
    race.save()
    rebuild()
    for visitor, seen in ((client, False), (account, False), (staff, True)):
        response = visitor.get("/search/", {"q": "mens 1500 budapest"})
        assert ("Men&#x27;s 1500 m, Budapest 2023" in response.content.decode()) == seen


@pytest.mark.django_db
@pytest.mark.parametrize("many", [1, 30])
def test_a_search_takes_the_same_queries_for_one_find_and_for_many(
    client, many, django_assert_num_queries
):
    for number in range(many):
        build.athlete("Josh Kerr", slug=f"josh-kerr-{number}")
    rebuild()
    known, unknown, without = 3, 4, 5
    for query, queries in {
        "": 0,
        "kerr": known,  # words held, entries that have them, what is shown of them
        "jo": 2,  # too short to be misspelt
        "joshua": unknown,  # and words that share trigrams with it
        "kerr xyzzyx": without,  # and entries that lack a word
    }.items():
        for headers in ({}, HTMX):
            with django_assert_num_queries(queries):
                client.get("/search/", {"q": query}, headers=headers)


@pytest.mark.django_db
@hypothesis_settings(max_examples=60)
@given(
    st.text(max_size=100)
    | st.text(alphabet="abé\"*():^-+|&!<>'\\%_; \x00NEAROT", max_size=60)
    | st.sampled_from(["NEAR(a b)", 'names : "a', "a* AND", "%s %% _", "a:* & !b", "'; --"])
)
def test_no_text_raises(client, query):
    assert client.get("/search/", {"q": query}).status_code in (200, 400)
    assert typed(client, query)[0].status_code == 200
