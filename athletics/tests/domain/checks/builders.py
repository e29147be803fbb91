"""The smallest facts a rule can read; ``values`` replace columns."""

import datetime as dt
from itertools import count

from athletics.domain.checks.facts import (
    AthleteFacts,
    EventFacts,
    LineFacts,
    MemberFacts,
    PersonFacts,
    UnitFacts,
)
from athletics.domain.dates import PartialDate
from athletics.domain.marks import parse_mark, parse_wind

DAY = dt.date(2023, 8, 23)
_MEASURES = {
    **dict.fromkeys(("HJ", "PV", "LJ", "TJ", "SP", "DT", "HT", "JT"), ("distance", "higher")),
    **dict.fromkeys(("DEC", "HEP", "PEN"), ("points", "higher")),
}
_WINDY = {"100", "200", "100H", "110H", "LJ", "TJ"}
_ids = count(1)


def person(slug="josh-kerr", **values):
    found = {"id": sum(map(ord, slug)), "name": slug.replace("-", " ").title(), "sex": "M"}
    if "born" in values:
        values["born"] = PartialDate.parse(values["born"])
    return PersonFacts(slug=slug, **{**found, **values})


def line(slug="josh-kerr", place=None, mark="", discipline="1500", **values):
    """A line; ``wind`` and ``legal_wind`` as printed, the status as the values ask."""
    measure = _MEASURES.get(discipline, ("time", ""))[0]
    for name in ("wind", "legal_wind"):
        if isinstance(values.get(name), str):
            values[name] = parse_wind(values[name])
    if values.get("legal_mark"):
        values["legal_value"] = parse_mark(values["legal_mark"], measure).value
    found = {"person": person(slug), "competitor": slug, "country": "GBR", "place": place}
    found |= {"mark": mark, "value": parse_mark(mark, measure).value if mark else None}
    found["status"] = "OK" if place or mark else "TOOKPART"
    return LineFacts(**{**found, **values})


def team(code="GBR", place=None, mark="", **values):
    return line(code, place, mark, **{"person": None, "country": code, **values})


def unit(*lines, phase="final", discipline="1500", **values):
    measure, better = _MEASURES.get(discipline, ("time", "lower"))
    found = {"phase": phase, "discipline": discipline, "measure": measure, "better": better}
    found |= {"wind_counts": discipline in _WINDY, "lines": tuple(lines)}
    return UnitFacts(**{**found, **values})


def leg(discipline, *lines, **values):
    return unit(*lines, phase="combined", discipline=discipline, component=discipline, **values)


def event(*units, discipline="1500", **values):
    measure, better = _MEASURES.get(discipline, ("time", "lower"))
    found = {"championship": "world-championships", "edition": "2023-budapest"}
    found |= {"slug": f"mens-{discipline.lower()}", "sex": "M", "discipline": discipline}
    found |= {"start": dt.date(2023, 8, 19), "end": dt.date(2023, 8, 27), "group": "middle"}
    found |= {"measure": measure, "better": better, "units": units}
    return EventFacts(**{**found, **values})


def places(*marks, discipline="1500", **values):
    """A unit of lines in the order and with the places given: (place, mark)."""
    lines = [
        line(f"runner-{number}", place, mark, discipline)
        for number, (place, mark) in enumerate(marks, 1)
    ]
    return unit(*lines, discipline=discipline, **values)


def member(slug, number, part="final", country="GBR"):
    return MemberFacts(country, person(slug), number, part)


def athlete(given="Josh", family="Kerr", **values):
    number = next(_ids)
    found = {"id": number, "slug": f"{given}-{family}-{number}".lower(), "sex": "M"}
    found |= {"name": f"{given} {family}", "given": given, "family": family, "nation": "GBR"}
    if values.get("born"):
        values["born"] = PartialDate.parse(values["born"])
    return AthleteFacts(**{**found, **values})


def subjects(rule, facts):
    """What a rule names, without the event's own address."""
    return [found.subject.removeprefix(facts.subject).strip() for found in rule.check(facts)]


def messages(rule, facts):
    return [found.message for found in rule.check(facts)]
