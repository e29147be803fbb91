"""The case of an event: what was expected, what happened, and what is never said."""

import csv
import datetime as dt
import json

import pytest

from athletics.models import Event, Upset, UpsetNote
from athletics.tests import factories as make
from athletics.tests.pages import builders as build
from athletics.tests.pages.conftest import reader, rows, table, text

pytestmark = pytest.mark.django_db

CASE = "/upsets/world-championships/2023-budapest/mens-1500m/"


def chances(of, basis, **given):
    """Forecasts by name, the highest first; ``None`` for a report."""
    ordered = sorted(given.items(), key=lambda one: -(one[1] or 0))
    for position, (slug, chance) in enumerate(ordered, 1):
        who = of.people[slug]
        fields = {"event": of, "basis": basis, "athlete": who, "position": position}
        make.forecast(chance=chance, at_most=basis == "odds", **fields)


@pytest.fixture
def final():
    """Budapest 2023: Ingebrigtsen at 1-7 and 44 %, beaten by Kerr at 4 % without a price."""
    run = build.event()
    names = {"kerr": "Josh Kerr", "jakob": "Jakob Ingebrigtsen", "nordas": "Narve Nordås"}
    run.people = {key: build.athlete(name) for key, name in names.items()}
    for place, (key, mark) in enumerate(
        {"kerr": "3:29.38", "jakob": "3:29.65", "nordas": "3:29.68"}.items(), 1
    ):
        build.result(run, run.people[key], place, mark, date=build.FINAL_DAY)
    make.expectation(event=run, winner=run.people["kerr"], entrants=3, with_form=2)
    return run


@pytest.fixture
def beaten(final):
    jakob, kerr = final.people["jakob"], final.people["kerr"]
    chances(final, "odds", jakob=875_000)
    chances(final, "model", jakob=440_000, kerr=40_000, nordas=60_000)
    fields = {"event": final, "favourite": jakob, "winner": kerr, "is_shock": False}
    odds = {"basis": "odds", "price": "1/7", "implied": 875_000, "favourite_chance": 875_000}
    evidence = "1-7 favourite, season leader and Olympic champion, finished second"
    make.upset(
        **(fields | odds),
        winner_chance=None,
        at_most=True,
        olympic_champion=True,
        evidence=evidence,
    )
    make.upset(**fields, basis="model", is_first=False, favourite_chance=440_000)
    make.price(
        event=final,
        athlete=jakob,
        price="-650",
        format="american",
        bookmaker="DraftKings",
        quoted_on="2023-08-18",
    )
    make.price(
        event=final, athlete=jakob, bookmaker="the agency", quoted_on="2023-08-23", stage="during"
    )
    return final


def section(page, heading):
    """What stands between a heading and the next of its rank."""
    start = page.find(id=heading)
    found = []
    for node in start.find_next_siblings():
        if node.name == start.name:
            break
        found.append(text(node))
    return " ".join(found)


def test_the_top_names_the_event_the_evidence_and_what_kind_it_is(beaten, read):
    page = read(CASE)
    assert text(page.h1) == "Men's 1500 m"
    assert text(page.select_one(".tag")) == "Upset: 1-7 favourite beaten"
    assert text(page.select_one("p.lede")) == (
        "Jakob Ingebrigtsen: 1-7 favourite, season leader and Olympic champion, "
        "finished second. Josh Kerr won."
    )
    assert [text(one) for one in page.select(".kinds li")] == [
        "beaten in the final, with a medal",
        "won by an outsider",
        "Olympic champion beaten",
    ]
    assert "Wednesday 23 August 2023" in text(page.select_one("p.line"))


