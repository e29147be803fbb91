from collections.abc import Iterator

from athletics.domain.checks.facts import EventFacts
from athletics.domain.checks.findings import WARNING, Found, Rule

RULE = Rule(
    "two-countries-at-one-edition",
    "One athlete, one country, one edition",
    "Nobody competes for two countries at the same championships. The country of one row is "
    "wrong, or two people are taken for one.",
    WARNING,
)


def check(facts: EventFacts) -> Iterator[Found]:
    for person in facts.people.values():
        countries = sorted(set(person.countries))
        if len(countries) > 1:
            yield Found(
                f"{facts.edition_subject} {person.slug}",
                f"{person.name} competes for {' and '.join(countries)} at one edition; correct "
                "the country, or part the two people.",
                person.id,
            )
