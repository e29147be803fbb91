import datetime as dt
from collections.abc import Iterator

from athletics.domain.checks.facts import EventFacts
from athletics.domain.checks.findings import ERROR, Found, Rule

RULE = Rule(
    "date-outside-the-edition",
    "Results date from the days of the edition",
    "A date more than a week before the first or after the last day belongs to another "
    "competition.",
    ERROR,
)
#: Up to so many days it may be the edition's days that are wrong: see ``date_near``.
GRACE = 7


def days_outside(facts: EventFacts, day: dt.date) -> int:
    """How many days before the first or after the last; less than 1 within."""
    return max((facts.start - day).days, (day - facts.end).days)


def check(facts: EventFacts) -> Iterator[Found]:
    for unit, line in facts.lines:
        if line.date is None:
            continue
        off = days_outside(facts, line.date)
        if off > GRACE:
            yield Found(
                facts.about(unit, line),
                f"{line.name}, {unit.name}: {line.date} is {off} days outside the edition "
                f"({facts.start} to {facts.end}); correct the date.",
                line.athlete,
            )
