from collections.abc import Iterator

from athletics.domain.checks.facts import EventFacts
from athletics.domain.checks.findings import WARNING, Found, Rule
from athletics.domain.rounds import phase_order, stage_name

RULE = Rule(
    "finalists-in-the-round-before",
    "Finalists come from the round before",
    "Looked at only where a source gives the whole field, all of it is held, and every row of "
    "the earlier round has an outcome. Who reaches the final was in the last round before it; a "
    "repechage is beside the way, and those excused from the heats may start in the semifinals.",
    WARNING,
)


def check(facts: EventFacts) -> Iterator[Found]:
    before = [phase for phase in facts.stages if phase not in ("final", "final-b", "repechage")]
    if not facts.complete or not before or "final" not in facts.stages:
        return
    phase = min(before, key=phase_order)
    lines = [line for unit in facts.stages[phase] for line in unit.lines]
    if any(line.status == "TOOKPART" for line in lines) or len(lines) <= len(facts.final_lines):
        return
    present = {line.competitor for line in lines}
    for competitor, line in facts.final_lines.items():
        if competitor not in present and line.status != "DNS":
            yield Found(
                f"{facts.subject} final {line.subject}",
                f"{line.name} is in the final but not in {stage_name(phase).lower()}, which are "
                "said to be complete; add the missing row, or correct the athlete.",
                line.athlete,
            )
