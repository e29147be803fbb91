"""What each endpoint says, told by hand."""

import datetime as dt

from athletics.services.rebuild import rebuild
from athletics.tests import factories as make
from athletics.tests.api.conftest import EVENT
from athletics.tests.pages import builders as build

SITE = "http://testserver"
KERR = {
    "slug": "josh-kerr",
    "name": "Josh Kerr",
    "page": f"{SITE}/athletes/josh-kerr/",
    "url": f"{SITE}/api/v1/athletes/josh-kerr/",
}
BRITAIN = {
    "code": "GBR",
    "name": "GBR",
    "page": f"{SITE}/countries/gbr/",
    "url": f"{SITE}/api/v1/countries/gbr/",
}
RACE = {
    "championship": "world-championships",
    "edition": "2023-budapest",
    "slug": "mens-1500m",
    "name": "Men's 1500 m",
    "edition_name": "Budapest 2023",
    "year": 2023,
    "discipline": "1500m",
    "sex": "M",
    "page": f"{SITE}/championships/{EVENT}",
    "url": f"{SITE}/api/v1/events/{EVENT}",
}


def final():
    """Kerr won in 3:29.38 on 23 August; Ingebrigtsen came second, 0.27 behind."""
    kerr, other = build.athlete("Josh Kerr"), build.athlete("Jakob Ingebrigtsen", "NOR")
    run = build.event()
    day = dt.date(2023, 8, 23)
    build.result(run, kerr, 1, "3:29.38", date=day, sources="wa-lists;recall", tags="SB")
    build.result(run, other, 2, "3:29.65", date=day)
    rebuild()
    return run, kerr, other


def test_the_index_names_every_list(api):
    index = api()
    assert index["upsets"] == f"{SITE}/api/v1/upsets/"
    for name, address in index.items():
        if name != "docs":
            assert api(address.removeprefix(f"{SITE}/api/v1/")) is not None, name


def test_championships(api):
    build.edition("2022-eugene")
    build.edition("2023-budapest")
    make.edition("2025-tokyo", championship=build.championship(), status="draft")
    (row,) = api("championships/")["results"]
    assert (row["slug"], row["editions"]) == ("world-championships", 2)
    assert (row["first_year"], row["last_year"]) == (2022, 2023)
    assert row["page"] == f"{SITE}/championships/world-championships/"


def test_one_championship_with_its_table(api):
    final()
    found = api("championships/world-championships/")
    assert [one["slug"] for one in found["editions"]] == ["2023-budapest"]
    table = [(row["country"]["code"], row["gold"], row["silver"]) for row in found["countries"]]
    assert table == [("GBR", 1, 0), ("NOR", 0, 1)]
    assert found["url"] == f"{SITE}/api/v1/championships/world-championships/"


def test_editions_with_coverage(api):
    final()
    (row,) = api("editions/")["results"]
    assert row["name"] == "Budapest 2023"
    assert (row["start_date"], row["end_date"]) == ("2023-08-19", "2023-08-27")
    assert row["coverage"] == {
        "events": 1,
        "complete": 0,
        "results": 2,
        "held": 2,
        "least_field": 2,
    }


def test_one_edition_with_the_medals_of_its_events(api):
    final()
    found = api("editions/world-championships/2023-budapest/")
    assert found["edition"]["official_name"] == "The Budapest Games of 2023"
    assert found["coverage"]["results"] == 2
    (event,) = found["events"]
    assert event["event"] == RACE
    medals = [(one["colour"], one["athlete"]["slug"], one["mark"]) for one in event["medals"]]
    assert medals == [("G", "josh-kerr", "3:29.38"), ("S", "jakob-ingebrigtsen", "3:29.65")]


def test_events_with_coverage_and_the_source_of_the_field(api):
    run, *_ = final()
    run.field, run.field_sources = 14, make.source_set("wiki")
    run.save()
    (row,) = api("events/")["results"]
    assert row["field"] == 14
    assert row["field_sources"] == ["wiki"]
    assert row["coverage"] == {
        "held": 2,
        "least_field": 2,
        "full_list": False,
        "complete": False,
        "in_words": "2 competitors held; size of the field not known",
        "results": 2,
        "unplaced": 0,
    }


