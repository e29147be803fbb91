import pytest
from hypothesis import given
from hypothesis import strategies as st

from athletics.domain.upset_words import chance_in_words, per_cent, tag, threshold, verdict


@pytest.mark.parametrize(
    ("chance", "at_most", "words"),
    [
        (0.875, True, "at most 7 in 8 (87.5 %)"),
        (0.8, True, "at most 4 in 5 (80 %)"),
        (0.04, False, "1 in 25 (4 %)"),
        (0.4387, False, "3 in 7 (44 %)"),
        (0.004, False, "1 in 250 (0.4 %)"),
        (0.0002, False, "less than 1 in 1000 (under 0.1 %)"),
        (0.0097, False, "1 in 103 (1 %)"),
        (0.9975, False, "399 in 400 (over 99 %)"),
    ],
)
def test_a_chance_reads_in_words_and_per_cent(chance, at_most, words):
    assert chance_in_words(chance, at_most) == words.replace(" %", "\N{NO-BREAK SPACE}%")


@given(st.floats(0, 0.9999))
def test_nothing_short_of_certain_reads_as_certain_or_impossible(chance):
    assert per_cent(chance).split()[0] not in ("0", "0.0", "100", "100.0")


@pytest.mark.parametrize(
    ("held", "word"),
    [
        ((False, False), "Favourite beaten"),
        ((True, False), "Upset"),
        ((True, True), "Shock"),
        # 0.5 against 0.05 is both; a shock need not be asked for an upset
        ((False, True), "Shock"),
        ((True, True, True), "Reported upset"),
    ],
)
def test_the_firmest_word_is_said_and_a_report_makes_neither(held, word):
    assert verdict(*held) == word


@pytest.mark.parametrize(
    ("given_", "words"),
    [
        (("Upset", "1/7", 0.875), "Upset: 1-7 favourite beaten"),
        (("Shock", "", 0.6), "Shock: favourite with 3 in 5 beaten"),
        (("Favourite beaten", "", 0.25), "Favourite with 1 in 4 beaten"),
        (("Favourite beaten", "4/1", 0.2), "4-1 favourite beaten"),
        (("Reported upset", "", None), "Reported upset: favourite beaten"),
    ],
)
def test_the_tag_names_the_price_before_the_chance(given_, words):
    assert tag(*given_) == words


@pytest.mark.parametrize(("chance", "whole"), [(0.875, 87), (0.29, 29), (0.5, 50), (0.009, 0)])
def test_the_finder_is_asked_for_whole_per_cents_that_take_the_case_in(chance, whole):
    assert threshold(chance) == whole
