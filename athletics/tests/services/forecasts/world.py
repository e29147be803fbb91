"""Small worlds of 1500 m races: who ran, who led the season, what was derived."""

import datetime as dt

from athletics.domain.marks import format_time
from athletics.models import Athlete, Expectation, Forecast, Upset
from athletics.services.forecasts.derive import forecast_events
from athletics.tests import factories as make

#: First day, last day of ``2023-budapest`` and of every other edition made here.
FIRST, LAST = dt.date(2023, 8, 19), dt.date(2023, 8, 27)


def runner(slug, **values):
    """Found again by name; ``nor-jakob`` runs for NOR."""
    code, _, name = slug.rpartition("-")
    if code:
        values["country"] = make.country(code.upper())
    return Athlete.objects.filter(slug=name).first() or make.athlete(name, **values)


def worlds(slug="2023-budapest", discipline="1500", **values):
    held = make.championship("world-championships", countries_held=True)
    return _event(make.edition(slug, championship=held), discipline, **values)


def games(slug="2021-tokyo", discipline="1500", **values):
    held = make.championship("olympic-games", countries_held=True)
    return _event(make.edition(slug, championship=held), discipline, **values)


def _event(edition, discipline, **values):
    return make.event(edition=edition, discipline=make.discipline(discipline), **values)


def race(event, *order, phase="final", group="", **values):
    """``a b=2 c=2 d:DNF``: places by order, as written, or a status."""
    unit = make.unit(event=event, phase=phase, group=group)
    for number, told in enumerate(order, 1):
        rest, _, status = told.partition(":")
        slug, _, place = rest.partition("=")
        who = runner(slug)
        make.result(
            None if status else int(place or number),
            unit=unit, athlete=who, country=who.country, status=status or "OK", **values,
        )  # fmt: skip
    return unit


def season(event, **points):
    """The season list of an event, one line each; ten points are one second."""
    for rank, (slug, told) in enumerate(points.items(), 1):
        line(event, slug, told, rank)


def line(event, slug, points, rank, discipline="", **values):
    value = 200_000 + (1300 - points) * 100
    who = runner(slug)
    return make.season_list_entry(
        edition=event.edition, discipline=make.discipline(discipline or event.discipline_id),
        rank=rank, points=points, athlete=who, name=slug, person_key=who.slug,
        **{"mark": format_time(value, 2), "mark_value": value, "date": event.edition.start_date
           - dt.timedelta(30), **values},
    )  # fmt: skip


#: Jakob is far the best of the season.
FORM = {"jakob": 1290, "kerr": 1210, "nordas": 1200, "katir": 1190}


def budapest(*order, **values):
    """Kerr beats Jakob, of whom form expects more; ``order`` replaces the final."""
    event = worlds(**values)
    season(event, **FORM)
    race(event, *(order or ("kerr", "jakob", "nordas", "katir")))
    return event


def price(event, slug, told="1/7", quoted_on="2023-08", **values):
    return make.price(event=event, athlete=runner(slug), price=told, quoted_on=quoted_on, **values)


def called_favourite(event, slug, **values):
    """A source calls somebody with a result there the favourite."""
    result = event.units.get(phase="final").results.get(athlete__slug=slug)
    return make.claim(result=result, subject="favourite", value="The favourite", **values)


def derive(event):
    forecast_events(events=[event.pk])


def expected(event):
    derive(event)
    return Expectation.objects.get(event=event)


def chances(event, basis):
    """Chance in per cent by name, the favourite first; derived anew."""
    derive(event)
    held = Forecast.objects.filter(event=event, basis=basis).order_by("position")
    return {
        one.athlete.slug: None if one.chance is None else round(one.chance / 10_000, 1)
        for one in held.select_related("athlete")
    }


def upset(event, basis="season"):
    """The favourite beaten there on that basis, or None; derived anew."""
    derive(event)
    return Upset.objects.filter(event=event, basis=basis).first()


def rows(model, **chosen):
    """All columns but the key, in order."""
    names = [field.attname for field in model._meta.fields if not field.primary_key]
    return sorted(model.objects.filter(**chosen).values_list(*names), key=repr)


def reading():
    """Everything that was derived."""
    return {model.__name__: rows(model) for model in (Expectation, Forecast, Upset)}
