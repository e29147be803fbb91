import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from athletics.domain.dates import PartialDate
from athletics.domain.medals import Decision, standing, table_order

NIGHT = dt.date(2012, 8, 10)


def decision(competitor, colour, action, effective=""):
    date = PartialDate.parse(effective) if effective else None
    return Decision(competitor, colour, action, date)


# London 2012, women's 1500 m: first and second lost their medals, and so did, years later, one
# who had moved up. Places of today: 3, 4, 5 of the night stand 1, 2, 3.
PLACES = {"jamal": 1, "tomashova": 2, "aregawi": 3}
LONDON = [
    decision("cakir", "G", "award", "2012-08-10"),
    decision("bulut", "S", "award", "2012-08-10"),
    decision("jamal", "B", "award", "2012-08-10"),
    decision("cakir", "G", "withdrawal", "2015-08-17"),
    decision("bulut", "S", "withdrawal", "2017"),
    decision("jamal", "G", "upgrade", "2018"),
    decision("tomashova", "S", "upgrade", "2018"),
    decision("aregawi", "B", "upgrade", "2018"),
    decision("tomashova", "S", "withdrawal", "2024-09-03"),
]


@pytest.mark.parametrize(
    ("as_of", "held"),
    [
        (dt.date(2012, 8, 9), {}),
        (NIGHT, {"cakir": "G", "bulut": "S", "jamal": "B"}),
        (dt.date(2015, 8, 16), {"cakir": "G", "bulut": "S", "jamal": "B"}),
        (dt.date(2015, 8, 17), {"bulut": "S", "jamal": "B"}),
        # Known to the year: it surely stands from the last day of that year.
        (dt.date(2017, 12, 30), {"bulut": "S", "jamal": "B"}),
        (dt.date(2017, 12, 31), {"jamal": "B"}),
        (dt.date(2018, 12, 31), {"jamal": "G", "tomashova": "S", "aregawi": "B"}),
        (dt.date(2024, 9, 2), {"jamal": "G", "tomashova": "S", "aregawi": "B"}),
        (dt.date(2024, 9, 3), {"jamal": "G", "aregawi": "B"}),
        (None, {"jamal": "G", "aregawi": "B"}),
    ],
)
def test_medals_follow_the_decisions_from_the_night_to_today(as_of, held):
    assert standing(PLACES, NIGHT, LONDON, as_of) == held


@pytest.mark.parametrize(
    ("places", "held"),
    [
        ({}, {}),
        ({"a": 1, "b": 2, "c": 3, "d": 4}, {"a": "G", "b": "S", "c": "B"}),
        ({"a": 1, "b": 1, "c": 3}, {"a": "G", "b": "G", "c": "B"}),
        ({"a": 1, "b": 2, "c": 2, "d": 4}, {"a": "G", "b": "S", "c": "S"}),
        ({"a": 2, "b": 2}, {"a": "S", "b": "S"}),
        ({"a": 0}, {}),
    ],
)
@pytest.mark.parametrize("as_of", [None, NIGHT])
def test_without_decisions_places_give_the_medals(places, held, as_of):
    assert standing(places, NIGHT, [], as_of) == held


def test_before_the_final_nobody_holds_a_medal():
    assert standing({"a": 1}, NIGHT, [], NIGHT - dt.timedelta(days=1)) == {}


# Sydney 2000, women's 100 m: the gold was withdrawn and passed on to nobody; two silvers.
SYDNEY = [
    decision("jones", "G", "award", "2000-09-23"),
    decision("jones", "G", "withdrawal", "2007-12-12"),
    decision("thanou", "S", "award", "2000-09-23"),
    decision("lawrence", "B", "award", "2000-09-23"),
    decision("lawrence", "S", "upgrade", "2009-12-09"),
    decision("ottey", "B", "upgrade", "2009-12-09"),
]


def test_a_withdrawn_gold_stays_vacant_where_nobody_moves_up():
    places = {"thanou": 1, "lawrence": 2, "ottey": 3}
    today = {"thanou": "S", "lawrence": "S", "ottey": "B"}
    assert standing(places, dt.date(2000, 9, 23), SYDNEY) == today


def test_a_medal_withdrawn_twice_is_gone_once():
    twice = [
        decision("a", "G", "award", "2000"),
        decision("a", "G", "withdrawal", "2001"),
        decision("a", "G", "withdrawal", "2002"),
    ]
    assert standing({"b": 2}, NIGHT, twice) == {"b": "S"}


def test_a_medal_given_back_is_held_again():
    story = [
        decision("a", "G", "award", "2000"),
        decision("a", "G", "withdrawal", "2001"),
        decision("a", "G", "upgrade", "2003"),
    ]
    assert standing({}, NIGHT, story) == {"a": "G"}
    assert standing({}, NIGHT, story, dt.date(2002, 1, 1)) == {}


def test_one_who_moved_up_twice_holds_the_last_colour():
    story = [
        decision("a", "B", "award", "2000"),
        decision("a", "S", "upgrade", "2005"),
        decision("a", "G", "upgrade", "2010"),
    ]
    assert standing({}, NIGHT, story) == {"a": "G"}
    assert standing({}, NIGHT, story, dt.date(2009, 12, 31)) == {"a": "S"}


