"""Championships, one championship, an edition; event types through time."""

import datetime as dt

import pytest

from athletics.services.rebuild import rebuild
from athletics.tests import factories as make
from athletics.tests.pages import builders as build
from athletics.tests.pages.conftest import rows, table, text

pytestmark = pytest.mark.django_db

BUDAPEST = "/championships/world-championships/2023-budapest/"
WORLDS = "/championships/world-championships/"


@pytest.fixture
def show(read):
    def show(address, query=None):
        rebuild()
        return read(address, query)

    return show


def chosen(page):
    """The links and the choice that stands, of both rows of filters."""
    return [[text(one) for one in line.select("[aria-current]")] for line in page.select(".chosen")]


def events(page):
    return [text(one) for one in page.select("table.events th[scope=row]")]


def test_an_edition_tells_its_name_of_the_time_days_and_place(show):
    build.edition(official_name="19th IAAF World Championships", venue="The stadium")
    page = show(BUDAPEST)
    assert text(page.h1) == "Budapest 2023"
    assert text(page.select_one("p.line")) == (
        "19th IAAF World Championships 19 to 27 August 2023 The stadium, Budapest HUN"
    )
    assert [(text(one), one["href"]) for one in page.select(".crumbs a")] == [
        ("World Championships", WORLDS)
    ]


def test_editions_before_and_after_are_those_of_the_same_championship(show):
    for slug in ("2022-eugene", "2023-budapest", "2025-tokyo"):
        build.edition(slug)
    build.edition("2024-paris", "olympic-games")
    turns = [(one["rel"], text(one)) for one in show(BUDAPEST).select(".turn a")]
    assert turns == [(["prev"], "Eugene 2022"), (["next"], "Tokyo 2025")]
    assert [text(one) for one in show(f"{WORLDS}2025-tokyo/").select(".turn a")] == [
        "Budapest 2023"
    ]


def test_podiums_hold_shared_and_vacant_colours(show):
    run, jump = build.event(), build.event(code="HJ")
    build.result(run, build.athlete("One Runner"), 1, "3:29.38")
    build.result(run, build.athlete("Three Runner"), 3)
    for name in ("One Jumper", "Two Jumper"):
        build.result(jump, build.athlete(name), 1, "2.37")
    build.event(code="LJ")
    assert rows(show(BUDAPEST).select_one("table.events")) == [
        ["Middle distance"],
        ["Men's 1500 m", "GOne Runner GBR 3:29.38", "", "BThree Runner GBR"],
        ["Jumps"],
        ["Men's high jump", "GOne Jumper GBR 2.37 mGTwo Jumper GBR 2.37 m", "", ""],
        ["Men's long jump", "", "", ""],
    ]


def test_the_medal_table_ranks_ties_alike_and_takes_gold_first(show):
    run, jump = build.event(), build.event(code="HJ")
    for event, place, nation in (
        (run, 1, "KEN"),
        (run, 2, "USA"),
        (run, 3, "USA"),
        (jump, 1, "ITA"),
        (jump, 2, "SWE"),
    ):
        build.result(event, build.athlete(f"One Of{nation}{place}", nation), place)
    assert [row[:1] + row[1].split()[:1] + row[2:] for row in medal_table(show(BUDAPEST))] == [
        ["=1", "ITA", "1", "0", "0", "1"],
        ["=1", "KEN", "1", "0", "0", "1"],
        ["3", "USA", "0", "1", "1", "2"],
        ["4", "SWE", "0", "1", "0", "1"],
    ]


def medal_table(page):
    return rows(table(page, "By country"))


def test_the_most_successful_say_whether_relays_are_in(show):
    lyles = build.athlete("Noah Lyles", "USA")
    for code in ("100", "1500"):
        build.result(build.event(code=code), lyles, 1)
    relay = build.event(code="4x100")
    build.result(relay, "USA", 1)
    page = show(BUDAPEST)
    assert text(table(page, "By athlete").caption) == "By athlete individual events"
    assert rows(table(page, "By athlete")) == [["1", "Noah Lyles", "2", "0", "0", "2"]]
    assert "Relay medals not attributed here: 1 team without runners held." in text(page.main)
    make.team_member(event=relay, athlete=lyles, country=lyles.country)
    page = show(BUDAPEST)
    assert text(table(page, "By athlete").caption) == "By athlete two medals or more"
    assert rows(table(page, "By athlete")) == [["1", "Noah Lyles", "3", "0", "0", "3"]]


def test_the_commonwealth_has_no_table_by_country(show):
    games = build.championship("commonwealth-games", countries_held=False)
    build.result(build.event(build.edition("2022-birmingham", games.slug)), build.athlete(), 1)
    for address in ("/championships/commonwealth-games/2022-birmingham/", games.get_absolute_url()):
        page = show(address)
        assert "No table by country." in text(page.main)
        assert "By country" not in page.main.text


@pytest.fixture
def programme():
    for code, sex in (("1500", "M"), ("1500", "W"), ("HJ", "W")):
        build.event(code=code, sex=sex)


@pytest.mark.parametrize(
    ("query", "shown", "standing"),
    [
        ({}, ["Men's 1500 m", "Women's 1500 m", "Women's high jump"], [["All"], ["All"]]),
        ({"sex": "W"}, ["Women's 1500 m", "Women's high jump"], [["Women"], ["All"]]),
        ({"group": "jumps"}, ["Women's high jump"], [["All"], ["Jumps"]]),
        ({"sex": "W", "group": "middle"}, ["Women's 1500 m"], [["Women"], ["Middle distance"]]),
        ({"sex": "X"}, [], [[], ["All"]]),
    ],
)
def test_events_are_filtered_by_sex_and_group(programme, show, query, shown, standing):
    page = show(BUDAPEST, query)
    assert (events(page), chosen(page)) == (shown, standing)
    assert bool(page.select(".notice")) == (not shown)


