"""Rules about the rounds of an event and how one leads to the next."""

import datetime as dt

import pytest

from athletics.domain.checks import (
    earlier_round,
    legs_among_heats,
    qualifiers,
    rounds_in_order,
    twice,
)
from athletics.tests.domain.checks.builders import (
    DAY,
    event,
    leg,
    line,
    person,
    subjects,
    unit,
)


def heat(group, *lines):
    return unit(*lines, phase="heat", group=group)


def test_nobody_is_in_two_races_of_one_round():
    one, other = heat("1", line("a", 1, "3:40.00")), heat("2", line("b", 1, "3:41.00"))
    assert subjects(twice, event(one, other, unit(line("a", 1, "3:30.00")))) == []
    again = heat("2", line("b", 1, "3:41.00"), line("a", 2, "3:42.00"))
    assert subjects(twice, event(one, again)) == ["heat a"]


def test_a_run_off_between_two_is_allowed():
    first = heat("1", line("a", 1, "3:40.00"), line("b", 4, "3:41.00"), line("c", 4, "3:41.00"))
    off = heat("3", line("b", 1, "3:40.00"), line("c", 2, "3:42.00"))
    assert subjects(twice, event(first, off)) == []
    alone = heat("3", line("b", 1, "3:40.00"))
    assert subjects(twice, event(first, alone)) == ["heat b"]


def test_different_legs_are_no_doubles():
    legs = [
        leg(code, line("a", mark=mark, discipline=code))
        for code, mark in (("HJ", "2.00"), ("SP", "15.00"))
    ]
    assert subjects(twice, event(*legs, discipline="DEC")) == []


FINAL = unit(line("a", 1, "3:30.00"), line("b", 2, "3:31.00"))


def test_finalists_were_in_the_round_before():
    there = heat("1", line("a", 1, "3:40.00"), line("b", 2, "3:41.00"), line("c", 3, "3:42.00"))
    missing = heat("1", line("a", 1, "3:40.00"), line("c", 3, "3:42.00"), line("d", 4, "3:43.00"))
    assert subjects(earlier_round, event(there, FINAL, field_size=3)) == []
    assert subjects(earlier_round, event(missing, FINAL, field_size=4)) == ["final b"]
    assert subjects(earlier_round, event(missing, FINAL)) == []
    assert subjects(earlier_round, event(missing, FINAL, field_size=9)) == []


def test_an_outcome_not_held_leaves_the_round_before_incomplete():
    partly = heat("1", line("a", 1, "3:40.00"), line("c"), line("d", 4, "3:43.00"))
    assert subjects(earlier_round, event(partly, FINAL, field_size=4)) == []


@pytest.mark.parametrize(
    ("marks", "wrong"),
    [
        (["Q", "Q", "q", ""], []),
        (["Q", "q", "Q", ""], ["heat 1 r-2"]),
        (["", "Q", "", ""], ["heat 1 r-1"]),
        (["qR", "Q", "", ""], []),
        (["Q", "Q", "", "q"], ["heat 1 r-3"]),
        (["", "", "", ""], []),
    ],
)
def test_qualifiers_agree_with_places_and_marks(marks, wrong):
    lines = [
        line(f"r-{place}", place, f"3:4{place}.00", advanced=mark)
        for place, mark in enumerate(marks, 1)
    ]
    assert subjects(qualifiers, event(heat("1", *lines))) == wrong


def test_who_did_not_finish_is_no_qualifier():
    fell = line("a", status="DNF", advanced="q")
    by_jury = line("a", status="DNF", advanced="qJ")
    assert subjects(qualifiers, event(heat("1", fell))) == ["heat 1 a"]
    assert subjects(qualifiers, event(heat("1", by_jury))) == []


def test_the_next_round_holds_those_marked():
    first = heat("1", line("a", 1, "3:40.00", advanced="Q"), line("b", 2, "3:41.00"))
    assert subjects(qualifiers, event(first, unit(line("a", 1, "3:30.00")))) == []
    assert subjects(qualifiers, event(first, FINAL)) == ["heat 1 b"]


def test_rounds_in_order():
    day = DAY
    final = unit(line("a", 1, "3:30.00", date=day))
    for before, wrong in ((day, []), (day + dt.timedelta(1), ["heat"]), (None, [])):
        facts = event(heat("1", line("a", 1, "3:40.00", date=before)), final)
        assert subjects(rounds_in_order, facts) == wrong


@pytest.mark.parametrize(
    ("combined", "place", "discipline", "wrong"),
    [
        (("DEC",), None, "100", ["heat"]),
        (("DEC",), 3, "100", []),
        ((), None, "100", []),
        (("DEC",), None, "200", []),
    ],
    ids=["a leg", "entered both", "no combined event", "not a leg"],
)
def test_legs_among_heats(combined, place, discipline, wrong):
    athlete = person("damian-warner", combined=combined)
    row = line("damian-warner", place, "10.50", person=athlete)
    race = unit(line("a", 1, "9.99"), row, phase="heat", group="1", discipline=discipline)
    assert subjects(legs_among_heats, event(race, discipline=discipline)) == wrong
