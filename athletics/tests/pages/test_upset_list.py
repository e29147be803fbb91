"""The page of upsets: rows, denominator, files, citation, feed, and the part that htmx asks for."""

import csv
import datetime as dt
import io
import json
from xml.etree import ElementTree as ET

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext

from athletics.filters import UpsetFilter
from athletics.models import Event, Upset
from athletics.tests import factories as make
from athletics.tests.pages import builders as build
from athletics.tests.pages.conftest import reader, text
from athletics.tests.pages.upset_rows import CASES, write

pytestmark = pytest.mark.django_db

BUDAPEST = "/upsets/world-championships/2023-budapest/mens-1500m/"
ATOM = {"a": "http://www.w3.org/2005/Atom"}


def shown(page):
    return [text(row.select_one(".who a")) for row in page.select("table.upsets tbody tr")]


def events(page):
    return text(page.select_one("#found b"))


def expect(event, *bases):
    make.expectation(event=event, **{f"has_{basis}": True for basis in bases})


def test_a_row_tells_the_case_in_words_with_both_chances(read):
    write(CASES[:1])
    row = read("/upsets/").select_one("table.upsets tbody tr")
    assert row.select_one(".who a")["href"] == BUDAPEST
    assert [text(cell) for cell in row.find_all(["td", "th"])] == [
        "1",
        (
            "Men's 1500 m, Budapest 2023 World Championships Kerr out-kicks the champion "
            "1-7 favourite, season leader and Olympic champion, finished second "
            "Shock beaten in the final, with a medal an outsider’s win "
            "beaten again, by the same country"
        ),
        "Jakob Ingebrigtsen NOR at most 7 in 8 (87.5 %)",
        "Josh Kerr GBR at most 1 in 25 (4 %)",
        "1/7, by odds",
        "3.0 bits",
    ]
    assert [one["href"] for one in row.select(".beaten a, .won a")] == [
        *("/athletes/jakob-ingebrigtsen/", "/countries/nor/"),
        *("/athletes/josh-kerr/", "/countries/gbr/"),
    ]


def test_the_bar_gives_each_its_share_and_says_it_in_words(read):
    write(CASES[:1])
    bar = read("/upsets/").select_one("svg.chances")
    assert bar["role"] == "img"
    assert bar["aria-label"] == (
        "Chance of the favourite at most 7 in 8 (87.5\N{NO-BREAK SPACE}%), "
        "of the winner at most 1 in 25 (4\N{NO-BREAK SPACE}%)"
    )
    assert [(part["class"], part.get("x"), part["width"]) for part in bar.select("rect")] == [
        (["rest"], None, "100"),
        (["fav"], None, "87.5"),
        (["win"], "87.5", "4.0"),
    ]


def test_what_has_no_number_says_so_and_draws_none(read):
    write([case for case in CASES if case.basis == "reported" or case.edition == "2012-london"])
    london, berlin = read("/upsets/").select("table.upsets tbody tr")
    assert text(london.select_one(".won")).endswith("chance not known")
    assert [one["class"] for one in london.select("rect")] == [["rest"], ["fav"]]
    assert berlin.select("svg") == []
    assert text(berlin.select_one(".mark")) == "no number"
    assert text(berlin.select_one(".verdict")) == "Reported upset"
    assert text(berlin.select_one(".bar")) == "by reported"


def test_a_hidden_upset_stays_with_the_reason_and_its_numbers(read):
    write(CASES[:1])
    note = Event.objects.get().upset_note
    note.hidden, note.hidden_because = True, "The price was a misprint"
    note.save()
    row = read("/upsets/").select_one("table.upsets tbody tr")
    assert "Set aside by an editor: The price was a misprint" in text(row)
    assert "out-kicks" not in row.text
    assert "at most 7 in 8 (87.5 %)" in text(row)


def test_countries_in_a_row_are_those_of_the_day(read):
    write([case for case in CASES if case.edition == "1992-barcelona"])
    row = read("/upsets/?surprise=any").select_one("table.upsets tbody tr")
    assert [text(one) for one in row.select(".country")] == ["EUN", "JAM"]


