"""The smallest valid records. Each function saves one; ``values`` replace or add columns.

Countries, sources, disciplines, championships, editions, events, units and clubs are made once
and found again; all others are made anew by each call.
"""

import datetime as dt
from itertools import count

from athletics.domain.events import event_slug
from athletics.domain.marks import parse_mark
from athletics.models import (
    Absence,
    AgeRecord,
    Athlete,
    CalibrationBand,
    Championship,
    ChampionshipRecord,
    Claim,
    Club,
    Country,
    Coverage,
    Discipline,
    Edition,
    Evaluation,
    Event,
    Expectation,
    Forecast,
    Medal,
    MedalDecision,
    MedalHolder,
    Membership,
    Milestone,
    MilestoneRow,
    Pairing,
    Price,
    Quote,
    Redirect,
    Result,
    SeasonBest,
    SeasonListEntry,
    Source,
    SourceSet,
    SourceSetItem,
    Status,
    Story,
    TeamMember,
    TitleDefence,
    Unit,
    Upset,
    UpsetNote,
    WorldRecord,
)

DAY = dt.date(2023, 8, 23)
_numbers = count(1)


def country(code="GBR", **values):
    return Country.objects.get_or_create(code=code, defaults={"name": code, **values})[0]


def source(id="recall", **values):  # noqa: A002 - the column's name
    return Source.objects.get_or_create(id=id, defaults={"title": id, **values})[0]


def source_set(key="recall"):
    found, made = SourceSet.objects.get_or_create(key=key)
    if made:
        for position, name in enumerate(key.split(";"), 1):
            SourceSetItem.objects.create(source_set=found, source=source(name), position=position)
    return found


def discipline(code="1500", **values):
    number = next(_numbers)
    slug = code.lower() if code.isalpha() else f"{code.lower()}m"
    found = {"name": code, "short_name": code, "slug": slug, "group": "middle", "sort": number}
    found |= {"measure": "time", "better": "lower", **values}
    return Discipline.objects.get_or_create(code=code, defaults=found)[0]


def championship(slug="world-championships", **values):
    found = {"name": slug, "short_name": slug[:30], "level": "global", "age_group": "senior"}
    found |= {"organiser": "World Athletics", "sort": next(_numbers), **values}
    return Championship.objects.get_or_create(slug=slug, defaults=found)[0]


def edition(slug="2023-budapest", **values):
    year, _, city = slug.partition("-")
    held = values.pop("championship", None) or championship()
    found = {"year": int(year), "city": city.title(), "official_name": slug}
    found |= {"start_date": dt.date(int(year), 8, 19), "end_date": dt.date(int(year), 8, 27)}
    found |= {"country": values.get("country") or country(), "status": Status.PUBLISHED, **values}
    return Edition.objects.get_or_create(championship=held, slug=slug, defaults=found)[0]


def event(sex="M", **values):
    held = values.pop("edition", None) or edition()
    contested = values.pop("discipline", None) or discipline()
    found = {"slug": event_slug(sex, contested.slug), "status": Status.PUBLISHED, **values}
    return Event.objects.get_or_create(edition=held, discipline=contested, sex=sex, defaults=found)[
        0
    ]


def unit(**values):
    found = {"event": values.get("event") or event(), "phase": "final", **values}
    return Unit.objects.get_or_create(**{"group": "", "component": "", "implement": "", **found})[0]


def athlete(slug="", **values):
    slug = slug or f"runner-{next(_numbers)}"
    names = {"given_name": slug.split("-")[0].title(), "family_name": slug.split("-")[-1].title()}
    made = Athlete(**{"slug": slug, "sex": "M", **names, **_country_and_sources(values), **values})
    made.fold_names()
    made.save()
    return made


def club(slug="edinburgh-ac", **values):
    found = {"name": slug, "country": values.get("country") or country(), **values}
    return Club.objects.get_or_create(slug=slug, defaults=found)[0]


