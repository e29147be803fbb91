"""Medals: who was awarded what, what was withdrawn and passed on, and the tables."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from athletics.domain.dates import PartialDate

COLOURS = {"G": "gold", "S": "silver", "B": "bronze"}
COLOUR_OF_PLACE = {1: "G", 2: "S", 3: "B"}
AWARD, WITHDRAWAL, UPGRADE = "award", "withdrawal", "upgrade"
ACTIONS = {
    AWARD: "awarded on the day",
    WITHDRAWAL: "withdrawn",
    UPGRADE: "passed on",
}


@dataclass(frozen=True)
class Decision:
    """One dated decision about a colour for a competitor; ``effective`` is None where unknown."""

    competitor: str
    colour: str
    action: str
    effective: PartialDate | None


def standing(
    places: Mapping[str, int],
    awarded_on: dt.date,
    decisions: Iterable[Decision],
    as_of: dt.date | None = None,
) -> dict[str, str]:
    """Who holds which colour, today or on a day: the fold of all decisions in their order.

    ``places`` are today's places one to three in the final by competitor. A competitor whom a
    decision names is no longer awarded by place: the decisions tell that story whole.
    """
    decisions = list(decisions)
    named = {decision.competitor for decision in decisions}
    unnamed = {who: place for who, place in places.items() if who not in named}
    held = _by_place(unnamed) | _fold(decisions)
    if as_of is None:
        return held
    then = _fold([one for one in decisions if stood(one, decisions, as_of)])
    if awarded_on > as_of:
        return then
    return _by_place(_before_moving_up(unnamed, then, held)) | then


def stood(decision: Decision, decisions: Iterable[Decision], day: dt.date) -> bool:
    """Whether the decision surely stood on that day, among all ``decisions`` about the event.

    One known to the year stands from the year's end; one without a date only today, unless it
    gave a colour that a dated decision later took away or bettered.
    """
    latest = _latest_day(decision, decisions)
    return latest is not None and latest <= day


def _by_place(places: Mapping[str, int]) -> dict[str, str]:
    medals = {who: COLOUR_OF_PLACE.get(place, "") for who, place in places.items()}
    return {who: colour for who, colour in medals.items() if colour}


def _before_moving_up(
    places: Mapping[str, int], then: Mapping[str, str], today: Mapping[str, str]
) -> dict[str, int]:
    """Places on a day of those whom no decision names.

    Sources often tell who lost a medal and not who moved up. Who stood ahead then and holds
    nothing today was ahead of them, unless that colour was passed on to nobody.
    """
    passed_on = set(today.values())
    before = dict(places)
    for who, colour in sorted(then.items(), key=lambda held: "GSB".index(held[1])):
        if who not in today and colour in passed_on:
            ahead = "GSB".index(colour) + 1
            before = {one: place + (place >= ahead) for one, place in before.items()}
    return before


def _fold(decisions: list[Decision]) -> dict[str, str]:
    """Awards, then by date; unknown dates last; withdrawals before upgrades, better medals last."""

    def order(decision: Decision) -> tuple[bool, dt.date, bool, int, int]:
        return (
            decision.action != AWARD,
            _latest_day(decision, decisions) or dt.date.max,
            # one without a date came before the dated decision that ended it
            decision.effective is not None,
            (AWARD, WITHDRAWAL, UPGRADE).index(decision.action),
            "BSG".index(decision.colour),
        )

    held: dict[str, str] = {}
    for decision in sorted(decisions, key=order):
        if decision.action != WITHDRAWAL:
            held[decision.competitor] = decision.colour
        elif held.get(decision.competitor) == decision.colour:
            del held[decision.competitor]
    return held


def _latest_day(decision: Decision, decisions: Iterable[Decision]) -> dt.date | None:
    """The latest day on which a decision can have come into force; None where nothing tells."""
    if decision.effective:
        return decision.effective.last_day()
    ended = (
        later.effective.last_day()
        for later in decisions
        if later.effective and later.competitor == decision.competitor and _ends(later, decision)
    )
    return min(ended, default=None)


def _ends(later: Decision, upgrade: Decision) -> bool:
    """Whether a decision takes away, or betters, the colour that an upgrade gave."""
    if upgrade.action != UPGRADE:
        return False
    if later.action == WITHDRAWAL:
        return later.colour == upgrade.colour
    return later.action == UPGRADE and "GSB".index(later.colour) < "GSB".index(upgrade.colour)


def table_order(gold: int, silver: int, bronze: int) -> tuple[int, int, int]:
    """Sort key of a medal table: most gold first, then silver, then bronze."""
    return (-gold, -silver, -bronze)
