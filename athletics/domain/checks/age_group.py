from collections.abc import Iterator

from athletics.domain.checks.facts import EventFacts
from athletics.domain.checks.findings import WARNING, Found, Rule

RULE = Rule(
    "age-group",
    "Under 20 means 19 at the year's end",
    "At under-20 championships nobody turns 20 in the year (World Athletics competition rules, "
    "age groups). A birth year that may be one out gets the year's grace.",
    WARNING,
)
OLDEST = 19


def check(facts: EventFacts) -> Iterator[Found]:
    if facts.age_group != "u20":
        return
    for person in facts.people.values():
        born = person.born
        if born and facts.start.year - born.year - born.about > OLDEST:
            yield Found(
                f"{facts.edition_subject} {person.slug}",
                f"{person.name}, born {born.in_words()}, turned {facts.start.year - born.year} "
                f"in {facts.start.year}; under 20 means at most {OLDEST}: choose the right "
                "athlete or correct the birth date.",
                person.id,
            )
