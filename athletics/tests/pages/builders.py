"""Records as a page test says them: real disciplines, people by name, marks as printed."""

import datetime as dt

from athletics.domain.marks import parse_mark, parse_wind
from athletics.domain.names import slugify
from athletics.models import Athlete, Event, Unit
from athletics.tests import factories as make

#: Code: name on pages, slug, group, measure, better, whether wind counts, whether for teams, order.
DISCIPLINES = {
    "100": ("100 m", "100m", "sprints", "time", "lower", True, False, 30_020),
    "1500": ("1500 m", "1500m", "middle", "time", "lower", False, False, 30_080),
    "110H": ("110 m hurdles", "110m-hurdles", "hurdles", "time", "lower", True, False, 30_200),
    "4x100": ("4 × 100 m relay", "4x100m-relay", "relays", "time", "lower", False, True, 30_250),
    "HJ": ("High jump", "high-jump", "jumps", "distance", "higher", False, False, 30_300),
    "LJ": ("Long jump", "long-jump", "jumps", "distance", "higher", True, False, 30_320),
    "DEC": ("Decathlon", "decathlon", "combined", "points", "higher", False, False, 30_400),
}
FINAL_DAY = dt.date(2023, 8, 23)


def discipline(code="1500"):
    name, slug, group, measure, better, wind_counts, for_teams, sort = DISCIPLINES[code]
    return make.discipline(
        code,
        name=f"{name} in full",
        short_name=name,
        slug=slug,
        group=group,
        measure=measure,
        better=better,
        sort=sort,
        wind_counts=wind_counts,
        for_teams=for_teams,
    )


def championship(slug="world-championships", **more):
    name = slug.replace("-", " ").title()
    return make.championship(slug, **{"name": name, "short_name": name, **more})


def edition(slug="2023-budapest", of="world-championships", **more):
    """From 19 to 27 August of its year."""
    year, _, city = slug.partition("-")
    official = f"The {city.title()} Games of {year}"
    host = make.country("HUN", name="Hungary", iso2="HU")
    fields = {"official_name": official, "country": host, **more}
    return make.edition(slug, championship=championship(of), **fields)


def event(at=None, code="1500", sex="M", **more):
    return make.event(sex, edition=at or edition(), discipline=discipline(code), **more)


def unit(of, phase="final", group="", component=""):
    if component:
        discipline(component)
    return Unit.objects.get_or_create(event=of, phase=phase, group=group, component=component)[0]


def athlete(name="Josh Kerr", nation="GBR", **more):
    """``Josh Kerr``: the last word is the family name."""
    given, _, family = name.rpartition(" ")
    fields = {"given_name": given, "family_name": family, "country": make.country(nation), **more}
    made = make.athlete(fields.pop("slug", slugify(name)), **fields)
    made.refresh_from_db()
    return made


def result(of, who, place=None, mark="", **more):
    """In the final of an event, or in a unit; ``who`` is an athlete or the code of a team."""
    where = unit(of) if isinstance(of, Event) else of
    measured = discipline(where.component) if where.component else where.event.discipline
    fields = {"sources": "results-list", **more}
    for wind in {"wind", "legal_wind"} & fields.keys():
        fields[wind] = parse_wind(fields[wind])
    for name, text in (("mark", mark), ("legal_mark", fields.get("legal_mark"))):
        fields[f"{name}_value"] = parse_mark(text, measured.measure).value if text else None
    person = who if isinstance(who, Athlete) else None
    nation = make.country(fields.pop("nation", person.country_id if person else who))
    sources = make.source_set(fields.pop("sources"))
    return make.result(
        unit=where,
        athlete=person,
        country=nation,
        place=place,
        mark=mark,
        source_set=sources,
        **fields,
    )


def decision(of, who, colour, action, effective="", **more):
    return make.medal_decision(
        event=of,
        athlete=who,
        country=who.country,
        colour=colour,
        action=action,
        effective=effective,
        **more,
    )


def claim(**more):
    fields = {"subject": "mark", "value": "3:29.28", "source": make.source("agency"), **more}
    return make.claim(**fields)


def season_line(at, who, rank, mark="3:30.00", code="1500"):
    return make.season_list_entry(
        edition=at,
        discipline=discipline(code),
        rank=rank,
        athlete=who,
        name=who.name,
        country=who.country,
        person_key=who.slug,
        **_performance(mark, code, dt.date(at.year, 6, 1)),
    )


def season_best(who, season, mark="3:30.00", code="1500", **more):
    made = _performance(mark, code, dt.date(season, 6, 1))
    return make.season_best(athlete=who, season=season, discipline=discipline(code), **made, **more)


def world_record(who, on, mark="3:26.00"):
    return make.world_record(
        athlete=who,
        name=who.name,
        country=who.country,
        sex=who.sex,
        discipline=discipline(),
        **_performance(mark, "1500", on),
    )


def _performance(mark, code, on):
    value = parse_mark(mark, discipline(code).measure).value
    return {"mark": mark, "mark_value": value, "date": on, "venue": "Oslo"}
