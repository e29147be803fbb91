"""What the page of an event tells of its races, medals and sources."""

import datetime as dt
from itertools import count

import pytest

from athletics.services.rebuild import rebuild
from athletics.tests import factories as make
from athletics.tests.pages import builders as build
from athletics.tests.pages.conftest import rows, table, text

pytestmark = pytest.mark.django_db


@pytest.fixture
def run():
    return build.event()


@pytest.fixture
def show(read):
    """The page of an event, after its medals and coverage were derived."""

    def show(event):
        rebuild()
        return read(event.get_absolute_url())

    return show


def final(page):
    return [row[:5] for row in rows(page.select_one("#final table"))]


def test_places_marks_and_margins_stand_in_order_and_ties_share_a_place(run, show):
    for name, place, mark in (
        ("Fourth Man", 4, "3:30.10"),
        ("Josh Kerr", 1, "3:29.38"),
        ("Mario Garcia", 2, "3:29.65"),
        ("Jakob Ingebrigtsen", 2, "3:29.65"),
    ):
        build.result(run, build.athlete(name), place, mark)
    assert final(show(run)) == [
        ["1", "Josh Kerr", "GBR", "3:29.38", ""],
        ["=2", "Mario Garcia", "GBR", "3:29.65", "+0.27"],
        ["=2", "Jakob Ingebrigtsen", "GBR", "3:29.65", "+0.27"],
        ["4", "Fourth Man", "GBR", "3:30.10", "+0.72"],
    ]


def test_a_margin_has_the_coarser_precision_and_a_jump_falls_short(show):
    jump = build.event(code="HJ")
    build.result(jump, build.athlete("First One"), 1, "2.36")
    build.result(jump, build.athlete("Second One"), 2, "2.33")
    build.result(jump, build.athlete("Third One"), 3, "2.36")
    assert final(show(jump)) == [
        ["1", "First One", "GBR", "2.36 m", ""],
        ["2", "Second One", "GBR", "2.33 m", "-0.03"],
        ["3", "Third One", "GBR", "2.36 m", "same mark"],
    ]


def test_place_without_mark_and_mark_without_place(run, show):
    build.result(run, build.athlete("First One"), 1)
    build.result(run, build.athlete("Second One"), 2, "3:30.00")
    build.result(run, build.athlete("No Place"), mark="3:31.00", status="UNPLACED")
    page = show(run)
    assert [row[:4] for row in final(page)] == [
        ["1", "First One", "GBR", "–"],
        ["2", "Second One", "GBR", "3:30.00"],
        ["", "No Place", "GBR", "3:31.00"],
    ]
    assert page.select_one('abbr[title="mark not held"]')


def test_a_wind_that_all_shared_stands_with_the_race(show):
    dash = build.event(code="100")
    build.result(dash, build.athlete("First One"), 1, "9.83", wind="+0.4")
    build.result(dash, build.athlete("Second One"), 2, "9.88", wind="+0.4")
    page = show(dash)
    assert "wind +0.4" in text(page.select_one("#final caption"))
    assert not page.select("#final td.wind")


def test_winds_that_differ_stand_with_each_line_and_aided_marks_are_marked(show):
    jump = build.event(code="LJ")
    build.result(jump, build.athlete("First One"), 1, "8.52", wind="+2.1")
    build.result(jump, build.athlete("Second One"), 2, "8.50", wind="+2.0")
    build.result(jump, build.athlete("Third One"), 3, "8.47", wind="-0.3")
    build.result(jump, build.athlete("Fourth One"), 4, "8.40w")
    page = show(jump)
    assert "wind" not in text(page.select_one("#final caption"))
    assert [(row[3], row[5]) for row in rows(page.select_one("#final table"))] == [
        ("8.52 m w", "+2.1"),
        ("8.50 m", "+2.0"),
        ("8.47 m", "-0.3"),
        ("8.40 m w", ""),
    ]


def test_the_best_legal_mark_stands_beside_a_windy_best(show):
    jump = build.event(code="LJ")
    who = build.athlete("First One")
    build.result(jump, who, 1, "8.95w", wind="+2.9", legal_mark="8.71", legal_wind="+1.8")
    assert "best legal mark 8.71 m (+1.8)" in rows(show(jump).select_one("#final table"))[0][-1]


