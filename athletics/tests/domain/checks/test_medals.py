"""Rules about medals: ties, and decisions against places."""

import pytest

from athletics.domain.checks import medal_decisions, medal_ties
from athletics.domain.medals import Decision
from athletics.tests.domain.checks.builders import event, line, places, subjects, unit


@pytest.mark.parametrize(
    ("held", "wrong"),
    [
        ([1, 2, 3], []),
        ([1, 1, 3], []),
        ([1, 2, 2], []),
        ([1, 3], []),
        ([2, 2, 3], []),
        ([1, 1, 2], ["silver"]),
        ([1, 2, 2, 3], ["bronze"]),
        ([1, 1, 1, 3], ["bronze"]),
    ],
)
def test_after_two_golds_comes_bronze(held, wrong):
    facts = event(places(*[(place, "2.40") for place in held]))
    assert subjects(medal_ties, facts) == wrong


def decided(*decisions):
    return tuple(Decision(who, colour, action, None) for who, colour, action in decisions)


FINAL = unit(line("b", 1, "9.92"), line("c", 2, "9.97"), line("a", mark="9.79", status="DQ"))
PASSED_ON = decided(("a", "G", "award"), ("a", "G", "withdrawal"), ("b", "G", "upgrade"))


def test_decisions_end_at_todays_places():
    assert subjects(medal_decisions, event(FINAL, decisions=PASSED_ON)) == []


def test_a_medal_withdrawn_leaves_no_place():
    final = unit(line("a", 1, "9.79"), line("b", 2, "9.92"))
    facts = event(final, decisions=PASSED_ON)
    assert subjects(medal_decisions, facts) == ["a", "b"]


def test_a_medal_passed_on_needs_the_row():
    facts = event(unit(line("a", status="DQ")), decisions=PASSED_ON)
    assert subjects(medal_decisions, facts) == ["b"]


def test_a_withdrawal_names_a_medal_that_was_held():
    facts = event(FINAL, decisions=decided(("a", "S", "withdrawal")))
    assert subjects(medal_decisions, facts) == ["A silver withdrawn"]
