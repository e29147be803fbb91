import pytest

from athletics.domain.winning_chart import Step, Winner, chart

WINNERS = [
    Winner(1983, 221_590, "3:41.59"),
    Winner(1987, 216_800, "3:36.80"),
    Winner(1991, 211_590, "3:31.59"),
]


def test_better_is_up_and_the_record_holds_until_it_falls():
    steps = [Step(1983, 216_590, "3:36.59"), Step(1991, 211_590, "3:31.59")]
    drawn = chart(WINNERS, steps, "time", "lower")
    assert [(point.x, point.y) for point in drawn.points] == [
        (70.0, 196.0),
        (350.0, 119.4),  # 5.21 of 10 seconds from the top, of 160 units
        (630.0, 36.0),
    ]
    assert drawn.records == ["M70.0 116.0H630.0V36.0H630"]
    assert drawn.best.winner.mark == "3:31.59"
    assert [tick.text for tick in drawn.marks] == ["3:35", "3:40"]


def test_the_line_begins_anew_with_a_new_implement():
    winners = [Winner(1984, 100_000, "100.00"), Winner(1986, 80_000, "80.00")]
    winners += [Winner(1988, 90_000, "90.00")]
    steps = [
        Step(1984, 100_000, "100.00", "old model"),
        Step(1986, 80_000, "80.00", "new model"),
        Step(1988, 90_000, "90.00", "new model"),
    ]
    drawn = chart(winners, steps, "distance", "higher")
    assert drawn.records == ["M70.0 36.0H350.0", "M350.0 196.0H630.0V116.0H630"]
    assert [point.y for point in drawn.points] == [36.0, 196.0, 116.0]


def test_a_record_outside_the_finals_widens_the_axis():
    drawn = chart(WINNERS, [Step(1983, 205_000, "3:25.00")], "time", "lower")
    assert drawn.records == ["M70.0 36.0H630"]
    assert min(point.y for point in drawn.points) > 36.0


def test_no_record_no_line_and_few_winners_no_picture():
    assert chart(WINNERS, [], "time", "lower").records == []
    assert chart(WINNERS[:2], [], "time", "lower") is None


@pytest.mark.parametrize("better", ["lower", "higher"])
def test_equal_marks_run_along_the_middle(better):
    winners = [Winner(year, 8_000, "8.00") for year in (2019, 2021, 2023)]
    drawn = chart(winners, [Step(2019, 8_000, "8.00")], "distance", better)
    assert {point.y for point in drawn.points} == {116.0}
