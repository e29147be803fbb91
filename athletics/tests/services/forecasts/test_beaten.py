"""Favourites beaten: when one was, what became of them, and what is told of both."""

import datetime as dt

import pytest

from athletics.tests import factories as make
from athletics.tests.services.forecasts.world import (
    FIRST,
    FORM,
    budapest,
    called_favourite,
    derive,
    games,
    line,
    price,
    race,
    runner,
    season,
    upset,
    worlds,
)

pytestmark = pytest.mark.django_db


def decide(event, slug, colour, action, effective):
    who = runner(slug)
    make.medal_decision(
        event=event, athlete=who, country=who.country, colour=colour, action=action,
        effective=effective,
    )  # fmt: skip


def medals(*events):
    """Medals as they follow from the finals: every first and second."""
    for event in events:
        for place, colour in [(1, "G"), (2, "S")]:
            for result in event.units.get(phase="final").results.filter(place=place):
                values = {"event": event, "colour": colour, "country": result.country}
                held = make.medal(**values, athlete=result.athlete)
                if result.athlete:
                    make.medal_holder(medal=held)


def test_a_favourite_who_won_was_not_beaten():
    assert upset(budapest("jakob", "kerr", "nordas", "katir")) is None


@pytest.mark.parametrize(
    ("order", "kind", "place", "words"),
    [
        (("kerr", "jakob", "nordas", "katir"), "final", 2, "finished second"),
        (("kerr", "nordas", "katir", "jakob"), "off-podium", 4, "finished fourth"),
        (
            ("kerr", "nordas", "katir", "jakob:DNF"),
            "no-result",
            None,
            "did not finish in the final",
        ),
        (("kerr", "nordas", "jakob:DQ"), "no-result", None, "was disqualified in the final"),
        (("kerr", "nordas", "jakob:NM"), "no-result", None, "had no mark in the final"),
        (("kerr", "nordas", "jakob:TOOKPART"), "unknown", None, "the outcome is not held"),
    ],
)
def test_what_became_of_the_favourite(order, kind, place, words):
    beaten = upset(budapest(*order))
    assert (beaten.favourite.slug, beaten.winner.slug) == ("jakob", "kerr")
    assert (beaten.kind, beaten.favourite_place) == (kind, place)
    assert beaten.evidence.endswith(words)


def test_a_favourite_out_in_the_heats_is_still_the_favourite():
    event = budapest("kerr", "nordas", "katir")
    race(event, "jakob", "kerr", phase="heat", group="1")
    race(event, "nordas", "katir", "jakob", phase="semifinal", group="1")
    beaten = upset(event)
    assert (beaten.favourite.slug, beaten.kind) == ("jakob", "before-final")
    assert (beaten.favourite_place, beaten.favourite_status) == (3, "OK")
    assert beaten.evidence.endswith("went out in the semifinals")


def test_a_shared_title_is_no_beating():
    event = budapest("kerr=1", "nordas=1", "jakob=3", "katir=4")
    price(event, "jakob")
    assert [upset(event, basis) for basis in ("odds", "model", "season")] == [None] * 3


def test_the_winner_of_the_day_counts_where_the_gold_was_withdrawn_later():
    event = budapest("jakob", "nordas", "katir", "kerr:DQ")
    decide(event, "kerr", "G", "award", "2023-08-23")
    decide(event, "kerr", "G", "withdrawal", "2025-02-01")
    decide(event, "jakob", "S", "award", "2023-08-23")
    decide(event, "jakob", "G", "upgrade", "2025-02-01")
    beaten = upset(event)
    assert (beaten.winner.slug, beaten.favourite.slug) == ("kerr", "jakob")
    assert (beaten.kind, beaten.favourite_place) == ("final", 2)
    assert beaten.evidence.endswith("finished second")


def test_a_favourite_who_won_on_the_day_was_not_beaten_by_whoever_moved_up():
    event = budapest("kerr", "nordas", "katir", "jakob:DQ")
    decide(event, "jakob", "G", "award", "2023-08-23")
    decide(event, "jakob", "G", "withdrawal", "2025-02-01")
    assert upset(event) is None


def test_a_medal_of_the_day_counts_for_a_favourite_struck_out_later():
    event = budapest("kerr", "nordas", "katir", "jakob:DQ")
    decide(event, "jakob", "S", "award", "2023-08-23")
    decide(event, "jakob", "S", "withdrawal", "2025-02-01")
    beaten = upset(event)
    assert (beaten.kind, beaten.favourite_place, beaten.favourite_status) == ("final", 2, "OK")


def test_who_moved_up_to_second_by_place_alone_was_third_on_the_day():
    """Sources often tell who lost a medal and not who moved up."""
    event = budapest("kerr", "jakob", "nordas", "katir:DQ")
    decide(event, "katir", "G", "award", "2023-08-23")
    decide(event, "katir", "G", "withdrawal", "2025-02-01")
    beaten = upset(event)
    assert (beaten.winner.slug, beaten.favourite_place) == ("katir", 3)


