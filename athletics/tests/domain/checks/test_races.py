"""Rules about one race or group: places, marks, ties, winds and days."""

import datetime as dt

import pytest

from athletics.domain.checks import (
    equal_marks,
    gaps,
    one_day,
    one_wind,
    places_and_marks,
    places_in_joined_groups,
    ties,
    wind_indoors,
    wind_missing,
)
from athletics.domain.medals import Decision
from athletics.tests.domain.checks.builders import (
    DAY,
    event,
    line,
    messages,
    person,
    places,
    subjects,
    unit,
)

RUN = [(1, "3:29.38"), (2, "3:29.65"), (3, "3:29.68")]


@pytest.mark.parametrize(
    "marks",
    [
        RUN,
        [(1, "9.9"), (2, "9.9")],
        [(1, "9.58"), (3, "9.71"), (8, "9.95")],
        [(1, "10.2h"), (2, "10.14")],
        [(1, "3:29.38"), (2, ""), (3, "3:29.38")],
    ],
    ids=["in order", "photo finish", "gaps", "hand beside electronic", "no mark between"],
)
def test_places_that_agree_with_marks(marks):
    assert subjects(places_and_marks, event(places(*marks))) == []


def test_the_better_mark_behind_is_found_and_the_message_names_both_and_the_mend():
    facts = event(places((1, "3:29.38"), (2, "3:30.65"), (3, "3:29.68")))
    assert messages(places_and_marks, facts) == [
        (
            "Final: Runner 2 (place 2, 3:30.65) stands before Runner 3 (place 3, 3:29.68) with the "
            "worse mark; correct a place or a mark, or note the decision of the jury."
        )
    ]
    assert subjects(places_and_marks, facts) == ["final runner-3"]


def test_in_field_events_the_greater_mark_is_the_better():
    right = places((1, "8.95"), (2, "8.91"), discipline="LJ")
    wrong = places((1, "8.91"), (2, "8.95"), discipline="LJ")
    assert subjects(places_and_marks, event(right, discipline="LJ")) == []
    assert subjects(places_and_marks, event(wrong, discipline="LJ")) == ["final runner-2"]


def test_who_shares_a_place_shares_the_mark():
    assert subjects(places_and_marks, event(places((3, "13.18"), (3, "13.18")))) == []
    assert subjects(places_and_marks, event(places((3, "13.18"), (3, "13.30")))) == [
        "final runner-2"
    ]


def test_a_jury_named_in_the_note_explains_a_place():
    jury = line("orlando-ortega", 3, "13.30", note="joint bronze by decision of the jury")
    race = unit(line("pascal-martinot-lagarde", 3, "13.18"), jury, line("xie", 5, "13.29"))
    assert subjects(places_and_marks, event(race)) == []
    assert subjects(ties, event(unit(*race.lines, line("fourth", 4, "13.4")))) == []


def test_a_medal_decision_explains_a_place():
    race = unit(line("a", 2, "11.12"), line("b", 2, "11.18"), line("c", 3, "11.19"))
    upgrade = Decision("b", "S", "upgrade", None)
    assert subjects(places_and_marks, event(race)) == ["final b"]
    assert subjects(ties, event(race)) == ["final c"]
    decided = event(race, decisions=(upgrade,))
    assert subjects(places_and_marks, decided) == subjects(ties, decided) == []


def test_a_round_without_groups_has_its_own_rule():
    joined = places((4, "3:11.39"), (5, "3:08.69"), phase="heat")
    assert subjects(places_and_marks, event(joined)) == []
    assert subjects(places_in_joined_groups, event(joined)) == ["heat runner-2"]
    numbered = places((4, "3:11.39"), (5, "3:08.69"), phase="heat", group="1")
    assert subjects(places_and_marks, event(numbered)) == ["heat 1 runner-2"]
    assert subjects(places_in_joined_groups, event(numbered)) == []


def test_a_place_with_several_marks_says_that_races_are_joined():
    joined = places((1, "3:11.39"), (1, "3:08.69"), (2, "3:08.70"), phase="heat")
    assert subjects(places_in_joined_groups, event(joined)) == []
    assert subjects(ties, event(joined)) == []


def test_equal_points_parted_are_named_and_equal_times_are_not():
    assert subjects(equal_marks, event(places((1, "9.9"), (2, "9.9")))) == []
    shared = places((13, "8069"), (13, "8069"), discipline="DEC")
    parted = places((13, "8069"), (14, "8069"), discipline="DEC")
    assert subjects(equal_marks, event(shared, discipline="DEC")) == []
    assert subjects(equal_marks, event(parted, discipline="DEC")) == ["final runner-2"]


