from collections.abc import Iterator

from athletics.domain.checks.facts import EventFacts
from athletics.domain.checks.findings import ERROR, Found, Rule
from athletics.domain.checks.joined import may_be_joined
from athletics.domain.checks.order import contradictions

RULE = Rule(
    "places-agree-with-marks",
    "The better mark has the better place",
    "Within one race or group nobody stands before somebody with a better mark, and who shares a "
    "place shares the mark. Hand times beside electronic times are compared with the doubt of a "
    "hand time. A place that a medal decision explains, or a jury or appeal named in the note, "
    "is not judged; an earlier round without groups has a rule of its own.",
    ERROR,
)


def check(facts: EventFacts) -> Iterator[Found]:
    for unit in facts.units:
        if not may_be_joined(unit):
            yield from contradictions(facts, unit)
