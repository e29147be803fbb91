from collections.abc import Iterator

from athletics.domain.checks.facts import EventFacts
from athletics.domain.checks.findings import WARNING, Found, Rule
from athletics.domain.checks.strays import own_lines
from athletics.domain.marks import TIME, format_wind

RULE = Rule(
    "one-wind-a-race",
    "One race has one wind",
    "All who ran a race ran it in the same wind. Two winds mean a slip, or rows of two races in "
    "one; jumps have each their own. Only races whose number is held, and finals; legs of "
    "combined events among the heats have a rule of their own.",
    WARNING,
)


def check(facts: EventFacts) -> Iterator[Found]:
    for unit in facts.units:
        if unit.measure != TIME or not (unit.group or unit.phase == "final"):
            continue
        lines = own_lines(facts, unit)
        winds = sorted({line.wind for line in lines if line.wind is not None})
        if len(winds) > 1:
            yield Found(
                facts.about(unit),
                f"{unit.name}: winds {', '.join(map(format_wind, winds))} in one race; correct "
                "the wind, or move the rows to their own race.",
            )
