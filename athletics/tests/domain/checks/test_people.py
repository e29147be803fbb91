"""Rules about people: sex, age, countries, duplicates."""

import datetime as dt

import pytest

from athletics.domain.checks import (
    age,
    age_group,
    country_years,
    duplicates,
    one_country,
    relay_legs,
    sex,
)
from athletics.domain.checks.facts import CountryFacts
from athletics.tests.domain.checks.builders import (
    athlete,
    event,
    line,
    member,
    messages,
    person,
    subjects,
    team,
    unit,
)


def of(**values):
    return unit(line(place=1, person=person(**values)))


def test_the_sex_of_the_event():
    assert subjects(sex, event(of(sex="M"))) == []
    assert subjects(sex, event(of(sex="W"))) == ["josh-kerr"]
    assert subjects(sex, event(of(sex="W"), sex="X")) == []
    runner = event(unit(team(place=1)), members=(member("josh-kerr", 1),), sex="W")
    assert subjects(sex, runner) == ["josh-kerr"]


@pytest.mark.parametrize(
    ("born", "wrong"),
    [
        ("2011-08-19", 0),
        ("2011-08-20", 1),
        ("2011", 0),
        ("2012", 1),
        ("~2012", 0),
        ("1957-08-20", 0),
        ("1957-08-19", 1),
        ("1957", 0),
        ("1956", 1),
    ],
)
def test_age_on_the_day(born, wrong):
    assert len(subjects(age, event(of(born=born)))) == wrong


@pytest.mark.parametrize(
    ("born", "wrong"), [("2004-01-01", 0), ("2003-12-31", 1), ("~2003", 0), ("~2002", 1)]
)
def test_under_20_means_19_at_the_years_end(born, wrong):
    facts = event(of(born=born), age_group="u20")
    assert len(list(age_group.check(facts))) == wrong
    assert list(age_group.check(event(of(born=born)))) == []


@pytest.mark.parametrize(
    ("first", "last", "wrong"),
    [(None, None, 0), (2023, 2023, 0), (2024, None, 1), (None, 2022, 1)],
)
def test_a_country_in_its_years(first, last, wrong):
    countries = {"GBR": CountryFacts("GBR", "Great Britain", first, last)}
    facts = event(of(), countries=countries)
    found = list(country_years.check(facts))
    assert [one.subject for one in found] == ["world-championships/2023-budapest GBR"] * wrong


def test_two_countries_at_one_edition():
    assert list(one_country.check(event(of(countries=("GBR",))))) == []
    [message] = messages(one_country, event(of(countries=("AZE", "TUR"))))
    assert message.startswith("Josh Kerr competes for AZE and TUR at one edition; ")


def squad(*legs, part="final"):
    members = [member(f"r-{n}", number, part) for n, number in enumerate(legs)]
    return event(unit(team(place=1)), members=tuple(members))


@pytest.mark.parametrize(
    ("legs", "wrong"),
    [
        ([1, 2, 3, 4], []),
        ([1, 4], []),
        ([1, 2, None, None], []),
        ([1, 2, 3, 3], ["GBR leg 3"]),
        ([1, 2, 3, 5], ["GBR leg 5"]),
    ],
)
def test_relay_legs(legs, wrong):
    assert subjects(relay_legs, squad(*legs)) == wrong


def test_legs_of_the_heats_are_not_compared():
    assert subjects(relay_legs, squad(1, 1, part="heats")) == []


def test_legs_of_a_race_that_is_not_told_are_not_compared():
    assert subjects(relay_legs, squad(1, 1, part="unknown")) == []


def test_legs_of_two_teams_are_not_compared():
    members = (member("a", 1), member("b", 1, country="USA"))
    assert subjects(relay_legs, event(members=members)) == []


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ({"born": "1997-10-08"}, {"born": "1997-10-08"}, True),
        ({"born": "1997-10-08"}, {"born": "1997"}, True),
        ({"born": "1997-10-08"}, {"born": "~1998"}, True),
        ({"born": "1997-10-08"}, {"born": "1998"}, False),
        ({"born": "1997-10-08"}, {"born": "1997-08-10"}, True),
        ({"born": "1997-10-08"}, {"born": "1998-10-08"}, True),
        ({"born": "1997-10-08"}, {"born": "1999-10-08"}, False),
        (
            {"born": None, "years": (2015, 2023)},
            {"born": "1997-10-08", "years": (2021, 2029)},
            True,
        ),
        (
            {"born": None, "years": (1924, 1928)},
            {"born": "1997-10-08", "years": (2021, 2023)},
            False,
        ),
        ({"given": "Kerr", "family": "Josh", "born": "1997"}, {"born": "1997"}, True),
        ({"given": "Jósh", "born": "1997"}, {"born": "1997"}, True),
        (
            {"other_names": ("Josh Kerr",), "family": "Smith", "born": "1997"},
            {"born": "1997"},
            True,
        ),
        ({"born": "1997-10-08", "sex": "W"}, {"born": "1997-10-08"}, False),
        ({"born": "1997-10-08", "nation": "USA"}, {"born": "1997-10-08"}, False),
        ({"born": "1997-10-08", "nation": ""}, {"born": "1997-10-08"}, True),
        (
            {"born": "1997-10-08", "events": frozenset({1})},
            {"born": "1997-10-08", "events": frozenset({1, 2})},
            False,
        ),
        ({"given": "Mo", "born": "1983-03-23"}, {"given": "Mohamed", "born": "1983-03-23"}, True),
        ({"given": "Mo", "born": "1983"}, {"given": "Mohamed", "born": "1983"}, False),
        (
            {"given": "Jonathan", "born": "1988-02-22"},
            {"given": "Kevin", "born": "1988-02-22"},
            False,
        ),
        (
            {"family": "Daute", "born": "1964-12-16"},
            {"family": "Drechsler", "born": "1964-12-16"},
            True,
        ),
    ],
)
def test_likely_duplicates(one, other, alike):
    found = list(duplicates.check([athlete(**one), athlete(**other)]))
    assert len(found) == alike


def test_a_pair_is_named_once_whatever_the_order():
    one, other = athlete(born="1997"), athlete(born="1997")
    assert list(duplicates.check([one, other])) == list(duplicates.check([other, one]))
    assert [found.subject for found in duplicates.check([other, one])] == [
        f"{one.slug} {other.slug}" if one.slug < other.slug else f"{other.slug} {one.slug}"
    ]


def test_comparing_many_people_takes_no_square_of_their_number():
    start = dt.date(1900, 1, 1)
    people = [
        athlete(f"Given{n}", f"Family{n}", born=str(start + dt.timedelta(n)), nation="GBR")
        for n in range(5000)
    ]
    assert list(duplicates.check(people)) == []
