from collections.abc import Iterator

from athletics.domain.checks.facts import EventFacts
from athletics.domain.checks.findings import WARNING, Found, Rule
from athletics.domain.checks.strays import is_stray
from athletics.domain.rounds import stage_name

RULE = Rule(
    "legs-among-heats",
    "Legs of a combined event stand with that event",
    "A race of the heptathlon is no heat of the 200 m. Named are rows without a place, by "
    "athletes whose combined event at this edition has the discipline as a leg: lists that give "
    "marks only do not tell the two apart. Move the rows to the legs, or add the place of those "
    "who did enter both. Named once a round.",
    WARNING,
)
_NAMED = 3


def check(facts: EventFacts) -> Iterator[Found]:
    for phase, units in facts.stages.items():
        strays = [line for unit in units for line in unit.lines if is_stray(facts, unit, line)]
        if strays:
            names = ", ".join(f"{line.name} {line.mark}" for line in strays[:_NAMED])
            more = f" and {len(strays) - _NAMED} more" if len(strays) > _NAMED else ""
            yield Found(
                f"{facts.subject} {phase}",
                f"{stage_name(phase)}: {names}{more} without a place, by athletes of a combined "
                "event with this leg; move them to its legs, or add the place.",
                strays[0].athlete,
            )
