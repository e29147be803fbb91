from collections import Counter
from collections.abc import Iterator

from athletics.domain.checks.facts import EventFacts
from athletics.domain.checks.findings import ERROR, Found, Rule
from athletics.domain.medals import COLOURS

RULE = Rule(
    "medals-after-a-tie",
    "After two golds comes bronze",
    "Two golds leave no silver, three no bronze either; a gold and two silvers leave no bronze. "
    "Counts the medals held today, after every withdrawal. A colour may be missing: medals can "
    "stay vacant.",
    ERROR,
)


def check(facts: EventFacts) -> Iterator[Found]:
    held = Counter(facts.medals.values())
    for colour, better in (("S", ("G",)), ("B", ("G", "S"))):
        # Vacant medals above move nobody up, so only those that exist take a place away.
        above = sum(held[one] for one in better)
        most = len(better)
        if held[colour] and above > most:
            yield Found(
                f"{facts.subject} {COLOURS[colour]}",
                f"{above} hold a better medal than {COLOURS[colour]}, yet there is "
                f"{_names(facts, colour)} with {COLOURS[colour]}; correct a place in the final "
                "or a medal decision.",
            )


def _names(facts: EventFacts, colour: str) -> str:
    return ", ".join(
        facts.competitor_name(key) for key, held in facts.medals.items() if held == colour
    )
