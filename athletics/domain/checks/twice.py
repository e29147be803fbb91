from collections import defaultdict
from collections.abc import Iterator

from athletics.domain.checks.facts import EventFacts, LineFacts, UnitFacts
from athletics.domain.checks.findings import ERROR, Found, Rule
from athletics.domain.checks.strays import is_stray

RULE = Rule(
    "twice-in-a-round",
    "Nobody is in two races of one round",
    "A competitor has one row in the heats, one in the semifinals, one in each leg of a combined "
    "event. Two rows mean that a group is wrong or that two people are taken for one. A race "
    "between two or more who all stand in another race of the round is a run-off, and "
    "allowed. Legs of combined events among the heats have a rule of their own.",
    ERROR,
)
Rows = list[tuple[UnitFacts, LineFacts]]


def check(facts: EventFacts) -> Iterator[Found]:
    seen: dict[tuple[str, str, str], Rows] = defaultdict(list)
    for unit, line in facts.lines:
        if is_stray(facts, unit, line):
            continue
        seen[unit.phase, unit.component, line.competitor].append((unit, line))
    doubles = {key for key, rows in seen.items() if len(rows) > 1}
    for key, held in seen.items():
        rows = [row for row in held if not _is_run_off(row[0], doubles)]
        if key in doubles and len(rows) > 1:
            unit, line = rows[0]
            places = "; ".join(f"{one.name}: {row.finish}" for one, row in rows)
            yield Found(
                f"{facts.subject} {unit.phase} {line.subject}",
                f"{line.name} is in {len(rows)} races of one round ({places}); delete or move "
                "the wrong row.",
                line.athlete,
            )


def _is_run_off(unit: UnitFacts, doubles: set[tuple[str, str, str]]) -> bool:
    """The last race of a round, all of whose runners stand in an earlier one too."""
    again = [(unit.phase, unit.component, line.competitor) in doubles for line in unit.lines]
    return len(again) > 1 and all(again)