def test_each_basis_is_a_column_and_a_chance_not_given_is_a_dash(beaten, read):
    build.season_line(beaten.edition, beaten.people["jakob"], 1, "3:27.14")
    make.season_list_entry(
        edition=beaten.edition,
        discipline=beaten.discipline,
        rank=12,
        athlete=beaten.people["kerr"],
        points=1250,
        person_key="kerr",
        mark="3:29.64",
        mark_value=209_640,
    )
    beaten.edition.season_list.filter(rank=1).update(points=1286)
    entrants = table(read(CASE), "Who was expected")
    heads = [text(one) for one in entrants.select("thead th")]
    assert heads[2:7] == ["On odds", "On the model", "List rank", "Best", "Points behind"]
    assert [row[0] for row in rows(entrants)] == [
        "Jakob Ingebrigtsen",
        "Narve Nordås",
        "Josh Kerr",
    ]
    found = {row[0]: row[2:7] for row in rows(entrants)}
    assert found == {
        "Jakob Ingebrigtsen": [
            "1/7 at most 7 in 8 (87.5 %)",
            "3 in 7 (44 %)",
            "1st",
            "3:27.14",
            "0",
        ],
        "Narve Nordås": ["–", "1 in 17 (6 %)", "no listed mark", "", ""],
        "Josh Kerr": ["–", "1 in 25 (4 %)", "12th", "3:29.64", "36"],
    }
    eve = text(read(CASE).select_one("section.eve"))
    assert "2 of 3 known entrants on the season list: 1 Ingebrigtsen 3:27.14, 2 Kerr" in eve
    assert "No listed mark, which is not a low rank: 1 (Narve Nordås)" in eve
    assert "Season lists are as known today" in eve


def test_all_prices_are_shown_and_only_the_latest_before_the_final_counts(beaten, read):
    make.price(
        event=beaten,
        athlete=beaten.people["jakob"],
        price="1/100",
        bookmaker="hindsight",
        quoted_on="2023-08-24",
    )
    lines = [text(one) for one in read(CASE).find("h3", string="All prices held").find_next("ul")]
    lines = [line for line in lines if line]
    assert [line.split(",")[1].strip() for line in lines] == [
        "hindsight",
        "the agency",
        "DraftKings",
    ]
    assert ["the one that counts" in line for line in lines] == [False, True, False]
    assert "during the edition" in lines[1]
    # the column shows that price too, not the one quoted in hindsight
    assert rows(table(read(CASE), "Who was expected"))[0][2].startswith("1/7 at most")


def test_the_bases_are_ranked_apart_with_their_denominators(beaten, read):
    elsewhere = build.event(build.edition("2022-vienna", "regional-games"))
    other = build.event(build.edition("2019-doha"))
    for event, basis, chance in (
        (elsewhere, "odds", 900_000),
        (other, "odds", 500_000),
        (elsewhere, "model", 430_000),
        (other, "model", 440_000),  # the winner at 4 % too: a shared rank
    ):
        make.upset(event=event, basis=basis, favourite_chance=chance)
    found = {row[0]: row[1:] for row in rows(table(read(CASE), "The case on each basis"))}
    assert found == {
        "Odds": [
            "Jakob Ingebrigtsen",
            "at most 7 in 8 (87.5 %)",
            "no price",
            "Upset",
            "2nd of 3 favourites beaten on odds; 1st of 2 at the World Championships",
        ],
        "Model": [
            "Jakob Ingebrigtsen",
            "3 in 7 (44 %)",
            "1 in 25 (4 %)",
            "Upset",
            "1st of 3 favourites beaten on the model; 1st of 2 at the World Championships",
        ],
    }


def test_what_happened_tells_winner_margin_favourite_and_words(beaten, read):
    make.story(event=beaten, text="Kerr went past on the last bend.")
    make.quote(event=beaten, athlete=beaten.people["kerr"], text="That feels good.")
    build.claim(event=beaten, kind="judgement", subject="upset", value="The biggest of all")
    build.claim(event=beaten, kind="value", subject="mark", value="3:29.99")
    told = section(read(CASE), "happened")
    assert (
        "Josh Kerr won in 3:29.38, 0.27 ahead of Jakob Ingebrigtsen. "
        "Jakob Ingebrigtsen finished second (3:29.65)." in told
    )
    assert "Kerr went past on the last bend." in told
    assert "That feels good." in told
    said = section(read(CASE), "said")
    assert "The biggest of all" in said
    assert "3:29.99" not in text(read(CASE).main)


def test_the_drawing_shows_the_winner_apart_and_has_its_table_beside_it(beaten, read):
    page = read(CASE)
    drawn = page.select_one("svg.dots")
    assert [text(one) for one in drawn.select("text.name")] == ["Kerr", "Ingebrigtsen", "Nordås"]
    assert [text(one) for one in drawn.select("g.winner text.name")] == ["Kerr"]
    assert len(drawn.select("path.price")) == 1
    figures = drawn.find_parent(class_="aside").select_one("details table")
    assert rows(figures) == [
        ["Josh Kerr", "1 in 25 (4 %)", "finished first"],
        ["Jakob Ingebrigtsen", "3 in 7 (44 %)", "finished second"],
        ["Narve Nordås", "1 in 17 (6 %)", "finished third"],
    ]