@pytest.fixture
def priced():
    """Priced events of 2012 and 2023 and one that nobody sees; two without a basis; a relay."""
    write()
    bases = {2023: ["odds", "model"], 2012: ["odds"], 2009: ["reported"]}
    for event in Event.objects.all():
        expect(event, *bases.get(event.edition.year, ["model"]))
    quiet = build.event(build.edition("2012-london", "olympic-games"), "LJ")
    expect(quiet, "odds", "season")
    expect(build.event(build.edition("2031-atlantis", status="draft")), "odds")
    make.expectation(event=build.event(build.edition("2019-doha")), reason="no-list")
    build.event(build.edition("2017-london"), "HJ")
    build.event(build.edition("2017-london"), "4x100")


def test_the_denominator_counts_events_with_the_basis_asked_for(read, priced):
    page = read("/upsets/", {"olympic_champion": "on", "odds": "1/4"})
    assert events(page) == "1 of the 3 events with a price, 2012 to 2023"
    # seven with a row, the quiet one, and two without any basis; the relay is none
    assert "Of the 9 individual events in this selection, 2 have no basis at all" in text(
        page.select_one("#found")
    )


def test_the_denominator_of_mixed_bases_names_each(read, priced):
    page = read("/upsets/")
    assert text(page.select_one("#found")).startswith(
        "5 of the 7 events with a chance or a favourite on any basis, 1992 to 2023 "
        "(2 on odds, 2 on the model and 1 on report)."
    )
    bases = [
        [text(cell) for cell in row.find_all(["th", "td"])][:3]
        for row in page.select("table.bases tbody tr")
    ]
    assert bases == [
        ["Odds", "2", "3"],
        ["Model", "2", "4"],
        ["Season list", "0", "1"],
        ["Reported", "1", "1"],
    ]


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ({"since": "2013"}, "1 of the 1 event with a price, 2023"),
        ({"until": "2012"}, "1 of the 2 events with a price, 2012"),
        ({"championship": "olympic-games"}, "1 of the 2 events with a price, 2012"),
        ({"edition": "2023-budapest"}, "1 of the 1 event with a price, 2023"),
        ({"discipline": "long-jump"}, "0 of the 1 event with a price, 2012"),
        ({"group": "jumps"}, "0 of the 1 event with a price, 2012"),
        ({"sex": "W"}, "1 of the 1 event with a price, 2012"),
        ({"winner": "josh-kerr"}, "1 of the 3 events with a price, 2012 to 2023"),
        (
            {"championship": "world-championships", "sex": "W"},
            "No event of this selection has a price",
        ),
    ],
)
def test_the_denominator_stands_under_the_filters_of_events_alone(read, priced, query, words):
    assert events(read("/upsets/", {"basis": "odds", "surprise": "any", **query})) == words


def test_drafts_change_nothing_for_visitors_and_stand_there_for_staff(client, staff):
    write(CASES[:2])
    before = client.get("/upsets/?surprise=any").text
    draft = build.event(build.edition("2031-atlantis", status="draft"))
    expect(draft, "odds")
    make.upset(event=draft)
    for address in ("/upsets/?surprise=any", "/upsets/?surprise=any&basis=model"):
        assert "Atlantis" not in client.get(address).text
    assert client.get("/upsets/?surprise=any").text == before
    for query in ("format=csv", "format=json"):
        assert "atlantis" not in client.get(f"/upsets/?{query}").getvalue().decode()
    assert "Atlantis" not in client.get("/feeds/upsets/").text
    assert "Men's 1500 m, Atlantis 2031" in shown(reader(staff)("/upsets/"))
    assert "Atlantis" not in staff.get("/feeds/upsets/").text


