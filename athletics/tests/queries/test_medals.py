"""Medal tables: their order, their ties, and who is counted."""

import pytest

from athletics.models import Medal
from athletics.queries.medals import (
    Tally,
    country_table,
    country_table_of,
    most_successful,
    with_ranks,
    without_squads,
)
from athletics.services.rebuild import rebuild
from athletics.tests import factories as make
from athletics.tests.pages import builders as build


def test_ranks_follow_gold_then_silver_then_bronze_then_the_name():
    rows = [
        Tally("Delta", 0, 9, 9),
        Tally("Bravo", 1, 1, 0),
        Tally("Alpha", 1, 1, 0),
        Tally("Echo", 1, 0, 5),
        Tally("Charlie", 2, 0, 0),
    ]
    assert [(tally.rank, tally.holder, tally.total) for tally in with_ranks(rows)] == [
        ("1", "Charlie", 2),
        ("=2", "Alpha", 2),
        ("=2", "Bravo", 2),
        ("4", "Echo", 6),
        ("5", "Delta", 18),
    ]


def test_an_empty_table():
    assert with_ranks([]) == []


@pytest.fixture
def medals(db):
    """Lyles won twice and the relay, whose squad is held for the USA and not for Italy."""
    lyles, other = build.athlete("Noah Lyles", "USA"), build.athlete("One Medal", "KEN")
    for code in ("100", "1500"):
        build.result(build.event(code=code), lyles, 1)
    build.result(build.event(code="HJ"), other, 1)
    relay = build.event(code="4x100")
    build.result(relay, "USA", 1)
    build.result(relay, "ITA", 2)
    make.team_member(event=relay, athlete=lyles, country=lyles.country)
    rebuild()
    return Medal.objects.all()


def counts(table):
    return [(row.rank, row.holder.pk, row.gold, row.silver, row.bronze) for row in table]


def test_a_team_medal_counts_once_for_its_country(medals):
    expected = [("1", "USA", 3, 0, 0), ("2", "KEN", 1, 0, 0), ("3", "ITA", 0, 1, 0)]
    assert counts(country_table_of(medals)) == expected
    assert counts(country_table(medals.select_related("country"))) == expected


def test_athletes_count_from_two_medals_on_those_of_teams_among_them(medals):
    found = most_successful(medals, most=20)
    assert [(row.rank, str(row.holder), row.gold) for row in found] == [("1", "Noah Lyles", 3)]
    narrow = medals.exclude(event__discipline="4x100").exclude(event__discipline="100")
    assert most_successful(narrow, most=20) == []


def test_no_more_athletes_than_asked_for(medals):
    assert most_successful(medals, most=0) == []


def test_teams_without_squads_are_those_whose_runners_are_not_held(medals):
    assert [medal.country_id for medal in without_squads(medals)] == ["ITA"]
