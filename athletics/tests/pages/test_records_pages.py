import datetime as dt

import pytest

from athletics.models import Edition, Status
from athletics.services.rebuild import rebuild
from athletics.tests import factories as make
from athletics.tests.pages import builders as build
from athletics.tests.pages.conftest import rows, table, text

WORLDS = "/records/world-championships/"


@pytest.fixture
def held(db):
    """A 100 m of two editions, a high jump, and a medallist whose birth date is not held."""
    build.championship("commonwealth-games", countries_held=False)
    for slug, name, nation, mark, more in (
        ("2007-osaka", "Tyson Gay", "USA", "9.85", {"wind": "-0.5"}),
        ("2009-berlin", "Usain Bolt", "JAM", "9.58", {"wind": "+0.9"}),
    ):
        dash = build.event(build.edition(slug), "100")
        runner = build.athlete(name, nation, born="1986-08-21")
        day = dt.date(dash.edition.year, 8, 21)
        build.result(dash, runner, 1, mark, date=day, **more)
    build.result(dash, build.athlete("Unknown Birth"), 2, "9.91")
    build.result(build.event(build.edition("2009-berlin"), "HJ"), build.athlete(), 4, "2.30")
    rebuild()


def test_the_index_counts_event_types_with_a_record(held, read):
    items = [text(one) for one in read("/records/").select("ul.list li")]
    assert sorted(items) == ["Commonwealth Games 0 events", "World Championships 2 events"]


def test_what_stands_and_where_it_was_made(held, read):
    page = read(WORLDS)
    assert rows(table(page, "As they stand")) == [
        ["Sprints"],
        ["Men's 100 m", "9.58", "+0.9", "Usain Bolt", "JAM", "Berlin 2009, final"],
        ["Jumps"],
        ["Men's high jump", "2.30 m", "", "Josh Kerr", "GBR", "Berlin 2009, final"],
    ]
    assert "an earlier record may be missing" in text(page.main)
    assert not page.select("#earlier")


def test_the_youngest_and_oldest_with_what_is_not_known(held, read):
    page = read(WORLDS)
    ages = rows(table(page, "By age"))
    assert [row[:4] for row in ages] == [
        ["Youngest champion, men", "Tyson Gay", "USA", "21 years 0 days"],
        ["Oldest champion, men", "Usain Bolt", "JAM", "23 years 0 days"],
        ["Youngest medallist, men", "Tyson Gay", "USA", "21 years 0 days"],
        ["Oldest medallist, men", "Usain Bolt", "JAM", "23 years 0 days"],
    ]
    words = "Of 3 medals in single events, 1 belongs to athletes whose birth date is not held"
    assert words in text(page.main)


def test_the_progression_newest_first(held, read):
    make.world_record(
        discipline=build.discipline("100"), mark="9.58", mark_value=9_580, name="Usain Bolt"
    )
    page = read(f"{WORLDS}mens-100m/")
    assert rows(table(page, "Progression")) == [
        ["9.58", "+0.9", "Usain Bolt", "JAM", "21 August 2009", "Berlin 2009, final stands"],
        ["9.85", "-0.5", "Tyson Gay", "USA", "21 August 2007", "Osaka 2007, final"],
    ]
    assert "as recognised now" in text(page.select_one("dl.facts"))


def test_editions_whose_winner_has_no_mark_are_named(held, read):
    dash = build.event(build.edition("2011-daegu"), "100")
    build.result(dash, build.athlete("Yohan Blake", "JAM"), 1)
    build.result(dash, build.athlete("Second Man"), 2, "10.08")
    words = "The winner’s mark is not held at Daegu 2011: the record may have fallen there."
    assert words in text(read(f"{WORLDS}mens-100m/").main)
    # Of the high jump only the fourth place of Berlin is held.
    words = "The winner’s mark is not held at Berlin 2009"
    assert words in text(read(f"{WORLDS}mens-high-jump/").main)


