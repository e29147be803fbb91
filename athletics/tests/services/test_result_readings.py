"""What is derived of each result: age, margin, wind, title holder, host nation, season rank."""

import datetime as dt

import pytest

from athletics.models import Event, ResultReading, Status, TitleDefence
from athletics.services import touched_events
from athletics.services.rebuild import rebuild, rebuild_events
from athletics.tests import factories as make
from athletics.tests.pages import builders as build

pytestmark = pytest.mark.django_db


def reading(result):
    return ResultReading.objects.get(result=result)


def column(name, **of):
    """By athlete's slug or team's country, of the final."""
    rows = ResultReading.objects.filter(phase="final", **of)
    return {
        slug or country: value
        for slug, country, value in rows.values_list("athlete__slug", "country", name)
    }


def test_every_result_has_one_reading_however_often_made():
    run = build.event()
    build.result(run, build.athlete("A One"), 1, "3:29.38")
    build.result(build.unit(run, "heat", "1"), build.athlete("B Two"), status="DNS")
    rebuild()
    first = list(ResultReading.objects.order_by("pk").values())
    rebuild()
    rebuild_events(events=[run.pk])
    assert list(ResultReading.objects.order_by("pk").values()) == first
    assert len(first) == 2


def test_margins_behind_the_winner_and_of_the_winner():
    run = build.event()
    for name, place, mark in (
        ("A One", 1, "3:29.38"),
        ("B Two", 2, "3:29.65"),
        ("C Three", 3, ""),
        ("D Four", None, "3:29.90"),
    ):
        build.result(run, build.athlete(name), place, mark)
    rebuild()
    assert column("behind") == {"a-one": 0, "b-two": 270, "c-three": None, "d-four": None}
    assert column("ahead") == {"a-one": 270, "b-two": None, "c-three": None, "d-four": None}


def test_a_shared_first_place_is_won_by_nothing():
    jump = build.event(code="HJ")
    for name, place in (("A One", 1), ("B Two", 1), ("C Three", 3)):
        build.result(jump, build.athlete(name), place, "2.37" if place == 1 else "2.35")
    rebuild()
    assert column("ahead") == {"a-one": 0, "b-two": 0, "c-three": None}
    assert column("behind") == {"a-one": 0, "b-two": 0, "c-three": 20}


@pytest.mark.parametrize(
    ("born", "date", "youngest", "oldest", "days"),
    [
        ("1997-10-08", dt.date(2023, 8, 23), 25, 25, 9450),
        ("1997", dt.date(2023, 8, 23), 25, 26, None),
        # born within the edition, the day of the race not held: 25 or 26
        ("1997-08-22", None, 25, 26, None),
        ("1997-01-01", None, 26, 26, None),
        ("", dt.date(2023, 8, 23), None, None, None),
        # mistakes that a check reports, and that must not stop the desk
        ("2024-01-01", dt.date(2023, 8, 23), None, None, None),
        ("2024", None, None, None, None),
    ],
)
def test_the_age_is_of_the_day_as_far_as_it_is_known(born, date, youngest, oldest, days):
    result = build.result(build.event(), build.athlete("A One", born=born), 1, "3:29", date=date)
    rebuild()
    row = reading(result)
    assert (row.youngest, row.oldest, row.age_days) == (youngest, oldest, days)


def test_wind_counts_by_discipline_leg_and_roof():
    day = build.edition()
    sprint, jump = build.event(day, "100"), build.event(day, "LJ")
    roof = build.edition("2022-belgrade", "world-indoors")
    type(roof.championship).objects.filter(pk="world-indoors").update(indoor=True)
    combined = build.event(day, "DEC")
    wanted = {
        build.result(sprint, build.athlete("A One"), 1, "9.80", wind="+2.0"): ("legal", 9_800),
        build.result(sprint, build.athlete("B Two"), 2, "9.85", wind="+2.1"): ("aided", None),
        build.result(sprint, build.athlete("C Three"), 3, "9.90"): ("unknown", None),
        build.result(jump, build.athlete("D Four"), 1, "8.95w", wind="+3.0", legal_mark="8.70"): (
            "aided",
            8_700,
        ),
        build.result(build.event(day), build.athlete("E Five"), 1, "3:30.00"): ("", 210_000),
        build.result(build.event(roof, "LJ"), build.athlete("F Six"), 1, "8.40"): ("", 8_400),
        build.result(
            build.unit(combined, "combined", component="100"),
            build.athlete("G Seven"),
            1,
            "10.50",
            wind="+3.9",
        ): ("legal", 10_500),
        build.result(sprint, build.athlete("H Eight"), None, "9.79", wind="+1.0", status="DQ"): (
            "",
            None,
        ),
    }
    rebuild()
    found = {one: (reading(one).wind, reading(one).legal_value) for one in wanted}
    assert found == wanted


