from collections.abc import Iterator

from athletics.domain.checks.facts import EventFacts, UnitFacts
from athletics.domain.checks.findings import WARNING, Found, Rule

RULE = Rule(
    "wind-missing",
    "Sprints and horizontal jumps have their wind",
    "Outdoors the wind decides whether a mark of the 100 m, 200 m, short hurdles, long jump or "
    "triple jump counts for lists. Named once a race or group, from 1983, when lists hold the "
    "wind throughout; a leg of a combined event and a qualifying round without any wind are left "
    "alone where the source gives none.",
    WARNING,
)
#: The first World Championships; of earlier winds the lists hold some only.
FIRST_YEAR = 1983


def check(facts: EventFacts) -> Iterator[Found]:
    if facts.indoor or facts.start.year < FIRST_YEAR:
        return
    for unit in facts.rounds:
        finished = [line for line in unit.lines if line.status == "OK" and line.mark]
        missing = [line.name for line in finished if line.wind is None]
        if unit.wind_counts and missing and _expected(unit, len(finished) - len(missing)):
            more = f" and {len(missing) - 1} more" if len(missing) > 1 else ""
            yield Found(
                facts.about(unit),
                f"{unit.name}: no wind for {missing[0]}{more}; enter the wind as printed, "
                "or excuse it where no source has it.",
            )


def _expected(unit: UnitFacts, held: int) -> bool:
    return held > 0 or unit.phase == "final"
