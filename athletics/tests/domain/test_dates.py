import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from athletics.domain.dates import PartialDate, age_on, day_in_words, span_in_words

days = st.dates(min_value=dt.date(1, 1, 1))
full = days.map(lambda day: PartialDate(day.year, day.month, day.day))
#: Few years, so that dates often share theirs.
near = st.builds(PartialDate, st.integers(1896, 1898), st.integers(0, 12)) | st.builds(
    PartialDate, st.integers(1896, 1898), about=st.booleans()
)
months = st.builds(PartialDate, st.integers(1, 9999), st.integers(1, 12))
years = st.builds(PartialDate, st.integers(1, 9999), about=st.booleans())
partial_dates = full | months | years


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("1997-10-08", PartialDate(1997, 10, 8)),
        ("1997-10", PartialDate(1997, 10)),
        ("1997", PartialDate(1997)),
        ("~1897", PartialDate(1897, about=True)),
        ("0776", PartialDate(776)),
    ],
)
def test_a_written_date_is_read(text, date):
    assert PartialDate.parse(text) == date


@given(partial_dates)
def test_a_date_is_read_back_from_what_it_prints(date):
    assert PartialDate.parse(str(date)) == date


@given(partial_dates)
def test_a_date_is_read_back_from_what_the_database_keeps(date):
    assert PartialDate.from_sort_key(date.sort_key) == date


@given(st.from_regex(r"~?\d{4}(-\d{2}){0,2}", fullmatch=True))
def test_a_date_has_one_way_to_be_written(text):
    try:
        date = PartialDate.parse(text)
    except ValueError:
        return
    assert str(date) == text


@given(days, days)
def test_full_dates_sort_in_the_order_of_time(one, other):
    keys = [PartialDate(day.year, day.month, day.day).sort_key for day in (one, other)]
    assert (keys[0] < keys[1]) == (one < other)


def test_dates_sort_by_year_the_year_alone_first_and_about_the_year_last():
    written = ["1896-12-31", "1897", "1897-01", "1897-01-01", "1897-05", "1897-12-31", "~1897"]
    dates = [PartialDate.parse(text) for text in [*written, "1898"]]
    assert sorted(dates[::-1], key=lambda date: date.sort_key) == dates


@given(near, near)
def test_dates_compare_as_the_database_sorts_them(one, other):
    assert (one < other) == (one.sort_key < other.sort_key)


FORMS = "is no date; write 1997-10-08, 1997-10, 1997 or ~1997"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", f"'' {FORMS}"),
        ("97", f"'97' {FORMS}"),
        ("1997-1-8", f"'1997-1-8' {FORMS}"),
        ("1997/10/08", f"'1997/10/08' {FORMS}"),
        ("8.10.1997", f"'8.10.1997' {FORMS}"),
        ("1997 ", f"'1997 ' {FORMS}"),
        ("1997\n", f"'1997\\n' {FORMS}"),
        ("1897~", f"'1897~' {FORMS}"),
        ("-1997", f"'-1997' {FORMS}"),
        ("1997-00", f"'1997-00' {FORMS}"),
        ("1997-10-00", f"'1997-10-00' {FORMS}"),
        ("1997-00-00", f"'1997-00-00' {FORMS}"),
        ("١٩٩٧", f"'١٩٩٧' {FORMS}"),
        ("1997-13", "'1997-13' is no date: month must be in 1..12"),
        ("1997-02-29", "'1997-02-29' is no date: day is out of range for month"),
        ("1900-02-29", "'1900-02-29' is no date: day is out of range for month"),
        ("0000", "'0000' is no date: year 0 is out of range"),
        ("~1897-05", "'~1897-05' is no date: only a year can be approximate; write ~1897"),
    ],
)
def test_what_is_no_date_is_refused_with_the_mend(text, message):
    with pytest.raises(ValueError, match="is no date") as refused:
        PartialDate.parse(text)
    assert str(refused.value) == message


def test_a_day_without_its_month_is_refused():
    with pytest.raises(ValueError, match="^a day needs its month$"):
        PartialDate(1997, 0, 8)


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("1997-10-08", dt.date(1997, 10, 8)),
        ("1996-02", dt.date(1996, 2, 29)),
        ("1900-02", dt.date(1900, 2, 28)),
        ("1997-12", dt.date(1997, 12, 31)),
        ("1997", dt.date(1997, 12, 31)),
        ("~1997", dt.date(1997, 12, 31)),
        ("9999", dt.date(9999, 12, 31)),
        ("9999-12", dt.date(9999, 12, 31)),
    ],
)
def test_last_day(text, last):
    assert PartialDate.parse(text).last_day() == last


@pytest.mark.parametrize(
    ("text", "words", "day"),
    [
        ("1997-10-08", "8 October 1997", dt.date(1997, 10, 8)),
        ("1997-01", "January 1997", None),
        ("1997-12", "December 1997", None),
        ("1997", "1997", None),
        ("~1897", "about 1897", None),
    ],
)
def test_a_date_in_words_and_as_a_day(text, words, day):
    date = PartialDate.parse(text)
    assert (date.in_words(), date.as_date(), date.is_full) == (words, day, day is not None)


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        ((2023, 8, 19), (2023, 8, 27), "19 to 27 August 2023"),
        ((2023, 8, 19), (2023, 8, 19), "19 August 2023"),
        ((2003, 8, 23), (2003, 9, 1), "23 August to 1 September 2003"),
        ((1999, 12, 31), (2000, 1, 1), "31 December 1999 to 1 January 2000"),
        ((1999, 8, 1), (2000, 8, 2), "1 August 1999 to 2 August 2000"),
    ],
)
def test_a_span_says_month_and_year_once_where_both_days_share_them(first, last, words):
    assert span_in_words(dt.date(*first), dt.date(*last)) == words


def test_a_day_in_words():
    assert day_in_words(dt.date(2023, 8, 3)) == "3 August 2023"


@pytest.mark.parametrize(
    ("born", "day", "ages"),
    [
        ("1997-10-08", (2023, 8, 23), (25, 25)),
        ("1997-10-08", (2023, 10, 7), (25, 25)),
        ("1997-10-08", (2023, 10, 8), (26, 26)),
        ("1997-10-08", (1997, 10, 8), (0, 0)),
        ("1996-02-29", (2023, 2, 28), (26, 26)),
        ("1996-02-29", (2023, 3, 1), (27, 27)),
        ("1996-02-29", (2024, 2, 29), (28, 28)),
        ("1997-10", (2023, 9, 30), (25, 25)),
        ("1997-10", (2023, 10, 8), (25, 26)),
        ("1997-10", (2023, 11, 1), (26, 26)),
        ("1997", (2023, 8, 23), (25, 26)),
        ("~1997", (2023, 8, 23), (25, 27)),
    ],
)
def test_age_is_as_wide_as_the_birth_date_leaves_it(born, day, ages):
    assert age_on(PartialDate.parse(born), dt.date(*day)) == ages


@given(days, days)
def test_what_is_known_only_in_part_never_excludes_the_true_age(born, day):
    age, _ = age_on(PartialDate(born.year, born.month, born.day), day)
    for known in (PartialDate(born.year, born.month), PartialDate(born.year)):
        youngest, oldest = age_on(known, day)
        assert youngest <= age <= oldest <= youngest + 1
