from collections.abc import Iterator

from athletics.domain.checks.facts import EventFacts
from athletics.domain.checks.findings import ERROR, Found, Rule
from athletics.domain.events import SEXES

RULE = Rule(
    "sex-of-the-event",
    "Men in men's events, women in women's",
    "The sex kept with an athlete is the event's; mixed events take both. A namesake is the usual "
    "cause.",
    ERROR,
)


def check(facts: EventFacts) -> Iterator[Found]:
    if facts.sex == "X":
        return
    for person in facts.people.values():
        if person.sex != facts.sex:
            yield Found(
                f"{facts.subject} {person.slug}",
                f"{person.name} is kept under {SEXES.get(person.sex, person.sex)}, the event is "
                f"for {SEXES.get(facts.sex, facts.sex)}; choose the right athlete or correct "
                "their sex.",
                person.id,
            )
