import pytest
from hypothesis import given
from hypothesis import strategies as st

from athletics.domain.axes import HEIGHT, WIDTH
from athletics.domain.scale import Scale, ticks
from athletics.domain.season_chart import chart


@pytest.mark.parametrize(
    ("scale", "value", "at"),
    [
        (Scale(0, 10, 0, 100), 5, 50.0),
        (Scale(0, 10, 100, 0), 10, 0.0),
        (Scale(10, 20, 30, 60), 10, 30.0),
        (Scale(0, 3, 0, 1), 1, 0.3),
        (Scale(7, 7, 10, 20), 7, 15.0),
    ],
)
def test_a_value_stands_on_the_drawing_by_its_share(scale, value, at):
    assert scale.at(value) == at


@pytest.mark.parametrize(
    ("low", "high", "values"),
    [
        (0, 4, [0, 1, 2, 3, 4]),
        (209_380, 215_900, [210_000, 212_000, 214_000]),
        (9_580, 10_030, [9_600, 9_800, 10_000]),
        (7, 7, [7]),
    ],
)
def test_ticks_are_round_values_within(low, high, values):
    assert list(ticks(low, high)) == values


@given(st.integers(1, 10_000_000), st.integers(0, 10_000_000))
def test_there_is_a_tick_and_never_many(low, span):
    found = list(ticks(low, low + span))
    assert 1 <= len(found) <= 5
    assert low <= found[0] <= found[-1] <= low + span


TIMES = [(2019, 212_520, "3:32.52"), (2021, 209_050, "3:29.05"), (2023, 209_380, "3:29.38")]
JUMPS = [(2019, 8_100, "8.10"), (2021, 8_400, "8.40"), (2023, 8_200, "8.20")]


@pytest.mark.parametrize(
    ("bests", "measure", "better"), [(TIMES, "time", "lower"), (JUMPS, "distance", "higher")]
)
def test_better_is_up_and_time_runs_to_the_right(bests, measure, better):
    drawn = chart(bests, {2023: "G"}, measure, better)
    assert [point.mark for point in sorted(drawn.points, key=lambda point: point.y)] == [
        mark for _, _, mark in sorted(bests, key=lambda best: best[1], reverse=better == "higher")
    ]
    assert [point.x for point in drawn.points] == [70.0, 350.0, 630.0]
    assert {point.y for point in drawn.points} > {36.0, 196.0}
    assert (drawn.best.season, drawn.best.y) == (2021, 36.0)
    assert [(point.season, point.final) for point in drawn.finals] == [(2023, "G")]
    assert drawn.line.count("L") == 2


def test_marks_on_the_axis_are_round_and_years_written():
    drawn = chart(TIMES, {}, "time", "lower")
    assert [tick.text for tick in drawn.marks] == ["3:30", "3:31", "3:32"]
    assert [tick.text for tick in drawn.years] == ["2019", "2020", "2021", "2022", "2023"]
    assert [tick.text for tick in chart(JUMPS, {}, "distance", "higher").marks] == [
        *("8.10", "8.20", "8.30", "8.40"),
    ]


def test_many_years_are_thinned_on_narrow_screens():
    bests = [(year, 10_000, "10.00") for year in range(2000, 2011)]
    years = chart(bests, {}, "time", "lower").years
    assert [tick.wide_only for tick in years] == [False, True] * 5 + [False]


@pytest.mark.parametrize(("measure", "better"), [("time", "lower"), ("distance", "higher")])
def test_equal_bests_run_along_the_middle(measure, better):
    bests = [(year, 8_000, "8.00") for year in (2019, 2020, 2021)]
    drawn = chart(bests, {}, measure, better)
    assert [point.y for point in drawn.points] == [116.0] * 3
    assert drawn.best.season == 2019


@pytest.mark.parametrize("seasons", [0, 1, 2])
def test_fewer_than_three_seasons_make_no_line(seasons):
    assert chart(TIMES[:seasons], {}, "time", "lower") is None


@given(
    st.lists(st.integers(1_000, 9_000_000), min_size=3, max_size=25),
    st.sampled_from(["lower", "higher"]),
)
def test_all_points_and_ticks_lie_on_the_drawing(values, better):
    bests = [(2000 + year, value, str(value)) for year, value in enumerate(values)]
    drawn = chart(bests, {}, "points", better)
    assert all(0 < point.x < WIDTH and 0 < point.y < HEIGHT for point in drawn.points)
    assert all(36 <= tick.at <= 196 for tick in drawn.marks)
    assert all(70 <= tick.at <= 630 for tick in drawn.years)