def test_a_hand_time_is_shown_as_printed_and_explained(show):
    dash = build.event(code="100")
    build.result(dash, build.athlete("First One"), 1, "10.2h")
    build.result(dash, build.athlete("Second One"), status="DNF")
    page = show(dash)
    assert final(page)[0][3] == "10.2h"
    assert "h: hand-timed" in text(page.main)


def test_a_disqualified_mark_is_struck_and_its_rule_told(run, show):
    build.result(run, build.athlete("First One"), 1, "3:29.38")
    build.result(run, build.athlete("Out Lane"), mark="3:28.00", status="DQ", rule="TR17.3")
    page = show(run)
    assert final(page)[1] == ["", "Out Lane", "GBR", "DQ 3:28.00", "rule TR17.3"]
    assert [text(mark) for mark in page.select("#final s")] == ["3:28.00"]


def test_statuses_stand_below_the_finishers_and_are_explained_once_each(run, show):
    numbers = count()
    for status in ("DNS", "DQ", "NM", "DNF", "OK", "DNF"):
        place = 1 if status == "OK" else None
        build.result(run, build.athlete(f"Man {next(numbers)}"), place, status=status)
    page = show(run)
    assert [row[3] for row in final(page)] == ["–", "DNF", "DNF", "NM", "DQ", "DNS"]
    assert "DNF: did not finish; DNS: did not start; DQ: disqualified; NM: no mark." in text(
        page.main
    )
    assert page.select_one('#final abbr[title="did not start"]')


def test_took_part_is_never_a_round(run, show):
    build.result(run, build.athlete("Josh Kerr"), 1, "3:29.38")
    build.result(build.unit(run, "unknown"), build.athlete("Lost Row"), status="TOOKPART")
    page = show(run)
    assert [text(stage) for stage in page.select(".sections a")] == [
        "Final",
        "Round not known",
        "Sources, conflicts, coverage",
    ]
    assert text(page.select_one("#unknown")) == "Took part, round not known"
    assert text(page.select_one("#unknown + ul")) == "Lost Row GBR"
    assert "TOOKPART" not in page.main.text
    assert "of 1 competitor neither place nor mark" in text(page.main)


def test_stages_run_from_the_final_down_and_groups_by_number(run, show):
    who = build.athlete()
    for phase, group in (
        ("heat", "10"),
        ("heat", "2"),
        ("final", ""),
        ("qualification", "B"),
        ("semifinal", "1"),
    ):
        build.result(build.unit(run, phase, group), who, 1, "3:40.00")
    page = show(run)
    assert [text(one.caption).strip() for one in page.select("table.results:not(.podium)")] == [
        "Final",
        "Semifinal 1",
        "Heat 2",
        "Heat 10",
        "Qualification B",
    ]


def test_how_somebody_advanced_is_told_with_its_meaning(run, show):
    heat = build.unit(run, "heat", "1")
    build.result(heat, build.athlete("By Place"), 1, "3:36.00", advanced="Q")
    build.result(heat, build.athlete("By Time"), 2, "3:37.00", advanced="q")
    build.result(heat, build.athlete("Out Here"), 3, "3:38.00")
    page = show(run)
    assert [row[-1] for row in rows(table(page, "Heat 1"))] == ["Q", "q", ""]
    titles = [one["title"] for one in page.select("td.q abbr")]
    assert titles == ["qualified by place", "qualified by mark"]


def test_record_tags_are_explained(run, show):
    build.result(run, build.athlete(), 1, "3:25.99", tags="WR =AR")
    tags = show(run).select("#final td.note abbr")
    assert [(text(one), one["title"]) for one in tags] == [
        ("WR", "world record"),
        ("=AR", "area record"),
    ]


