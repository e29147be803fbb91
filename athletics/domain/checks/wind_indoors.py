from collections.abc import Iterator

from athletics.domain.checks.facts import EventFacts
from athletics.domain.checks.findings import ERROR, Found, Rule
from athletics.domain.marks import format_wind

RULE = Rule(
    "wind-indoors",
    "No wind indoors",
    "Wind is measured outdoors only; a mark made in a hall has neither wind nor a w.",
    ERROR,
)


def check(facts: EventFacts) -> Iterator[Found]:
    if not facts.indoor:
        return
    for unit, line in facts.lines:
        if line.wind is not None or line.mark.endswith("w"):
            wind = format_wind(line.wind) or line.mark
            yield Found(
                facts.about(unit, line),
                f"{line.name}, {unit.name}: wind {wind} indoors; leave the wind empty.",
                line.athlete,
            )