def membership(**values):
    found = {"athlete": values.get("athlete") or athlete(), "club": values.get("club") or club()}
    return Membership.objects.create(**{**found, "source_set": source_set(), **values})


def redirect(old_path="athletes/old", **values):
    if not values.keys() & {"athlete", "edition", "club"}:
        values["athlete"] = athlete()
    return Redirect.objects.create(old_path=old_path, **values)


def result(place=1, **values):
    """A result of an athlete, or of a country's team where ``athlete=None`` is given."""
    found = {"unit": values.get("unit") or unit(), "place": place, **_competitor(values), **values}
    if found.get("mark") and "mark_value" not in found:
        measure = found["unit"].event.discipline.measure
        found["mark_value"] = parse_mark(found["mark"], measure).value
    return _named(Result(**found))


def team_member(**values):
    found = {"event": values.get("event") or event(), "athlete": values.get("athlete") or athlete()}
    return TeamMember.objects.create(**{**found, **_country_and_sources(values), **values})


def medal_decision(**values):
    found = {"event": values.get("event") or event(), "colour": "G", "action": "withdrawal"}
    return _named(MedalDecision(**{**found, **_competitor(values), **values}))


def medal(**values):
    found = {"event": values.get("event") or event(), "colour": "G", **_competitor(values)}
    found.pop("source_set")
    return _named(Medal(**{**found, **values}))


def medal_holder(**values):
    held = values.get("medal") or medal()
    return MedalHolder.objects.create(**{"medal": held, "athlete": held.athlete, **values})


def title_defence(**values):
    """Won a year before, and retained."""
    found = {"event": values.get("event") or event(), "outcome": "retained"}
    found |= {"won_at": values.get("won_at") or event(edition=edition("2022-eugene"))}
    found |= _competitor(values)
    found.pop("source_set")
    return _named(TitleDefence(**{**found, **values}))


def coverage(**values):
    found = {"event": values.get("event") or event(), "results": 3, "held": 3, "least_field": 3}
    return Coverage.objects.create(**{**found, "full_list": False, "unplaced": 0, **values})


def milestone(**values):
    """The first medal of a country at the championship of its event."""
    held = values.get("event") or event()
    found = {"kind": "first-medal", "subject": "countries/gbr", "event": held, "strength": 79}
    found |= {"championship": held.edition.championship, "sentence": "First medal of GBR."}
    found |= {"starts": held.edition.start_date}
    return Milestone.objects.create(**{**found, "competitor_key": "1", **values})


def milestone_row(**values):
    told = values.get("milestone") or milestone()
    return MilestoneRow.objects.create(
        **{"milestone": told, "position": 1, "event": told.event, **values}
    )


def season_list_entry(**values):
    found = {"edition": values.get("edition") or edition(), "sex": "M", "rank": 1, **_mark()}
    found |= {"discipline": values.get("discipline") or discipline(), "name": "Josh Kerr"}
    found |= {"country": values.get("country") or country(), "person_key": "Josh Kerr GBR"}
    return SeasonListEntry.objects.create(**{**found, **values})


def season_best(**values):
    found = {"athlete": values.get("athlete") or athlete(), "season": 2023, **_mark()}
    found |= {"discipline": values.get("discipline") or discipline()}
    return SeasonBest.objects.create(**{**found, **values})


def world_record(**values):
    found = {"discipline": values.get("discipline") or discipline(), "sex": "M", **_mark()}
    found |= {"name": "Josh Kerr", "country": values.get("country") or country()}
    return WorldRecord.objects.create(**{**found, **values})


def price(**values):
    found = {"price": "1/7", "format": "fractional", "bookmaker": "a bookmaker", "stage": "before"}
    return Price.objects.create(
        **{**found, "quoted_on": "2023-08", **_about_an_athlete(values), **values}
    )


def quote(**values):
    found = {"text": "I won.", **_about_an_athlete(values)}
    return Quote.objects.create(**{**found, **values})


