"""Histories by hand: a final is its finishers in order."""

import datetime as dt
from dataclasses import replace
from itertools import count

from athletics.domain.milestones import contests as facts
from athletics.domain.milestones.registry import of_event_type

WORLDS = facts.Championship("world-championships", "World Championships")
GAMES = facts.Championship("olympic-games", "Olympic Games")
INDOORS = facts.Championship("world-indoor-championships", "World Indoors", indoor=True)
JUNIORS = facts.Championship("world-u20-championships", "World U20", age_group="u20")
EUROPEANS = facts.Championship(
    "european-championships", "European Championships", level="continental"
)
COMMONWEALTH = facts.Championship(
    "commonwealth-games", "Commonwealth Games", level="regional", countries_held=False
)
GBR = facts.Country("GBR", "Great Britain")
NOR = facts.Country("NOR", "Norway")
KEN = facts.Country("KEN", "Kenya")
_IDS: dict[str, int] = {}
_EVENTS = count(1)


def person(name, *memberships):
    number = _IDS.setdefault(name, len(_IDS) + 1)
    return facts.Person(number, name.lower().replace(" ", "-"), name, memberships)


def stay(joined=0, left=0):
    return facts.Membership(7, "edinburgh-ac", "Edinburgh AC", joined, left)


def runner(name, country=GBR, colour="", place=None, **more):
    """An athlete in a final; ``value`` in thousandths."""
    who = more.pop("person", None) or person(name)
    return facts.Finisher(
        str(who.id), country, who, who.id * 100, place=place, colour=colour, **more
    )


def team(country, colour="", place=None, **more):
    return facts.Finisher(country.code, country, None, place=place, colour=colour, **more)


def final(year, *finishers, at=WORLDS, day=None, medals=True, **more):
    """The men's 1500 m of a year; the first three finishers get medals unless told otherwise."""
    if medals and not any(one.colour for one in finishers):
        colours = ["G", "S", "B", *[""] * len(finishers)]
        finishers = tuple(
            replace(one, colour=colour, place=one.place or place)
            for place, (one, colour) in enumerate(zip(finishers, colours, strict=False), 1)
        )
    found = {
        "event": next(_EVENTS),
        "edition": f"City {year}",
        "year": year,
        "starts": dt.date(year, 8, 1),
        "ends": dt.date(year, 8, 9),
        "day": day,
        "name": "men's 1500 m",
        "slug": "mens-1500m",
        "discipline": "1500",
        "sex": "M",
    }
    return facts.Contest(championship=at, finishers=tuple(finishers), **{**found, **more})


def told(contests, kind):
    """The sentences of a kind, in the order of the rules."""
    return [one.sentence for one in of_event_type(contests) if one.kind == kind]