def test_bad_values_are_named_with_their_mends_and_show_no_rows(client):
    write()
    response = client.get("/upsets/", {"odds": "short", "winner": "nobody", "since": "2000"})
    assert response.status_code == 400
    page = BeautifulSoup(response.content, "html.parser")
    assert [text(one) for one in page.select(".notice.error li")] == [
        "Odds at or shorter than: 'short' is no price; write 1/4, 1-4, 1.25, -400 or evens.",
        (
            "Winner: No athlete “nobody” is held; write the name as in the address of the "
            "athlete’s page, such as josh-kerr."
        ),
    ]
    for link in page.select(".notice.error a"):
        assert page.select_one(link["href"])
    assert shown(page) == []
    assert page.select_one("[name=odds]")["value"] == "short"
    assert page.select_one("[name=since]")["value"] == "2000"
    # the form is sent whole, so that what it says of a field is never out of date
    assert not page.select_one("form.filter").has_attr("hx-get")


@pytest.mark.parametrize("query", ["format=csv&odds=x", "format=json&sex=Q"])
def test_no_file_is_made_of_bad_values(client, query):
    response = client.get(f"/upsets/?{query}")
    assert (response.status_code, response["Content-Type"]) == (400, "text/html; charset=utf-8")


def test_nothing_found_says_of_how_many(read, priced):
    page = read("/upsets/?basis=odds&again_by_country=on&sex=W")
    assert "None of the 1 event of this selection" in text(page.select_one(".notice"))
    page = read("/upsets/?until=1900")
    assert "For no event of this selection is it known" in text(page.select_one(".notice"))


@pytest.mark.parametrize("index", range(6))
def test_questions_are_asked_without_a_fault(read, index):
    write()
    question = read("/upsets/").select(".chosen a")[index]
    page = read("/upsets/" + question["href"])
    assert [text(one) for one in page.select(".chosen [aria-current]")] == [text(question)]
    assert (
        shown(page)
        == {
            0: ["Men's 1500 m, Budapest 2023"],
            1: ["Men's 1500 m, Budapest 2023"],
            2: [],
            3: ["Men's 1500 m, Budapest 2023", "Women's 110 m hurdles, London 2012"],
            4: ["Men's 1500 m, Budapest 2023"],
            5: [
                *("Men's 1500 m, Budapest 2023", "Men's 1500 m, Eugene 2022"),
                *("Men's 100 m, Tokyo 2021", "Women's 110 m hurdles, London 2012"),
                "Women's high jump, Berlin 2009",
            ],
        }[index]
    )


def test_htmx_gets_the_part_below_the_form_and_a_clean_address(client):
    write()
    asked = {"odds": "1/4", "sort": "favourite", "surprise": "upset", "winner": ""}
    response = client.get("/upsets/", asked, headers={"HX-Request": "true"})
    page = BeautifulSoup(response.content, "html.parser")
    assert page.select("html, form, h1") == []
    assert shown(page) == ["Men's 1500 m, Budapest 2023"]
    assert page.select_one("#found")["hx-swap-oob"] == "innerHTML"
    assert response["HX-Push-Url"] == "/upsets/?odds=1/4"
    assert {"HX-Request", "HX-History-Restore-Request"} <= set(response["Vary"].split(", "))


def test_htmx_gets_the_whole_page_back_where_it_restores_one(client):
    headers = {"HX-Request": "true", "HX-History-Restore-Request": "true"}
    assert "<form" in client.get("/upsets/", headers=headers).text
    whole = client.get("/upsets/")
    assert "<form" in whole.text
    assert "HX-Request" in whole["Vary"]


def test_htmx_gets_the_mends_too(client):
    response = client.get("/upsets/", {"odds": "x"}, headers={"HX-Request": "true"})
    assert response.status_code == 400
    assert "write 1/4, 1-4, 1.25, -400 or evens" in response.text


def test_the_part_can_be_put_where_the_page_says(read):
    page = read("/upsets/")
    form = page.select_one("form.filter")
    assert page.select_one(form["hx-target"])
    assert page.select_one("#found")["role"] == "status"
    config = json.loads(page.select_one("meta[name=htmx-config]")["content"])
    assert (config["includeIndicatorStyles"], config["allowEval"]) == (False, False)
    # a refusal is shown, not swallowed
    assert {"code": "400", "swap": True} in config["responseHandling"]
    assert page.select("script:not([src])") == []