def test_the_last_time_asks_for_as_strong_a_favourite_and_links_the_same_question(beaten, read):
    older = build.event(build.edition("2007-osaka"), "HJ", "W")
    make.upset(event=older, basis="odds", favourite_chance=880_000)
    weaker = build.event(build.edition("2019-doha"))
    make.upset(event=weaker, basis="odds", favourite_chance=860_000)
    on_the_model = build.event(build.edition("2017-london"))
    make.upset(event=on_the_model, basis="model", favourite_chance=990_000)
    since = build.event(build.edition("2025-tokyo"))
    make.upset(event=since, basis="odds", favourite_chance=990_000)
    make.expectation(event=older, has_odds=True)
    make.expectation(event=since, has_odds=True)
    make.expectation(event=on_the_model, has_model=True)
    page = read(CASE)
    told = section(page, "last")
    assert "Men's 1500 m Not before, as far as the archive can tell. 2 cases in all, 1 of" in told
    assert "All events Women's High jump" in told or "All events Women's high jump" in told
    assert "3 cases in all, 1 of them since Budapest 2023" in told
    assert "Of 2 events with a price, 2007–2025" in told
    links = [one["href"] for one in page.select("a[href^='/upsets/?']")]
    assert links == [
        "/upsets/?basis=odds&discipline=1500m&sex=M&chance=87",
        "/upsets/?basis=odds&chance=87",
        "/upsets/?basis=odds&chance=87&until=2023",
        "/upsets/?basis=odds&chance=87&olympic_champion=on",
    ]


def test_precedents_are_the_nearest_earlier_ones_of_the_group_on_the_same_basis(beaten, read):
    for year, chance in ((2005, 600_000), (2007, 870_000), (2009, 890_000), (2011, 500_000)):
        event = build.event(build.edition(f"{year}-city"))
        make.upset(event=event, basis="odds", favourite_chance=chance)
    for year, chance in ((2013, 800_000), (2015, 700_000)):
        event = build.event(build.edition(f"{year}-city"), sex="W")
        make.upset(event=event, basis="odds", favourite_chance=chance)
    jump = build.event(build.edition("2017-city"), "HJ")
    make.upset(event=jump, basis="odds", favourite_chance=875_000)
    later = build.event(build.edition("2025-city"))
    make.upset(event=later, basis="odds", favourite_chance=875_000)
    make.upset(event=jump, basis="model", favourite_chance=875_000)
    lines = read(CASE).find("h3", string="Nearest precedents").find_next("ul").select("li > a")
    assert [text(one).rpartition(" ")[2] for one in lines] == [
        *("2007", "2009", "2013", "2015", "2005"),
    ]


def test_champions_are_absent_only_where_a_source_says_so(beaten, read):
    wightman, old = build.athlete("Jake Wightman"), build.athlete("Matthew Centrowitz")
    eugene = build.event(build.edition("2022-eugene"))
    make.expectation(event=eugene, winner=wightman)
    rio = build.event(build.edition("2016-rio", "olympic-games"))
    make.medal(event=rio, athlete=old)
    make.absence(event=beaten, athlete=wightman, reason="injured")
    build.season_line(beaten.edition, build.athlete("Ghost Runner"), 1)
    eve = text(read(CASE).select_one("section.eve"))
    assert "Title holder: Jake Wightman, Eugene 2022; absent: injured." in eve
    assert (
        "Olympic champion: Matthew Centrowitz, Rio 2016 (order of the day not held); "
        "not known to have competed." in eve
    )
    assert "List leader not known to have competed: Ghost Runner" in eve
    # told with the title, not twice
    assert "Absent: Jake Wightman" not in eve


