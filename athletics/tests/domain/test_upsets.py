"""What counts as an upset, and how it is told."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from athletics.domain.upsets import (
    Favourite,
    Outcome,
    bits,
    evidence,
    in_words,
    is_shock,
    is_upset,
    surprise,
)


@pytest.mark.parametrize(
    ("favourite", "winner", "upset", "shock"),
    [
        (0.875, None, True, False),  # the winner had at most 1 in 8
        (0.7, None, False, False),  # the winner may have had 0.3: not three times less
        (0.75, None, True, False),
        (0.35, 0.11, True, False),
        (0.35, 0.12, False, False),
        (0.34, 0.01, False, False),
        (0.5, 0.05, True, True),
        (0.5, 0.051, True, False),
        (0.49, 0.01, True, False),
        (None, None, False, False),
    ],
)
def test_upset_and_shock(favourite, winner, upset, shock):
    assert is_upset(favourite, winner) is upset
    assert is_shock(favourite, winner) is shock


def test_bits():
    assert bits(1 / 8) == 3
    assert surprise(0.875) == 3
    assert surprise(1) == math.inf


@pytest.mark.parametrize(
    ("chance", "words"),
    [
        (0.875, "7 in 8"),
        (0.5, "1 in 2"),
        (0.04, "1 in 25"),
        (2 / 3, "2 in 3"),
        (10 / 11, "10 in 11"),
        (0.62, "5 in 8"),
        (0.9995, "more than 999 in 1000"),
        (0.0004, "less than 1 in 1000"),
        (1 / 13, "1 in 13"),
    ],
)
def test_chances_in_words(chance, words):
    assert in_words(chance) == words


@given(st.floats(0.0011, 0.9989))
def test_words_are_close_to_the_chance(chance):
    part, _, whole = in_words(chance).partition(" in ")
    said = int(part) / int(whole)
    assert abs(said - chance) <= min(chance, 1 - chance) * 0.06


@pytest.mark.parametrize(
    ("outcome", "kind", "words"),
    [
        (Outcome("final", "final", 2, "OK"), "final", "finished second"),
        (Outcome("final", "final", 4, "OK"), "off-podium", "finished fourth"),
        (Outcome("final", "final", 13, "OK"), "off-podium", "finished 13th"),
        (Outcome("final", "final", 22, "OK"), "off-podium", "finished 22nd"),
        (Outcome("final", "final", None, "NM"), "no-result", "had no mark in the final"),
        (Outcome("heat", "heats", None, "DQ"), "no-result", "was disqualified in the heats"),
        (
            Outcome("semifinal", "semifinals", 5, "OK"),
            "before-final",
            "went out in the semifinals",
        ),
        (Outcome("final", "final", None, "DNS"), "before-final", "did not start in the final"),
        (
            Outcome("final", "final", None, "OK", moved_up=True),
            "off-podium",
            "finished outside the medals",
        ),
        (
            Outcome("unknown", "round not known", None, "TOOKPART"),
            "unknown",
            "took part; the outcome is not held",
        ),
    ],
)
def test_what_became_of_the_favourite(outcome, kind, words):
    assert (outcome.kind, outcome.in_words()) == (kind, words)


def test_evidence_of_budapest():
    second = Outcome("final", "final", 2, "OK")
    favourite = Favourite(
        second, price="1/7", lead="1.75 s", season_leader=True, olympic_champion=True
    )
    assert evidence(favourite) == (
        "1-7 favourite, season leader by 1.75 s and Olympic champion, finished second"
    )


def test_evidence_without_honours_or_numbers():
    out = Outcome("final", "final", 9, "OK")
    assert evidence(Favourite(out, chance=0.5)) == (
        "favourite with a chance of 1 in 2, finished ninth"
    )
    assert evidence(Favourite(out, reported=True)) == "favourite by report, finished ninth"
