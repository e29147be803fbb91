"""One of everything, or many: what the counts of queries are measured on."""

import datetime as dt

from django.test import override_settings

from athletics.models import Athlete, Event, Expectation, Forecast, Result, Upset
from athletics.services.rebuild import rebuild
from athletics.tests import factories as make
from athletics.tests.pages import builders as build

EDITION = "/championships/world-championships/2023-budapest/"


@override_settings(SIMPLE_HISTORY_ENABLED=False)
def full_world(many):
    """``many`` of each thing on each page; the hero is in all of it."""
    hero = build.athlete("Josh Kerr", born="1997-08-23", height_cm=186)
    rivals = [build.athlete(f"Rival R{number}", f"C{number}") for number in range(many)]
    for number, rival in enumerate(rivals):
        make.country(f"D{number}", name=f"Old {number}", kind="former", successor=hero.country)
        Athlete.objects.filter(pk=rival.pk).update(born=f"19{60 + number}-08-23")
        build.athlete("Josh Kerr", f"C{number}", slug=f"josh-kerr-{number}")
        make.source(f"source-{number}")
    past = _editions(hero, rivals)
    here = past[-1]
    _individual(here, hero, rivals)
    _teams(here, hero, rivals)
    _legs(here, hero, many)
    _programme(here, hero, rivals)
    _life(hero, rivals)
    _rivalry(hero, rivals)
    rebuild()
    _expected(past, hero, rivals)
    _favoured()


def _editions(hero, rivals):
    """As many editions as rivals, with a 1500 m each that the hero won on 23 August."""
    editions = []
    for year in range(2024 - len(rivals), 2024):
        city = "budapest" if year == 2023 else f"c{year}"
        editions.append(build.edition(f"{year}-{city}"))
        run = build.event(editions[-1])
        build.result(run, hero, 1, "3:29.38", date=dt.date(year, 8, 23), tags="WR PB")
        build.result(build.unit(run, "heat", "1"), hero, 1, "3:40.00")
        build.season_line(editions[-1], hero, 1)
    for number in range(len(rivals)):
        host = build.championship(f"regional-games-{number}", countries_held=number % 2 == 0)
        build.event(build.edition("2022-vienna", host.slug), "HJ")
        build.event(build.edition("2021-vienna", host.slug))
    return editions


def _individual(here, hero, rivals):
    run = build.event(here)
    for number, rival in enumerate(rivals):
        ran = build.result(run, rival, number + 2, "3:31.00", sources=f"source-{number};recall")
        build.result(build.unit(run, "heat", f"{number + 2}"), rival, 1, "3:41.00", advanced="Q")
        build.result(build.unit(run, "unknown"), rival, status="TOOKPART")
        build.season_line(here, rival, number + 2)
        build.world_record(rival, dt.date(1970 + number, 7, 1))
        build.decision(run, rival, "B", "withdrawal", f"20{24 + number}")
        make.story(event=run, source=make.source(f"source-{number}"))
        make.absence(event=run, athlete=rival, reason="injured")
        for who in (hero, rival):
            make.quote(athlete=who, event=run, text=f"Words {number}")
            make.price(event=run, athlete=who, bookmaker=f"bookmaker {number}")
        for kind in ("value", "evidence", "judgement"):
            build.claim(event=run, kind=kind)
            build.claim(result=ran, kind=kind)


def _teams(here, hero, rivals):
    relay = build.event(here, "4x100")
    build.result(relay, "GBR", 1, "37.60")
    make.team_member(event=relay, athlete=hero, country=hero.country, leg=1)
    for number, rival in enumerate(rivals):
        build.result(relay, rival.country_id, number + 2, "37.70")
        for name in ("First", "Second"):
            runner = build.athlete(f"{name} Runner{number}", rival.country_id)
            make.team_member(event=relay, athlete=runner, country=rival.country)


def _legs(here, hero, many):
    decathlon = build.event(here, "DEC")
    build.result(decathlon, hero, 1, "9126")
    for number in range(many):
        code = f"LEG{number}"
        make.discipline(code, slug=f"leg-{number}")
        leg = make.unit(event=decathlon, phase="combined", component=code)
        make.result(unit=leg, athlete=hero, country=hero.country, place=1, mark="10.00")


def _programme(here, hero, rivals):
    """As many other events as rivals; the hero won them all, and was fourth in as many."""
    for number, rival in enumerate(rivals):
        contested = make.discipline(f"EV{number}", slug=f"event-{number}")
        for sex in "MW":
            held = make.event(sex, edition=here, discipline=contested)
            build.result(held, hero if sex == "M" else rival, 1, "10.00")
            build.result(held, rival if sex == "M" else hero, 4, "11.00")


def _life(hero, rivals):
    home = make.club(country=hero.country)
    for number, rival in enumerate(rivals):
        make.membership(athlete=rival, club=home)
        make.membership(athlete=hero, club=make.club(f"club-{number}"), joined=str(1990 + number))
        for code in ("1500", "HJ"):
            build.season_best(hero, 1990 + number, "3.50" if code == "HJ" else "3:30.00", code)
        build.world_record(hero, dt.date(2023, 9, number + 1))
        make.quote(athlete=hero, event=None, text=f"Said {number}")
        missed = make.event("X", discipline=make.discipline(f"EV{number}"))
        make.absence(event=missed, athlete=hero)
        build.claim(athlete=hero)
        build.claim(result=hero.results.first())
        build.claim(event=missed, subject="club")
        make.quote(athlete=rival, event=missed)


def _expected(past, hero, rivals):
    """The first rival was the favourite of the 1500 m everywhere, and of as many other events."""
    for model in (Upset, Forecast, Expectation):
        model.objects.all().delete()
    first = rivals[0]
    for edition in past:
        run = build.event(edition)
        make.expectation(event=run, winner=hero, has_odds=True, has_model=True)
        for basis in ("odds", "model"):
            for position, who in enumerate([*rivals, hero], 1):
                fields = {"event": run, "athlete": who, "basis": basis, "position": position}
                make.forecast(chance=600_000 if who == first else 9_000, **fields)
            make.upset(
                event=run, basis=basis, favourite=first, winner=hero, is_first=basis == "odds"
            )
    make.upset_note(event=run, headline="The favourite beaten")
    for number, rival in enumerate(rivals):
        held = make.event("W", edition=past[-1], discipline=make.discipline(f"EV{number}"))
        make.expectation(event=held, winner=rival, has_model=True)
        make.upset(event=held, favourite=hero, winner=rival)
        make.evaluation(method=f"method {number}")
        make.calibration_band(method=f"method {number}")


def _rivalry(hero, rivals):
    """As many meetings of the hero and one other as rivals, fifth and sixth, with forecasts.

    As many events that both contested in different heats.
    """
    other = build.athlete("Jake Wightman")
    games = build.championship("friendly-games")
    for number in range(len(rivals)):
        at = build.edition(f"{2023 - number}-home", games.slug)
        met, apart = build.event(at), build.event(at, "HJ")
        for place, athlete in ((5, hero), (6, other)):
            build.result(met, athlete, place, "3:45.00")
            build.result(build.unit(apart, "heat", str(place)), athlete, place, "2.00")


def _favoured():
    """A forecast for both at each meeting of the hero and the other."""
    for event in Event.objects.filter(edition__championship="friendly-games", discipline="1500"):
        for result in Result.objects.filter(unit__event=event):
            make.forecast(event=event, athlete=result.athlete, position=result.place)
