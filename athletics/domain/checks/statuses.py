from collections.abc import Iterator

from athletics.domain.checks.facts import EventFacts
from athletics.domain.checks.findings import ERROR, Found, Rule
from athletics.domain.statuses import contradiction

RULE = Rule(
    "status-place-mark",
    "Status, place and mark go together",
    "Only who finished (OK) has a place; OK has a place or a mark; who did not start, has no mark "
    "or took part without a known outcome has no mark. A disqualified competitor may keep the "
    "annulled mark.",
    ERROR,
)


def check(facts: EventFacts) -> Iterator[Found]:
    for unit, line in facts.lines:
        wrong = contradiction(line.status, bool(line.place), bool(line.mark))
        if wrong:
            yield Found(
                facts.about(unit, line), f"{line.name}, {unit.name}: {wrong}.", line.athlete
            )
