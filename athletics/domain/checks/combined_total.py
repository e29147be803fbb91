from collections.abc import Iterator

from athletics.domain.checks.facts import EventFacts, LineFacts, UnitFacts
from athletics.domain.checks.findings import WARNING, Found, Rule
from athletics.domain.checks.scoring import FIRST_YEAR, LEGS, points

RULE = Rule(
    "combined-total",
    "The total is the sum of its legs",
    "From 1985 the IAAF scoring tables give the points of each leg. Where all legs of an athlete "
    "are held, they add up to the total exactly, a leg without a mark counting nothing; where "
    "some are held, they do not exceed it. A difference means a wrong mark, or a leg of another "
    "competition.",
    WARNING,
)
_NOTHING = {"DNF", "DNS", "NM", "DQ"}


def check(facts: EventFacts) -> Iterator[Found]:
    legs = LEGS.get((facts.discipline, facts.sex, facts.indoor))
    if legs is None or facts.start.year < FIRST_YEAR:
        return
    held: dict[str, dict[str, int]] = {}
    for unit, line in facts.lines:
        if unit.discipline in legs and unit.component:
            scored = _points(facts, unit, line)
            if scored is not None:
                held.setdefault(line.competitor, {})[unit.discipline] = scored
    for competitor, scores in held.items():
        final = facts.final_lines.get(competitor)
        if final is None or final.value is None or final.value % 1000:
            continue
        total, due = final.value // 1000, sum(scores.values())
        if due > total or (len(scores) == len(legs) and due != total):
            marks = ", ".join(f"{leg} {scores[leg]}" for leg in legs if leg in scores)
            yield Found(
                f"{facts.subject} {final.subject}",
                f"{final.name}: total {total}, but the legs give {due} ({marks}); correct the "
                "total or the mark of a leg.",
                final.athlete,
            )


def _points(facts: EventFacts, unit: UnitFacts, line: LineFacts) -> int | None:
    if line.value is None:
        return 0 if line.status in _NOTHING else None
    by_hand = line.mark.endswith("h")
    return points(facts.sex, unit.discipline, line.value, unit.measure, by_hand)
