import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from athletics.domain.axes import HEIGHT, WIDTH
from athletics.domain.duel_chart import chart
from athletics.domain.duels import Score, Showing, ahead, score
from athletics.domain.statuses import STATUSES


def ok(place=None, value=None):
    return Showing("OK", place, value)


@pytest.mark.parametrize(
    ("first", "second", "better", "outcome"),
    [
        (ok(1, 209_380), ok(2, 209_650), "lower", "first"),
        (ok(4), ok(2), "lower", "second"),
        (ok(1, 2_370), ok(1, 2_370), "higher", "level"),
        # the place decides where a mark says otherwise: a photo finish, a qualifying group
        (ok(1, 10_000), ok(2, 9_990), "lower", "first"),
        (ok(value=9_990), ok(value=10_000), "lower", "first"),
        (ok(value=8_950), ok(value=8_910), "higher", "first"),
        (ok(1), ok(value=10_000), "lower", "unknown"),
        (ok(value=10_000), ok(value=10_000), "lower", "unknown"),
        (ok(9, 8_000), Showing("NM"), "higher", "first"),
        (Showing("DNF"), ok(9), "lower", "second"),
        (ok(9), Showing("DQ", value=9_790), "lower", "first"),
        (Showing("DQ", value=9_790), Showing("DNF"), "lower", "unknown"),
        (ok(9), Showing("TOOKPART"), "lower", "unknown"),
        (Showing("DNF"), Showing("TOOKPART"), "lower", "unknown"),
        (Showing("UNPLACED"), Showing("DNF"), "lower", "unknown"),
        (Showing("UNPLACED", value=10_000), Showing("DNF"), "lower", "first"),
    ],
)
def test_who_finished_ahead(first, second, better, outcome):
    assert ahead(first, second, better) == outcome


SHOWINGS = st.builds(
    Showing,
    st.sampled_from(sorted(STATUSES)),
    st.none() | st.integers(1, 4),
    st.none() | st.integers(1, 4),
)
TURNED = {"first": "second", "second": "first", "level": "level", "unknown": "unknown"}


@given(SHOWINGS, SHOWINGS, st.sampled_from(["lower", "higher"]))
def test_it_does_not_matter_who_is_named_first(one, other, better):
    assert ahead(one, other, better) == TURNED[ahead(other, one, better)]


@given(SHOWINGS, st.sampled_from(["lower", "higher"]))
def test_nobody_is_ahead_of_their_equal(one, better):
    assert ahead(one, one, better) in ("level", "unknown")


def test_what_is_not_known_is_counted_and_not_scored():
    held = score(["first", "first", "second", "level", "unknown", "unknown"])
    assert held == Score(first=2, second=1, level=1, unknown=2)
    assert (held.meetings, held.scored) == (6, 4)


def on(year, outcome, final=False):
    return dt.date(year, 8, 1), outcome, final


def test_the_balance_goes_up_for_the_first_and_down_for_the_second():
    meetings = [
        on(2019, "first"),
        on(2021, "unknown"),
        on(2022, "second"),
        on(2023, "second", True),
    ]
    drawn = chart([*meetings, on(2023, "level")])
    assert [point.balance for point in drawn.points] == [1, 0, -1, -1]
    assert [point.final for point in drawn.points] == [False, False, True, False]
    assert [point.y for point in drawn.points] == [36.0, 116.0, 196.0, 196.0]
    assert drawn.middle == 116.0
    assert [tick.text for tick in drawn.leads] == ["1", "0", "1"]
    assert [tick.text for tick in drawn.years] == ["2019", "2020", "2021", "2022", "2023"]
    assert drawn.line.startswith(f"M{drawn.points[0].x} 116.0H")
    assert drawn.last.balance == -1


@pytest.mark.parametrize("outcomes", [[], ["first"], ["first", "unknown"]])
def test_fewer_than_two_scored_meetings_make_no_line(outcomes):
    assert chart([on(2020, outcome) for outcome in outcomes]) is None


@given(
    st.lists(
        st.tuples(
            st.dates(dt.date(1896, 1, 1), dt.date(2025, 12, 31)),
            st.sampled_from(["first", "second", "level"]),
            st.booleans(),
        ),
        min_size=2,
        max_size=30,
    ).map(sorted)
)
def test_all_of_it_lies_on_the_drawing(meetings):
    drawn = chart(meetings)
    assert all(0 < point.x < WIDTH and 0 < point.y < HEIGHT for point in drawn.points)
    assert all(36 <= tick.at <= 196 for tick in drawn.leads)
    assert all(70 <= tick.at <= 630 for tick in drawn.years)
    xs = [point.x for point in drawn.points]
    assert xs == sorted(xs)
