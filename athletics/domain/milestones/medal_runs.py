"""Medals of one competitor in one event: many without a title, and long apart."""

from collections import defaultdict
from collections.abc import Iterator

from athletics.domain.milestones.contests import Contest, Finisher
from athletics.domain.milestones.milestone import Milestone, rows_of, strength
from athletics.domain.milestones.words import listed, ordinal, sentence, the

#: Years between two medals from which on a gap is told.
_LONG = 6


def milestones(history: list[Contest]) -> Iterator[Milestone]:
    """Of the contests of one individual event at one championship, in time order."""
    medals: dict[str, list[tuple[Contest, Finisher]]] = defaultdict(list)
    longest = _LONG - 1
    for contest in history:
        gaps = []
        for one in contest.medallists:
            if one.person is None:
                continue
            held = medals[one.competitor]
            if held:
                gaps.append((contest.year - held[-1][0].year, one))
            held.append((contest, one))
            if len(held) > 1 and not any(won.colour == "G" for _, won in held):
                yield _never_won(contest, one, held)
        wide = max((years for years, _ in gaps), default=0)
        for years, one in gaps:
            if years == wide > longest:
                yield _gap(contest, one, medals[one.competitor][-2:], years)
        longest = max(longest, wide)


def _where(contest: Contest) -> str:
    return f"the {contest.name} at {the(contest.championship.name)}"


def _never_won(contest: Contest, one: Finisher, held: list[tuple[Contest, Finisher]]) -> Milestone:
    told = listed([f"{medal.medal} at {where.edition}" for where, medal in held])
    return Milestone(
        "never-won",
        one.subject,
        contest,
        one,
        contest.championship,
        strength(32 + 6 * min(len(held), 8), contest.championship),
        sentence(
            f"{ordinal(len(held))} medal for {one.name} in {_where(contest)}, who had never won "
            f"it: {told}"
        ),
        rows_of(held),
    )


def _gap(
    contest: Contest, one: Finisher, pair: list[tuple[Contest, Finisher]], years: int
) -> Milestone:
    before, _ = pair[0]
    return Milestone(
        "longest-gap",
        one.subject,
        contest,
        one,
        contest.championship,
        strength(40 + min(years, 20), contest.championship),
        sentence(
            f"{years} years lay between two medals of {one.name} in {_where(contest)} "
            f"({before.edition}, {contest.edition}), the longest gap there until then"
        ),
        rows_of(pair),
    )
