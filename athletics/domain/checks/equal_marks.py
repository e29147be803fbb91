from collections.abc import Iterator
from itertools import pairwise

from athletics.domain.checks.facts import EventFacts
from athletics.domain.checks.findings import WARNING, Found, Rule
from athletics.domain.marks import POINTS

RULE = Rule(
    "equal-marks-parted",
    "Equal points share a place",
    "In races equal times are parted by the photo finish, in field events equal marks by "
    "countback or the second best: that is every day's work, and nothing would be gained by "
    "naming it thousands of times. Equal points of a combined event are parted seldom, by the "
    "rule of the time: say in the note what did, or let them share the place.",
    WARNING,
)


def check(facts: EventFacts) -> Iterator[Found]:
    for unit in facts.rounds:
        if unit.measure != POINTS or facts.for_teams:
            continue
        for before, behind in pairwise(unit.placed):
            if before.place != behind.place and before.value and before.value == behind.value:
                yield Found(
                    facts.about(unit, behind),
                    f"{unit.name}: {before.name} ({before.finish}) and {behind.name} "
                    f"({behind.finish}) have equal points and different places; let them share "
                    "the place, or excuse it with what parted them.",
                    behind.athlete,
                )
