"""What is known on the eve: nothing that came later, and whoever is known to have started."""

import datetime as dt

import pytest

from athletics.models import Expectation, Forecast, Result
from athletics.services.forecasts.derive import forecast_all
from athletics.tests import factories as make
from athletics.tests.services.forecasts.world import (
    FIRST,
    FORM,
    budapest,
    chances,
    derive,
    expected,
    games,
    line,
    price,
    race,
    rows,
    runner,
    season,
    upset,
    worlds,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def career():
    """Three editions before Budapest, one that is still going on, one after it."""
    for event, order in [
        (worlds("2019-doha"), ("katir", "jakob", "nordas", "kerr")),
        (games("2021-tokyo"), ("jakob", "kerr", "katir")),
        (worlds("2022-eugene"), ("nordas", "jakob", "katir", "kerr")),
    ]:
        season(event, **FORM)
        race(event, *order)
        make.season_best(
            athlete=runner("kerr"), discipline=event.discipline, season=event.edition.year
        )
    now = budapest()
    race(now, "jakob", "kerr", phase="semifinal", group="1")
    race(now, "katir", "nordas", "gressier:DNS", phase="semifinal", group="2")
    line(now, "kerr", 1250, 3, "800")
    line(now, "katir", 1260, 3, "MILE")
    make.world_record(discipline=now.discipline, athlete=runner("jakob"), date=dt.date(2021, 1, 1))
    overlapping = make.edition(
        "2023-elsewhere",
        championship=make.championship("commonwealth-games"),
        start_date=FIRST - dt.timedelta(5),
        end_date=FIRST,
    )
    race(make.event(edition=overlapping, discipline=now.discipline), "katir", "jakob", "kerr")
    later = worlds("2025-tokyo")
    season(later, **FORM)
    race(later, "kerr", "nordas", "jakob", "katir")
    return now, later


def poison(event):
    """Turn all that is dated on the first day or later, so that it says something else."""
    late = Result.objects.filter(unit__event__edition__end_date__gte=FIRST)
    for unit in {result.unit for result in late.select_related("unit")}:
        held = list(unit.results.exclude(status="DNS").order_by("place", "pk"))
        for place, result in enumerate(reversed(held), 1):
            result.place, result.mark, result.status = place, "3:59.99", "OK"
            if place == 2:
                result.place, result.mark, result.status = None, "", "DNF"
            result.mark_value = 239_990 if result.mark else None
            result.save()
    for number, day in enumerate((FIRST, FIRST + dt.timedelta(3), dt.date(2024, 6, 1))):
        make.season_list_entry(
            edition=event.edition, discipline=event.discipline, rank=1, points=1390 + number,
            athlete=runner(f"late{number}"), name="x", person_key=f"late{number}", date=day,
        )  # fmt: skip
        make.season_list_entry(
            edition=event.edition, discipline=make.discipline("MILE"), rank=1, points=1390,
            athlete=runner("kerr") if not number else runner(f"late{number}"), name="x",
            person_key=f"poison{number}", date=day,
        )  # fmt: skip
        make.world_record(
            discipline=event.discipline, athlete=runner("nordas"), date=day, mark=f"3:2{number}.00"
        )
    for year in (2023, 2024):
        make.season_best(
            athlete=runner("nordas"), discipline=event.discipline, season=year,
            mark="3:20.00", mark_value=200_000, date=FIRST.replace(year=year),
        )  # fmt: skip
    make.price(event=event, athlete=runner("nordas"), price="1/20", quoted_on="2023-08-28")


@pytest.mark.parametrize("derived", ["all", "one"])
def test_the_future_says_nothing_of_the_eve(career, derived):
    event, later = career

    def forecasts(of):
        if derived == "all":
            forecast_all()
        else:
            derive(event)
        return rows(Forecast, event=of)

    before, before_later = forecasts(event), forecasts(later)
    assert {row[2] for row in before} == {"model", "season"}
    honours = ("title_holder", "olympic_champion", "record_holder", "season_leader", "unbeaten")
    assert [getattr(upset(event), one) for one in honours] == [False, True, True, True, False]
    poison(event)
    assert forecasts(event) == before
    assert forecasts(later) != before_later
    assert [row.record_holder for row in event.upsets.all()] == [
        row.favourite.slug == "jakob" for row in event.upsets.all()
    ]


def test_who_did_not_start_is_no_entrant():
    event = budapest("kerr", "jakob", "nordas", "katir:DNS")
    assert list(chances(event, "season")) == ["jakob", "kerr", "nordas"]
    assert expected(event).entrants == 3


def test_who_started_a_heat_and_not_the_final_is_one():
    event = budapest("kerr", "nordas", "katir", "jakob:DNS")
    race(event, "jakob", "kerr", phase="heat")
    assert next(iter(chances(event, "season"))) == "jakob"
    beaten = upset(event)
    assert (beaten.favourite.slug, beaten.kind) == ("jakob", "before-final")
    assert beaten.evidence.endswith("did not start in the final")


def test_the_leader_of_the_list_who_did_not_start_is_not_beaten():
    event = budapest("kerr", "nordas", "katir", "jakob:DNS")
    assert "jakob" not in chances(event, "season")
    assert upset(event) is None
    absent = worlds("2022-eugene")
    season(absent, **FORM)
    race(absent, "kerr", "nordas", "katir")
    assert upset(absent) is None


@pytest.mark.parametrize(
    ("order", "listed", "reason"),
    [
        (("kerr", "jakob", "nordas", "katir"), 4, ""),
        (("kerr", "jakob", "x", "y"), 4, ""),
        (("kerr", "jakob", "x", "y", "z"), 4, "few-known"),
        (("kerr", "jakob"), 0, "no-list"),
        (("kerr=1", "jakob=1", "katir=3"), 4, "shared"),
        (("kerr:TOOKPART", "jakob:TOOKPART"), 4, "no-winner"),
    ],
)
def test_why_there_is_no_forecast(order, listed, reason):
    event = worlds()
    season(event, **dict(list(FORM.items())[:listed]))
    race(event, *order)
    held = expected(event)
    assert (held.reason, held.has_model, held.has_season) == (reason, not reason, not reason)
    assert Forecast.objects.filter(event=event).exists() == (not reason)


@pytest.mark.parametrize("how", ["relay", "mixed"])
def test_relays_and_mixed_events_have_no_expectation(how):
    if how == "relay":
        contested = make.discipline("4x400", for_teams=True, slug="4x400m-relay")
        event = make.event(discipline=contested)
    else:
        event = make.event(sex="X")
    race(event, "kerr", "jakob")
    price(event, "kerr")
    derive(event)
    forecast_all()
    assert Expectation.objects.count() == 0
    assert Forecast.objects.count() == 0


def test_the_mile_and_the_1500_are_one_form():
    """The better of both lists counts; who leads the other list leads not that of the event."""
    event = worlds()
    for rank, (slug, points) in enumerate(FORM.items(), 1):
        line(event, slug, points, rank, "MILE" if slug == "jakob" else "1500")
    race(event, "kerr", "jakob", "nordas", "katir")
    assert next(iter(chances(event, "season"))) == "jakob"
    assert expected(event).with_form == 4
    assert upset(event).season_leader is False


def test_who_leads_both_lists_of_one_form_leads_that_of_the_event():
    event = budapest()
    line(event, "jakob", 1300, 1, "MILE")
    beaten = upset(event)
    assert beaten.season_leader
    assert "season leader by 8.00 s" in beaten.evidence


@pytest.mark.parametrize(("indoor", "counts"), [(True, True), (False, False)])
def test_last_season_under_a_roof_counts_for_an_edition_under_a_roof(indoor, counts):
    held = make.championship("world-indoor-championships", indoor=indoor)
    event = make.event(edition=make.edition("2024-glasgow", championship=held))
    season(event, **dict.fromkeys(FORM, 1200))
    race(event, *FORM)
    make.season_best(
        athlete=runner("kerr"), discipline=event.discipline, season=2023, indoor=False,
        mark="3:40.00", mark_value=220_000,
    )  # fmt: skip
    plain = chances(event, "model")
    for name, mark in [("jakob", 215_000), ("kerr", 214_000)]:
        make.season_best(
            athlete=runner(name), discipline=event.discipline, season=2023, indoor=True,
            mark="3:35.00", mark_value=mark,
        )  # fmt: skip
    assert (chances(event, "model") != plain) is counts


def test_two_seasons_ago_is_forgotten():
    event = budapest()
    plain = chances(event, "model")
    make.season_best(athlete=runner("kerr"), discipline=event.discipline, season=2021)
    assert chances(event, "model") == plain
    make.season_best(athlete=runner("kerr"), discipline=event.discipline, season=2022)
    assert chances(event, "model") != plain


def test_a_line_of_the_first_day_is_too_late():
    event = budapest()
    plain = chances(event, "season")
    line(event, "nobody", 1299, 1, date=FIRST)
    race(event, "nobody", phase="heat")
    assert chances(event, "season").keys() == plain.keys() | {"nobody"}
    assert expected(event).with_form == 4
