"""What happened on a day of the year."""

import datetime as dt

import pytest

from athletics.queries.days import MOST_BIRTHDAYS, day_page
from athletics.services.rebuild import rebuild
from athletics.tests.pages import builders as build

pytestmark = pytest.mark.django_db


def won_on(day, name="Josh Kerr", **more):
    run = build.event(build.edition(f"{day.year}-city"))
    build.result(run, build.athlete(name, **more), 1, date=day)


def test_finals_of_all_years_newest_first():
    for year in (1896, 2023, 2024):
        won_on(dt.date(year, 4, 10), f"Of {year}")
    won_on(dt.date(2022, 4, 11), "Next Day")
    rebuild()
    found = day_page(4, 10, until=2023, viewer=None).finals
    assert [str(result.athlete) for result in found] == ["Of 2023", "Of 1896"]


def test_the_leap_day_is_looked_for_in_leap_years_only():
    won_on(dt.date(2020, 2, 29), "Leap Winner", born="1996-02-29")
    rebuild()
    page = day_page(2, 29, until=2023, viewer=None)
    assert [str(result.athlete) for result in page.finals] == ["Leap Winner"]
    assert [str(athlete) for athlete in page.born] == ["Leap Winner"]


def test_birthdays_are_those_of_medallists_known_to_the_day():
    run = build.event()
    for place, born in enumerate(("1997-08-23", "1997-08", "~1897", "1997-10-08"), 1):
        build.result(run, build.athlete(f"Born In{place}", born=born), place)
    rebuild()
    assert [str(one) for one in day_page(8, 23, 2023, None).born] == ["Born In1"]
    assert [str(one) for one in day_page(10, 8, 2023, None).born] == []


def test_birthdays_stand_once_oldest_first_and_not_beyond_their_number():
    run, jump = build.event(), build.event(code="HJ")
    for number in range(MOST_BIRTHDAYS + 1):
        who = build.athlete(f"A {number}", born=f"{1990 - number}-08-23")
        build.result(run, who, 1)
        build.result(jump, who, 2)
    rebuild()
    born = day_page(8, 23, 2023, None).born
    assert len(born) == MOST_BIRTHDAYS
    assert str(born[0]) == f"A {MOST_BIRTHDAYS}"