def test_who_moved_up_to_a_medal_later_was_off_the_podium():
    event = budapest("kerr", "nordas", "jakob", "katir:DQ")
    decide(event, "katir", "B", "award", "2023-08-23")
    decide(event, "katir", "B", "withdrawal", "2025-02-01")
    beaten = upset(event)
    assert (beaten.kind, beaten.favourite_place) == ("off-podium", None)
    assert beaten.evidence.endswith("finished outside the medals")


@pytest.mark.parametrize(
    ("order", "struck_out"),
    [(("nordas", "jakob", "katir", "kerr:DQ"), "kerr"), (("kerr", "jakob", "nordas"), None)],
)
def test_where_only_the_order_of_today_is_held_nobody_is_said_to_be_beaten(order, struck_out):
    event = budapest(*order)
    price(event, "jakob")
    assert upset(event, "odds") is not None
    if struck_out:  # and nobody tells that it had been awarded: nordas has moved up
        decide(event, struck_out, "G", "withdrawal", "2025-02-01")
    else:
        decide(event, "kerr", "G", "upgrade", "2025-02-01")
    assert [upset(event, basis) for basis in ("odds", "model", "season")] == [None] * 3
    event.refresh_from_db()
    assert event.expectation.order_of_the_day is False


# Flags of the favourite


def test_an_honour_that_does_not_hold_is_not_told():
    beaten = upset(budapest())
    flags = (
        *("title_holder", "olympic_champion", "record_holder", "unbeaten", "again"),
        *("again_by_country", "first_title", "first_medal"),
    )
    assert [flag for flag in flags if getattr(beaten, flag)] == []


@pytest.mark.parametrize(
    ("winner", "discipline", "held"),
    [
        ("jakob", "1500", True),
        ("kerr", "1500", False),
        ("jakob", "800", False),
        ("jakob", "MILE", False),  # one form, and yet another title
    ],
)
def test_title_holder_and_olympic_champion(winner, discipline, held):
    other = "kerr" if winner == "jakob" else "jakob"
    race(worlds("2022-eugene", discipline), winner, other)
    race(games("2021-tokyo", discipline), winner, other)
    beaten = upset(budapest())
    assert (beaten.title_holder, beaten.olympic_champion) == (held, held)
    assert ("title holder and Olympic champion" in beaten.evidence) is held


def test_only_the_latest_champion_holds_the_title():
    race(worlds("2019-doha"), "jakob", "kerr")
    race(worlds("2022-eugene"), "kerr", "jakob")
    assert upset(budapest()).title_holder is False


def test_the_champion_of_the_day_holds_the_title_whatever_was_decided_later():
    before = worlds("2022-eugene")
    race(before, "kerr", "nordas", "jakob:DQ")
    decide(before, "jakob", "G", "award", "2022-08-20")
    decide(before, "jakob", "G", "withdrawal", "2024-01-01")
    assert upset(budapest()).title_holder is True


@pytest.mark.parametrize(
    ("rank", "discipline", "leads"), [(1, "1500", True), (2, "1500", False), (1, "MILE", False)]
)
def test_season_leader(rank, discipline, leads):
    event = worlds()
    line(event, "jakob", 1290, rank, discipline)
    if rank > 1:  # of an annulled or unlinked mark nothing but the rank is left
        line(event, "stranger", 1291, 1)
    line(event, "kerr", 1200, 3)
    race(event, "kerr", "jakob")
    beaten = upset(event)
    assert beaten.season_leader is leads
    assert ("season leader by 9.00 s" in beaten.evidence) is leads


def test_two_leaders_lead_by_nothing():
    event = worlds()
    line(event, "jakob", 1290, 1)
    line(event, "absent", 1290, 1)
    line(event, "kerr", 1200, 3)
    race(event, "kerr", "jakob")
    assert upset(event).evidence.split(", ")[1:] == ["season leader", "finished second"]


@pytest.mark.parametrize(
    ("who", "day", "held"),
    [
        ("jakob", FIRST - dt.timedelta(1), True),
        ("jakob", FIRST, False),
        ("kerr", FIRST - dt.timedelta(1), False),
    ],
)
def test_record_holder(who, day, held):
    event = budapest()
    make.world_record(discipline=event.discipline, athlete=runner("old"), date=dt.date(1998, 7, 14))
    make.world_record(discipline=event.discipline, athlete=runner(who), date=day, mark="3:25.00")
    beaten = upset(event)
    assert beaten.record_holder is held
    assert ("world record holder" in beaten.evidence) is held


def test_a_holder_whose_record_was_broken_is_none():
    event = budapest()
    for who, year in [("jakob", 2020), ("kerr", 2022)]:
        make.world_record(
            discipline=event.discipline, athlete=runner(who), date=dt.date(year, 7, 14)
        )
    assert upset(event).record_holder is False


