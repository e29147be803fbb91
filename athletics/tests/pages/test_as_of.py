"""Medals as they stood on a day, on real events: expected values as published at the time."""

import csv
import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.conf import settings
from django.db import connection
from django.test.utils import CaptureQueriesContext

from athletics.services.archive.load import load_archive
from athletics.tests import factories as make
from athletics.tests.pages import builders as build
from athletics.tests.pages.conftest import rows, table, text

pytestmark = pytest.mark.django_db

LONDON = "/championships/olympic-games/2012-london/"
SYDNEY = "/championships/olympic-games/2000-sydney/"
BUDAPEST = "/championships/world-championships/2023-budapest/"


def load_edition(
    root: Path, slug: str, wanted: Callable[[dict[str, str]], bool] = lambda row: True
):
    """Load what the fixtures hold of some events of one Olympic Games."""
    mine = {"championship": "olympic-games", "edition": slug}
    here = f"olympic-games/{slug}.csv"
    people = set()

    def copy(path, keep):
        rows = [row for row in fixture(path) if keep(row)]
        if rows:
            write(root / path, rows)
        people.update(row["athlete"] for row in rows if row.get("athlete"))

    def of_edition(row):
        return {name: row[name] for name in mine} == mine and wanted(row)

    for path in ("countries.csv", "disciplines.csv", "sources.csv", "championships.csv"):
        copy(path, lambda row: True)
    copy("editions.csv", lambda row: (row["championship"], row["slug"]) == tuple(mine.values()))
    for path in ("events.csv", "medal_decisions.csv"):
        copy(path, of_edition)
    for path in (f"results/{here}", f"team_members/{here}"):
        copy(path, wanted)
    copy("athletes.csv", lambda row: row["slug"] in people)
    load_archive(root=root)


def fixture(path):
    with (settings.FIXTURES / path).open(newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def write(path, lines):
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, lines[0], lineterminator="\n")
        writer.writeheader()
        writer.writerows(lines)


@pytest.fixture
def womens_1500m(tmp_path):
    """London 2012, as it stands in the fixtures."""
    load_edition(tmp_path, "2012-london", lambda row: (row["sex"], row["discipline"]) == W1500)


W1500 = ("W", "1500")


def podium(page):
    shown = page.select_one("table.podium")
    return [line[:3] for line in rows(shown)] if shown else []


def notice(page):
    return " ".join(text(page.select_one(".as-of")).split())


ON_THE_NIGHT = [
    ["G", "Asli Cakir Alptekin", "TUR"],
    ["S", "Gamze Bulut", "TUR"],
    ["B", "Maryam Yusuf Jamal", "BRN"],
]
TODAY = [
    ["G", "Maryam Yusuf Jamal", "BRN"],
    ["S", "Abeba Aregawi", "ETH"],
    ["B", "Shannon Rowbury", "USA"],
]


def test_london_2012_womens_1500_m_as_on_the_night(womens_1500m, read):
    """The final was on 10 August; the sources hold no day for it, so the last one counts."""
    page = read(f"{LONDON}womens-1500m/", {"as_of": "2012-08-12"})
    assert podium(page) == ON_THE_NIGHT
    assert notice(page).startswith("As it stood on 12 August 2012. Today's standing")
    assert "5 decisions without a date in the sources count only today:" in notice(page)
    assert text(page.select_one("table.podium caption")) == "Medallists as of 12 August 2012"


def test_london_2012_womens_1500_m_after_all_decisions(womens_1500m, read):
    page = read(f"{LONDON}womens-1500m/")
    assert podium(page) == TODAY
    assert page.select_one(".as-of") is None
    assert [text(one).split(":")[0] for one in page.select("#decisions + ul li")] == [
        *("2024", "2024", "September 2024"),
        *["Date not known"] * 5,
    ]


def test_london_2012_womens_1500_m_between_the_decisions(womens_1500m, read):
    """Two decisions are dated by their year: they stand from its end, beside what no date moves."""
    page = read(f"{LONDON}womens-1500m/", {"as_of": "2024-12-30"})
    assert podium(page) == ON_THE_NIGHT
    page = read(f"{LONDON}womens-1500m/", {"as_of": "2024-12-31"})
    assert sorted(podium(page)) == sorted([*ON_THE_NIGHT, *TODAY[1:]])
    assert "3 decisions without a date in the sources count only today:" in notice(page)


