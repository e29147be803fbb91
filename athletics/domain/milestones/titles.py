"""Titles of an event at a championship: the n-th, defended, regained, lost; most of all."""

from collections import defaultdict
from collections.abc import Iterator

from athletics.domain.milestones.contests import Contest, Finisher
from athletics.domain.milestones.milestone import Milestone, rows_of, strength
from athletics.domain.milestones.words import counted, listed, ordinal, sentence, the
from athletics.domain.statuses import STATUSES

#: From how many titles on somebody can have the most.
_MANY = 3
#: The place from which on the next title is a comeback.
_LOW_PLACE = 5
#: How much less a team's title weighs.
_TEAM_LESS = 15

Won = tuple[Contest, Finisher]


def milestones(history: list[Contest]) -> Iterator[Milestone]:
    """Of the contests of one event at one championship, in time order."""
    won: dict[str, list[Won]] = defaultdict(list)
    earlier: list[Contest] = []
    for contest in history:
        before = earlier[-1] if earlier else None
        most = max((len(titles) for titles in won.values()), default=0)
        for winner in contest.winners:
            titles = won[winner.competitor]
            titles.append((contest, winner))
            if len(titles) > 1:
                yield _nth(contest, winner, titles, earlier)
                yield from _defended_or_regained(contest, winner, titles, before)
            elif before and not contest.for_teams:
                yield from _comeback(contest, winner, before)
            if len(titles) >= max(_MANY, most + 1):
                yield _most(contest, winner, won)
        if before:
            yield from _lost(contest, before)
        earlier.append(contest)


def _where(contest: Contest) -> str:
    return f"the {contest.name} at {the(contest.championship.name)}"


def _strength(base: int, contest: Contest) -> int:
    """A team's titles are many people's, and weigh less."""
    return strength(base - (_TEAM_LESS if contest.for_teams else 0), contest.championship)


def _nth(
    contest: Contest, winner: Finisher, titles: list[Won], earlier: list[Contest]
) -> Milestone:
    number = len(titles)
    lacking = sum(not one.medallists for one in earlier)
    held = f" of those held ({lacking} earlier without medals here)" if lacking else ""
    before = listed([one.edition for one, _ in titles[:-1]])
    return Milestone(
        "nth-title",
        winner.subject,
        contest,
        winner,
        contest.championship,
        _strength(38 + 6 * min(number, 8), contest),
        sentence(
            f"{ordinal(number)} title for {winner.name} in {_where(contest)}{held}, after {before}"
        ),
        rows_of(titles),
    )


def _defended_or_regained(
    contest: Contest, winner: Finisher, titles: list[Won], before: Contest | None
) -> Iterator[Milestone]:
    if before is None or not before.medallists:
        return
    previous, _ = titles[-2]
    if previous is before:
        yield Milestone(
            "title-defended",
            winner.subject,
            contest,
            winner,
            contest.championship,
            _strength(50, contest),
            sentence(f"{winner.name} defended the title of {before.edition} in {_where(contest)}"),
            rows_of(titles[-2:]),
        )
        return
    then = before.row(winner.competitor)
    shown = [*titles[:-1], *([(before, then)] if then else []), titles[-1]]
    yield Milestone(
        "title-regained",
        winner.subject,
        contest,
        winner,
        contest.championship,
        _strength(60, contest),
        sentence(
            f"{winner.name} regained the title in {_where(contest)}, last won at "
            f"{previous.edition}, {_after(before, then)}"
        ),
        rows_of(shown),
    )


def _after(before: Contest, then: Finisher | None) -> str:
    """``after seventh place at Eugene 2022``."""
    if then is None:
        return f"with no row held for {before.edition}"
    if then.place and before.finisher(then.competitor):
        return f"after {ordinal(then.place)} place at {before.edition}"
    return f"after {before.edition}, where the outcome was: {_fate(before, then)}"


def _fate(contest: Contest, row: Finisher) -> str:
    """How somebody who did not win came off."""
    if row.status == "TOOKPART":
        return "took part, outcome not held"
    if not contest.finisher(row.competitor):
        return "out before the final" if row.status != "DNS" else STATUSES["DNS"]
    return f"{ordinal(row.place)} in the final" if row.place else STATUSES[row.status]


def _comeback(contest: Contest, winner: Finisher, before: Contest) -> Iterator[Milestone]:
    then = before.finisher(winner.competitor)
    if then and then.place and then.place >= _LOW_PLACE:
        yield Milestone(
            "comeback",
            winner.subject,
            contest,
            winner,
            contest.championship,
            strength(36 + min(then.place, 15), contest.championship),
            sentence(
                f"{winner.name} won {_where(contest)} after {ordinal(then.place)} place at "
                f"{before.edition}"
            ),
            rows_of([(before, then), (contest, winner)]),
        )


def _most(contest: Contest, winner: Finisher, won: dict[str, list[Won]]) -> Milestone:
    own = won[winner.competitor]
    rest = max((len(titles) for who, titles in won.items() if who != winner.competitor), default=0)
    others = f"; nobody else had more than {rest}" if rest else ""
    return Milestone(
        "most-titles",
        winner.subject,
        contest,
        winner,
        contest.championship,
        _strength(60 + 2 * min(len(own), 10), contest),
        sentence(
            f"With {counted(len(own), 'title')} {winner.name} had the most in {_where(contest)} "
            f"up to {contest.edition}{others}"
        ),
        rows_of(own),
    )


def _lost(contest: Contest, before: Contest) -> Iterator[Milestone]:
    """By title holders who took part and did not win, where somebody is known to have won."""
    if not contest.winners:
        return
    for holder in before.winners:
        row = contest.row(holder.competitor)
        if row is None or row.colour == "G" or row.status == "DNS":
            continue
        winners = listed([winner.name for winner in contest.winners])
        yield Milestone(
            "title-lost",
            holder.subject,
            contest,
            row,
            contest.championship,
            _strength(40, contest),
            sentence(
                f"Title holder {holder.name} lost the title of {before.edition} in "
                f"{_where(contest)} to {winners}: {_fate(contest, row)}"
            ),
            rows_of(
                [(before, holder), (contest, row), *((contest, one) for one in contest.winners)]
            ),
        )
