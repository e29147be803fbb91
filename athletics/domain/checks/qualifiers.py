from collections.abc import Iterator, Sequence

from athletics.domain.checks.facts import EventFacts, LineFacts, UnitFacts
from athletics.domain.checks.findings import WARNING, Found, Rule
from athletics.domain.marks import TIME
from athletics.domain.rounds import EARLIER_STAGES, phase_order, stage_name

RULE = Rule(
    "qualifiers",
    "Q and q agree with places, marks and the next round",
    "In a race Q goes to the first places and q to the best of the rest; who has neither is not "
    "in the next round, and who has one did start. Qualified by the referee, the jury or by lot "
    "(qR, qJ, qD) goes before every rule. Judged only in rounds where somebody is marked.",
    WARNING,
)
_BY_DECISION = {"qR", "qJ", "qD"}


def check(facts: EventFacts) -> Iterator[Found]:
    for phase, units in facts.stages.items():
        if not any(line.advanced for unit in units for line in unit.lines):
            continue
        for unit in units:
            yield from _started(facts, unit)
            if unit.measure == TIME:
                yield from _by_place(facts, unit)
        if units[0].measure == TIME and not facts.for_teams:
            yield from _by_mark(facts, units)
        yield from _in_next(facts, phase, units)


def _started(facts: EventFacts, unit: UnitFacts) -> Iterator[Found]:
    for line in unit.lines:
        if line.advanced in ("Q", "q") and line.status in ("DNS", "DNF", "DQ", "NM"):
            yield _found(facts, unit, line, f"is {line.status}; take the mark away or say qR")


def _by_place(facts: EventFacts, unit: UnitFacts) -> Iterator[Found]:
    last = max((line.place or 0 for line in unit.placed if line.advanced == "Q"), default=0)
    for line in unit.placed:
        if (line.place or 0) < last and line.advanced in ("", "q"):
            yield _found(
                facts, unit, line, f"stands before place {last}, which is Q; correct one of them"
            )


def _by_mark(facts: EventFacts, units: Sequence[UnitFacts]) -> Iterator[Found]:
    times = [line.value for unit in units for line in unit.lines if line.advanced == "q"]
    slowest = max((value for value in times if value), default=0)
    for unit in units:
        for line in unit.placed:
            if not line.advanced and line.value and line.value < slowest:
                yield _found(
                    facts, unit, line, f"({line.mark}) is faster than a q; correct one of them"
                )


def _in_next(facts: EventFacts, phase: str, units: Sequence[UnitFacts]) -> Iterator[Found]:
    """Who is not marked and yet in the next round; repechages take the others."""
    later = [
        other
        for other in facts.stages
        if other != "repechage" and phase_order(other) < phase_order(phase) and other != "final-b"
    ]
    if not later or phase not in EARLIER_STAGES or "repechage" in facts.stages:
        return
    following = max(later, key=phase_order)
    there = {line.competitor for unit in facts.stages[following] for line in unit.lines}
    for unit in units:
        for line in unit.lines:
            if not line.advanced and line.competitor in there:
                stage = stage_name(following).lower()
                yield _found(
                    facts, unit, line, f"is in the next round ({stage}) without Q or q; add it"
                )


def _found(facts: EventFacts, unit: UnitFacts, line: LineFacts, why: str) -> Found:
    mark = f" {line.advanced}" if line.advanced else ""
    return Found(facts.about(unit, line), f"{unit.name}: {line.name}{mark} {why}.", line.athlete)