def test_a_relay_names_its_runners_and_who_ran_in_the_heats_only(show):
    relay = build.event(code="4x100")
    build.result(relay, "USA", 1, "37.38")
    for name, part in (("Noah Lyles", "final"), ("Brandon Carnes", "heats")):
        who = build.athlete(name, "USA")
        make.team_member(event=relay, athlete=who, country=who.country, part=part)
    build.result(relay, "ITA", 2, "37.62")
    page = show(relay)
    notes = [row[-1] for row in rows(page.select_one("table.podium"))]
    assert notes == ["Noah Lyles, Brandon Carnes (heats)", "runners not held"]
    assert [row[1] for row in rows(page.select_one("table.podium"))] == ["USA", "ITA"]
    assert page.select_one('#final a[href="/athletes/noah-lyles/"]')


def test_two_teams_of_one_country_keep_their_own_runners(show):
    relay = build.event(code="4x100")
    for team, place in (("", 1), ("2", 2)):
        build.result(relay, "USA", place, team=team)
        who = build.athlete(f"Runner Of{team or 1}", "USA")
        make.team_member(event=relay, athlete=who, country=who.country, team=team)
    assert [(row[1], row[-1]) for row in rows(show(relay).select_one("#final table"))] == [
        ("USA", "Runner Of1"),
        ("USA 2", "Runner Of2"),
    ]


def test_legs_of_a_combined_event_have_their_own_measure_and_wind_rule(show):
    decathlon = build.event(code="DEC")
    who = build.athlete("Leo Neugebauer", "GER")
    build.result(decathlon, who, 1, "8961")
    for leg, mark, wind in (("HJ", "2.05", None), ("LJ", "7.98", "+3.9"), ("100", "10.61", "+4.1")):
        more = {"wind": wind} if wind else {}
        build.result(build.unit(decathlon, "combined", "", leg), who, 1, mark, **more)
    page = show(decathlon)
    assert text(page.select_one("#final th.mark")) == "Points"
    legs = [one for one in page.select(".columns table") if one.caption]
    assert [(text(leg.caption), rows(leg)[0][3]) for leg in legs] == [
        ("100 m · wind +4.1", "10.61 w"),
        ("High jump", "2.05 m"),
        ("Long jump", "7.98 m"),
    ]


def test_medals_are_those_of_today_and_decisions_stand_in_order(run, show):
    first, second, third = (build.athlete(f"{name} Runner") for name in ("One", "Two", "Three"))
    build.result(run, first, mark="3:29.00", status="DQ")
    build.result(run, second, 1, "3:30.00")
    build.result(run, third, 2, "3:31.00")
    build.decision(run, first, "G", "award", "2023-08-23")
    build.decision(run, third, "S", "upgrade", reason="DQ of One Runner")
    build.decision(run, second, "G", "upgrade", "2025", body="World Athletics")
    build.decision(run, second, "S", "award", "2023-08-23")
    build.decision(run, first, "G", "withdrawal", "2024-05-01", reason="doping")
    page = show(run)
    assert [row[:2] for row in rows(page.select_one("table.podium"))] == [
        ["G", "Two Runner"],
        ["S", "Three Runner"],
    ]
    told = page.find("h3", string="Medals withdrawn and passed on").find_next("ul")
    assert [text(line) for line in told.find_all("li")] == [
        "1 May 2024: G withdrawn from One Runner: doping",
        "2025: G passed on to Two Runner, by World Athletics",
        "Date not known: S passed on to Three Runner: DQ of One Runner",
    ]


def test_a_shared_gold_has_no_silver(run, show):
    for name, place in (("One Jumper", 1), ("Two Jumper", 1), ("Three Jumper", 3)):
        build.result(run, build.athlete(name), place)
    podium = rows(show(run).select_one("table.podium"))
    assert [row[0] for row in podium] == ["G", "G", "B"]


