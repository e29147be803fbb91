from collections.abc import Iterator

from athletics.domain.checks.facts import EventFacts
from athletics.domain.checks.findings import WARNING, Found, Rule

RULE = Rule(
    "reaction-time",
    "Reaction times are 0.100 to 1.000 s, in sprints",
    "Faster than 0.100 s is a false start (World Athletics rule TR16.6); only races started from "
    "blocks, up to 400 m and the relays, measure it.",
    WARNING,
)
LEAST, MOST = 100, 1000
_WITH_BLOCKS = {"sprints", "hurdles", "relays", "combined"}


def check(facts: EventFacts) -> Iterator[Found]:
    for unit, line in facts.lines:
        if line.reaction is None:
            continue
        seconds = f"{line.reaction / 1000:.3f}"
        if facts.group not in _WITH_BLOCKS:
            why = "only races started from blocks measure it; leave it empty"
        elif line.reaction < LEAST and line.status == "OK":
            why = "less than 0.100 s is a false start; correct it or the status"
        elif line.reaction > MOST:
            why = "reactions take less than a second; write seconds as 0.142"
        else:
            continue
        yield Found(
            facts.about(unit, line),
            f"{line.name}, {unit.name}: reaction {seconds} s; {why}.",
            line.athlete,
        )