def test_specifications_stand_apart(db, read):
    for slug, implement, mark in (("2000-santiago", "", "2.20"), ("2002-kingston", "6kg", "2.10")):
        event = build.event(build.edition(slug), "HJ")
        unit = make.unit(event=event, implement=implement)
        build.result(unit, build.athlete(f"In {slug[-4:]}"), 1, mark)
    rebuild()
    page = read(WORLDS)
    assert [row[:2] for row in rows(table(page, "As they stand"))[1:]] == [
        ["Men's high jump 6 kg", "2.10 m"]
    ]
    assert [row[:2] for row in rows(table(page, "Last records"))] == [["Men's high jump", "2.20 m"]]
    headings = [text(one) for one in read(f"{WORLDS}mens-high-jump/").select("h2")]
    assert headings == ["6 kg", "Senior implement"]


def test_the_bests_of_a_country(held, read):
    page = read(WORLDS, {"country": "usa"})
    assert [row[:4] for row in rows(table(page, "Best mark"))[1:]] == [
        ["Men's 100 m", "9.85", "-0.5", "Tyson Gay"]
    ]
    assert page.select_one("option[selected]")["value"] == "USA"
    (csv,) = [one["href"] for one in page.select("caption a") if one.text == "CSV"]
    assert csv == "?country=USA&table=bests&format=csv"


def test_no_national_bests_where_countries_are_not_held(held, read):
    page = read("/records/commonwealth-games/", {"country": "GBR"})
    assert "No national bests." in text(page.main)
    assert not page.select("form.filter[action*=records]")


@pytest.mark.parametrize(
    ("address", "status", "words"),
    [
        (f"{WORLDS}?country=XYZ", 400, "Country “XYZ” is not held"),
        (f"{WORLDS}?format=xml", 400, "Format “xml” is not known"),
        (f"{WORLDS}?format=csv&table=none", 400, "choose records, earlier, ages"),
        ("/records/nothing/", 404, ""),
        (f"{WORLDS}mens-nothing/", 404, ""),
        (f"{WORLDS}nothing/", 404, ""),
        (f"{WORLDS}womens-100m/", 404, ""),
        ("/records/commonwealth-games/mens-100m/", 404, ""),
    ],
)
def test_bad_addresses(held, client, address, status, words):
    response = client.get(address)
    assert response.status_code == status
    assert words in response.content.decode()


@pytest.mark.parametrize(
    ("address", "first"),
    [
        (f"{WORLDS}?format=csv", "world-championships,100m,M,,9.58,0,+0.9,usain-bolt,Usain Bolt,"),
        (f"{WORLDS}mens-100m/?format=csv", "world-championships,100m,M,,9.58,0,+0.9,usain-bolt,"),
        (f"{WORLDS}?country=USA&format=csv", "world-championships,100m,M,,9.85,0,-0.5,tyson-gay,"),
        (f"{WORLDS}?table=ages&format=csv", '"Youngest champion, men",tyson-gay,Tyson Gay,1986-08'),
    ],
)
def test_tables_as_files(held, client, address, first):
    lines = b"".join(client.get(address).streaming_content).decode().splitlines()
    assert lines[1].startswith(first)


def test_records_of_drafts_are_not_shown(held, read):
    Edition.objects.update(status=Status.DRAFT)
    for address in (WORLDS, f"{WORLDS}?country=USA"):
        words = text(read(address).main)
        assert "Bolt" not in words
        assert "Tyson" not in words
    assert [text(one) for one in read("/records/").select("ul.list li small")] == ["0 events"] * 2


def test_an_athletes_championship_bests(db, read):
    kerr = build.athlete()
    games = build.championship("olympic-games")
    for edition, phase, mark, more in (
        (build.edition("2022-eugene"), "final", "3:30.60", {}),
        (build.edition("2023-budapest"), "final", "3:29.38", {}),
        (build.edition("2023-budapest"), "heat", "3:34.00", {}),
        (build.edition("2020-tokyo", games.slug), "final", "3:29.05", {}),
        (build.edition("2024-paris", games.slug), "final", "3:27.79", {"status": "DQ"}),
    ):
        place = None if more else 1
        build.result(build.unit(build.event(edition), phase), kerr, place, mark, **more)
    bests = rows(table(read("/athletes/josh-kerr/"), "Best mark at each championship"))
    assert sorted(bests) == [
        ["Olympic Games, 1500 m", "3:29.05", "", "Tokyo 2020, final"],
        ["World Championships, 1500 m", "3:29.38", "", "Budapest 2023, final"],
    ]