def test_claims_stand_beside_what_is_held_with_the_decision_and_its_reason(run, show):
    kerr = build.result(run, build.athlete(), 1, "3:29.38")
    build.claim(result=kerr, decision="refused", reason="Every other source has 3:29.38.")
    build.claim(
        event=run,
        kind="judgement",
        subject="upset",
        decision="attributed",
        value="The biggest upset",
        said_on="2023-08-23",
        url="https://a.example/x",
        title="Kerr stuns",
        reason="The agency’s own words.",
    )
    build.claim(result=kerr, kind="evidence", value="3:29.38", decision="taken")
    page = show(run)
    claims = [text(one) for one in page.select("dl.claim")]
    assert claims == [
        (
            "A source says The biggest upset upset; agency, 23 August 2023 (Kerr stuns) "
            "Kept as the source's own judgement The agency’s own words."
        ),
        (
            "A source says 3:29.28 mark; agency The archive holds 3:29.38 Josh Kerr, final "
            "Not taken Every other source has 3:29.38."
        ),
        "A source says 3:29.38 mark; agency The archive holds 3:29.38 Josh Kerr, final Taken",
    ]
    assert text(page.select_one("details summary")) == "Pages behind 1 value"


def test_a_claim_about_a_place(run, show):
    kerr = build.result(run, build.athlete(), 1)
    build.claim(result=kerr, subject="place", value="2")
    assert "The archive holds place 1 Josh Kerr, final" in text(show(run).select_one("dl.claim"))


def test_prices_words_stories_and_absences_name_their_source(run, show):
    kerr, rival = build.athlete(), build.athlete("Jakob Ingebrigtsen", "NOR")
    build.result(run, kerr, 1, "3:29.38")
    build.result(run, rival, 2, "3:29.65")
    agency = make.source("ap", title="The agency")
    make.price(
        event=run,
        athlete=rival,
        price="1/7",
        bookmaker="a bookmaker",
        source=agency,
        quoted_on="2023-08-22",
        stage="during",
    )
    make.price(event=run, athlete=rival, price="1/4", quoted_on="2023-07")
    make.quote(event=run, athlete=kerr, text="I knew it.", source=agency)
    make.story(event=run, text="A slow start.", source=agency)
    away = build.athlete("Jake Wightman")
    make.absence(event=run, athlete=away, reason="a foot injury", source=agency)
    page = show(run)
    said = '<a href="/sources/#ap">The agency</a>'
    assert str(page).count(said) == 4
    assert text(page.select_one("#prices + ul li")) == (
        "Jakob Ingebrigtsen 1/7 a bookmaker, 22 August 2023, during the edition The agency"
    )
    assert "1/7 to win" in rows(page.select_one("table.podium"))[1][-1]
    assert text(page.select_one("figure.quote")) == "I knew it.Josh Kerr. The agency"
    assert "A slow start. The agency" in text(page.main)
    absent = next(one for one in page.select(".notice") if "Absent" in one.text)
    assert text(absent) == "Absent: Jake Wightman (GBR). a foot injury. The agency"


def test_an_absence_without_a_reason_is_not_explained(run, show):
    make.absence(event=run, athlete=build.athlete("Jake Wightman"), reason="")
    absent = next(one for one in show(run).select(".notice") if "Absent" in one.text)
    assert text(absent) == "Absent: Jake Wightman (GBR). recall"


def test_the_season_list_of_the_eve_says_what_became_of_each(run, show):
    names = ("Third Man", "Heat Man", "Lost Man", "No Row", "Fallen Man")
    third, heat, lost, _, fallen = people = [build.athlete(name) for name in names]
    for rank, who in enumerate(people, 1):
        build.season_line(run.edition, who, rank)
    build.result(run, third, 3)
    build.result(run, fallen, status="DNF")
    build.result(build.unit(run, "heat", "1"), heat, 5)
    build.result(build.unit(run, "heat", "1"), third, 1)
    build.result(build.unit(run, "unknown"), lost, status="TOOKPART")
    page = show(run)
    form = table(page, "First 5 of 5 lines held")
    assert [(row[0], row[1], row[-1]) for row in rows(form)] == [
        ("1", "Third Man", "3"),
        ("2", "Heat Man", "out before the final"),
        ("3", "Lost Man", "took part, round not held"),
        ("4", "No Row", "no row held"),
        ("5", "Fallen Man", "did not finish"),
    ]
    assert "season leader with 3:30.00" in rows(page.select_one("#final table"))[0][-1]


