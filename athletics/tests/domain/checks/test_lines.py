"""Rules about what one line says by itself: status, mark, wind, reaction, date."""

import datetime as dt

import pytest

from athletics.domain.checks import (
    date_near,
    date_outside,
    legal_mark,
    own_past,
    possible_mark,
    reaction,
    statuses,
    world_record,
)
from athletics.domain.checks.facts import PastFacts, RecordFacts
from athletics.domain.checks.limits import limits
from athletics.tests.domain.checks.builders import (
    DAY,
    event,
    leg,
    line,
    messages,
    subjects,
    unit,
)


@pytest.mark.parametrize(
    ("values", "wrong"),
    [
        ({"place": 1, "mark": "3:29.38"}, 0),
        ({"place": 1}, 0),
        ({"status": "DQ", "mark": "3:29.38"}, 0),
        ({"status": "OK"}, 1),
        ({"status": "DNS", "mark": "3:29.38"}, 1),
        ({"status": "DQ", "place": 2}, 1),
        ({"status": "TOOKPART", "place": 2}, 1),
    ],
)
def test_status_place_and_mark(values, wrong):
    assert len(subjects(statuses, event(unit(line(**values))))) == wrong


@pytest.mark.parametrize(
    ("discipline", "mark", "wrong"),
    [
        ("100", "9.58", 0),
        ("100", "9.30", 0),
        ("100", "9.29", 1),
        ("100", "28.74", 0),
        ("100", "28.75", 1),
        ("SP", "24.26", 0),
        ("SP", "24.27", 1),
        ("SP", "5.89", 0),
        ("SP", "5.88", 1),
        ("1500", "1:19.60", 1),
        ("XC", "0.01", 0),
    ],
)
def test_a_mark_lies_within_the_limits_of_its_discipline(discipline, mark, wrong):
    facts = event(unit(line(mark=mark, discipline=discipline), discipline=discipline))
    assert len(subjects(possible_mark, facts)) == wrong


def test_a_possible_mark_is_judged_by_the_leg_and_the_implement():
    facts = event(leg("SP", line(mark="26.00", discipline="SP")), discipline="DEC")
    assert subjects(possible_mark, facts) == ["combined SP josh-kerr"]
    light = leg("SP", line(mark="26.00", discipline="SP"), implement="6kg")
    assert subjects(possible_mark, event(light, discipline="DEC")) == []


def test_the_message_names_value_rule_and_mend():
    facts = event(unit(line(mark="0:59.00")))
    assert messages(possible_mark, facts) == [
        (
            "Josh Kerr, Final: 0:59.00 is not possible in 1500; marks lie between 3:19.82 and "
            "10:18.00: correct the mark."
        )
    ]


def test_limits_of_a_mixed_event_are_those_of_men():
    assert limits("4x400", "X") == limits("4x400", "M")
    assert limits("80H", "M") is None


@pytest.mark.parametrize(
    ("mark", "seasons", "wrong"),
    [("3:22.00", 3, 0), ("3:21.60", 3, 0), ("3:21.59", 3, 1), ("3:21.59", 2, 0)],
)
def test_a_mark_against_the_athletes_own_past(mark, seasons, wrong):
    facts = event(unit(line(place=1, mark=mark, past=PastFacts(210_000, seasons))))
    assert len(subjects(own_past, facts)) == wrong


def test_in_the_field_a_tenth_further_is_too_far():
    past = PastFacts(20_000, 5)
    for mark, wrong in (("22.00", 0), ("22.01", 1)):
        facts = event(
            unit(line(mark=mark, discipline="SP", past=past), discipline="SP"), discipline="SP"
        )
        assert len(subjects(own_past, facts)) == wrong


RECORD = RecordFacts(dt.date(1998, 7, 14), 206_000, "3:26.00", "Hicham El Guerrouj")


@pytest.mark.parametrize(
    ("mark", "values", "wrong"),
    [
        ("3:26.00", {}, 0),
        ("3:25.99", {}, 1),
        ("3:25.99", {"status": "DQ"}, 0),
        ("3:25.9h", {}, 0),
        ("3:25.99", {"date": dt.date(1990, 1, 1)}, 0),
    ],
)
def test_a_mark_against_the_record_of_the_day(mark, values, wrong):
    facts = event(unit(line(mark=mark, **{"status": "OK", **values})), records=(RECORD,))
    assert len(subjects(world_record, facts)) == wrong


def test_windy_and_indoor_marks_beat_no_record():
    record = RecordFacts(dt.date(2009, 8, 16), 9_580, "9.58", "Usain Bolt")
    for wind, wrong in (("+2.0", 1), ("+2.1", 0)):
        facts = event(
            unit(line(mark="9.57", wind=wind), discipline="100"),
            discipline="100",
            records=(record,),
        )
        assert len(subjects(world_record, facts)) == wrong
    assert subjects(world_record, event(unit(line(mark="3:20.00")), indoor=True)) == []


@pytest.mark.parametrize(
    ("values", "wrong"),
    [
        ({"mark": "8.95", "wind": "+2.5", "legal_mark": "8.90", "legal_wind": "+2.0"}, 0),
        ({"mark": "8.95", "wind": "+2.5", "legal_mark": "8.90", "legal_wind": "+2.1"}, 1),
        ({"mark": "8.95", "wind": "+2.5", "legal_mark": "8.96", "legal_wind": "+1.0"}, 1),
        ({"mark": "8.95w", "wind": "+2.1"}, 0),
        ({"mark": "8.95w", "wind": "+2.0"}, 1),
        ({"mark": "8.95w"}, 0),
    ],
)
def test_the_best_legal_mark(values, wrong):
    facts = event(unit(line(place=1, discipline="LJ", **values), discipline="LJ"))
    assert len(subjects(legal_mark, facts)) == wrong


def test_a_leg_may_have_a_stronger_wind():
    jump = {"mark": "7.95", "legal_mark": "7.90", "legal_wind": "+4.0", "discipline": "LJ"}
    assert subjects(legal_mark, event(leg("LJ", line(**jump)), discipline="DEC")) == []


@pytest.mark.parametrize(
    ("milliseconds", "group", "wrong"),
    [
        (100, "sprints", 0),
        (99, "sprints", 1),
        (1000, "relays", 0),
        (1001, "hurdles", 1),
        (150, "middle", 1),
    ],
)
def test_reaction_times(milliseconds, group, wrong):
    facts = event(unit(line(place=1, reaction=milliseconds)), group=group)
    assert len(subjects(reaction, facts)) == wrong


def test_a_false_start_may_have_its_reaction():
    facts = event(unit(line(status="DQ", reaction=50)), group="sprints")
    assert subjects(reaction, facts) == []


@pytest.mark.parametrize(
    ("day", "near", "outside"),
    [
        (DAY, 0, 0),
        (dt.date(2023, 8, 19), 0, 0),
        (dt.date(2023, 8, 27), 0, 0),
        (dt.date(2023, 8, 18), 1, 0),
        (dt.date(2023, 9, 3), 1, 0),
        (dt.date(2023, 9, 4), 0, 1),
        (dt.date(2022, 8, 23), 0, 1),
        (None, 0, 0),
    ],
)
def test_dates_within_the_edition(day, near, outside):
    facts = event(unit(line(place=1, date=day)))
    assert len(subjects(date_near, facts)) == near
    assert len(subjects(date_outside, facts)) == outside
