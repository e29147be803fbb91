from collections.abc import Iterator
from itertools import groupby

from athletics.domain.checks.facts import EventFacts, MemberFacts, by_team
from athletics.domain.checks.findings import ERROR, Found, Rule

RULE = Rule(
    "relay-legs",
    "Legs of a relay are 1 to 4, each once",
    "Where the legs of a team's final are held, they are 1 to 4 and no two members ran the same. "
    "Legs run in the heats, or in a race that the source does not tell, are not compared; a leg "
    "that is not known is empty.",
    ERROR,
)
LEGS = (1, 2, 3, 4)


def check(facts: EventFacts) -> Iterator[Found]:
    for team, members in by_team(facts.members):
        for leg, runners in groupby(sorted(members, key=_leg), key=_leg):
            held = list(runners)
            names = " and ".join(member.person.name for member in held)
            about = f"{facts.subject} {team} leg {leg}"
            if leg not in LEGS:
                yield Found(
                    about,
                    f"{team}: {names} ran leg {leg}, but a relay has legs 1 to 4; correct the "
                    "leg or leave it empty.",
                    held[0].person.id,
                )
            elif len(held) > 1:
                yield Found(
                    about,
                    f"{team}: {names} ran leg {leg} of one race; correct a leg, or say who ran "
                    "in the heats only.",
                    held[0].person.id,
                )


def _leg(member: MemberFacts) -> int:
    return member.leg or 0