def test_coverage_counts_starters_and_is_complete_only_by_a_full_list(run, show):
    build.result(run, build.athlete("First One"), 1)
    build.result(run, build.athlete("Sixth One"), 6)
    build.result(run, build.athlete("No Start"), status="DNS")
    page = show(run)
    assert "Coverage: 2 of at least 6 competitors; 3 results held." in text(page.main)
    run.field, run.field_sources = 2, make.source_set()
    run.save()
    assert "Coverage: complete: all 2 competitors;" in text(show(run).main)


def test_an_event_that_was_just_entered_says_that_its_coverage_is_not_derived(run, read):
    build.result(run, build.athlete(), 1)
    assert "Coverage: not yet derived; 1 result held" in text(read(run.get_absolute_url()).main)


def test_an_event_without_results_says_so(run, show):
    page = show(run)
    assert "No results held." in text(page.main)
    assert "No medallists held." in text(page.main)


def test_sources_are_counted_with_the_rows_behind_which_they_stand(run, show):
    make.source("lists", title="The lists")
    build.result(run, build.athlete("First One"), 1, sources="lists;recall")
    build.result(run, build.athlete("Second One"), 2, sources="lists")
    build.result(run, build.athlete("Third One"), 3, sources="recall")
    page = show(run)
    assert (
        "Sources: The lists (2 rows); recall (2 rows). 1 of 3 rows rest on two sources or more."
        in text(page.main)
    )
    notes = [row[-1] for row in rows(page.select_one("#final table"))]
    assert notes == ["", "", "from general knowledge"]


def test_ages_are_told_as_far_as_the_birth_date_decides_them(run, show):
    for place, born in enumerate(("1997-10-08", "1997", "~1997", ""), 1):
        who = build.athlete(f"Born In{place}", born=born)
        build.result(run, who, place, date=build.FINAL_DAY)
    notes = [row[-1] for row in rows(show(run).select_one("#final table"))]
    assert notes == ["age 25", "age 25 to 26", "age 25 to 27", ""]


def test_the_day_of_the_final_or_that_it_is_not_held(run, show):
    who = build.athlete()
    build.result(run, who, 1, date=build.FINAL_DAY)
    assert "Final Wednesday 23 August 2023 Budapest" in text(show(run).select_one("p.line"))
    old = build.event(build.edition("1900-paris"))
    build.result(old, who, 1)
    line = text(show(old).select_one("p.line"))
    assert line == "Final date not held; 19 to 27 August 1900 Paris What was expected"


def test_previous_and_next_title_holder_and_the_record_that_stood(run, show):
    wightman = build.athlete("Jake Wightman")
    before = build.event(build.edition("2022-eugene"))
    after = build.event(build.edition("2025-tokyo"))
    build.result(before, wightman, 1, "3:29.23")
    build.result(run, build.athlete(), 1, "3:29.38", date=build.FINAL_DAY)
    build.world_record(wightman, dt.date(1998, 7, 14), "3:26.00")
    build.world_record(wightman, build.FINAL_DAY, "3:25.00")
    page = show(run)
    turns = [(one["rel"], one["href"], text(one)) for one in page.select(".turn a")]
    assert turns == [
        (["prev"], before.get_absolute_url(), "Eugene 2022"),
        (["next"], after.get_absolute_url(), "Tokyo 2025"),
    ]
    facts = [text(one) for one in page.select("dl.facts div")]
    assert facts[:2] == [
        "Title holder Jake Wightman (Eugene 2022)",
        "World record that day 3:26.00 Jake Wightman (14 July 1998; as recognised now)",
    ]


def test_a_team_that_holds_the_title_is_linked(show):
    before = build.event(build.edition("2022-eugene"), "4x100")
    build.result(before, "CAN", 1)
    relay = build.event(code="4x100")
    facts = show(relay).select_one("dl.facts dd")
    assert facts.select_one('a[href="/countries/can/"]').text == "CAN"


def test_breadcrumbs_lead_up(run, show):
    crumbs = [(text(one), one["href"]) for one in show(run).select(".crumbs a")]
    assert crumbs == [
        ("World Championships", "/championships/world-championships/"),
        ("Budapest 2023", "/championships/world-championships/2023-budapest/"),
    ]