@pytest.mark.parametrize(
    ("finals", "unbeaten"),
    [
        ((("jakob", "kerr"),), False),  # one final alone
        ((("jakob", "kerr"), ("jakob", "nordas")), True),
        ((("jakob=1", "kerr=1"), ("jakob", "nordas")), True),
        ((("jakob", "kerr"), ("jakob", "nordas"), ("kerr", "jakob")), False),
        ((("jakob", "kerr"), ("jakob", "nordas"), ("kerr", "jakob:DNF")), False),
        ((("jakob", "kerr"), ("jakob", "nordas"), ("kerr", "jakob:DNS")), True),
    ],
)
def test_unbeaten_in_championship_finals(finals, unbeaten):
    for year, order in enumerate(finals, 2015):
        race(worlds(f"{year}-x"), *order)
    assert upset(budapest()).unbeaten is unbeaten


# Flags of the winner


@pytest.mark.parametrize("relay", [False, True])
def test_first_medal(relay):
    event = budapest()
    medals(event)
    assert upset(event).first_medal is True
    contested = make.discipline("4x400", for_teams=True) if relay else make.discipline("800")
    before = make.event(edition=worlds("2022-eugene").edition, discipline=contested)
    held = make.medal(event=before, athlete=None if relay else runner("kerr"))
    make.medal_holder(medal=held, athlete=runner("kerr"))
    assert upset(event).first_medal is False


def test_a_medal_of_the_juniors_is_none_at_this_level():
    event = budapest()
    medals(event)
    junior = make.edition("2016-grosseto", championship=make.championship("u20", age_group="u20"))
    held = make.medal(event=make.event(edition=junior), athlete=runner("kerr"))
    make.medal_holder(medal=held)
    assert upset(event).first_medal is True


@pytest.mark.parametrize(
    ("championship", "country", "athlete", "first"),
    [
        ("world-championships", "GBR", "mo", False),
        ("world-championships", "GBR", None, False),  # a relay's
        ("world-championships", "KEN", "mo", True),
        ("olympic-games", "GBR", "mo", True),
    ],
)
def test_first_title_of_the_country_at_this_championship(championship, country, athlete, first):
    event = budapest()
    medals(event)
    edition = make.edition("2011-daegu", championship=make.championship(championship))
    make.medal(
        event=make.event(edition=edition, discipline=make.discipline("5000")),
        athlete=athlete and runner(athlete), country=make.country(country),
    )  # fmt: skip
    assert upset(event).first_title is first


def test_no_first_title_where_countries_are_not_all_held():
    event = budapest()
    medals(event)
    championship = event.edition.championship
    championship.countries_held = False
    championship.save()
    assert upset(event).first_title is False


@pytest.mark.parametrize(
    ("last", "again", "by_country"),
    [
        ("gbr-wightman", True, True),
        ("ken-cheruiyot", True, False),
        ("jakob", False, False),
    ],
)
def test_beaten_again_and_by_the_same_country(last, again, by_country):
    before = worlds("2022-eugene")
    season(before, **FORM)
    race(before, *dict.fromkeys((last, "jakob", "nordas")))
    derive(before)
    beaten = upset(budapest())
    assert (beaten.again, beaten.again_by_country) == (again, by_country)


def test_again_means_the_edition_before():
    for slug, order in [("2019-doha", ("kerr", "jakob")), ("2022-eugene", ("nordas", "kerr"))]:
        event = worlds(slug)
        season(event, **FORM)
        race(event, *order)
        derive(event)
    assert upset(budapest()).again is False


# How surprising


@pytest.mark.parametrize(
    ("told", "is_upset", "is_shock", "outsider"),
    [
        ({"jakob": "1/4", "kerr": "33/1"}, True, True, True),
        ({"jakob": "1/4", "kerr": "4/1"}, True, False, False),
        ({"jakob": "1/1", "kerr": "4/1"}, False, False, False),
        ({"jakob": "2/1", "kerr": "5/1", "nordas": "9/1"}, False, False, False),
    ],
)
def test_upset_shock_and_outsider(told, is_upset, is_shock, outsider):
    event = budapest()
    for who, odds in told.items():
        price(event, who, odds)
    beaten = upset(event, "odds")
    assert (beaten.is_upset, beaten.is_shock, beaten.outsider) == (is_upset, is_shock, outsider)


@pytest.mark.parametrize(
    ("before", "order", "outsider"),
    [
        ("2022-eugene", ("nordas", "jakob", "kerr"), False),
        ("2019-doha", ("nordas", "jakob", "kerr"), True),  # four years before
        ("2019-doha", ("kerr", "jakob"), False),  # and holds the title
    ],
)
def test_medals_and_titles_make_no_outsider(before, order, outsider):
    race(worlds(before), *order)
    event = budapest()
    price(event, "jakob", "1/4")
    price(event, "kerr", "33/1")
    assert upset(event, "odds").outsider is outsider


def test_a_winner_without_a_chance_is_no_outsider():
    event = budapest()
    price(event, "jakob", "1/7")
    called_favourite(event, "jakob")
    assert upset(event, "odds").outsider is False
    assert upset(event, "reported").outsider is False
