from collections.abc import Iterator

from athletics.domain.checks.facts import EventFacts
from athletics.domain.checks.findings import WARNING, Found, Rule
from athletics.domain.checks.joined import is_joined, may_be_joined
from athletics.domain.checks.order import contradictions

RULE = Rule(
    "places-without-groups",
    "Places of heats whose groups are not held",
    "Where a source does not part the heats or groups of a round, their rows stand in one, each "
    "with the place of its own race, and a worse mark may have the better place. It may also be "
    "a slip: look at the rows and give them their groups. Left alone where one place comes with "
    "several marks, for then several races are surely joined.",
    WARNING,
)


def check(facts: EventFacts) -> Iterator[Found]:
    for unit in facts.rounds:
        if may_be_joined(unit) and not is_joined(unit):
            yield from contradictions(facts, unit)