def test_links_of_one_filter_keep_the_other(programme, show):
    page = show(BUDAPEST, {"sex": "W", "group": "jumps"})
    assert [one["href"] for one in page.select(".chosen a")] == [
        "?group=jumps#events",
        "?sex=M&group=jumps#events",
        "?sex=W#events",
        "?sex=W&group=middle#events",
    ]


def test_coverage_of_an_edition(show):
    run = build.event(field=2, field_sources=make.source_set())
    build.result(run, build.athlete("One Runner"), 1)
    build.result(run, build.athlete("Two Runner"), 2)
    build.result(build.event(code="HJ"), build.athlete("Six Jumper"), 6)
    cover = text(show(BUDAPEST).select_one("p.cover"))
    assert cover.startswith(
        "3 of 8 3 results held, of 3 of at least 8 starters; the whole field of 1 of 2 events."
    )


def test_judgements_are_told_with_their_source_and_decision(show):
    build.claim(
        event=build.event(),
        kind="judgement",
        value="The biggest upset",
        decision="attributed",
        reason="Said before the end.",
    )
    said = text(show(BUDAPEST).select_one("dl.claim"))
    assert said.startswith("A source says The biggest upset: Men's 1500 m")
    assert said.endswith("Kept as the source's own judgement Said before the end.")


def test_a_championship_lists_its_editions_newest_first(show):
    build.edition("2022-eugene")
    run = build.event(build.edition("2023-budapest"))
    build.result(run, build.athlete(), 1)
    page = show(WORLDS)
    assert [row[:4] for row in rows(table(page, "Editions, newest first"))] == [
        ["Budapest 2023", "HUN", "1", "1"],
        ["Eugene 2022", "HUN", "0", "0"],
    ]
    assert page.select_one(".crumbs a")["href"] == "/championships/"


def test_a_championship_names_the_editions_whose_relay_runners_are_not_held(show):
    for slug in ("2023-budapest", "2022-eugene"):
        build.result(build.event(build.edition(slug), "4x100"), "USA", 1)
    assert (
        "Relay medals are not attributed for Eugene 2022, Budapest 2023: the runners are not held."
        in text(show(WORLDS).main)
    )


def test_all_championships_in_their_order_with_their_years(show):
    build.championship("world-championships", sort=1)
    build.championship("olympic-games", sort=2)
    for slug in ("2022-eugene", "2023-budapest"):
        build.edition(slug)
    assert rows(show("/championships/").select_one("table")) == [
        ["World Championships", "2", "2022 to 2023", "World Athletics"],
        ["Olympic Games", "0", "", "World Athletics"],
    ]


def test_event_types_are_listed_by_group_with_their_editions(show):
    for slug in ("2022-eugene", "2023-budapest"):
        build.event(build.edition(slug))
    build.event(code="HJ", sex="W")
    page = show("/events/")
    assert [text(one) for one in page.select("h2, ul.list li")] == [
        *("Middle distance", "Men's 1500 m 2 editions"),
        *("Jumps", "Women's high jump 1 edition"),
    ]


def dash_on(day, mark, name, **more):
    event = build.event(build.edition(f"{day.year}-city"), "100")
    return build.result(event, build.athlete(name), 1, mark, date=day, **more)


def test_the_record_progression_leaves_out_wind_and_disqualified_marks_and_weighs_hand_times(show):
    dash_on(dt.date(1964, 8, 20), "10.0", "Hand Timed")  # worth 10.24
    dash_on(dt.date(1968, 8, 20), "9.95", "Jim Hines")
    dash_on(dt.date(1972, 8, 20), "9.90", "With Wind", wind="+2.1")
    dash_on(dt.date(1976, 8, 20), "9.95", "Equal Man", wind="+2.0")
    out = build.event(build.edition("1988-seoul"), "100")
    build.result(out, build.athlete("Ben Johnson"), mark="9.79", status="DQ")
    dash_on(dt.date(1991, 8, 25), "9.86", "Carl Lewis")
    dash_on(dt.date(1992, 8, 25), "9.96", "Too Slow")
    page = show("/events/mens-100m/")
    column = page.select_one("#records + .columns")
    assert [row[:2] for row in rows(column)] == [
        ["9.86", "Carl Lewis"],
        ["9.95", "Equal Man"],
        ["9.95", "Jim Hines"],
        ["10.0", "Hand Timed"],
    ]


def test_winners_and_most_titles_through_time(show):
    kerr, other = build.athlete(), build.athlete("Jake Wightman")
    for slug, first, second in (("2022-eugene", other, kerr), ("2023-budapest", kerr, other)):
        run = build.event(build.edition(slug))
        build.result(run, first, 1, "3:29.38")
        build.result(run, second, 2, "3:29.50")
    page = show("/events/mens-1500m/")
    winners = rows(table(page, "Medallists at the World Championships"))
    assert [row[:2] for row in winners] == [
        ["Budapest 2023", "GJosh Kerr GBR 3:29.38"],
        ["Eugene 2022", "GJake Wightman GBR 3:29.38"],
    ]
    assert rows(table(page, "By athlete")) == [
        ["=1", "Jake Wightman", "1", "1", "0", "2"],
        ["=1", "Josh Kerr", "1", "1", "0", "2"],
    ]
    assert [(text(one), one["href"]) for one in page.select(".crumbs a")] == [
        ("Events", "/events/")
    ]


def test_an_event_type_says_how_many_relay_medals_have_no_runners(show):
    build.result(build.event(code="4x100"), "USA", 1)
    assert "Relay medals of 1 team are not attributed: the runners are not held." in text(
        show("/events/mens-4x100m-relay/").main
    )