def test_before_the_last_day_nobody_has_a_medal(womens_1500m, read):
    page = read(f"{LONDON}womens-1500m/", {"as_of": "2012-08-11"})
    assert podium(page) == []
    said = "No medals yet. The day of the final is not held; its medals count from the last day"
    assert said in notice(page)


@pytest.mark.parametrize(
    ("day", "first"),
    [
        # At the close of the Games, as published then
        (
            "2000-10-01",
            [
                ["1", "USA", "10", "4", "6", "20"],
                ["2", "ETH", "4", "1", "3", "8"],
                ["3", "POL", "4", "0", "0", "4"],
                ["4", "RUS", "3", "4", "5", "12"],
            ],
        ),
        # Marion Jones lost three golds of which the relay's came back, and two bronzes of which
        # the relay's did; the men's 4 x 400 m and its gold went to Nigeria.
        ("", [["1", "USA", "7", "4", "5", "16"], ["2", "ETH", "4", "1", "3", "8"]]),
    ],
)
def test_sydney_2000_medal_table_before_and_after(tmp_path, read, day, first):
    load_edition(tmp_path, "2000-sydney")
    page = read(SYDNEY, {"as_of": day} if day else {})
    shown = table(page, "By country")
    lines = [[line[0], line[1].split()[0], *line[2:]] for line in rows(shown)]
    assert lines[: len(first)] == first
    note = "as it stood on 1 October 2000" if day else "as it stands today"
    assert text(shown.caption) == f"By country {note}"


def test_sydney_2000_womens_100_m_and_most_successful_before_and_after(tmp_path, read):
    load_edition(tmp_path, "2000-sydney")
    then = read(SYDNEY, {"as_of": "2007-12-11"})
    assert ["1", "Marion Jones", "3", "0", "2", "5"] in rows(table(then, "By athlete"))
    assert line_of(then, "Women's 100 m")[1].startswith("GMarion Jones")
    after = read(SYDNEY)
    assert "Marion Jones" not in [line[1] for line in rows(table(after, "By athlete"))][:1]
    assert line_of(after, "Women's 100 m")[1] == ""


def line_of(page, event):
    return next(line for line in rows(page.select_one("table.events")) if line[0] == event)


@pytest.fixture
def race():
    """A final of 23 August 2023 whose winner lost the gold a year later."""
    run = build.event()
    for place, name in ((1, "Second Runner"), (2, "Third Runner"), (3, "Fourth Runner")):
        build.result(run, build.athlete(name), place, "3:30.00", date=build.FINAL_DAY)
    winner = build.athlete("First Runner")
    build.decision(run, winner, "G", "award", "2023-08-23")
    build.decision(run, winner, "G", "withdrawal", "2024-09-01")
    return run


RACE = f"{BUDAPEST}mens-1500m/"


@pytest.mark.parametrize("address", [RACE, BUDAPEST])
@pytest.mark.parametrize(
    ("day", "said"),
    [
        ("x", "The date in as_of, “x”, is no day; write it as year, month and day, such as"),
        ("2023-02-30", "The date in as_of, “2023-02-30”, is no day"),
        ("2023-W01-1", "is no day"),
        ("20230823", "is no day"),
        ("２０２３-08-23", "is no day"),
        ("2024-12-25", "The date in as_of, 2024-12-25, lies in the future; the last one that"),
        ("9999-12-31", "lies in the future"),
        ("<b>" * 100, "is no day"),
    ],
)
@time_machine.travel(dt.datetime(2024, 12, 24, 12, tzinfo=dt.UTC), tick=False)
def test_a_bad_day_is_named_with_its_mend_above_todays_standing(race, client, address, day, said):
    response = client.get(address, {"as_of": day})
    assert response.status_code == 400
    page = BeautifulSoup(response.content, "html.parser")
    error = text(page.select_one(".notice.error"))
    assert said in error
    assert error.endswith("Shown is today's standing.")
    assert page.select_one(".as-of") is None
    assert page.select_one("#id_as_of[aria-invalid=true][aria-describedby=e_as_of]")


