"""Medals without a title and long apart; margins; barriers."""

import pytest

from athletics.domain.marks import parse_mark
from athletics.domain.milestones.barriers import BARRIERS
from athletics.domain.milestones.contests import RoundMark
from athletics.tests.domain.milestones.builders import GAMES, final, runner, told

A, B, C = (runner(name) for name in ("Ann Able", "Bob Bold", "Cy Cole"))
AT = "in the men's 1500 m at the World Championships"


def test_a_second_medal_without_a_title_and_none_after_one():
    history = [final(2022, B, A), final(2023, C, B, A), final(2025, A, B)]
    assert told(history, "never-won") == [
        (
            f"Second medal for Ann Able {AT}, who had never won it: silver at City 2022 and bronze "
            "at City 2023."
        )
    ]


def test_the_longest_gap_grows_from_six_years_on():
    history = [final(2001, A), final(2006, B), final(2007, A), final(2012, C), final(2013, B)]
    assert told(history, "longest-gap") == [
        (
            f"6 years lay between two medals of Ann Able {AT} (City 2001, City 2007), the longest "
            "gap there until then."
        ),
        (
            f"7 years lay between two medals of Bob Bold {AT} (City 2006, City 2013), the longest "
            "gap there until then."
        ),
    ]


def race(year, *marks, **more):
    """Won in the first mark, second in the second."""
    read = [parse_mark(text, more.get("measure", "time")) for text in marks]
    pairs = zip((A, B), read, strict=True)
    finishers = [
        runner(one.name, place=place, colour=colour, mark=mark.text, value=mark.value)
        for place, colour, (one, mark) in zip((1, 2), "GS", pairs, strict=True)
    ]
    return final(year, *finishers, **more)


FIVE = [race(2000 + number, "3:30.00", f"3:30.{50 + number}") for number in range(5)]


def test_a_margin_is_a_record_only_beyond_all_of_at_least_five():
    smaller, larger = race(2007, "3:30.00", "3:30.49"), race(2008, "3:29.00", "3:30.10")
    assert told([*FIVE[:4], smaller], "smallest-margin") == []
    assert told([*FIVE, smaller, larger], "smallest-margin") == [
        (
            f"Smallest winning margin {AT} until then, of 6 held: 0.49 s, Ann Able ahead of Bob "
            "Bold at City 2007."
        )
    ]
    assert told([*FIVE, smaller, larger], "largest-margin") == [
        (
            f"Largest winning margin {AT} until then, of 7 held: 1.10 s, Ann Able ahead of Bob "
            "Bold at City 2008."
        )
    ]
    assert told([*FIVE, race(2007, "3:30.00", "3:30.50")], "smallest-margin") == []


@pytest.mark.parametrize(
    ("marks", "told_as"), [(("3:30.00", "3:30.00"), "the same mark"), (("3:30.0", "3:30.0"), None)]
)
def test_equal_times_are_no_margin_where_the_clock_was_coarse(marks, told_as):
    found = told([*FIVE, race(2007, *marks)], "smallest-margin")
    assert [told_as in one for one in found] == ([True] if told_as else [])


def test_a_winner_with_the_worse_mark_or_a_shared_title_has_no_margin():
    shared = final(2007, runner("A", colour="G", value=1), runner("B", colour="G", value=1))
    for one in (race(2007, "3:30.50", "3:30.49"), shared):
        assert told([*FIVE, one], "smallest-margin") == []


def mark(name, text, stage=0, measure="time"):
    value = parse_mark(text, measure).value
    return RoundMark(runner(name), value, text, (stage, "", 0, "", value))


def test_the_first_under_a_barrier_at_each_championship_and_in_all():
    history = [
        final(1992, A, at=GAMES, marks=(mark("Early", "3:30.00"),)),
        final(1997, A, marks=(mark("Heat", "3:29.99", -5), mark("Final", "3:28.00"))),
        final(1999, A, marks=(mark("Later", "3:27.00"),)),
        final(2000, A, at=GAMES, marks=(mark("At Games", "3:29.00"),)),
    ]
    under = [one for one in told(history, "barrier") if "under 3:30 " in one]
    assert under == [
        (
            "First mark held under 3:30 in the men's 1500 m at the Olympic Games: 3:29.00, At "
            "Games, City 2000."
        ),
        (
            "First mark held under 3:30 in the men's 1500 m at the World Championships: 3:29.99, "
            "Heat, City 1997."
        ),
        (
            "First mark held under 3:30 in the men's 1500 m at any championship held here: "
            "3:29.99, Heat, World Championships, City 1997."
        ),
    ]


def test_a_distance_may_equal_its_barrier():
    throw = {"discipline": "DT", "measure": "distance", "better": "higher", "name": "men's discus"}
    history = [final(1999, A, marks=(mark("Far", "70.00", measure="distance"),), **throw)]
    assert [one for one in told(history, "barrier") if "70 metres" in one] == [
        (
            "First mark held of 70 metres or more in the men's discus at the World Championships: "
            "70.00, Far, City 1999."
        ),
        (
            "First mark held of 70 metres or more in the men's discus at any championship held "
            "here: 70.00, Far, World Championships, City 1999."
        ),
    ]


def test_barriers_stand_from_the_easiest_to_the_hardest():
    falling = {"100", "200", "400", "800", "1500", "5000", "10000", "MAR"}
    for (discipline, _), barriers in BARRIERS.items():
        by_time = discipline in falling or discipline.endswith(("H", "SC"))
        assert list(barriers) == sorted(barriers, reverse=by_time), discipline
