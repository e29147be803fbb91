"""Where the places of one race or group contradict its marks."""

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from athletics.domain.checks.facts import EventFacts, LineFacts, UnitFacts
from athletics.domain.checks.findings import Found
from athletics.domain.marks import TIME, decimals_of

#: Thousandths of a second by printed decimals. Tenths were taken by hand, up to 0.24 s before
#: electronic timing (World Athletics scoring tables), and rounded up.
_DOUBT = {0: 1000, 1: 340}


def contradictions(facts: EventFacts, unit: UnitFacts) -> Iterator[Found]:
    """Each neighbour in place with the wrong mark; places that decisions explain left out."""
    lines = [line for line in unit.placed if line.value and line.competitor not in facts.decided]
    groups = [list(group) for _, group in groupby(lines, key=lambda line: line.place)]
    for sharers in groups:
        yield from _shared(facts, unit, sharers)
    for before, behind in pairwise(groups):
        yield from _in_order(facts, unit, before, behind)


def tolerance(one: LineFacts, other: LineFacts, measure: str) -> int:
    """Nothing where both are printed alike; else the doubt of the coarser."""
    if measure != TIME:
        return 0
    decimals = {decimals_of(one.mark), decimals_of(other.mark)}
    by_hand = {one.mark.endswith("h"), other.mark.endswith("h")}
    if len(decimals) == 1 and len(by_hand) == 1:
        return 0
    return _DOUBT.get(min(decimals), _DOUBT[1])


def _value(line: LineFacts) -> int:
    return line.value or 0


def _shared(facts: EventFacts, unit: UnitFacts, lines: Sequence[LineFacts]) -> Iterator[Found]:
    low, high = min(lines, key=_value), max(lines, key=_value)
    if _value(high) - _value(low) > tolerance(low, high, unit.measure):
        yield Found(
            facts.about(unit, high),
            f"{unit.name}: {low.name} ({low.mark}) and {high.name} ({high.mark}) share place "
            f"{low.place} with different marks; correct a place or a mark, or note the decision "
            "of the jury.",
            high.athlete,
        )


def _in_order(
    facts: EventFacts, unit: UnitFacts, before: Sequence[LineFacts], behind: Sequence[LineFacts]
) -> Iterator[Found]:
    pick_worst, pick_best = (max, min) if unit.better == "lower" else (min, max)
    worst, best = pick_worst(before, key=_value), pick_best(behind, key=_value)
    wrong = unit.beats(_value(best), _value(worst))
    if wrong and abs(_value(best) - _value(worst)) > tolerance(worst, best, unit.measure):
        yield Found(
            facts.about(unit, best),
            f"{unit.name}: {worst.name} ({worst.finish}) stands before {best.name} "
            f"({best.finish}) with the worse mark; correct a place or a mark, or note the "
            "decision of the jury.",
            best.athlete,
        )