def test_meetings_before_the_first_day_are_counted_round_by_round(beaten, read):
    jakob, kerr = beaten.people["jakob"], beaten.people["kerr"]
    eugene = build.event(build.edition("2022-eugene"))
    build.result(eugene, jakob, 2, "3:29.47")
    build.result(eugene, kerr, 5, "3:30.60")
    semifinal = build.unit(eugene, "semifinal", "1")
    build.result(semifinal, kerr, 1, "3:36.92")
    build.result(semifinal, jakob, 3, "3:37.02")
    build.result(build.unit(eugene, "heat", "1"), kerr, 1, "3:40.00")
    doha = build.event(build.edition("2019-doha"))
    build.result(doha, jakob, status="DQ")
    build.result(doha, kerr, status="DNF")
    tokyo = build.event(build.edition("2025-tokyo"))
    build.result(tokyo, jakob, 1, "3:35.00")
    build.result(tokyo, kerr, 2, "3:36.00")
    eve = text(read(CASE).select_one("section.eve"))
    assert (
        "3 meetings in championships held, all rounds: "
        "Ingebrigtsen ahead in 1, Kerr in 1, not decided in 1." in eve
    )


def test_a_favourite_who_won_has_a_case_that_says_so(final, read):
    chances(final, "model", kerr=600_000, jakob=300_000, nordas=50_000)
    page = read(CASE)
    assert text(page.select_one("p.lede")) == (
        "The favourite won: Josh Kerr, with a chance of 3 in 5 (60 %) on the model."
    )
    assert page.select(".tag") == []
    assert rows(table(page, "The case on each basis"))[0][4:] == ["Favourite won", "–"]
    # then the eve sets the favourite against the next most likely
    assert "Kerr and Ingebrigtsen before" in text(page.select_one("section.eve"))


def test_a_price_or_two_short_of_evens_name_no_favourite(final, read):
    chances(final, "odds", jakob=400_000, kerr=300_000)
    page = read(CASE)
    assert text(page.select_one("p.lede")) == "A price is held, but it does not name a favourite."
    named = rows(table(page, "The case on each basis"))[0]
    assert named[1] == "none named by the prices held"
    assert named[4] == "No favourite named"
    # a third price makes a book that tells
    chances(final, "odds", nordas=100_000)
    assert rows(table(read(CASE), "The case on each basis"))[0][1] == "Jakob Ingebrigtsen"


def test_without_a_forecast_the_page_says_why(final, read):
    final.expectation.reason = "few-known"
    final.expectation.save()
    page = read(CASE)
    assert (
        "No forecast by form. Reason: most of the known entrants have no mark on the season list "
        "(2 of 3)." in text(page.select_one("section.eve"))
    )
    assert page.select("svg.dots") == []
    assert page.find(id="last") is None
    assert page.find(id="rank") is None


def test_a_report_never_shows_as_a_number(final, read):
    chances(final, "reported", jakob=None)
    make.upset(
        event=final,
        basis="reported",
        favourite=final.people["jakob"],
        winner=final.people["kerr"],
        favourite_chance=None,
        winner_chance=None,
        is_upset=False,
        is_shock=False,
        evidence="favourite by report, finished second",
    )
    page = read(CASE)
    assert text(page.select_one(".tag")) == "Reported upset: favourite beaten"
    assert rows(table(page, "The case on each basis")) == [
        ["Reported", "Jakob Ingebrigtsen", "no number", "no number", "Reported upset", "–"]
    ]
    assert "%" not in text(page.main)
    assert " in 8" not in text(page.main)


def test_a_hidden_note_gives_its_reason_and_the_numbers_stay(beaten, read):
    fields = {"headline": "Kerr outkicks him", "note": "From behind."}
    make.upset_note(event=beaten, **fields)
    shown = text(read(CASE).main)
    assert "Kerr outkicks him" in shown
    assert "From behind." in shown
    UpsetNote.objects.update(hidden=True, hidden_because="The price is disputed.")
    hidden = text(read(CASE).main)
    assert "Kerr outkicks him" not in hidden
    assert "From behind." not in hidden
    assert "The price is disputed." in hidden
    assert "at most 7 in 8 (87.5 %)" in hidden


def test_the_eve_is_one_section_that_tells_nothing_of_the_result(beaten, read):
    eve = read(CASE).select("section.eve")
    assert len(eve) == 1
    told = text(eve[0])
    assert "3:29.38" not in told
    assert "finished" not in told
    assert [text(one) for one in eve[0].select("h2")] != []


def test_other_cases_of_both_are_listed_once_each_by_the_firmest_basis(beaten, read):
    jakob, kerr = beaten.people["jakob"], beaten.people["kerr"]
    paris = build.event(build.edition("2024-paris", "olympic-games"))
    make.upset(event=paris, favourite=jakob, evidence="beaten in Paris")
    make.upset(event=paris, favourite=jakob, basis="season", is_first=False, evidence="again")
    indoors = build.event(build.edition("2024-glasgow", "indoors"))
    make.upset(event=indoors, winner=kerr, evidence="won in Glasgow")
    told = section(read(CASE), "others")
    assert told.count("beaten in Paris") == 1
    assert told.count("won in Glasgow") == 1
    assert "again" not in told


