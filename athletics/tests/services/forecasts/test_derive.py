"""Rows written anew: the same each time, whether of all events or of one and what rests on it."""

import datetime as dt

import pytest
from django.contrib.auth.models import User

from athletics.models import Event, Expectation, Forecast, Medal, Result, Upset
from athletics.services import changes, touched_events
from athletics.services.forecasts.derive import forecast_all, forecast_events
from athletics.services.rebuild import rebuild, rebuild_events
from athletics.tests import factories as make
from athletics.tests.services.forecasts.world import (
    FORM,
    budapest,
    called_favourite,
    games,
    price,
    race,
    reading,
    runner,
    season,
    worlds,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def years():
    """Five editions of the 1500 m, and an 800 m of which nothing there depends but first medals."""
    events = {}
    for make_event, slug, order in [
        (worlds, "2019-doha", ("ken-cheruiyot", "jakob", "nordas", "kerr")),
        (games, "2021-tokyo", ("jakob", "ken-cheruiyot", "kerr")),
        (worlds, "2022-eugene", ("gbr-wightman", "jakob", "katir", "kerr")),
    ]:
        events[slug] = make_event(slug)
        season(events[slug], **FORM)
        race(events[slug], *order)
    events["2023-budapest"] = budapest()
    price(events["2023-budapest"], "jakob")
    events["2025-tokyo"] = worlds("2025-tokyo")
    season(events["2025-tokyo"], **FORM)
    race(events["2025-tokyo"], "por-nader", "katir", "jakob", "kerr")
    events["800"] = worlds("2022-eugene", "800")
    race(events["800"], "esp-mariano", "fra-gabriel")
    rebuild()
    return events


def test_a_rebuild_gives_the_same_rows(years):
    before = reading()
    assert Upset.objects.filter(event=years["2023-budapest"]).count() == 3
    rebuild()
    assert reading() == before


def test_each_event_alone_gives_the_same_rows_as_all(years):
    before = reading()
    for event in years.values():
        forecast_events(events=[event.pk])
        assert reading() == before


def same_as_all():
    """Whether what was derived for some events is what all events give."""
    held = reading()
    forecast_all()
    return held == reading()


def turn(event):
    """The last of the final now wins it."""
    results = list(Result.objects.filter(unit__event=event, unit__phase="final"))
    for result in results:
        Result.objects.filter(pk=result.pk).update(place=len(results) + 1 - result.place)


@pytest.mark.parametrize("slug", ["2019-doha", "2021-tokyo", "2022-eugene", "2023-budapest"])
def test_a_change_reaches_the_later_events_that_rest_on_it(years, slug):
    before = reading()
    turn(years[slug])
    rebuild_events(events=[years[slug].pk])
    assert reading() != before
    assert same_as_all()


def test_beaten_again_moves_with_the_edition_before(years):
    beaten = Upset.objects.filter(event=years["2023-budapest"], basis="odds")
    assert beaten.get().again_by_country
    turn(years["2022-eugene"])  # kerr of GBR wins it
    Result.objects.filter(unit__event=years["2022-eugene"], place=1).update(
        country=make.country("NOR")
    )
    rebuild_events(events=[years["2022-eugene"].pk])
    assert (beaten.get().again, beaten.get().again_by_country) == (True, False)


@pytest.mark.parametrize("change", ["athlete", "relay"])
def test_a_first_medal_or_title_moves_in_other_event_types_too(years, change):
    beaten = Upset.objects.get(event=years["2025-tokyo"], basis="season")
    assert (beaten.first_medal, beaten.first_title) == (True, True)
    if change == "athlete":
        event = years["800"]
        race(event, "x", "y", "por-nader=3", phase="final")
    else:
        contested = make.discipline("4x400", for_teams=True, slug="4x400m-relay")
        event = make.event(edition=years["2022-eugene"].edition, discipline=contested)
        unit = make.unit(event=event)
        make.result(1, unit=unit, athlete=None, country=make.country("POR"))
    rebuild_events(events=[event.pk])
    beaten.refresh_from_db()
    assert (beaten.first_medal, beaten.first_title) == (change != "athlete", change != "relay")
    assert same_as_all()


def test_what_is_not_derived_anew_stays(years):
    other = {row.pk for row in Forecast.objects.exclude(event=years["2025-tokyo"])}
    forecast_events(events=[years["2025-tokyo"].pk])
    assert other <= set(Forecast.objects.values_list("pk", flat=True))


def test_results_taken_away_take_the_forecast_with_them(years):
    event = years["2025-tokyo"]
    Result.objects.filter(unit__event=event).delete()
    rebuild_events(events=[event.pk])
    assert Expectation.objects.get(event=event).reason == "no-winner"
    assert not Forecast.objects.filter(event=event).exists()
    assert not Upset.objects.filter(event=event).exists()
    assert not Medal.objects.filter(event=event).exists()


def test_an_edit_at_the_desk_names_the_event_to_derive(years):
    ada = User.objects.create_user("ada", is_staff=True)
    event = years["2019-doha"]
    told = event.units.get().results.get(athlete=runner("jakob"))
    with changes.changeset(action="edit", summary="a claim", user=ada) as made:
        called_favourite(event, "jakob")
    assert touched_events.events_of(made) == {event.pk}
    with changes.changeset(action="edit", summary="a result", user=ada) as made:
        changes.remember([told])
        told.place = 5
        told.save()
    assert touched_events.events_of(made) == {event.pk}
    rebuild_events(events=touched_events.events_of(made))
    assert Upset.objects.get(event=event, basis="reported").favourite_place == 5


def test_an_edition_put_off_takes_its_upsets_to_their_new_place_in_the_list(years):
    event = years["2023-budapest"]
    before = set(Upset.objects.values_list("event", "starts"))
    assert (event.pk, dt.date(2023, 8, 19)) in before
    event.edition.start_date, event.edition.end_date = dt.date(2023, 9, 2), dt.date(2023, 9, 9)
    event.edition.save()
    rebuild_events(events=touched_events.event_of(event.edition))
    moved = {(event.pk, dt.date(2023, 9, 2))}
    kept = {one for one in before if one[0] != event.pk}
    assert set(Upset.objects.values_list("event", "starts")) == moved | kept


def test_nothing_at_all():
    forecast_all()
    forecast_events(events=[])
    assert Event.objects.count() == Expectation.objects.count() == 0
