from collections.abc import Iterator

from athletics.domain.checks.facts import EventFacts
from athletics.domain.checks.findings import WARNING, Found, Rule
from athletics.domain.checks.strays import own_lines
from athletics.domain.rounds import EARLIER_STAGES, stage_name

RULE = Rule(
    "rounds-in-order",
    "The final comes after the rounds before it",
    "The first day of the final is not before the last day of an earlier round. Legs of combined "
    "events among the heats have a rule of their own.",
    WARNING,
)


def check(facts: EventFacts) -> Iterator[Found]:
    finals = [line.date for line in facts.final_lines.values() if line.date]
    if not finals:
        return
    for phase, units in facts.stages.items():
        if phase not in EARLIER_STAGES:
            continue
        own = [line for unit in units for line in own_lines(facts, unit)]
        late = [line for line in own if line.date and line.date > min(finals)]
        if late:
            yield Found(
                f"{facts.subject} {phase}",
                f"{stage_name(phase)}: {len(late)} rows, {late[0].name} first, date from "
                f"{late[0].date}, after the final of {min(finals)}; correct a date or the round "
                "of a row.",
            )
