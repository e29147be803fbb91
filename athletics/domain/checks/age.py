from collections.abc import Iterator

from athletics.domain.checks.facts import EventFacts
from athletics.domain.checks.findings import ERROR, Found, Rule
from athletics.domain.dates import age_on

RULE = Rule(
    "age-on-the-day",
    "Between 12 and 65 years old",
    "No younger or older athlete is known at a championship. A birth date known to the year is "
    "taken in the athlete's favour. A namesake's birth date is the usual cause.",
    ERROR,
)
YOUNGEST, OLDEST = 12, 65


def check(facts: EventFacts) -> Iterator[Found]:
    for person in facts.people.values():
        if person.born is None:
            continue
        least, most = age_on(person.born, facts.start)
        if most < YOUNGEST or least > OLDEST:
            yield Found(
                f"{facts.subject} {person.slug}",
                f"{person.name}, born {person.born.in_words()}, was {most} years old; athletes "
                f"are {YOUNGEST} to {OLDEST}: choose the right athlete or correct the birth date.",
                person.id,
            )
