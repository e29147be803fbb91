from collections.abc import Iterator

from athletics.domain.checks.date_outside import GRACE, days_outside
from athletics.domain.checks.facts import EventFacts
from athletics.domain.checks.findings import WARNING, Found, Rule

RULE = Rule(
    "date-near-the-edition",
    "Results date from the days of the edition",
    "A date up to a week before the first or after the last day is a slip, or the edition's days "
    "are. Named once a race or group.",
    WARNING,
)


def check(facts: EventFacts) -> Iterator[Found]:
    for unit in facts.units:
        days = sorted({line.date for line in unit.lines if line.date})
        off = [day for day in days if 0 < days_outside(facts, day) <= GRACE]
        if off:
            yield Found(
                facts.about(unit),
                f"{unit.name}: {off[0]} is outside the edition ({facts.start} to {facts.end}); "
                "correct the date of the results or the days of the edition.",
            )
