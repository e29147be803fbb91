"""A field as numbers; what is unknown is flagged and never poor."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from athletics.domain.forecasts.entrants import Entrant, form_of
from athletics.domain.forecasts.features import NAMES, features, form_features


def told(field):
    """By entrant: features by name."""
    return [dict(zip(NAMES, row, strict=True)) for row in features(field)]


def test_the_best_has_no_gap_and_sixty_points_are_the_log_of_two():
    assert form_features([Entrant(1, form=1200.0), Entrant(2, form=1140.0)]) == [
        [0.0, 0.0],
        [pytest.approx(-math.log(2)), 0.0],
    ]


def test_nobody_is_further_behind_than_the_limit():
    best, far, farther = form_features([Entrant(n, form=f) for n, f in enumerate((1250, 1000, 10))])
    assert far == farther == [pytest.approx(-math.log(1 + 250 / 60)), 0.0]
    assert best == [0.0, 0.0]


def test_unknown_form_is_flagged_and_is_not_poor():
    assert form_features([Entrant(1, form=1200.0), Entrant(2)])[1] == [0.0, 1.0]


def test_where_nobody_is_known_there_is_no_flag():
    assert form_features([Entrant(1), Entrant(2)]) == [[0.0, 0.0], [0.0, 0.0]]
    for entrant in told([Entrant(1), Entrant(2)]):
        assert entrant["form unknown"] == entrant["last season unknown"] == 0.0
        assert entrant["neighbouring event unknown"] == 0.0
        assert entrant["pedigree unknown"] == 1.0


def test_each_kind_of_form_has_a_flag_and_a_gap_of_its_own():
    known, unknown = told([Entrant(1, form=1, last=2.0, neighbour=3.0, rating=35.0), Entrant(2)])
    for kind in ("form", "last season", "neighbouring event", "pedigree"):
        assert (known[f"{kind} unknown"], unknown[f"{kind} unknown"]) == (0.0, 1.0)
        assert unknown[kind if kind != "form" else "form"] == 0.0
    assert known["pedigree"] == 1.0


def test_honours_and_age():
    (champion, youth, nobody) = told(
        [
            Entrant(1, title_holder=True, olympic_champion=True, titles=2, finals=2, age=35),
            Entrant(2, recent_medals=1, age=20),
            Entrant(3),
        ]
    )
    assert (champion["title holder"], champion["Olympic champion"]) == (1.0, 1.0)
    assert champion["share of titles"] == 0.5
    assert (champion["years above 30"], champion["years below 23"]) == (1.0, 0.0)
    assert youth["recent medals"] == pytest.approx(math.log(2))
    assert (youth["years above 30"], youth["years below 23"]) == (0.0, 1.0)
    assert [nobody[name] for name in NAMES[8:]] == [0.0] * 6


@given(st.lists(st.none() | st.floats(0, 1400), min_size=1, max_size=20))
def test_a_better_form_never_has_a_lower_feature(forms):
    rows = form_features([Entrant(n, form=form) for n, form in enumerate(forms)])
    known = sorted(
        (form, row[0]) for form, row in zip(forms, rows, strict=True) if form is not None
    )
    assert [gap for _, gap in known] == sorted(gap for _, gap in known)


def test_the_mile_and_the_1500_are_one_form():
    assert form_of("MILE") == form_of("1500") == "1500"
    assert form_of("3000") == "3000"
