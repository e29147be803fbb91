from hypothesis import given
from hypothesis import strategies as st

from athletics.domain.upset_chart import (
    Band,
    Entrant,
    calibration_chart,
    chance_chart,
)

KERR = Entrant("1", "Kerr", 0.04, "4 %", winner=True)
INGEBRIGTSEN = Entrant("2", "Ingebrigtsen", 0.44, "44 %", price=0.875, favourite=True)
NORDAS = Entrant("3", "Nordås", 0.03, "3 %")


def test_two_chances_make_no_drawing():
    assert chance_chart([KERR, INGEBRIGTSEN]) is None


def test_rows_keep_the_order_of_the_result_and_the_axis_reaches_the_price():
    chart = chance_chart([KERR, INGEBRIGTSEN, NORDAS])
    assert [row.entrant.name for row in chart.rows] == ["Kerr", "Ingebrigtsen", "Nordås"]
    assert [row.y for row in chart.rows] == [27, 53, 79]
    # from 0 at 190 to 90 % at 410: 220 units for 90 points
    assert [row.x for row in chart.rows] == [199.8, 297.6, 197.3]
    assert [row.price_x for row in chart.rows] == [None, 403.9, None]
    assert chart.ticks == [
        (190.0, "0 %"),
        (238.9, "20 %"),
        (287.8, "40 %"),
        (336.7, "60 %"),
        (385.6, "80 %"),
    ]
    assert chart.has_prices


def test_without_prices_the_axis_ends_at_the_tenth_above_the_highest_chance():
    chart = chance_chart([KERR, NORDAS, Entrant("3", "Laros", 0.23, "23 %")])
    assert chart.rows[2].x == 358.7  # 23 of 30 points
    assert not chart.has_prices


def test_words_move_right_of_a_price_that_stands_close_and_never_over_its_words():
    near = Entrant("1", "Near", 0.5, "50 %", price=0.55)
    row = chance_chart([near, KERR, NORDAS]).rows[0]
    assert row.label_x > row.price_x > row.x
    assert row.price_label_x > row.label_x
    far = chance_chart([INGEBRIGTSEN, KERR, NORDAS]).rows[0]
    assert far.x < far.label_x < far.price_x < far.price_label_x


@given(st.lists(st.floats(0, 1), min_size=3, max_size=40))
def test_a_higher_chance_never_stands_further_left(chances):
    chart = chance_chart([Entrant("", "", chance, "") for chance in chances])
    pairs = sorted((row.entrant.chance, row.x) for row in chart.rows)
    assert [x for _, x in pairs] == sorted(x for _, x in pairs)
    assert all(190 <= x <= 410 for _, x in pairs)


def test_forecasts_that_kept_their_word_stand_on_the_diagonal():
    dots = calibration_chart([Band(0.25, 0.25, 400), Band(1, 1, 100), Band(0, 0, 4)]).dots
    assert [(dot.x, dot.y) for dot in dots] == [(118.0, 242.0), (340.0, 20.0), (44.0, 316.0)]
    assert [dot.r for dot in dots] == [9.0, 6.0, 3.6]


def test_a_band_without_forecasts_is_not_drawn():
    assert calibration_chart([Band(0.5, 0, 0)]) is None
    assert len(calibration_chart([Band(0.5, 0, 0), Band(0.1, 0.2, 9)]).dots) == 1