def test_the_file_has_every_entrant_with_chances_as_shares(beaten, client):
    lines = list(csv.DictReader(client.get(f"{CASE}?format=csv").getvalue().decode().splitlines()))
    assert [line["athlete"] for line in lines] == [
        "jakob-ingebrigtsen",
        "narve-nordas",
        "josh-kerr",
    ]
    assert lines[0]["chance_odds"] == "0.875"
    assert lines[0]["chance_odds_is_at_most"] == "1"
    assert lines[0]["price"] == "1/7"
    assert lines[2]["chance_odds"] == ""
    assert lines[2]["chance_model"] == "0.04"
    assert lines[2]["place"] == "1"
    found = json.loads(client.get(f"{CASE}?format=json").getvalue())
    assert found["rows"][2]["chance_odds"] is None
    refused = client.get(f"{CASE}?format=xml")
    assert refused.status_code == 400
    assert "choose csv or json" in refused.text


def test_the_page_shows_twelve_entrants_and_the_winner_the_file_all(final, read, client):
    for number in range(14):
        who = build.athlete(f"Runner R{number:02}")
        make.forecast(event=final, athlete=who, chance=60_000, position=number + 1)
    make.forecast(event=final, athlete=final.people["kerr"], chance=1_000, position=15)
    shown = [row[0] for row in rows(table(read(CASE), "Who was expected"))]
    assert len(shown) == 13
    assert shown[-1] == "Josh Kerr"
    assert len(client.get(f"{CASE}?format=csv").getvalue().decode().splitlines()) == 1 + 14 + 3


def test_only_events_with_an_expectation_have_a_case(client):
    build.event()
    assert client.get(CASE).status_code == 404
    assert client.get(CASE.replace("1500m", "800m")).status_code == 404


def test_an_old_address_of_the_edition_leads_to_the_case(beaten, client):
    make.redirect("championships/world-championships/2023-hungary", edition=beaten.edition)
    moved = client.get(f"{CASE.replace('budapest', 'hungary')}?format=csv")
    assert (moved.status_code, moved["Location"]) == (301, f"{CASE}?format=csv")


def test_a_draft_has_no_case_but_for_staff_and_is_in_nobody_elses_figures(
    beaten, client, staff, account, read
):
    draft = build.event(build.edition("2019-doha", status="draft"))
    make.expectation(event=draft, has_odds=True)
    make.upset(event=draft, basis="odds", favourite_chance=900_000)
    make.upset(event=draft, favourite=beaten.people["jakob"], evidence="a secret")
    address = CASE.replace("2023-budapest", "2019-doha")
    assert [one.get(address).status_code for one in (client, account, staff)] == [404, 404, 200]
    assert "Draft. Only staff see this page." in text(reader(staff)(address).main)
    public = text(read(CASE).main)
    assert "1st of 1 favourites beaten on odds" in public
    assert "a secret" not in public
    assert "Doha" not in public
    assert "2nd of 2 favourites beaten on odds" in text(reader(staff)(CASE).main)
    Event.objects.filter(slug="mens-1500m").update(status="draft")
    assert client.get(CASE).status_code == 404


def test_a_shared_title_is_no_beating(final, read):
    final.expectation.winner = None
    final.expectation.reason = "shared"
    final.expectation.save()
    chances(final, "odds", jakob=875_000)
    page = read(CASE)
    assert "the title was shared" in text(page.select_one("p.lede"))
    assert rows(table(page, "The case on each basis"))[0][4] == "Not decided"
    assert Upset.objects.count() == 0


def test_nothing_dated_on_the_first_day_or_later_is_a_record_of_the_eve(beaten, read):
    holder = build.athlete("Hicham El Guerrouj", "MAR")
    build.world_record(holder, dt.date(1998, 7, 14), "3:26.00")
    build.world_record(beaten.people["kerr"], dt.date(2023, 8, 19), "3:25.00")
    eve = text(read(CASE).select_one("section.eve"))
    assert "World record: 3:26.00 Hicham El Guerrouj, 14 July 1998" in eve
    assert "3:25.00" not in eve
