import pytest
from hypothesis import given
from hypothesis import strategies as st

from athletics.domain.closeness import (
    alike,
    asked_words,
    closeness,
    joined_pairs,
    may_be_misspelt,
    one_letter_off,
    order,
    spellings,
    words_of,
)
from athletics.domain.fame import fame, medal_points


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Narve Gilje NORDÅS", "narve gilje nordas"),
        ("100 m", "100m"),
        ("100 metres", "100m"),
        ("100meters Seoul", "100m seoul"),
        ("10,000 m", "10000m"),
        ("10\N{NO-BREAK SPACE}000 metres", "10000m"),
        ("4 × 100 m relay", "4x100m relay"),
        ("4 x 400", "4x400"),
        ("20 kilometres race walk", "20km race walk"),
        ("Men's 1500 m", "mens 1500m"),
        ("M 100", "m 100"),
        ("", ""),
        ("* OR \"a\" NEAR(b) ^c -d 'e'; --", "or a near b c d e"),
        ("\x00\x1b[31m", "31m"),
        ("博尔特", ""),
    ],
)
def test_a_text_becomes_words(text, words):
    assert words_of(text) == tuple(words.split())


def test_fillers_count_only_where_nothing_else_is_asked():
    assert asked_words("the 100 m at the Games of Seoul") == ["100m", "games", "seoul"]
    assert asked_words("of the") == ["of", "the"]


def test_hyphened_names_are_found_in_one_word_and_distances_without_their_unit():
    assert spellings("Shelly-Ann Fraser-Pryce") == (
        "shelly ann fraser pryce | shellyann fraserpryce"
    )
    assert spellings("Men's 1500 m", "1500") == "mens 1500m | mens 1500 | 1500"


def close(query, names, context=""):
    (value,) = closeness(asked_words(query), [(names, context)])
    return value


def test_a_whole_name_is_closest_and_the_order_of_words_does_not_matter():
    assert close("kerr josh", "josh kerr") == close("Josh KERR", "josh kerr") == 1.1
    assert close("kerr", "josh kerr") == 1.0


def test_what_stands_beside_the_name_counts_less():
    assert close("kerr 2023", "josh kerr", "gbr 2023") == pytest.approx((1 + 0.85) / 2)
    assert close("kerr 2023", "josh kerr", "gbr 2019") == 0.5


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("ingebritsen", "ingebrigtsen"),  # left out
        ("usian", "usain"),  # swapped
        ("kipchogue", "kipchoge"),  # added
        ("vlodarchik", "wlodarczyk"),  # three of ten
        ("ingebritse", "ingebrigtsen"),  # wrong and not yet whole
        ("jon", "jonathan"),  # begun
    ],
)
def test_a_misspelt_or_begun_word_is_alike(typed, meant):
    assert 0.7 < alike(typed, [meant, "holyfield"])[meant] < 1
    assert "holyfield" not in alike(typed, [meant, "holyfield"])


@pytest.mark.parametrize(("typed", "other"), [("2023", "2022"), ("kim", "kin"), ("kerr", "kosr")])
def test_figures_and_short_words_are_not_forgiven(typed, other):
    assert alike(typed, [other]) == {}


def test_words_typed_apart_are_found_joined():
    assert joined_pairs(["mc", "master", "kyron"]) == ["mcmaster", "masterkyron"]
    assert close("mc master", "kyron mcmaster") == pytest.approx(0.95)


def test_every_single_slip_of_the_finger_is_one_letter_off():
    assert {"kern", "ker", "kerrr", "ekrr", "kerr"} <= one_letter_off("kerr")
    assert not {"kears", "kerrys", "ke"} & one_letter_off("kerr")
    assert not may_be_misspelt("100m")
    assert may_be_misspelt("bolt")


def test_the_best_known_of_equally_close_finds_comes_first():
    assert order([(1.0, 100), (1.0, 900), (1.1, 0)]) == [1, 2, 0]


def test_what_is_far_behind_the_closest_is_left_out():
    assert order([(1.0, 0), (0.85, 900), (0.8, 900)]) == [0, 1]
    assert order([(0.5, 0), (0.45, 0), (0.3, 900)]) == [0, 1]
    assert order([]) == []


@given(st.text(max_size=100), st.lists(st.tuples(st.text(), st.text()), max_size=4))
def test_no_text_breaks_it(text, candidates):
    made = [(spellings(names), " ".join(words_of(context))) for names, context in candidates]
    if words := asked_words(text):
        values = closeness(words, made)
        assert all(0 <= value <= 1.1 + 1e-9 for value in values)


def test_fame_goes_by_colour_and_level_of_the_medals():
    assert medal_points("G", "global", "senior", indoor=False) == 120
    assert medal_points("G", "global", "senior", indoor=True) == 80
    assert medal_points("B", "global", "u20", indoor=False) == 10
    assert medal_points("S", "regional", "senior", indoor=False) == 20
    assert fame(0) == 0
    assert fame(1) == 58
    assert fame(10**9) == 1000
    assert fame(120) > fame(80, outings=30)
