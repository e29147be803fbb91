"""From worths to chances: laws that must hold for any field."""

import math
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from athletics.domain.forecasts.chances import Coefficients, chances, spread
from athletics.domain.forecasts.coefficients import FITTED
from athletics.domain.forecasts.entrants import Entrant
from athletics.domain.forecasts.features import FORM_NAMES, NAMES, features, form_features

worth = st.floats(-20, 20)
worths = st.lists(worth, min_size=1, max_size=12)
#: How exact the sum is that stands for an integral.
EXACT = 1e-7
shape = st.tuples(st.floats(0.05, 6), st.floats(0, 1), st.floats(0, 0.9))


@given(worths, shape)
@example([1000.0, -1000.0, 0.0], (1.0, 0.2, 0.2))
@example([-1e6] * 3 + [1e6], (6.0, 1.0, 0.0))
def test_chances_are_shares_of_one(values, shape):
    held = spread(values, *shape)
    assert sum(held) == pytest.approx(1, abs=1e-9)
    assert all(0 <= one <= 1 for one in held)


@given(worths, shape)
def test_a_higher_worth_never_has_a_lower_chance(values, shape):
    ranked = sorted(zip(values, spread(values, *shape), strict=True))
    for (_, low), (_, high) in pairwise(ranked):
        assert low <= high + 1e-12


@given(worths.filter(lambda values: len(values) > 1), shape, st.data())
def test_the_order_of_the_field_changes_nobodys_chance(values, shape, data):
    order = data.draw(st.permutations(range(len(values))))
    held = spread(values, *shape)
    turned = spread([values[one] for one in order], *shape)
    assert turned == pytest.approx([held[one] for one in order], abs=1e-9)


@given(worths, shape, st.data(), st.floats(0, 5))
def test_who_is_worth_more_never_has_a_lower_chance_than_before(values, shape, data, more):
    who = data.draw(st.integers(0, len(values) - 1))
    raised = [value + more * (one == who) for one, value in enumerate(values)]
    assert spread(raised, *shape)[who] >= spread(values, *shape)[who] - EXACT


@given(worths, shape, st.data(), st.floats(0, 1))
def test_who_is_worth_more_without_leading_takes_from_all_others(values, shape, data, part):
    """Of the best it does not hold: the others are measured from the best, and with the bend a far
    field can fall behind so much that the second gains."""
    who = data.draw(st.integers(0, len(values) - 1))
    to = values[who] + part * (max(values) - values[who])
    raised = [to if one == who else value for one, value in enumerate(values)]
    before, after = spread(values, *shape), spread(raised, *shape)
    for one in range(len(values)):
        assert one == who or after[one] <= before[one] + EXACT


@pytest.mark.parametrize("off_day", [0.0, 1e-9])
def test_without_off_days_it_is_the_softmax(off_day):
    values = [2.0, 1.0, 0.0, -3.0]
    whole = sum(math.exp(value) for value in values)
    assert spread(values, 1.0, 0.0, off_day) == pytest.approx(
        [math.exp(value) / whole for value in values], abs=1e-3
    )


def test_two_with_off_days_by_hand():
    """Equal weights of 1: each wins half. One of weight w wins on the other's off day, and of the
    other days w / (1 + w): (1 - e) (e + (1 - e) w / (1 + w)) of 1 - e². A hopeless one is left
    e (1 - e) of it: 0.2 / 1.2."""
    assert spread([0.0, 0.0], 1.0, 0.0, 0.2) == pytest.approx([0.5, 0.5])
    assert spread([0.0, -6.0], 1.0, 0.0, 0.2)[1] == pytest.approx(0.1683151, abs=EXACT)
    for hopeless in (-20.0, -30.0):
        held = spread([0.0, hopeless], 1.0, 0.0, 0.2)
        assert held == pytest.approx([1 / 1.2, 0.2 / 1.2], abs=EXACT)


def test_off_days_bring_the_field_closer():
    sure, doubtful = spread([5.0, 0.0], 1.0, 0.0, 0.0), spread([5.0, 0.0], 1.0, 0.0, 0.3)
    assert sure[0] > doubtful[0] > 0.5


def test_nobody_and_one():
    assert spread([], 1.0, 0.0, 0.2) == []
    assert spread([3.0], 1.0, 0.0, 0.2) == [1.0]


def test_the_last_chance_is_any_others():
    fitted = Coefficients((1.0,), 1.0, 0.0, 0.0, other=math.log(2))
    assert chances([[0.0], [0.0]], fitted) == pytest.approx([0.25, 0.25, 0.5])


def test_features_are_weighed():
    fitted = Coefficients((2.0, -1.0), 1.0, 0.0, 0.0)
    assert chances([[math.log(2), math.log(2)], [0.0, 0.0]], fitted) == pytest.approx(
        [2 / 3, 1 / 3]
    )


def test_every_fit_weighs_the_features_there_are():
    for name, fitted in FITTED.items():
        assert len(fitted.weights) == len(FORM_NAMES if "season" in name else NAMES), name
        assert (fitted.other is not None) == name.startswith("open"), name
        assert fitted.weights[0] > 0 >= fitted.weights[1], name
        assert fitted.slope > 0, name
        assert fitted.bend >= 0, name
        assert 0 < fitted.off_day < 1, name


forms = st.lists(st.none() | st.integers(1000, 1300), min_size=2, max_size=12)


@given(forms, st.data(), st.sampled_from(["track", "season track", "road", "season road"]))
def test_better_form_short_of_the_best_never_lowers_the_chance(values, data, name):
    """Whoever raises the best form moves the scale of all others; of that nothing is claimed."""
    known = [one for one, form in enumerate(values) if form is not None]
    if not known:
        return
    who, best = data.draw(st.sampled_from(known)), max(form for form in values if form is not None)
    better = list(values)
    better[who] = data.draw(st.integers(values[who], best))
    make = form_features if name.startswith("season") else features
    before, after = (
        chances(make([Entrant(one, form=form) for one, form in enumerate(held)]), FITTED[name])
        for held in (values, better)
    )
    assert after[who] >= before[who] - 1e-9
