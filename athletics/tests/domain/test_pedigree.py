"""Ratings from races: who beats whom moves them, and nothing else does."""

import pytest

from athletics.domain.pedigree import START, Pedigree, order_of

A, B, C = 1, 2, 3


def rated(*races):
    pedigree = Pedigree()
    for race in races:
        pedigree.add(race)
    return pedigree


def test_nobody_has_a_rating_before_the_first_race():
    pedigree = rated([(A, 1), (B, 2)])
    assert pedigree.of(C) is None
    assert Pedigree().of(A) is None


def test_the_winner_rises_and_the_last_falls():
    pedigree = rated([(A, 1), (B, 2), (C, 3)])
    assert pedigree.of(A) > START > pedigree.of(C)
    assert pedigree.of(A) > pedigree.of(B) > pedigree.of(C)


def test_places_tell_and_not_the_order_of_the_rows():
    told, turned = rated([(A, 1), (B, 2)]), rated([(B, 2), (A, 1)])
    assert [told.of(one) for one in (A, B)] == pytest.approx([turned.of(one) for one in (A, B)])


def test_the_order_of_the_races_matters():
    """Who beats a champion gains more than who beats the same athlete before any title."""
    titles = [[(A, 1), (C, 2)]] * 5
    late, early = rated(*titles, [(B, 1), (A, 2)]), rated([(B, 1), (A, 2)], *titles)
    assert late.of(B) > early.of(B) + 1


def test_a_tie_moves_two_newcomers_alike():
    pedigree = rated([(A, 1), (B, 1)])
    assert pedigree.of(A) == pytest.approx(pedigree.of(B))
    assert pedigree.of(A) == pytest.approx(START)


@pytest.mark.parametrize("race", [[], [(A, 1)]])
def test_a_race_of_fewer_than_two_tells_nothing(race):
    assert rated(race).of(A) is None


def test_who_did_not_finish_was_behind_all_who_did():
    rows = [
        *((A, 1, "OK"), (B, 2, "OK"), (C, None, "DNF"), (4, None, "NM"), (5, None, "UNPLACED")),
        *((6, None, "DNS"), (7, None, "DQ"), (8, None, "TOOKPART"), (9, 3, "DQ")),
    ]
    assert order_of(rows) == [(A, 1), (B, 2), (C, 3), (4, 3), (5, 3)]


def test_an_order_of_nobody_placed():
    assert order_of([(A, None, "NM"), (B, None, "NM")]) == [(A, 1), (B, 1)]