def test_one_event_with_every_result_and_what_was_expected(api):
    run, kerr, _ = final()
    make.forecast(event=run, athlete=kerr, basis="odds", chance=40_000, at_most=True, position=4)
    found = api(f"events/{EVENT}")
    (unit,) = found["units"]
    assert unit["unit"]["name"] == "Final"
    first, second = unit["results"]
    assert first["result"] == {
        "athlete": KERR,
        "country": BRITAIN,
        "team": "",
        "place": 1,
        "status": "OK",
        "mark": "3:29.38",
        "mark_thousandths": 209_380,
        "wind": None,
        "legal_mark": "",
        "date": "2023-08-23",
        "advanced": "",
        "rule": "",
        "reaction_ms": None,
        "tags": "SB",
        "note": "",
        "sources": ["wa-lists", "recall"],
    }
    assert second["behind"] == "+0.27"
    assert [one["athlete"]["slug"] for one in found["medals"]] == [
        "josh-kerr",
        "jakob-ingebrigtsen",
    ]
    odds = [one for one in found["forecasts"] if one["basis"] == "odds"]
    assert odds == [
        {"basis": "odds", "position": 4, "athlete": KERR, "chance": 0.04, "at_most": True}
    ]
    counts = {one["id"]: one["results"] for one in found["sources"]}
    assert counts == {"wa-lists": 1, "recall": 1, "results-list": 1}
    assert found["well_sourced"] == 1
    assert found["milestones"]


def test_winds_are_metres_a_second(api):
    run = build.event(code="100")
    build.result(run, build.athlete("Noah Lyles", "USA"), 1, "9.83", wind="-0.2")
    path = "events/world-championships/2023-budapest/mens-100m/"
    assert api(path)["units"][0]["results"][0]["result"]["wind"] == -0.2


def test_athletes(api):
    build.athlete("Josh Kerr", born="1997-10-08", other_names="Joshua Kerr;J. Kerr")
    (row,) = api("athletes/")["results"]
    assert KERR.items() <= row.items()
    assert row["born"] == "1997-10-08"
    assert row["other_names"] == ["Joshua Kerr", "J. Kerr"]
    assert row["country"] == BRITAIN
    assert row["sources"] == ["recall"]


def test_one_athlete_with_every_result(api):
    _, kerr, _ = final()
    relay = build.event(code="4x100")
    make.team_member(event=relay, athlete=kerr, country=kerr.country, leg=3)
    make.membership(athlete=kerr, joined="2015")
    make.absence(event=build.event(code="HJ"), athlete=kerr, reason="injured")
    found = api("athletes/josh-kerr/")
    (outing,) = found["results"]
    assert outing["event"] == RACE
    assert (outing["result"]["mark"], outing["colour"]) == ("3:29.38", "G")
    assert [(one["leg"], one["colour"]) for one in found["teams"]] == [(3, "")]
    assert [(one["colour"], one["event"]["slug"]) for one in found["medals"]] == [
        ("G", "mens-1500m")
    ]
    assert found["countries"] == [{"country": BRITAIN, "first_year": 2023, "last_year": 2023}]
    assert [(one["club"], one["joined"], one["left"]) for one in found["clubs"]] == [
        ("edinburgh-ac", "2015", None)
    ]
    assert [(one["reason"], one["said_by"]["id"]) for one in found["absences"]] == [
        ("injured", "recall")
    ]


def test_countries(api):
    final()
    make.country("URS", name="Soviet Union", kind="former", to_year=1991)
    (row,) = api("countries/", kind="former")["results"]
    assert (row["code"], row["to_year"], row["successor"]) == ("URS", 1991, None)
    found = api("countries/gbr/")
    assert found["country"]["page"] == BRITAIN["page"]
    assert [(one["edition"], one["gold"]) for one in found["medals"]] == [("2023-budapest", 1)]
    assert found["placings"] == [
        {"championship": "world-championships", "counts": [1, 0, 0, 0, 0, 0, 0, 0]}
    ]


def test_disciplines(api):
    final()
    (row,) = api("disciplines/")["results"]
    assert (row["slug"], row["name"], row["measure"]) == ("1500m", "1500 m", "time")
    assert row["event_types"] == [
        {
            "slug": "mens-1500m",
            "name": "Men's 1500 m",
            "sex": "M",
            "page": f"{SITE}/events/mens-1500m/",
        }
    ]
    assert api("disciplines/1500m/") == row