@time_machine.travel(dt.datetime(2024, 12, 24, 12, tzinfo=dt.UTC), tick=False)
@pytest.mark.parametrize("day", ["", " ", "2024-12-24"])
def test_today_and_an_empty_field_are_todays_standing(race, read, day):
    page = read(RACE, {"as_of": day})
    assert (podium(page)[0][1], page.select(".notice")) == ("Second Runner", [])


def test_who_lost_the_gold_is_shown_on_the_night_without_a_row_in_the_final(race, read):
    assert podium(read(RACE, {"as_of": "2023-08-23"})) == [
        ["G", "First Runner", "GBR"],
        ["S", "Second Runner", "GBR"],
        ["B", "Third Runner", "GBR"],
    ]
    assert podium(read(RACE, {"as_of": "2024-09-01"}))[0] == ["G", "Second Runner", "GBR"]


def test_the_page_of_a_final_before_its_day_says_when_it_ended(race, read):
    page = read(RACE, {"as_of": "2023-08-22"})
    assert podium(page) == []
    assert "No medals yet. The final ended on 23 August 2023." in notice(page)


def test_events_whose_medals_were_decided_anew_have_a_form_and_a_link_to_the_night(race, read):
    form = read(RACE).select_one("form.filter")
    assert form.select_one("input[type=date][name=as_of]")
    assert (text(form.a), form.a["href"]) == ("on the night", "?as_of=2023-08-23")
    links = read(RACE).select("#decisions + ul a[href^='?as_of']")
    assert [one["href"] for one in links] == ["?as_of=2024-09-01"]
    assert read(BUDAPEST).select_one("form.filter input[name=as_of]")
    plain = build.event(code="HJ")
    build.result(plain, build.athlete("High Jumper"), 1, "2.30")
    assert read(f"{BUDAPEST}mens-high-jump/").select_one("form.filter") is None


def test_the_canonical_address_is_that_of_today(race, read):
    for address in (RACE, BUDAPEST):
        page = read(address, {"as_of": "2023-08-23"})
        assert page.select_one("link[rel=canonical]")["href"].endswith(address)


def test_links_of_the_edition_keep_the_day(race, read):
    build.event(code="HJ", sex="W")
    page = read(BUDAPEST, {"as_of": "2023-08-23", "sex": "M"})
    assert page.select_one("table.events th a")["href"] == f"{RACE}?as_of=2023-08-23"
    links = [one["href"] for one in page.select(".chosen a")]
    assert all(link.startswith("?as_of=2023-08-23&") for link in links)
    assert page.select_one("form.filter input[type=hidden][name=sex]")["value"] == "M"
    assert page.select_one(".as-of a")["href"] == BUDAPEST


def test_an_edition_before_its_first_final(race, read):
    page = read(BUDAPEST, {"as_of": "2023-08-20"})
    assert "No medals yet." in notice(page)
    assert page.select("table.medals") == []


def test_drafts_stay_hidden_on_every_day(race, client):
    race.status = "draft"
    race.save()
    assert client.get(RACE, {"as_of": "2023-08-23"}).status_code == 404
    assert "First Runner" not in client.get(BUDAPEST, {"as_of": "2023-08-23"}).text


@pytest.mark.parametrize("many", [1, 12])
def test_the_queries_of_another_day_are_as_many_for_one_event_and_for_many(client, many):
    here = build.edition()
    for number in range(many):
        contested = make.discipline(f"EV{number}", slug=f"event-{number}")
        run = make.event("M", edition=here, discipline=contested)
        for place in (1, 2, 3):
            build.result(run, build.athlete(f"Runner R{number} P{place}"), place)
        build.decision(run, build.athlete(f"Loser L{number}"), "G", "award", "2023-08-23")
        relay = make.event(
            "W",
            edition=here,
            discipline=make.discipline(f"RE{number}", slug=f"relay-{number}", for_teams=True),
        )
        build.result(relay, "USA", 1)
        make.team_member(event=relay, country=make.country("USA"))
    for address, count in ((BUDAPEST, 10), (f"{BUDAPEST}mens-event-0/", 13)):
        with CaptureQueriesContext(connection) as queries:
            assert client.get(address, {"as_of": "2023-08-27"}).status_code == 200
        assert len(queries) == count