def test_withdrawing_a_colour_that_was_passed_up_takes_nothing():
    story = [
        decision("a", "S", "award", "2000"),
        decision("a", "G", "upgrade", "2005"),
        decision("a", "S", "withdrawal", "2006"),
    ]
    assert standing({}, NIGHT, story) == {"a": "G"}


def test_decisions_without_a_date_stand_today_only_and_come_last():
    story = [
        decision("a", "G", "withdrawal"),
        decision("b", "G", "upgrade"),
        decision("a", "G", "award", "2012-08-10"),
        decision("b", "S", "award", "2012-08-10"),
    ]
    assert standing({}, NIGHT, story) == {"b": "G"}
    assert standing({}, NIGHT, story, dt.date(9999, 12, 31)) == {"a": "G", "b": "S"}


def test_an_undated_upgrade_came_before_the_decision_that_ended_it():
    story = [
        decision("a", "S", "upgrade"),
        decision("a", "S", "withdrawal", "2024-09"),
        decision("b", "B", "upgrade"),
        decision("b", "S", "upgrade", "2024"),
    ]
    assert standing({}, NIGHT, story) == {"b": "S"}
    assert standing({}, NIGHT, story, dt.date(2024, 9, 29)) == {}
    assert standing({}, NIGHT, story, dt.date(2024, 12, 31)) == {"b": "S"}


# Sources tell who lost a medal, and today's places who has moved up.
@pytest.mark.parametrize(
    ("places", "lost", "night"),
    [
        # Beijing 2008, women's hammer
        ({"b": 1, "c": 2, "d": 3}, [("a", "G")], {"a": "G", "b": "S", "c": "B"}),
        # Beijing 2008, men's pole vault
        ({"b": 1, "c": 2, "d": 3}, [("a", "B")], {"b": "G", "c": "S", "a": "B"}),
        ({"b": 1, "c": 2, "d": 3}, [("a", "G"), ("z", "S")], {"a": "G", "z": "S", "b": "B"}),
        # nobody was given the gold: nobody moved up
        ({"b": 2, "c": 3}, [("a", "G")], {"a": "G", "b": "S", "c": "B"}),
    ],
)
def test_those_whom_no_decision_names_stood_behind_who_lost_a_medal(places, lost, night):
    story = [
        one
        for who, colour in lost
        for one in (
            decision(who, colour, "award", "2012-08-10"),
            decision(who, colour, "withdrawal", "2016"),
        )
    ]
    assert standing(places, NIGHT, story, NIGHT) == night
    after = {who: "GSB"[place - 1] for who, place in places.items()}
    assert standing(places, NIGHT, story) == after
    assert standing(places, NIGHT, story, dt.date(2016, 12, 31)) == after


def test_withdrawn_and_passed_on_within_one_day_is_withdrawn_first():
    story = [
        decision("a", "S", "upgrade", "2013-05-01"),
        decision("a", "S", "withdrawal", "2013-05-01"),
    ]
    assert standing({}, NIGHT, story) == {"a": "S"}


def test_who_has_a_decision_holds_nothing_by_place():
    only_lost = [decision("a", "G", "withdrawal", "2013")]
    assert standing({"a": 1, "b": 2}, NIGHT, only_lost) == {"b": "S"}


decisions = st.builds(
    Decision,
    st.sampled_from("ab"),
    st.sampled_from("GSB"),
    st.sampled_from(["award", "withdrawal", "upgrade"]),
    st.sampled_from([None, PartialDate(2013), PartialDate(2013, 12), PartialDate(2014, 5, 1)]),
)


@given(st.lists(decisions, max_size=8), st.data(), st.none() | st.dates(NIGHT))
def test_the_order_of_the_decisions_given_does_not_matter(story, data, as_of):
    shuffled = data.draw(st.permutations(story))
    held = standing({"a": 1, "e": 2}, NIGHT, story, as_of)
    assert standing({"a": 1, "e": 2}, NIGHT, shuffled, as_of) == held


@given(st.dictionaries(st.sampled_from("abcde"), st.integers(0, 5)), st.lists(decisions))
def test_a_colour_is_held_only_by_place_or_by_a_decision_that_gives_it(places, story):
    given_by_place = {(who, "GSB"[place - 1]) for who, place in places.items() if 0 < place < 4}
    given_by_decision = {(d.competitor, d.colour) for d in story if d.action != "withdrawal"}
    assert standing(places, NIGHT, story).items() <= given_by_place | given_by_decision


def test_a_medal_table_goes_by_gold_then_silver_then_bronze():
    tallies = [(0, 0, 9), (1, 0, 0), (0, 5, 0), (1, 0, 1), (2, 0, 0), (0, 5, 1)]
    assert sorted(tallies, key=lambda tally: table_order(*tally)) == [
        *((2, 0, 0), (1, 0, 1), (1, 0, 0), (0, 5, 1), (0, 5, 0), (0, 0, 9)),
    ]
