"""Points of combined events, and the arithmetic of claims."""

import datetime as dt

import pytest

from athletics.domain.checks import combined_total, margins
from athletics.domain.checks.facts import ClaimFacts
from athletics.domain.checks.scoring import points
from athletics.domain.marks import parse_mark
from athletics.tests.domain.checks.builders import event, leg, line, places, subjects, unit

#: Kevin Mayer's world record of 2018 and Jackie Joyner-Kersee's of 1988, as the reports print them.
DECATHLON = {
    "100": ("10.55", 963),
    "LJ": ("7.80", 1010),
    "SP": ("16.00", 851),
    "HJ": ("2.05", 850),
    "400": ("48.42", 889),
    "110H": ("13.75", 1007),
    "DT": ("50.54", 882),
    "PV": ("5.45", 1051),
    "JT": ("71.90", 918),
    "1500": ("4:36.11", 705),
}
HEPTATHLON = {
    "100H": ("12.69", 1172),
    "HJ": ("1.86", 1054),
    "SP": ("15.80", 915),
    "200": ("22.56", 1123),
    "LJ": ("7.27", 1264),
    "JT": ("45.66", 776),
    "800": ("2:08.51", 987),
}
FIELD = {"HJ", "PV", "LJ", "SP", "DT", "JT"}


@pytest.mark.parametrize(
    ("sex", "discipline", "mark", "due"),
    [("M", code, *row) for code, row in DECATHLON.items()]
    + [("W", code, *row) for code, row in HEPTATHLON.items()],
)
def test_points_as_the_reports_print_them(sex, discipline, mark, due):
    measure = "distance" if discipline in FIELD else "time"
    assert points(sex, discipline, parse_mark(mark, measure).value, measure) == due


def test_hand_times_get_the_allowance_and_hopeless_marks_nothing():
    assert points("M", "100", 10_310, "time", by_hand=True) == points("M", "100", 10_550, "time")
    assert points("M", "1500", 480_000, "time") == 0
    assert points("M", "JT", 7_000, "distance") == 0
    assert points("W", "MILE", 240_000, "time") is None


def decathlon(total, marks=DECATHLON, **values):
    legs = [leg(code, line(mark=mark, discipline=code)) for code, (mark, _) in marks.items()]
    final = unit(line(place=1, mark=total, discipline="DEC"), discipline="DEC")
    return event(final, *legs, discipline="DEC", **values)


def test_the_total_is_the_sum_of_its_legs():
    assert subjects(combined_total, decathlon("9126")) == []
    assert subjects(combined_total, decathlon("9127")) == ["josh-kerr"]
    assert subjects(combined_total, decathlon("9125")) == ["josh-kerr"]


def test_some_legs_do_not_exceed_the_total():
    some = dict(list(DECATHLON.items())[:5])
    assert subjects(combined_total, decathlon("9126", some)) == []
    assert subjects(combined_total, decathlon("4500", some)) == ["josh-kerr"]


def test_older_tables_are_not_judged():
    old = {"start": dt.date(1984, 8, 8), "end": dt.date(1984, 8, 9)}
    assert subjects(combined_total, decathlon("8798", **old)) == []


def test_a_leg_without_a_mark_counts_nothing():
    facts = decathlon("8208", {k: v for k, v in DECATHLON.items() if k != "JT"})
    missed = leg("JT", line(status="NM"), measure="distance")
    facts = event(*facts.units, missed, discipline="DEC")
    assert subjects(combined_total, facts) == []


RACE = places((1, "3:29.38"), (2, "3:29.65"), (3, "3:29.68"))


@pytest.mark.parametrize(
    ("value", "competitor", "wrong"),
    [
        ("0.27", None, 0),
        ("0.27 s", "runner-1", 0),
        ("+0.30 behind", "runner-3", 0),
        ("0.3", None, 0),
        ("0.29", None, 1),
        ("0.27", "runner-3", 1),
        ("by a whisker", None, 0),
        ("0.27", "somebody-else", 0),
    ],
)
def test_margins_claimed(value, competitor, wrong):
    claim = ClaimFacts("margin", value, "ap", competitor)
    assert len(subjects(margins, event(RACE, claims=(claim,)))) == wrong


def test_margins_in_centimetres():
    jump = places((1, "8.95"), (2, "8.91"), discipline="LJ")
    for value, wrong in (("4 cm", 0), ("9 cm", 1), ("0.04 m", 0)):
        claim = ClaimFacts("winning margin", value, "ap")
        facts = event(jump, discipline="LJ", claims=(claim,))
        assert len(subjects(margins, facts)) == wrong


def test_other_claims_are_not_read():
    assert subjects(margins, event(RACE, claims=(ClaimFacts("mark", "9.99", "ap"),))) == []