def test_sources_count_the_results_that_name_them(api):
    final()
    counts = {row["id"]: row["results"] for row in api("sources/")["results"]}
    assert counts == {"recall": 1, "results-list": 1, "wa-lists": 1}
    assert api("sources/wa-lists/")["page"] == f"{SITE}/sources/#wa-lists"


def test_season_lists(api):
    _, kerr, other = final()
    at = build.edition()
    build.season_line(at, other, 1, "3:27.14")
    build.season_line(at, kerr, 2)
    (row,) = api("season-lists/")["results"]
    assert (row["event_type"], row["lines"]) == ("mens-1500m", 2)
    assert row["url"] == f"{SITE}/api/v1/season-lists/{EVENT}"
    lines = api(f"season-lists/{EVENT}")["lines"]
    assert [(one["rank"], one["name"], one["mark"]) for one in lines] == [
        (1, "Jakob Ingebrigtsen", "3:27.14"),
        (2, "Josh Kerr", "3:30.00"),
    ]


def test_upsets(api):
    run, kerr, other = final()
    make.upset(
        event=run, winner=kerr, favourite=other, favourite_chance=500_000, winner_chance=40_000
    )
    (row,) = api("upsets/")["results"]
    assert (row["winner"], row["favourite"]["slug"]) == (KERR, "jakob-ingebrigtsen")
    assert (row["favourite_chance"], row["winner_chance"]) == (0.5, 0.04)
    assert row["surprise_bits"] == 1.0
    assert row["verdict"] == "Shock"
    assert row["page"] == f"{SITE}/upsets/{EVENT}"
    case = api(f"upsets/{EVENT}")
    assert case["winner"] == KERR
    assert [one["favourite"]["slug"] for one in case["bases"]] == ["jakob-ingebrigtsen"]
    places = {one["athlete"]["slug"]: one["place"] for one in case["entrants"]}
    assert places == {"josh-kerr": 1, "jakob-ingebrigtsen": 2}


def test_milestones(api):
    run, kerr, _ = final()
    run.milestones.all().delete()
    told = make.milestone(event=run, athlete=kerr, country=kerr.country)
    make.milestone_row(milestone=told)
    (row,) = api("milestones/")["results"]
    assert (row["sentence"], row["scope"]) == ("First medal of GBR.", "world-championships")
    assert (row["event"], row["athlete"]) == (RACE, KERR)
    assert [one["event"] for one in row["proved_by"]] == ["mens-1500m"]


def test_records(api):
    final()
    (row,) = api("records/")["results"]
    assert (row["mark"], row["athlete"], row["sources"]) == (
        "3:29.38",
        KERR,
        ["wa-lists", "recall"],
    )
    assert row["url"] == f"{SITE}/api/v1/records/world-championships/mens-1500m/"
    found = api("records/world-championships/mens-1500m/")
    assert [one["mark"] for one in found["steps"]] == ["3:29.38"]
    assert found["world_record"] is None


def test_head_to_head(api):
    _, kerr, other = final()
    make.pairing(first=other, second=kerr, meetings=8, finals=4)
    (row,) = api("head-to-head/", athlete="josh-kerr")["results"]
    assert row["meetings"] == 8
    assert row["url"] == f"{SITE}/api/v1/head-to-head/jakob-ingebrigtsen/josh-kerr/"
    found = api("head-to-head/jakob-ingebrigtsen/josh-kerr/")
    assert found["overall"] == {"first": 0, "second": 1, "level": 0, "unknown": 0}
    (meeting,) = found["meetings"]
    assert (meeting["ahead"], meeting["margin"]) == ("josh-kerr", "0.27")


def test_results(api):
    final()
    found = api("results/", place_to=1)
    assert found["count"] == 1
    (row,) = found["results"]
    assert (row["event"], row["result"]["athlete"], row["medal"]) == (RACE, KERR, "G")
    assert row["firmness"] == 1
    slowest = api("results/", measure="time", sort="-mark")["results"]
    assert [one["result"]["mark"] for one in slowest] == ["3:29.65", "3:29.38"]
