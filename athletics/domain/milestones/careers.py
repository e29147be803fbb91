"""Careers across championships: first global title, biggest win, medals at every level."""

from collections.abc import Iterator, Sequence

from athletics.domain.milestones.contests import Championship, Honour, Person, earliest
from athletics.domain.milestones.milestone import PRESTIGE, Milestone, Row, strength
from athletics.domain.milestones.words import listed, sentence, the

#: The four levels at which a career can bring medals.
LEVELS = {
    "olympic-games": "Olympic",
    "world-championships": "world",
    "world-indoor-championships": "world indoor",
    "world-u20-championships": "world junior",
}


def milestones(person: Person, honours: Sequence[Honour]) -> Iterator[Milestone]:
    """Of one athlete's medals, relays included where the squad is held, in time order."""
    yield from _first_global_title(person, honours)
    yield from _bigger_wins(person, honours)
    yield from _all_levels(person, honours)


def _first_global_title(person: Person, honours: Sequence[Honour]) -> Iterator[Milestone]:
    titles = [
        honour
        for honour in honours
        if honour.finisher.colour == "G" and honour.contest.championship.is_global
    ]
    first = earliest(titles)
    for honour in first:
        contest = honour.contest
        before = [one for one in honours if one.contest.starts < contest.starts]
        joint = f", one of {len(first)} at {contest.edition}" if len(first) > 1 else ""
        best = _best(before)
        so_far = f". Best before: {best.words}" if best else ""
        yield Milestone(
            "first-global-title",
            f"athletes/{person.slug}",
            contest,
            honour.finisher,
            None,
            strength(55, contest.championship),
            sentence(
                f"First global title for {person.name}{joint}, and the biggest win until then: "
                f"the {contest.name} at {the(contest.championship.name)}, "
                f"{contest.edition}{so_far}"
            ),
            _rows(honour, best),
            athlete=person,
        )


def _best(honours: Sequence[Honour]) -> Honour | None:
    """The highest medal: by colour within the highest level."""
    return max(
        honours,
        key=lambda one: (_rank(one.contest.championship), "BSG".index(one.finisher.colour)),
        default=None,
    )


def _rank(championship: Championship) -> int:
    """Orders titles: Olympic, world, world indoor, other senior ones, under 20."""
    if championship.age_group != "senior":
        return 0
    return 1 + (PRESTIGE.get(championship.slug, 0) if championship.is_global else 0)


def _rows(honour: Honour, before: Honour | None) -> tuple[Row, ...]:
    held = [before, honour] if before else [honour]
    return tuple(Row(one.contest, one.finisher) for one in held)


def _bigger_wins(person: Person, honours: Sequence[Honour]) -> Iterator[Milestone]:
    """A title at a higher level than any title of an earlier edition.

    The first global one is told apart.
    """
    titles = [honour for honour in honours if honour.finisher.colour == "G"]
    for honour in titles:
        contest = honour.contest
        earlier = [one for one in titles if one.contest.starts < contest.starts]
        beside = [one for one in titles if one.contest.when < contest.when and one not in earlier]
        level = _rank(contest.championship)
        if not earlier or max(_rank(one.contest.championship) for one in earlier) >= level:
            continue
        if beside or not any(one.contest.championship.is_global for one in earlier):
            continue
        best = max(earlier, key=lambda one: _rank(one.contest.championship))
        yield Milestone(
            "biggest-win",
            f"athletes/{person.slug}",
            contest,
            honour.finisher,
            None,
            strength(50, contest.championship),
            sentence(
                f"Biggest win of {person.name} until then: the {contest.name} at "
                f"{the(contest.championship.name)}, {contest.edition}, after "
                f"{best.words}"
            ),
            _rows(honour, best),
            athlete=person,
        )


def _all_levels(person: Person, honours: Sequence[Honour]) -> Iterator[Milestone]:
    first: dict[str, Honour] = {}
    for honour in honours:
        level = honour.contest.championship.slug
        if level not in LEVELS or level in first:
            continue
        first[level] = honour
        if len(first) == len(LEVELS):
            told = listed(
                [f"{LEVELS[slug]} ({one.contest.edition})" for slug, one in first.items()]
            )
            yield Milestone(
                "all-levels",
                f"athletes/{person.slug}",
                honour.contest,
                honour.finisher,
                None,
                strength(75, honour.contest.championship),
                sentence(f"{person.name} had medals at all four levels: {told}"),
                tuple(Row(one.contest, one.finisher) for one in first.values()),
                athlete=person,
            )