@pytest.mark.parametrize(
    ("held", "wrong"),
    [
        ([1, 2, 3], []),
        ([1, 1, 3], []),
        ([1, 1, 2], ["final runner-3"]),
        ([2, 2, 2, 5], []),
        ([2, 2, 2, 4], ["final runner-4"]),
        ([1, 4, 9], []),
    ],
)
def test_after_a_tie_as_many_places_stay_empty(held, wrong):
    facts = event(places(*[(place, "3:30.00") for place in held]))
    assert subjects(ties, facts) == wrong


@pytest.mark.parametrize(
    ("held", "wrong"),
    [([1, 2, 3], []), ([1, 1, 3], []), ([1, 3, 4], ["final"]), ([2, 3, 4], [])],
    ids=["whole", "tie", "gap", "without its first"],
)
def test_gaps_count_in_complete_events_only(held, wrong):
    race = places(*[(place, "3:30.00") for place in held])
    assert subjects(gaps, event(race)) == []
    assert subjects(gaps, event(race, field_size=len(held))) == wrong
    assert subjects(gaps, event(race, field_size=len(held) + 1)) == []


def test_a_disqualified_row_explains_a_gap():
    race = places((1, "3:29.00"), (3, "3:30.00"))
    race = unit(*race.lines, line("gone", status="DQ"))
    assert subjects(gaps, event(race, field_size=3)) == []


def test_a_qualification_placed_as_one_has_no_gaps():
    first = places((1, "8.2"), (3, "8.0"), discipline="LJ", phase="qualification", group="A")
    rest = unit(line("other", 2, "8.1", "LJ"), discipline="LJ", phase="qualification", group="B")
    assert subjects(gaps, event(first, rest, discipline="LJ", field_size=3)) == []


def test_wind_indoors():
    race = unit(line(place=1, mark="6.50", wind="+1.0"), discipline="60")
    assert subjects(wind_indoors, event(race, indoor=False)) == []
    assert subjects(wind_indoors, event(race, indoor=True)) == ["final josh-kerr"]
    assert subjects(wind_indoors, event(unit(line(mark="8.1w", discipline="LJ")), indoor=True))
    still = event(unit(line(place=1, mark="6.50")), indoor=True)
    assert subjects(wind_indoors, still) == []


@pytest.mark.parametrize(
    ("year", "phase", "winds", "wrong"),
    [
        (2023, "final", ["+0.1", "+0.1"], 0),
        (2023, "final", ["+0.1", None], 1),
        (2023, "final", [None, None], 1),
        (2023, "heat", [None, None], 0),
        (2023, "heat", ["0.0", None], 1),
        (1983, "final", [None, None], 1),
        (1982, "final", [None, None], 0),
    ],
)
def test_wind_where_the_rule_needs_it(year, phase, winds, wrong):
    lines = [line(f"r-{n}", n, "9.90", wind=wind) for n, wind in enumerate(winds, 1)]
    race = unit(*lines, phase=phase, group="1", discipline="100")
    facts = event(race, start=dt.date(year, 8, 1), end=dt.date(year, 8, 9))
    assert len(subjects(wind_missing, facts)) == wrong
    assert subjects(wind_missing, event(race, indoor=True)) == []


def test_one_wind_and_one_day_a_race():
    same = unit(line("a", 1, "9.9", wind="+0.1", date=DAY), line("b", 2, "9.9", wind="+0.1"))
    winds = unit(line("a", 1, "9.9", wind="+0.1"), line("b", 2, "9.9", wind="0.0"))
    days = unit(line("a", 1, "9.9", date=DAY), line("b", 2, "9.9", date=DAY + dt.timedelta(1)))
    assert subjects(one_wind, event(same)) == subjects(one_day, event(same)) == []
    assert subjects(one_wind, event(winds)) == ["final"]
    assert subjects(one_day, event(days)) == ["final"]
    joined = unit(*days.lines, phase="heat")
    assert subjects(one_day, event(joined)) == []


def test_jumps_have_each_their_own_wind():
    jumps = unit(
        line("a", 1, "8.9", "LJ", wind="+0.1"),
        line("b", 2, "8.8", "LJ", wind="0.0"),
        discipline="LJ",
    )
    assert subjects(one_wind, event(jumps)) == []


def test_a_stray_leg_does_not_make_two_days():
    decathlete = person("damian-warner", combined=("DEC",))
    stray = line("damian-warner", mark="10.5", person=decathlete, date=DAY)
    heat = unit(
        line("a", 1, "9.9", date=DAY - dt.timedelta(4)),
        stray,
        phase="heat",
        group="1",
        discipline="100",
    )
    assert subjects(one_day, event(heat, discipline="100")) == []