@time_machine.travel(dt.datetime(2026, 11, 27, 12, tzinfo=dt.UTC), tick=False)
def test_csv_holds_every_row_with_slugs_beside_names(client):
    write()
    response = client.get("/upsets/?format=csv&surprise=any&sort=newest&winner=")
    assert response["Content-Disposition"] == (
        'attachment; filename="upsets-surprise-any-sort-newest-2026-11-27.csv"'
    )
    rows = list(csv.DictReader(io.StringIO(response.getvalue().decode())))
    assert [row["edition"] for row in rows] == [
        *("2023-budapest", "2022-eugene", "2021-tokyo", "2012-london", "2009-berlin"),
        "1992-barcelona",
    ]
    assert rows[0] == {
        "rank": "1",
        "basis": "odds",
        "first_basis": "1",
        "championship": "world-championships",
        "championship_name": "World Championships",
        "edition": "2023-budapest",
        "edition_name": "Budapest 2023",
        "year": "2023",
        "sex": "M",
        "discipline": "1500m",
        "event": "mens-1500m",
        "event_name": "Men's 1500 m",
        "favourite": "jakob-ingebrigtsen",
        "favourite_name": "Jakob Ingebrigtsen",
        "favourite_country": "NOR",
        "favourite_chance": "0.875",
        "winner": "josh-kerr",
        "winner_name": "Josh Kerr",
        "winner_country": "GBR",
        "winner_chance": "0.04",
        "at_most": "1",
        "surprise_bits": "3.0",
        "price": "1/7",
        "price_chance": "0.875",
        "upset": "1",
        "shock": "1",
        "outsider": "1",
        "kind": "final",
        "favourite_place": "2",
        "favourite_status": "OK",
        "title_holder": "0",
        "olympic_champion": "1",
        "season_leader": "1",
        "record_holder": "0",
        "unbeaten": "0",
        "first_medal": "0",
        "first_title": "0",
        "again": "1",
        "again_by_country": "1",
        "evidence": "1-7 favourite, season leader and Olympic champion, finished second",
        "headline": "Kerr out-kicks the champion",
        "hidden_because": "",
        "address": f"http://testserver{BUDAPEST}",
    }
    assert (rows[4]["favourite_chance"], rows[4]["surprise_bits"], rows[4]["price"]) == ("", "", "")


def test_json_holds_the_same_rows(client):
    write()
    rows = json.loads(client.get("/upsets/?format=json&odds=1/4").getvalue())["rows"]
    assert [(row["winner"], row["favourite_chance"], row["shock"]) for row in rows] == [
        ("josh-kerr", 0.875, True)
    ]


def test_a_format_that_is_not_known_is_refused(client):
    response = client.get("/upsets/?format=xls")
    assert (response.status_code, "choose csv or json" in response.text) == (400, True)


@time_machine.travel(dt.datetime(2026, 11, 27, 12, tzinfo=dt.UTC), tick=False)
def test_the_citation_says_what_was_asked_the_denominator_the_day_and_the_address(
    read, priced, settings
):
    settings.SITE_ADDRESS = "https://archive.example"
    page = read("/upsets/", {"olympic_champion": "on", "odds": "1/4", "sort": "favourite"})
    assert text(page.select_one(".cite p")) == (
        "The athletics archive: Upsets: Odds at or shorter than 1/4; Olympic champion beaten, "
        "1 of the 3 events with a price, 2012 to 2023. "
        "https://archive.example/upsets/?odds=1/4&olympic_champion=on "
        "(ODbL 1.0; read 27 November 2026)."
    )


