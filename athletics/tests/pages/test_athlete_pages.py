"""What the page of an athlete tells of a life in championships."""

import datetime as dt

import pytest

from athletics.services.rebuild import rebuild
from athletics.tests import factories as make
from athletics.tests.pages import builders as build
from athletics.tests.pages.conftest import rows, table, text

pytestmark = pytest.mark.django_db


@pytest.fixture
def show(read):
    def show(who):
        rebuild()
        return read(who.get_absolute_url())

    return show


def fact(page, name):
    """What the list of facts says of a name; nothing where it is silent."""
    terms = [one for one in page.select("dl.facts div") if text(one.dt) == name]
    return text(terms[0].dd) if terms else ""


def results(page):
    return rows(table(page, "Results by edition"))


@pytest.mark.parametrize(
    ("born", "words"),
    [
        ("1997-10-08", "8 October 1997"),
        ("1997-10", "October 1997"),
        ("1997", "1997"),
        ("~1897", "about 1897 (from an age; may be a year earlier)"),
        ("", "not held"),
    ],
)
def test_a_birth_date_is_as_exact_as_its_source(show, born, words):
    assert fact(show(build.athlete(born=born)), "Born") == words


def test_a_birthplace_follows_an_unknown_birth_date(show):
    assert fact(show(build.athlete(birthplace="Edinburgh")), "Born") == "not held, Edinburgh"


def test_countries_come_from_the_results_with_their_years(show):
    ottey = build.athlete("Merlene Ottey", "SLO", sex="W")
    for year, nation in ((1984, "JAM"), (1995, "JAM"), (2000, "JAM"), (2004, "SLO")):
        dash = build.event(build.edition(f"{year}-city"), "100", "W")
        build.result(dash, ottey, 5, nation=nation)
    assert text(show(ottey).select_one("p.lede")) == "JAM JAM 1984–2000 · SLO SLO 2004"


def test_a_country_of_the_commonwealth_is_not_counted_but_a_relay_is(show):
    who = build.athlete("Old Runner", "RUS")
    games = build.championship("commonwealth-games", countries_held=False)
    build.result(build.event(build.edition("1990-auckland", games.slug)), who, 1, nation="GBR")
    relay = build.event(build.edition("1988-seoul"), "4x100")
    make.team_member(event=relay, athlete=who, country=make.country("URS"))
    assert text(show(who).select_one("p.lede")) == "URS URS 1988"


def test_finals_reached_through_rounds_are_apart_from_straight_finals(show):
    who = build.athlete()
    for year, rounds, status in (
        (2017, True, "OK"),
        (2019, False, "OK"),
        (2022, True, "DNS"),
        (2023, True, "DNF"),
        (2024, False, "OK"),
    ):
        run = build.event(build.edition(f"{year}-city"))
        build.result(run, who, 1 if status == "OK" else None, status=status)
        if rounds:
            build.result(build.unit(run, "heat", "1"), build.athlete(f"Other In{year}"), 1)
    assert fact(show(who), "Finals") == "2 reached through rounds, 2 straight finals"


def test_results_stand_by_edition_newest_first_the_final_above_the_heat(show):
    kerr = build.athlete()
    tokyo = build.event(build.edition("2021-tokyo"))
    budapest = build.event()
    build.result(build.unit(budapest, "heat", "2"), kerr, 3, "3:38.00", advanced="Q")
    build.result(budapest, kerr, 1, "3:29.38", date=build.FINAL_DAY, tags="SB")
    build.result(tokyo, kerr, 3, "3:29.05")
    build.season_line(budapest.edition, kerr, 22, "3:31.00")
    assert results(show(kerr)) == [
        ["World Championships, Budapest 2023"],
        ["G", "1500 m final", "3:29.38", "", "23 August 2023", "SB22nd on the eve with 3:31.00"],
        ["3", "1500 m heat 2", "3:38.00", "", "", ""],
        ["World Championships, Tokyo 2021"],
        ["B", "1500 m final", "3:29.05", "", "", ""],
    ]


def test_took_part_is_no_round_and_a_status_is_explained(show):
    who = build.athlete()
    run = build.event()
    build.result(build.unit(run, "unknown"), who, status="TOOKPART")
    build.result(run, who, mark="3:30.00", status="DQ")
    page = show(who)
    assert [row[1:3] for row in results(page)[1:]] == [
        ["1500 m final", "DQ 3:30.00"],
        ["1500 m", "took part"],
    ]
    assert page.select_one("s").text == "3:30.00"
    assert page.select_one('abbr[title="took part, outcome not held"]')


def test_legs_of_a_combined_event_stand_below_it_with_mark_or_status(show):
    who = build.athlete()
    decathlon = build.event(code="DEC")
    build.result(decathlon, who, status="DNF")
    build.result(build.unit(decathlon, "combined", "", "LJ"), who, 1, "7.98", wind="+1.0")
    build.result(build.unit(decathlon, "combined", "", "HJ"), who, status="NM")
    lines = [row[:4] for row in results(show(who))[1:]]
    assert lines == [
        ["", "Decathlon final", "DNF", ""],
        ["", "Decathlon leg: HJ", "NM", ""],
        ["1", "Decathlon leg: LJ", "7.98", "+1.0"],
    ]


def test_honours_stand_by_championship_best_and_newest_first(show):
    bolt = build.athlete("Usain Bolt", "JAM")
    for championship, slug, place in (
        ("olympic-games", "2012-london", 1),
        ("world-championships", "2007-osaka", 2),
        ("world-championships", "2009-berlin", 1),
        ("world-championships", "2013-moscow", 1),
    ):
        build.result(build.event(build.edition(slug, championship), "100"), bolt, place)
    honours = [text(line) for line in show(bolt).select(".honours li")]
    assert honours == [
        "Olympic Games G 2012 100 m",
        "World Championships G 2013 100 m G 2009 100 m S 2007 100 m",
    ]