def story(**values):
    found = {"event": values.get("event") or event(), "source": source(), "text": "He won."}
    return Story.objects.create(**{**found, **values})


def absence(**values):
    return Absence.objects.create(**{**_about_an_athlete(values), **values})


def upset_note(**values):
    return UpsetNote.objects.create(**{"event": values.get("event") or event(), **values})


def expectation(**values):
    found = {"event": values.get("event") or event(), "order_of_the_day": True, "entrants": 12}
    return Expectation.objects.create(**{**found, "with_form": 10, **values})


def forecast(**values):
    found = {"event": values.get("event") or event(), "basis": "model", "position": 1}
    found |= {"athlete": values.get("athlete") or athlete(), "chance": 500_000}
    return Forecast.objects.create(**{**found, **values})


def upset(**values):
    """On the model, 0.5 beaten by 0.04: a shock by an outsider."""
    held = values.get("event") or event()
    found = {"event": held, "starts": held.edition.start_date, "basis": "model", "is_first": True}
    found |= {"favourite": values.get("favourite") or athlete()}
    found |= {"winner": values.get("winner") or athlete()}
    found |= {"favourite_chance": 500_000, "winner_chance": 40_000, "kind": "final"}
    found |= {"favourite_place": 2, "favourite_status": "OK", "is_upset": True, "is_shock": True}
    found |= {"outsider": True, "evidence": "season leader, finished second"}
    return Upset.objects.create(**{**found, **values})


def evaluation(**values):
    found = {"version": "1", "footing": "entrants", "method": "model", "sort": 1, "events": 100}
    return Evaluation.objects.create(**{**found, "log_loss": "2.1000", **values})


def calibration_band(**values):
    """Of 100 forecasts from 10 to 20 %, 14.5 wins were expected and 15 came."""
    found = {"method": "model", "low": 100_000, "high": 200_000, "forecasts": 100}
    return CalibrationBand.objects.create(**{**found, "expected": 145_000, "wins": 15, **values})


def championship_record(**values):
    made = values.get("result") or result(mark="3:29.38")
    found = {"championship": made.unit.event.edition.championship, "sex": "M", "result": made}
    found |= {"discipline": made.unit.event.discipline, "mark": made.mark, "outdated": False}
    found |= {"position": 1, "equals": False, "stands": True, "wind_missing": False}
    return ChampionshipRecord.objects.create(**{**found, **values})


def age_record(**values):
    found = {"event": values.get("event") or event(), "sex": "M", "kind": "youngest"}
    found |= {"championship": found["event"].edition.championship, "of_champions": True}
    found |= {"athlete": values.get("athlete") or athlete(), "certain": True, "position": 1}
    found |= {"least_years": 18, "least_days": 1, "most_years": 18, "most_days": 1}
    return AgeRecord.objects.create(**{**found, **values})


def pairing(**values):
    found = {"first": values.get("first") or athlete(), "meetings": 8, "finals": 4}
    found |= {"second": values.get("second") or athlete()}
    return Pairing.objects.create(**{**found, **values})


def claim(**values):
    if not values.keys() & {"result", "event", "athlete", "medal_decision"}:
        values["event"] = event()
    found = {"subject": "upset", "value": "The biggest upset", "source": source()}
    return Claim.objects.create(**{**found, **values})


def _country_and_sources(values):
    return {
        "country": values.get("country") or country(),
        "source_set": values.get("source_set") or source_set(),
    }


def _competitor(values):
    found = _country_and_sources(values)
    return found if "athlete" in values else {**found, "athlete": athlete()}


def _about_an_athlete(values):
    found = {"event": values["event"] if "event" in values else event(), "source": source()}
    return {**found, "athlete": values.get("athlete") or athlete()}


def _mark():
    return {"mark": "3:29.38", "mark_value": 209_380, "date": DAY}


def _named(competitor):
    competitor.name_competitor()
    competitor.save()
    return competitor
