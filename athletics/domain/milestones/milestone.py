"""A milestone, its kinds, and how much each is worth."""

from collections.abc import Iterable
from dataclasses import dataclass

from athletics.domain.milestones.contests import Championship, Contest, Finisher, Person

#: Every kind, with its name on pages.
KINDS = {
    "first-medal": "First medal of a country",
    "first-title": "First title of a country",
    "nth-title": "Second or later title",
    "title-defended": "Title defended",
    "title-regained": "Title regained",
    "title-lost": "Title lost",
    "most-titles": "Most titles in an event",
    "country-running": "Titles running for one country",
    "club-running": "Titles running for one club",
    "beaten-again": "Same favourite beaten again",
    "clean-sweep": "Clean sweep of the medals",
    "never-won": "Medals without a title",
    "comeback": "Won after a low place",
    "longest-gap": "Longest gap between medals",
    "smallest-margin": "Smallest winning margin",
    "largest-margin": "Largest winning margin",
    "barrier": "First through a barrier",
    "first-global-title": "First global title",
    "biggest-win": "Biggest win",
    "all-levels": "Medals at all levels",
}

#: What a championship adds to the strength of a milestone; one not named adds nothing.
PRESTIGE = {
    "olympic-games": 10,
    "world-championships": 9,
    "world-indoor-championships": 6,
    "european-championships": 5,
    "commonwealth-games": 4,
    "world-u20-championships": 2,
}
_STRONGEST = 100


@dataclass(frozen=True, slots=True)
class Row:
    """A row that proves it."""

    contest: Contest
    finisher: Finisher


@dataclass(frozen=True, slots=True)
class Milestone:
    """One fact; (kind, subject, scope, event, competitor) names it."""

    kind: str
    #: Whom or what it is about: ``athletes/josh-kerr``, ``countries/ivb``, ``clubs/edinburgh-ac``.
    subject: str
    #: The contest and the competitor by whose result it came about.
    contest: Contest
    by: Finisher
    #: The championship within which it holds; None for all that the archive holds.
    scope: Championship | None
    #: Orders milestones, 1 to 100.
    strength: int
    sentence: str
    #: All rows that prove it, in time order.
    rows: tuple[Row, ...]
    #: Whom the lists of an athlete and of a club show it for, where it is not the competitor's.
    athlete: Person | None = None
    club: int | None = None

    @property
    def key(self) -> tuple[str, str, str, int, str]:
        scope = self.scope.slug if self.scope else ""
        return self.kind, self.subject, scope, self.contest.event, self.by.competitor


def strength(base: int, championship: Championship) -> int:
    return min(base + PRESTIGE.get(championship.slug, 0), _STRONGEST)


def rows_of(pairs: Iterable[tuple[Contest, Finisher]]) -> tuple[Row, ...]:
    return tuple(Row(contest, finisher) for contest, finisher in pairs)