def test_a_relay_medal_stands_with_those_who_ran(show):
    lyles = build.athlete("Noah Lyles", "USA")
    relay = build.event(code="4x100")
    build.result(relay, "USA", 1)
    make.team_member(event=relay, athlete=lyles, country=lyles.country, leg=4)
    page = show(lyles)
    assert results(page)[1] == ["G", "4 × 100 m relay for USA", "", "", "", "leg 4"]
    assert text(page.select_one(".honours li")) == "World Championships G 2023 4 × 100 m relay"


def test_namesakes_are_pointed_to(show):
    kerr = build.athlete()
    build.athlete(slug="josh-kerr-2", nation="CAN", born="~1950")
    build.athlete(slug="josh-kerr-3", nation="NZL")
    build.athlete("Jósh Kërr", slug="josh-kerr-4", nation="IRL")
    build.athlete("Josh Kerrigan")
    notice = text(show(kerr).select_one(".notice"))
    assert notice == (
        "Same name. Not to be confused with Josh Kerr (CAN, born about 1950), "
        "Josh Kerr (NZL), Jósh Kërr (IRL)."
    )


def test_a_name_is_said_in_its_own_order(show):
    page = show(build.athlete("Xiang Liu", "CHN", name_order="eastern"))
    assert text(page.h1) == "Liu Xiang"
    assert page.title.text == "Liu Xiang (CHN): results and medals · The athletics archive"


def test_season_bests_are_drawn_from_three_seasons_on(show):
    kerr = build.athlete()
    build.result(build.event(), kerr, 1, "3:29.38")
    for season, mark in ((2022, "3:30.60"), (2023, "3:29.38"), (2024, "3:27.79")):
        build.season_best(kerr, season, mark)
    for season in (2022, 2023):
        build.season_best(kerr, season, "2.10", "HJ")
    page = show(kerr)
    assert text(page.svg.desc) == "3 seasons, best 3:27.79 in 2024. Better is up."
    assert [text(one) for one in page.svg.select("text.letter")] == ["G"]
    assert rows(table(page, "Season’s bests, 1500 m"))[0] == [
        "2024",
        "3:27.79",
        "Oslo, 1 June 2024",
    ]
    assert rows(table(page, "Season’s bests, High jump"))[1][1] == "2.10 m"


def test_clubs_quotes_claims_records_and_spellings(show):
    kerr = build.athlete(other_names="Joshua Kerr; J. Kerr")
    kerr_ran = build.result(build.event(), kerr, 1, "3:29.38")
    make.membership(athlete=kerr, club=make.club(name="Edinburgh AC"), joined="2013")
    make.quote(athlete=kerr, event=None, text="I knew it.")
    build.claim(athlete=kerr, subject="first medal", value="His first", decision="qualified")
    build.claim(result=kerr_ran, decision="refused", reason="Others have 3:29.38.")
    build.claim(result=kerr_ran, kind="evidence", value="not shown here")
    build.world_record(kerr, dt.date(2024, 2, 11), "3:25.00")
    page = show(kerr)
    assert fact(page, "Club") == "Edinburgh AC 2013– from general knowledge"
    assert fact(page, "World records held") == "1500 m 3:25.00 (2024)"
    assert text(page.select_one(".quote blockquote")) == "I knew it."
    assert [text(one) for one in page.select("dl.claim")] == [
        "A source says His first first medal; agency True within a scope",
        (
            "A source says Mark 3:29.28 at the Men's 1500 m, Budapest 2023 agency "
            "The archive holds 3:29.38 Why Others have 3:29.38."
        ),
    ]
    assert "Other names and spellings: Joshua Kerr, J. Kerr." in text(page.main)
    assert page.select_one('.cover a[href="/sources/#recall"]')


def test_an_absence_stands_with_its_edition(show):
    who = build.athlete("Jake Wightman")
    make.absence(event=build.event(), athlete=who, reason="a foot injury")
    assert results(show(who)) == [
        ["World Championships, Budapest 2023"],
        ["", "1500 m absent", "", "", "", "a foot injury. recall"],
    ]


def test_an_athlete_without_results_is_no_fault(show):
    page = show(build.athlete())
    assert results(page) == [["No championship result is held."]]
    assert text(page.select_one("p.lede")) == "GBR"


def test_the_list_names_everybody_by_family_name(read):
    build.athlete("Josh Kerr", born="1997-10-08", other_names="Joshua Kerr")
    build.athlete("Ludwig Åström", "SWE")
    page = read("/athletes/")
    assert rows(table(page, "2 athletes")) == [
        ["Ludwig Åström", "SWE", "", ""],
        ["Josh Kerr", "GBR", "8 October 1997", "Joshua Kerr"],
    ]
    assert not page.select("nav.pages")


def test_a_long_list_has_pages_that_keep_the_filters(read):
    for number in range(101):
        build.athlete(f"Ann Runner{number:03}", sex="W")
    page = read("/athletes/", {"sex": "W", "name": "runner"})
    assert len(page.select("tbody tr")) == 100
    following = page.select_one('nav.pages a[rel="next"]')["href"]
    assert following == "?sex=W&name=runner&page=2"
    second = read(f"/athletes/{following}")
    assert [row[0] for row in rows(table(second, "101 athletes"))] == ["Ann Runner100"]
