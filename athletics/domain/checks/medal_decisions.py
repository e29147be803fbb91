from collections.abc import Iterator

from athletics.domain.checks.facts import EventFacts
from athletics.domain.checks.findings import ERROR, Found, Rule
from athletics.domain.medals import AWARD, COLOUR_OF_PLACE, COLOURS, UPGRADE, WITHDRAWAL

RULE = Rule(
    "medals-agree-with-places",
    "Decisions about medals end at today's places",
    "Where decisions name a competitor, what they hold after the last decision is the colour of "
    "their place in the final today: a withdrawn medal leaves no place one to three, one passed "
    "on moves the place up. A withdrawal names a medal that was held.",
    ERROR,
)


def check(facts: EventFacts) -> Iterator[Found]:
    for competitor in dict.fromkeys(one.competitor for one in facts.decisions):
        line = facts.final_lines.get(competitor)
        held = facts.medals.get(competitor, "")
        due = COLOUR_OF_PLACE.get(line.place or 0, "") if line else ""
        name = line.name if line else facts.competitor_name(competitor)
        about = f"{facts.subject} {line.subject if line else competitor}"
        athlete = line.athlete if line else None
        if line and held != due:
            yield Found(
                about,
                f"{name} holds {COLOURS.get(held, 'no medal')} by the decisions, yet has "
                f"{line.finish} in the final; correct the place or add the missing decision.",
                athlete,
            )
        elif held and line is None:
            yield Found(
                about,
                f"{name} holds {COLOURS[held]} by the decisions, yet has no row in the final; "
                "add the row with the place.",
            )
    given = {(one.competitor, one.colour) for one in facts.decisions if one.action != WITHDRAWAL}
    for one in facts.decisions:
        if one.action == WITHDRAWAL and (one.competitor, one.colour) not in given:
            name = facts.competitor_name(one.competitor)
            yield Found(
                f"{facts.subject} {name} {COLOURS[one.colour]} withdrawn",
                f"{name}: {COLOURS[one.colour]} was withdrawn, yet no decision ever gave it; "
                f"add the {AWARD} or {UPGRADE} with its date.",
            )
