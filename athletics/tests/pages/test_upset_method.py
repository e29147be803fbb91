"""The page of the method: what was measured, and an honest word where nothing was."""

import pytest

from athletics.tests import factories as make
from athletics.tests.pages import builders as build
from athletics.tests.pages.conftest import rows, table, text

pytestmark = pytest.mark.django_db

METHOD = "/upsets/method/"


def test_what_is_not_yet_computed_is_said_to_be(read):
    page = text(read(METHOD).main)
    assert "take every chance as untested" in page
    assert page.count("Not yet computed.") == 3


def test_bits_are_those_of_the_chance(read):
    found = rows(table(read(METHOD), "Chance, words and bits"))
    assert ["a 1-7 favourite is beaten", "0.125", "1 in 8", "3.0"] in found
    assert ["a favourite at evens is beaten", "0.500", "1 in 2", "1.0"] in found


def test_every_method_of_every_footing_is_shown_with_its_gain(read):
    make.evaluation(method="uniform", sort=1, log_loss="3.7100", events=376)
    gain = {"gain_low": "0.1200", "gain_high": "0.2800"}
    make.evaluation(method="model", sort=2, log_loss="2.2500", events=376, favourite_won=94, **gain)
    make.evaluation(footing="best 40", method="model", log_loss="2.3000")
    page = read(METHOD)
    assert rows(table(page, "Footing: entrants")) == [
        ["uniform", "376", "3.7100", "–", "–"],
        ["model", "376", "2.2500", "94 (25 %)", "0.1200 to 0.2800"],
    ]
    assert rows(table(page, "Footing: best 40"))[0][2] == "2.3000"
    assert "untested" not in text(page.main)


def test_bands_are_judged_only_where_they_have_fifty_forecasts(read):
    make.calibration_band()
    make.calibration_band(low=500_000, high=750_000, expected=600_000, forecasts=50, wins=25)
    make.calibration_band(low=750_000, high=10**6, expected=800_000, forecasts=49, wins=49)
    page = read(METHOD)
    bands = table(page, "Model")
    assert "1 of 2 bands with 50 forecasts or more within 3 points" in text(bands.caption)
    assert rows(bands) == [
        ["10 to 20 %", "100", "14 %", "15", "15 %", "0.5"],
        ["50 to 75 %", "50", "60 %", "25", "50 %", "-10.0"],
        ["75 to 100 %", "49", "80 %", "49", "100 %", "20.0 few"],
    ]
    assert len(page.select("svg.square circle.band")) == 3


def test_coverage_counts_events_by_championship_and_decade_without_drafts(read):
    for slug, flags in (
        ("2011-daegu", {"has_model": True}),
        ("2019-doha", {"has_model": True, "has_odds": True}),
        ("2001-edmonton", {"reason": "no-list", "has_reported": True}),
    ):
        make.expectation(event=build.event(build.edition(slug)), **flags)
    draft = build.event(build.edition("2013-moscow", status="draft"))
    make.expectation(event=draft, has_model=True)
    found = rows(table(read(METHOD), "Bases of events of the World Championships"))
    # decade, events, odds, model, season list, reported, no forecast by form
    assert found == [
        ["2010s", "2", "1", "2", "0", "0", "0"],
        ["2000s", "1", "0", "0", "0", "1", "1"],
    ]