def test_the_feed_tells_the_newest_under_the_same_filters(client, read):
    write()
    response = client.get("/feeds/upsets/?since=2021&sort=winner")
    feed = ET.fromstring(response.content)  # noqa: S314  # our own answer
    entries = feed.findall("a:entry", ATOM)
    assert [one.findtext("a:title", namespaces=ATOM) for one in entries] == [
        "Men's 1500 m, Budapest 2023: Josh Kerr won, Jakob Ingebrigtsen was beaten",
        "Men's 1500 m, Eugene 2022: Jake Wightman won, Jakob Ingebrigtsen was beaten",
        "Men's 100 m, Tokyo 2021: Lamont Jacobs won, Trayvon Bromell was beaten",
    ]
    first = entries[0]
    assert first.find("a:link", ATOM).get("href") == f"http://testserver{BUDAPEST}"
    assert first.findtext("a:id", namespaces=ATOM) == f"http://testserver{BUDAPEST}#odds"
    assert first.findtext("a:updated", namespaces=ATOM) == "2023-08-09T00:00:00+00:00"
    assert first.findtext("a:summary", namespaces=ATOM) == (
        "Kerr out-kicks the champion. "
        "1-7 favourite, season leader and Olympic champion, finished second"
    )
    link = read("/upsets/?since=2021").select_one("link[rel=alternate]")
    assert (link["type"], link["href"]) == ("application/atom+xml", "/feeds/upsets/?since=2021")


def test_the_feed_refuses_bad_values_with_the_mend(client):
    response = client.get("/feeds/upsets/?odds=x")
    assert response.status_code == 400
    assert "Odds at or shorter than: &#x27;x&#x27; is no price; write 1/4" in response.text


ALL = (
    "since=1990&until=2030&championship=world-championships&edition=2023-budapest"
    "&discipline=1500m&group=middle&sex=M&winner=josh-kerr&favourite=jakob-ingebrigtsen"
    "&winner_country=GBR&favourite_country=NOR&country=NOR&kind=outsider&odds=1/4&chance=50"
    "&text=kerr&surprise=shock&sort=winner&olympic_champion=on"
)
QUERIES = {
    # Championships and disciplines to choose from, rows by basis, events by basis, which are on
    # the page, rows, the countries of the day as codes, countries.
    "/upsets/": 8,
    "/upsets/?surprise=any": 8,
    # and the edition, both athletes, the countries, and where words stand: editions, notes
    f"/upsets/?{ALL}": 13,
    "/upsets/?odds=x": 2,
    "/upsets/?format=csv&surprise=any": 5,
    "/feeds/upsets/": 5,
}


@pytest.mark.parametrize("many", [0, 120])
def test_the_page_takes_the_same_queries_for_few_rows_and_for_many(client, many):
    write()
    for number in range(many):
        event = build.event(build.edition(f"{1890 + number}-anywhere"))
        make.upset(event=event)
        expect(event, "model")
    counts = {}
    for address in QUERIES:
        with CaptureQueriesContext(connection) as queries:
            response = client.get(address)
            if response.streaming:
                response.getvalue()
        counts[address] = len(queries)
    assert counts == QUERIES


def test_long_lists_have_pages_and_ranks_go_on(read):
    for number in range(26):
        make.upset(event=build.event(build.edition(f"{1900 + number}-anywhere")))
    assert len(shown(read("/upsets/"))) == 25
    page = read("/upsets/?page=2")
    assert [text(one) for one in page.select("table.upsets td.place")] == ["26"]
    assert text(page.select_one("table.upsets caption")).startswith("26 favourites beaten")
    assert read("/upsets/?page=2&odds=").select_one(".cite").text.count("page=") == 0


def test_names_and_notes_are_escaped(client):
    write(CASES[:1])
    evil = "<img src=x onerror=alert(1)>"
    note = Event.objects.get().upset_note
    note.headline = evil
    note.save()
    Upset.objects.update(evidence=evil)
    for address in (
        "/upsets/",
        f"/upsets/?text={evil}",
        "/feeds/upsets/",
        f"/upsets/?odds={evil[:12]}",
    ):
        assert "<img src=x" not in client.get(address).text


STRANGE = ("\x00", "x" * 20_000, "🏃", "\u202e", "%00", "1e400", "-1", "١", "NaN", "[]", "'")


@pytest.mark.parametrize("value", STRANGE, ids=ascii)
def test_nothing_that_is_written_into_a_filter_breaks_the_list(client, value):
    build.event()
    for name in UpsetFilter.base_filters:
        answers = [client.get(address, {name: value}) for address in ("/upsets/", "/feeds/upsets/")]
        assert {one.status_code for one in answers} <= {200, 400, 414}, name
