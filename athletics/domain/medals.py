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


def in_force(decision: Decision, day: dt.date) -> bool:
    """Whether the decision surely stood on that day.

    A decision known to the year stands from the year's end; one without a date only today.
    """
    return decision.effective is not None and decision.effective.last_day() <= day


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
    held = {
        competitor: COLOUR_OF_PLACE[place]
        for competitor, place in places.items()
        if competitor not in named and place in COLOUR_OF_PLACE
    }
    if as_of is not None:
        if awarded_on > as_of:
            held = {}
        decisions = [decision for decision in decisions if in_force(decision, as_of)]
    for decision in sorted(decisions, key=_order):
        if decision.action == WITHDRAWAL:
            if held.get(decision.competitor) == decision.colour:
                del held[decision.competitor]
        else:
            held[decision.competitor] = decision.colour
    return held


def _order(decision: Decision) -> tuple[bool, dt.date, int, int]:
    """Awards, then by date; unknown dates last; withdrawals before upgrades, better medals last."""
    day = decision.effective.last_day() if decision.effective else dt.date.max
    return (
        decision.action != AWARD,
        day,
        (AWARD, WITHDRAWAL, UPGRADE).index(decision.action),
        "BSG".index(decision.colour),
    )


def table_order(gold: int, silver: int, bronze: int) -> tuple[int, int, int]:
    """Sort key of a medal table: most gold first, then silver, then bronze."""
    return (-gold, -silver, -bronze)
