from collections import Counter
from collections.abc import Iterator

from athletics.domain.checks.facts import EventFacts
from athletics.domain.checks.findings import ERROR, Found, Rule
from athletics.domain.checks.joined import is_joined

RULE = Rule(
    "places-after-a-tie",
    "After a tie as many places stay empty",
    "Where two share a place the next place is not given: after two firsts comes the third. "
    "Holds for each race or group by itself, whether or not all its rows are held. A place that "
    "a medal decision explains, or a jury or appeal named in the note, is not judged.",
    ERROR,
)


def check(facts: EventFacts) -> Iterator[Found]:
    for unit in facts.rounds:
        if is_joined(unit):
            continue
        judged = [line for line in unit.placed if line.competitor not in facts.decided]
        shared = Counter(line.place or 0 for line in judged)
        for place, sharers in shared.items():
            after = [line for line in judged if place < (line.place or 0) < place + sharers]
            if after:
                names = ", ".join(line.name for line in judged if line.place == place)
                yield Found(
                    facts.about(unit, after[0]),
                    f"{unit.name}: {after[0].name} has place {after[0].place}, yet {sharers} "
                    f"share place {place} ({names}); the next place is {place + sharers}.",
                    after[0].athlete,
                )
