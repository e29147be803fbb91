import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from athletics.domain.ages import AgeSpan, age, age_span, oldest, youngest
from athletics.domain.dates import PartialDate

DAY = dt.date(2000, 10, 19)


@pytest.mark.parametrize(
    ("born", "day", "years_and_days"),
    [
        (dt.date(2007, 12, 27), dt.date(2025, 9, 15), (17, 262)),
        (dt.date(2000, 9, 19), dt.date(2018, 9, 19), (18, 0)),
        (dt.date(2000, 9, 19), dt.date(2018, 9, 18), (17, 364)),
        (dt.date(2004, 2, 29), dt.date(2023, 2, 28), (18, 364)),
        (dt.date(2004, 2, 29), dt.date(2023, 3, 1), (19, 0)),
    ],
)
def test_an_age_is_years_and_days_since_the_birthday(born, day, years_and_days):
    assert age(born, day) == years_and_days


@pytest.mark.parametrize(
    ("born", "first", "last", "words"),
    [
        ("1981-02-25", DAY, DAY, "19 years 237 days"),
        ("1999-10-18", DAY, DAY, "1 year 1 day"),
        ("1981-02-25", DAY, DAY + dt.timedelta(days=2), "19 years"),
        ("1981-10-20", DAY, DAY + dt.timedelta(days=2), "18 or 19 years"),
        ("1981", DAY, DAY, "18 or 19 years"),
        ("1981-12", DAY, DAY, "18 years"),
        ("~1981", DAY, DAY, "18 to 20 years"),
    ],
)
def test_a_birth_date_or_a_day_that_is_not_exact_leaves_a_span(born, first, last, words):
    assert age_span(PartialDate.parse(born), first, last).in_words() == words


def exact(years, days=0):
    return AgeSpan((years, days), (years, days))


A, B = exact(18, 10), exact(18, 20)
VAGUE = AgeSpan((17, 100), (18, 99))


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        ([], []),
        ([("a", A), ("b", B)], [("a", True)]),
        ([("a", A), ("b", A), ("c", B)], [("a", True), ("b", True)]),
        ([("a", B), ("v", VAGUE)], [("a", False), ("v", False)]),
        ([("v", VAGUE), ("c", exact(30))], [("v", True)]),
    ],
)
def test_the_youngest_and_those_who_may_have_been(rows, found):
    assert [(one.who, one.certain) for one in youngest(rows)] == found


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        ([], []),
        ([("a", A), ("b", B)], [("b", True)]),
        ([("a", A), ("v", VAGUE)], [("a", False), ("v", False)]),
        ([("v", VAGUE), ("c", exact(30))], [("c", True)]),
    ],
)
def test_the_oldest_and_those_who_may_have_been(rows, found):
    assert [(one.who, one.certain) for one in oldest(rows)] == found


BIRTHS = st.builds(
    PartialDate, st.integers(1900, 1985), st.integers(1, 12), st.integers(1, 28)
) | st.builds(PartialDate, st.integers(1900, 1985), about=st.booleans())


@given(st.lists(BIRTHS, min_size=1, max_size=8), st.data())
def test_whoever_really_was_the_youngest_or_oldest_is_among_them(births, data):
    """Any true birth dates that fit what is held."""
    true = [
        data.draw(
            st.dates(born.as_date() or dt.date(born.year - born.about, 1, 1), born.last_day())
        )
        for born in births
    ]
    rows = [(who, age_span(born, DAY, DAY)) for who, born in enumerate(births)]
    ages = [age(born, DAY) for born in true]
    assert all(row[1].least <= held <= row[1].most for row, held in zip(rows, ages, strict=True))
    young, old = {one.who for one in youngest(rows)}, {one.who for one in oldest(rows)}
    assert {who for who, held in enumerate(ages) if held == min(ages)} <= young
    assert {who for who, held in enumerate(ages) if held == max(ages)} <= old
