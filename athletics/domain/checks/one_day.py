from collections import Counter
from collections.abc import Iterator

from athletics.domain.checks.facts import EventFacts
from athletics.domain.checks.findings import WARNING, Found, Rule
from athletics.domain.checks.strays import own_lines
from athletics.domain.marks import TIME

RULE = Rule(
    "one-day-a-race",
    "One race is run on one day",
    "All rows of a race bear one date. Two mean rows of another race, often of another round. "
    "Only races whose number is held, and finals; legs of combined events among the heats have a "
    "rule of their own.",
    WARNING,
)


def check(facts: EventFacts) -> Iterator[Found]:
    for unit in facts.units:
        if unit.measure != TIME or not (unit.group or unit.phase == "final"):
            continue
        lines = [line for line in own_lines(facts, unit) if line.date]
        days = Counter(line.date for line in lines)
        if len(days) > 1:
            usual = max(days, key=lambda day: days[day])
            other = next(line for line in lines if line.date != usual)
            yield Found(
                facts.about(unit),
                f"{unit.name}: {days[usual]} rows of {usual}, but {other.name} of {other.date}; "
                "correct the dates, or move the rows to their own race.",
            )
