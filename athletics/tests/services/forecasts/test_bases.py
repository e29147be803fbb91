"""Odds, model, season list and report: who is named the favourite, and with which chance."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError

from athletics.tests import factories as make
from athletics.tests.services.forecasts.world import (
    budapest,
    called_favourite,
    chances,
    expected,
    price,
    race,
    season,
    upset,
    worlds,
)

pytestmark = pytest.mark.django_db


def test_a_lone_price_is_an_upper_bound():
    event = budapest()
    price(event, "jakob", "1/7")
    assert chances(event, "odds") == {"jakob": 87.5}
    beaten = upset(event, "odds")
    assert (beaten.price, beaten.favourite_chance, beaten.implied) == ("1/7", 875_000, 875_000)
    assert (beaten.winner_chance, beaten.at_most, beaten.is_upset) == (None, True, True)
    assert beaten.evidence == ("1-7 favourite, season leader by 8.00 s, finished second")


def test_the_latest_price_before_the_final_counts():
    event = budapest()
    price(event, "jakob", "1/3", "2023-08")
    price(event, "jakob", "1/7", "2023-08-21")
    price(event, "jakob", "1/4", "2023-08-18")
    assert chances(event, "odds") == {"jakob": 87.5}


def test_of_two_prices_of_one_day_the_longer_counts():
    event = budapest()
    price(event, "jakob", "1/7", "2023-08-21")
    price(event, "jakob", "1/3", "2023-08-21")
    assert chances(event, "odds") == {"jakob": 75.0}


def test_a_price_after_the_final_is_ignored_and_one_of_its_day_is_not():
    event = worlds()
    season(event, jakob=1290, kerr=1210)
    race(event, "kerr", "jakob", date=dt.date(2023, 8, 23))
    price(event, "jakob", "1/3", "2023-08-23")
    price(event, "jakob", "1/20", "2023-08-24")
    price(event, "kerr", "1/50", "2023-09")
    assert chances(event, "odds") == {"jakob": 75.0}


def test_prices_after_the_final_alone_make_no_odds():
    event = budapest()
    price(event, "jakob", "1/3", "2023-08-28")
    assert expected(event).has_odds is False
    assert chances(event, "odds") == {}


def test_where_the_shortest_priced_did_not_start_nobody_is_named():
    event = budapest("kerr", "nordas", "katir", "jakob:DNS")
    price(event, "jakob", "1/7")
    price(event, "nordas", "1/1")
    assert chances(event, "odds") == {"nordas": 50.0}
    assert upset(event, "odds") is None
    # on the firmest basis that names anybody
    assert upset(event, "season") is None


def test_an_event_with_a_price_counts_as_one_though_only_a_non_starter_was_priced():
    event = budapest("kerr", "nordas", "katir", "jakob:DNS")
    price(event, "jakob", "1/7")
    assert expected(event).has_odds is True
    assert chances(event, "odds") == {}
    assert upset(event, "odds") is None


def test_a_full_book_loses_its_margin():
    event = worlds()
    race(event, "kerr", "jakob", "nordas")
    for slug, told in [("jakob", "4/6"), ("kerr", "3/2"), ("nordas", "4/1")]:  # 0.6 0.4 0.2
        price(event, slug, told)
    assert chances(event, "odds") == {"jakob": 50.0, "kerr": 33.3, "nordas": 16.7}
    beaten = upset(event, "odds")
    assert (beaten.at_most, beaten.implied) == (False, 600_000)
    assert beaten.is_upset is False


def test_a_sum_above_one_alone_is_no_full_book():
    event = budapest()
    for slug, told in [("jakob", "4/6"), ("kerr", "3/2"), ("nordas", "4/1")]:  # and katir
        price(event, slug, told)
    assert chances(event, "odds") == {"jakob": 60.0, "kerr": 40.0, "nordas": 20.0}
    assert upset(event, "odds").at_most is True


def test_a_favourite_out_in_the_heats_keeps_a_chance_in_a_full_book():
    event = worlds()
    race(event, "kerr", "nordas")
    race(event, "kerr", "nordas", "jakob", phase="heat")
    for slug, told in [("jakob", "4/6"), ("kerr", "3/2"), ("nordas", "4/1")]:
        price(event, slug, told)
    assert chances(event, "odds") == {"jakob": 50.0, "kerr": 33.3, "nordas": 16.7}
    assert upset(event, "odds").favourite_chance == 500_000


def test_a_lone_price_below_a_half_names_nobody_unless_a_source_does():
    event = budapest()
    price(event, "jakob", "2/1")
    assert chances(event, "odds") == {"jakob": 33.3}
    assert upset(event, "odds") is None
    called_favourite(event, "jakob")
    assert upset(event, "odds").favourite.slug == "jakob"


def test_two_of_one_chance_name_nobody():
    event = worlds()
    season(event, jakob=1250, kerr=1250, nordas=1200)
    race(event, "kerr", "jakob", "nordas")
    held = chances(event, "season")
    assert held["kerr"] == held["jakob"] > held["nordas"]
    assert upset(event, "season") is None
    race(worlds("2022-eugene"), "nordas", "kerr", "jakob")
    assert upset(event, "season") is None


def test_a_case_stands_on_reports_alone():
    event = worlds()
    race(event, "kerr", "jakob", "nordas")
    called_favourite(event, "jakob")
    assert chances(event, "reported") == {"jakob": None}
    beaten = upset(event, "reported")
    assert (beaten.favourite_chance, beaten.is_first, beaten.is_upset) == (None, True, False)
    assert beaten.evidence == "favourite by report, finished second"
    make.claim(event=event, subject="upset")
    assert upset(event, "reported").is_upset is True


@pytest.mark.parametrize("refused", [True, False])
def test_a_claim_not_taken_names_nobody(refused):
    event = worlds()
    race(event, "kerr", "jakob")
    called_favourite(event, "jakob", decision="refused" if refused else "open")
    assert (upset(event, "reported") is None) is refused


def test_two_reported_favourites_are_none():
    event = worlds()
    race(event, "kerr", "jakob", "nordas")
    called_favourite(event, "jakob")
    called_favourite(event, "nordas")
    assert upset(event, "reported") is None


def test_a_reported_favourite_must_have_started():
    event = worlds()
    race(event, "kerr", "nordas", "jakob:DNS")
    called_favourite(event, "jakob")
    assert expected(event).has_reported is False
    assert upset(event, "reported") is None


def test_the_first_basis_that_names_a_favourite_comes_first():
    event = budapest()
    price(event, "jakob", "2/1")  # names nobody
    called = {}
    for basis in ("model", "season"):
        called[basis] = upset(event, basis).is_first
    assert called == {"model": True, "season": False}
    price(event, "kerr", "1/3")  # the winner was the favourite of the odds
    assert upset(event, "odds") is None
    assert [upset(event, basis).is_first for basis in ("model", "season")] == [False, False]


def test_a_bad_price_is_refused_by_the_form_with_the_mend():
    bad = price(budapest(), "jakob", "7")
    with pytest.raises(ValidationError) as refusal:
        bad.full_clean()
    assert refusal.value.message_dict == {
        "price": ["'7' is no fractional price; write 1/7, 1-7 or evens"]
    }
    bad.price, bad.format = "-650", "american"
    bad.full_clean()
