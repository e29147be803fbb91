"""Prices as printed and what they say; expected values worked out by hand."""

import datetime as dt
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from athletics.domain.dates import PartialDate
from athletics.domain.odds import (
    Quoted,
    chance_of_price,
    counting,
    implied_chance,
    names_a_favourite,
    without_margin,
)


@pytest.mark.parametrize(
    ("price", "form", "chance"),
    [
        ("1/7", "fractional", Fraction(7, 8)),
        ("1-7", "fractional", Fraction(7, 8)),
        ("11/8", "fractional", Fraction(8, 19)),
        ("evens", "fractional", Fraction(1, 2)),
        ("EVS", "fractional", Fraction(1, 2)),
        ("1/1", "fractional", Fraction(1, 2)),
        ("1.10", "decimal", Fraction(10, 11)),
        ("4", "decimal", Fraction(1, 4)),
        ("-650", "american", Fraction(650, 750)),
        ("+1200", "american", Fraction(1, 13)),
        ("+100", "american", Fraction(1, 2)),
        ("-100", "american", Fraction(1, 2)),
    ],
)
def test_a_price_says_a_chance(price, form, chance):
    assert implied_chance(price, form) == chance


@pytest.mark.parametrize(
    ("price", "form", "mend"),
    [
        ("0/7", "fractional", "1/7"),
        ("1/0", "fractional", "1/7"),
        ("7", "fractional", "1/7"),
        ("-1/7", "fractional", "1/7"),
        ("1.00", "decimal", "above 1"),
        ("0.5", "decimal", "above 1"),
        ("1,5", "decimal", "above 1"),
        ("650", "american", "-650"),
        ("-50", "american", "-650"),
        ("+٦٥٠", "american", "-650"),
        ("", "decimal", "above 1"),
        ("1/7", "roman", "fractional"),
    ],
)
def test_a_bad_price_is_refused_with_the_mend(price, form, mend):
    with pytest.raises(ValueError, match=form) as refusal:
        implied_chance(price, form)
    assert mend in str(refusal.value)


@pytest.mark.parametrize("price", ["1/4", "1-4", " 1 / 4 ", "1.25", "-400"])
def test_a_price_is_read_in_whichever_format(price):
    assert chance_of_price(price) == Fraction(4, 5)


@pytest.mark.parametrize(
    ("price", "chance"),
    [("Evens", Fraction(1, 2)), ("4", Fraction(1, 4)), ("+400", Fraction(1, 5))],
)
def test_prices_that_only_one_format_can_be(price, chance):
    assert chance_of_price(price) == chance


@pytest.mark.parametrize("price", ["", "short", "1/0", "0.9", "1", "-40", "1/4/2", "١/٤"])
def test_what_no_format_reads_is_refused_with_the_mend(price):
    with pytest.raises(ValueError, match="write 1/4, 1-4, 1.25, -400 or evens"):
        chance_of_price(price)


def test_the_margin_of_a_full_book_is_taken_out_in_proportion():
    book = {1: Fraction(3, 5), 2: Fraction(2, 5), 3: Fraction(1, 5)}  # sums to 1.2
    assert without_margin(book) == {1: Fraction(1, 2), 2: Fraction(1, 3), 3: Fraction(1, 6)}


@pytest.mark.parametrize(
    ("book", "reported", "favourite"),
    [
        ({}, None, None),
        ({1: Fraction(1, 2)}, None, 1),
        ({1: Fraction(49, 100)}, None, None),
        ({1: Fraction(49, 100)}, 1, 1),
        ({1: Fraction(49, 100)}, 2, None),
        ({1: Fraction(1, 4), 2: Fraction(1, 5)}, None, None),
        ({1: Fraction(1, 4), 2: Fraction(1, 5), 3: Fraction(1, 6)}, None, 1),
        ({1: Fraction(1, 2), 2: Fraction(1, 2)}, None, None),
    ],
)
def test_prices_name_a_favourite_only_where_they_tell(book, reported, favourite):
    assert names_a_favourite(book, reported) == favourite


@given(st.integers(1, 999), st.integers(1, 999))
def test_formats_agree(against, on):
    fractional = implied_chance(f"{against}/{on}", "fractional")
    assert 0 < fractional < 1
    assert fractional == Fraction(on, against + on)


@given(st.dictionaries(st.integers(1, 20), st.fractions(0.01, 0.99), min_size=1))
def test_without_margin_sums_to_one_and_keeps_the_order(book):
    fair = without_margin(book)
    assert sum(fair.values()) == 1
    assert sorted(book, key=lambda who: (book[who], who)) == sorted(
        fair, key=lambda who: (fair[who], who)
    )


def quoted(row, day, price, athlete=7):
    return Quoted(row, athlete, price, implied_chance(price, "fractional"), PartialDate.parse(day))


@pytest.mark.parametrize(
    ("quotes", "row"),
    [
        ([(1, "2023-08-18", "2/13"), (2, "2023-08-23", "1/7")], 2),  # the later one
        ([(1, "2023-08-24", "1/2"), (2, "2023-08", "1/7")], 2),  # after the final counts nothing
        ([(1, "2023-08-23", "1/7"), (2, "2023-08-23", "1/4")], 2),  # the longest of one day
        ([(2, "2023-08-23", "1/4"), (1, "2023-08-23", "1/7")], 2),  # whatever their order
        ([(2, "2023-08-23", "1/4"), (1, "2023-08-23", "1/4")], 1),  # of equal ones the first row
        ([(1, "2023-09", "1/7")], None),  # a later month
    ],
)
def test_the_price_that_counts(quotes, row):
    counted = counting([quoted(*one) for one in quotes], dt.date(2023, 8, 23))
    assert (counted[7].row if counted else None) == row