def test_the_host_nation_is_not_known_where_the_countries_are_not():
    at_home = build.edition(country=make.country("GBR"))
    games = build.edition("2022-birmingham", "games", country=make.country("ENG"))
    type(games.championship).objects.filter(pk="games").update(countries_held=False)
    build.result(build.event(at_home), build.athlete("A One", "GBR"), 1, "3:29")
    build.result(build.event(at_home), build.athlete("B Two", "NOR"), 2, "3:30")
    build.result(build.event(games), build.athlete("C Three", "GBR"), 1, "3:29")
    rebuild()
    assert column("at_home") == {"a-one": True, "b-two": False, "c-three": None}


def test_season_ranks_are_counted_among_those_who_competed():
    here = build.edition()
    run = build.event(here)
    people = [build.athlete(name) for name in ("A One", "B Two", "C Three", "D Four", "E Five")]
    for who, rank in zip(people, (2, 5, 5, 9), strict=False):
        build.season_line(here, who, rank)
    build.season_line(here, build.athlete("Not There"), 1)
    for place, who in enumerate(people[:3], 1):
        build.result(run, who, place, "3:30")
    build.result(build.unit(run, "heat", "1"), people[3], 4, "3:40")
    build.result(run, people[4], 4, "3:31")
    rebuild()
    assert column("form_rank") == {"a-one": 1, "b-two": 2, "c-three": 2, "e-five": None}


def test_a_medal_stands_on_the_final_alone_and_not_on_the_heat():
    run, who = build.event(), build.athlete("A One")
    final = build.result(run, who, 1, "3:29")
    heat = build.result(build.unit(run, "heat", "1"), who, 1, "3:40")
    rebuild()
    assert (reading(final).medal, reading(heat).medal) == ("G", "")
    assert (reading(final).through_rounds, reading(heat).through_rounds) == (True, False)


def held(year, winner, *others, status=Status.PUBLISHED):
    """The 1500 m of a year, won by the first."""
    run = build.event(build.edition(f"{year}-c{year}"), status=status)
    for place, who in enumerate((winner, *others), 1):
        build.result(run, who, place, "3:30")
    return run


def outcomes():
    rows = TitleDefence.objects.order_by("event__edition__year", "competitor_key")
    return [
        (row.event.edition.year, row.athlete.slug, row.outcome)
        for row in rows.select_related("event__edition", "athlete")
    ]


def test_the_title_goes_from_one_edition_to_the_next():
    first, second, third = (build.athlete(name) for name in ("A One", "B Two", "C Three"))
    held(2015, first, second)
    beaten = held(2017, second, first)
    missing = held(2019, third, first)
    make.absence(event=held(2023, first), athlete=third)
    rebuild()
    assert outcomes() == [
        (2017, "a-one", "medal"),
        (2019, "b-two", "unknown"),
        (2023, "c-three", "absent"),
    ]
    assert column("title_holder", event=beaten) == {"b-two": False, "a-one": True}
    assert column("title_holder", event=missing) == {"c-three": False, "a-one": False}


def test_a_draft_crowns_nobody_until_it_is_published():
    first, second = build.athlete("A One"), build.athlete("B Two")
    held(2015, first)
    draft = held(2017, second, status=Status.DRAFT)
    held(2019, second, first)
    rebuild()
    assert outcomes() == [(2017, "a-one", "unknown"), (2019, "a-one", "medal")]
    Event.objects.filter(pk=draft.pk).update(status=Status.PUBLISHED)
    rebuild_events(events=[draft.pk])
    assert outcomes() == [(2017, "a-one", "unknown"), (2019, "b-two", "retained")]


def test_a_change_of_an_event_reaches_the_next_of_its_kind():
    first, second = build.athlete("A One"), build.athlete("B Two")
    earlier = held(2015, first, second)
    held(2017, second, first)
    rebuild()
    earlier.units.get().results.all().delete()
    build.result(earlier, second, 1, "3:29")
    rebuild_events(events=[earlier.pk])
    part = (outcomes(), list(ResultReading.objects.order_by("pk").values()))
    rebuild()
    assert part == (outcomes(), list(ResultReading.objects.order_by("pk").values()))
    assert part[0] == [(2017, "b-two", "retained")]


def test_what_changes_an_age_or_a_rank_names_its_events():
    here = build.edition()
    run, jump = build.event(here), build.event(here, "HJ")
    who = build.athlete("A One")
    build.result(run, who, 1, "3:29")
    line = build.season_line(here, who, 1)
    assert touched_events.event_of(who) == {run.pk}
    assert touched_events.event_of(line) == {run.pk}
    assert touched_events.event_of(here) == {run.pk, jump.pk}
