"""How good forecasts are, by hand."""

import math

import pytest

from athletics.domain.forecasts.evaluation import Band, Judged, calibration, gain, log_loss


def test_log_loss_is_the_mean_of_the_winners():
    judged = [Judged([0.5, 0.5], 0), Judged([0.25, 0.75], 0)]
    assert [one.loss for one in judged] == pytest.approx([math.log(2), math.log(4)])
    assert log_loss(judged) == pytest.approx(1.5 * math.log(2))


def test_a_winner_of_no_chance_costs_much_and_not_everything():
    assert Judged([1.0, 0.0], 1).loss == pytest.approx(12 * math.log(10))


@pytest.mark.parametrize(
    ("held", "winner", "won"),
    [([0.6, 0.4], 0, True), ([0.6, 0.4], 1, False), ([0.5, 0.5], 0, True), ([0.5, 0.5], 1, False)],
)
def test_the_first_of_the_likeliest_is_the_favourite(held, winner, won):
    assert Judged(held, winner).favourite_won is won


def test_bands_take_in_their_lower_edge():
    judged = [Judged([0.35, 0.04, 0.61], 0), Judged([0.34, 0.36, 0.3], 1), Judged([1.0, 0.0], 0)]
    bands = {(band.low, band.high): band for band in calibration(judged)}
    assert set(bands) == {(0.0, 0.05), (0.2, 0.35), (0.35, 0.5), (0.5, 1.0)}
    assert bands[0.35, 0.5] == Band(0.35, 0.5, 2, pytest.approx(0.355), 2)
    assert bands[0.2, 0.35] == Band(0.2, 0.35, 2, pytest.approx(0.32), 0)
    assert bands[0.0, 0.05] == Band(0.0, 0.05, 2, pytest.approx(0.02), 0)
    assert bands[0.5, 1.0] == Band(0.5, 1.0, 2, pytest.approx(0.805), 1)


def test_every_event_adds_its_chances_and_one_win():
    bands = calibration([Judged([0.1] * 10, 3), Judged([0.5, 0.3, 0.2], 2)])
    assert sum(band.forecasts for band in bands) == 13
    assert sum(band.wins for band in bands) == 2


GOOD = [Judged([0.8, 0.2], number % 10 == 0) for number in range(60)]
FLAT = [Judged([0.5, 0.5], number % 10 == 0) for number in range(60)]


def test_what_is_better_saves_more_than_nothing():
    low, high = gain(GOOD, FLAT)
    assert 0 < low < log_loss(FLAT) - log_loss(GOOD) < high
    worst, least = gain(FLAT, GOOD)
    assert worst < least < 0


def test_the_interval_is_the_same_every_time_and_paired():
    assert gain(GOOD, FLAT) == gain(GOOD, FLAT)
    assert gain(GOOD, FLAT) != gain(GOOD, FLAT, seed=1)
    assert gain(GOOD, GOOD) == (0, 0)


def test_pairs_of_unequal_length_are_refused():
    with pytest.raises(ValueError, match="shorter"):
        gain(GOOD, FLAT[1:])
