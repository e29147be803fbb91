"""Countries and clubs: whose medals they are, and whose they are not."""

import pytest

from athletics.services.rebuild import rebuild
from athletics.tests import factories as make
from athletics.tests.pages import builders as build
from athletics.tests.pages.conftest import rows, table, text

pytestmark = pytest.mark.django_db


@pytest.fixture
def show(read):
    def show(address):
        rebuild()
        return read(address)

    return show


def test_medals_medallists_and_placings_of_a_country(show):
    first, second = build.athlete("First One", "KEN"), build.athlete("Second One", "KEN")
    run, jump = build.event(), build.event(code="LJ")
    build.result(run, first, 1, "3:29.38")
    build.result(run, second, 2, "3:30.00")
    build.result(jump, first, 3)
    build.result(jump, second, 4, "8.00")
    build.result(build.unit(jump, "qualification", "A"), second, 5, "7.90")
    page = show("/countries/ken/")
    assert rows(table(page, "World Championships")) == [["Budapest 2023", "1", "1", "1", "3"]]
    assert rows(table(page, "Medals, newest first")) == [
        ["G", "First One", "3:29.38", "Men's 1500 m, Budapest 2023 World Championships"],
        ["S", "Second One", "3:30.00", "Men's 1500 m, Budapest 2023 World Championships"],
        ["B", "First One", "", "Men's long jump, Budapest 2023 World Championships"],
    ]
    assert rows(table(page, "Places one to eight")) == [
        ["World Championships", "1", "1", "1", "1", "", "", "", ""]
    ]
    assert rows(table(page, "Best places without a medal")) == [
        ["4", "Second One", "8.00 m", "Men's long jump, Budapest 2023 World Championships"]
    ]
    assert [(text(one), one["href"]) for one in page.select(".crumbs a")] == [
        ("Countries", "/countries/")
    ]


def test_a_fourth_place_that_became_bronze_is_no_place_without_a_medal(show):
    run = build.event()
    fourth = build.athlete("Fourth One", "KEN")
    build.result(run, fourth, 4)
    build.decision(run, fourth, "B", "upgrade", "2016")
    page = show("/countries/ken/")
    assert rows(table(page, "Medals, newest first"))[0][:2] == ["B", "Fourth One"]
    assert "Best places without a medal" not in page.main.text


def test_former_codes_and_successors_point_to_each_other_and_are_not_added(show):
    russia = make.country("RUS", name="Russia", iso2="RU")
    make.country(
        code="URS",
        name="Soviet Union",
        kind="former",
        successor=russia,
        from_year=1952,
        to_year=1991,
    )
    build.result(build.event(), build.athlete("Old One", "URS"), 1)
    old = show("/countries/urs/")
    assert text(old.select_one("p.lede")) == "URS former nation, 1952 to 1991"
    assert "Later code: Russia (RUS). Its medals are not added to these." in text(old.main)
    new = show("/countries/rus/")
    assert "Earlier codes, not added: Soviet Union (URS)." in text(new.main)
    assert "No medal held." in text(new.main)
    assert not old.select("img.flag")
    assert new.select_one("img.flag")["src"].endswith("/flags/ru.svg")


def test_the_commonwealth_is_left_out_and_said_to_be(show):
    games = build.championship("commonwealth-games", countries_held=False)
    build.result(build.event(build.edition("2022-birmingham", games.slug)), build.athlete(), 1)
    page = show("/countries/gbr/")
    assert "No medal held." in text(page.main)
    assert "Without Commonwealth Games: the home nations are not held." in text(page.main)
    assert not page.select("table")
    assert "Without" not in text(show("/countries/").select_one("table"))


def test_nothing_is_said_to_be_left_out_where_nothing_is(show):
    build.result(build.event(), build.athlete(), 1)
    assert "home nations" not in show("/countries/gbr/").main.text
    assert "home nations" not in show("/countries/").main.text


def test_relay_medals_without_runners_are_not_attributed(show):
    build.result(build.event(code="4x100"), "USA", 1, "37.38")
    page = show("/countries/usa/")
    assert rows(table(page, "Medals, newest first"))[0][1] == "runners not held"
    assert "1 relay medal not attributed to runners: their squads are not held." in text(page.main)


def test_relay_medals_name_all_who_hold_them(show):
    relay = build.event(code="4x100")
    build.result(relay, "USA", 1, "37.38")
    for name in ("Noah Lyles", "Fred Kerley"):
        who = build.athlete(name, "USA")
        make.team_member(event=relay, athlete=who, country=who.country)
    page = show("/countries/usa/")
    assert rows(table(page, "Medals, newest first"))[0][1] == "Fred Kerley, Noah Lyles"
    assert "not attributed" not in page.main.text


def test_a_medal_counts_for_the_country_of_the_time(show):
    ottey = build.athlete("Merlene Ottey", "SLO", sex="W")
    build.result(build.event(code="100", sex="W"), ottey, 2, nation="JAM")
    make.country("SLO")
    assert table(show("/countries/jam/"), "Medals, newest first")
    assert "No medal held." in text(show("/countries/slo/").main)


def test_the_table_of_all_countries_ranks_ties_alike(show):
    run, jump = build.event(), build.event(code="HJ")
    for event, place, nation in (
        (run, 1, "KEN"),
        (run, 2, "USA"),
        (run, 3, "NOR"),
        (run, 4, "QAT"),
        (jump, 1, "ITA"),
        (jump, 2, "SWE"),
    ):
        build.result(event, build.athlete(f"One Of{nation}{place}", nation), place)
    page = show("/countries/")
    assert [row[:1] + row[1].split()[:1] + row[2:] for row in rows(table(page, "All medals"))] == [
        ["=1", "ITA", "1", "0", "0", "1"],
        ["=1", "KEN", "1", "0", "0", "1"],
        ["=3", "SWE", "0", "1", "0", "1"],
        ["=3", "USA", "0", "1", "0", "1"],
        ["5", "NOR", "0", "0", "1", "1"],
    ]
    assert [text(one) for one in page.select("ul.list li")] == ["QAT QAT"]


def test_a_club_with_its_athletes_their_years_and_medals(show):
    club = make.club(name="Edinburgh AC", city="Edinburgh")
    kerr, other = build.athlete(), build.athlete("Jake Wightman")
    make.membership(athlete=kerr, club=club, joined="2013", left="2015")
    make.membership(athlete=other, club=club, source_set=make.source_set("the-club"))
    build.result(build.event(), kerr, 1, "3:29.38")
    page = show("/clubs/edinburgh-ac/")
    assert text(page.select_one("p.lede")) == "Edinburgh, GBR"
    assert [text(one) for one in page.select("ul.list li")] == [
        "Josh Kerr GBR, 2013–2015; from general knowledge",
        "Jake Wightman GBR, years not held",
    ]
    assert rows(table(page, "Medals, newest first")) == [
        ["G", "Josh Kerr", "3:29.38", "Men's 1500 m, Budapest 2023 World Championships"]
    ]


def test_a_club_without_athletes(show):
    make.club(name="Edinburgh AC")
    assert "Nobody is entered yet." in text(show("/clubs/edinburgh-ac/").main)
