"""Rows of a combined event's leg that stand among the heats of the event itself."""

from athletics.domain.checks.facts import EventFacts, LineFacts, UnitFacts
from athletics.domain.checks.scoring import LEGS
from athletics.domain.rounds import EARLIER_STAGES


def is_stray(facts: EventFacts, unit: UnitFacts, line: LineFacts) -> bool:
    """Without a place, by somebody whose combined event here has this discipline as a leg."""
    if line.place or not line.mark or line.person is None or unit.phase not in EARLIER_STAGES:
        return False
    return any(
        unit.discipline in LEGS.get((combined, facts.sex, facts.indoor), ())
        for combined in line.person.combined
    )


def own_lines(facts: EventFacts, unit: UnitFacts) -> list[LineFacts]:
    """The lines of a unit but the strays."""
    return [line for line in unit.lines if not is_stray(facts, unit, line)]
