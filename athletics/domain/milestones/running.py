"""Titles that stay in one country or one club, favourites beaten again, and clean sweeps."""

from collections.abc import Iterator
from itertools import pairwise

from athletics.domain.milestones.contests import Contest, Finisher
from athletics.domain.milestones.milestone import Milestone, Row, rows_of, strength
from athletics.domain.milestones.words import listed, ordinal, sentence, the


def milestones(history: list[Contest]) -> Iterator[Milestone]:
    """Of the contests of one individual event at one championship, in time order."""
    if not history or history[0].for_teams:
        return
    if history[0].championship.countries_held:
        for contest in history:
            yield from _sweep(contest)
        yield from _country(history)
        yield from _beaten_again(history)
    yield from _club(history)


def _where(contest: Contest) -> str:
    return f"the {contest.name} at {the(contest.championship.name)}"


def _sweep(contest: Contest) -> Iterator[Milestone]:
    held = contest.medallists
    if len(held) < 3 or len({one.country.code for one in held}) > 1:
        return
    country = held[0].country
    yield Milestone(
        "clean-sweep",
        f"countries/{country.code.lower()}",
        contest,
        held[0],
        contest.championship,
        strength(72, contest.championship),
        sentence(
            f"Clean sweep for {country.words} in {_where(contest)}, {contest.edition}: "
            f"{listed([one.name for one in held])}"
        ),
        rows_of((contest, one) for one in held),
    )


def _country(history: list[Contest]) -> Iterator[Milestone]:
    """Titles running by athletes of one country, told when another athlete takes over."""
    runs: dict[str, list[Row]] = {}
    for contest in history:
        going: dict[str, list[Row]] = {}
        for winner in contest.winners:
            code = winner.country.code
            run = runs.get(code, [])
            going.setdefault(code, list(run)).append(Row(contest, winner))
            last = [row.finisher for row in run if row.contest is run[-1].contest]
            if last and winner.competitor not in {one.competitor for one in last}:
                yield _running(contest, winner, [*run, Row(contest, winner)])
        runs = going


def _running(contest: Contest, winner: Finisher, run: list[Row]) -> Milestone:
    number = len({row.contest.event for row in run})
    athletes = len({row.finisher.competitor for row in run})
    last = run[-4:]
    told = listed([f"{row.finisher.name} ({row.contest.edition})" for row in last])
    lately = "lately " if len(run) > len(last) else ""
    return Milestone(
        "country-running",
        f"countries/{winner.country.code.lower()}",
        contest,
        winner,
        contest.championship,
        strength(45 + 2 * min(number, 10), contest.championship),
        sentence(
            f"{ordinal(number)} title running for {winner.country.words} in {_where(contest)}, "
            f"by {athletes} different athletes: {lately}{told}"
        ),
        tuple(run),
    )


def _club(history: list[Contest]) -> Iterator[Milestone]:
    """Two title holders running from one club, as far as the years of membership are held."""
    for before, contest in pairwise(history):
        for winner in contest.winners:
            for holder in before.winners:
                if winner.competitor != holder.competitor:
                    yield from _of_one_club(before, holder, contest, winner)


def _of_one_club(
    before: Contest, holder: Finisher, contest: Contest, winner: Finisher
) -> Iterator[Milestone]:
    if winner.person is None or holder.person is None:
        return
    theirs = {stay.id: stay for stay in holder.person.memberships if stay.covers(before.year)}
    told = set()
    for stay in winner.person.memberships:
        if stay.id not in theirs or stay.id in told or not stay.covers(contest.year):
            continue
        told.add(stay.id)
        known = stay.years_known and theirs[stay.id].years_known
        doubt = "" if known else "; the years of membership are not all held"
        yield Milestone(
            "club-running",
            f"clubs/{stay.slug}",
            contest,
            winner,
            contest.championship,
            strength(80, contest.championship),
            sentence(
                f"Two champions running from {stay.name} in {_where(contest)}: {holder.name} "
                f"({before.edition}) and {winner.name} ({contest.edition}){doubt}"
            ),
            rows_of([(before, holder), (contest, winner)]),
            club=stay.id,
        )


def _beaten_again(history: list[Contest]) -> Iterator[Milestone]:
    """Somebody who was favoured both times lost twice running to athletes of one country.

    Favoured here: Olympic champion, title holder, or first on the world list on the eve.
    """
    for position in range(1, len(history)):
        before, contest = history[position - 1], history[position]
        holders = history[position - 2].winners if position > 1 else []
        earlier = {one.competitor: _why(before, one, holders) for one in before.finishers}
        for favourite in contest.finishers:
            why = _why(contest, favourite, before.winners)
            beaten = before.finisher(favourite.competitor)
            if not why or not beaten or not earlier[favourite.competitor]:
                continue
            if "G" in (favourite.colour, beaten.colour) or "DNS" in (
                favourite.status,
                beaten.status,
            ):
                continue
            for winner in contest.winners:
                for first in before.winners:
                    if (
                        winner.country == first.country != favourite.country
                        and winner.competitor != first.competitor
                    ):
                        yield _second_to_beat(
                            (before, first, beaten), (contest, winner, favourite), why
                        )


def _why(contest: Contest, one: Finisher, holders: list[Finisher]) -> list[str]:
    """What made somebody a favourite: ``Olympic champion``, ``first on the world list``."""
    if one.person is None:
        return []
    reasons = []
    if one.competitor in contest.champions:
        reasons.append("Olympic champion")
    if one.competitor in {holder.competitor for holder in holders}:
        reasons.append("title holder")
    if one.competitor in contest.leaders:
        reasons.append("first on the world list on the eve")
    return reasons


def _second_to_beat(
    then: tuple[Contest, Finisher, Finisher],
    now: tuple[Contest, Finisher, Finisher],
    why: list[str],
) -> Milestone:
    before, first, beaten = then
    contest, winner, favourite = now
    return Milestone(
        "beaten-again",
        favourite.subject,
        contest,
        winner,
        contest.championship,
        strength(75, contest.championship),
        sentence(
            f"For the second time running an athlete of {winner.country.words} beat "
            f"{favourite.name} ({listed(why)}) to the title in {_where(contest)}: "
            f"{winner.name}, after {first.name} at {before.edition}"
        ),
        rows_of([(before, first), (before, beaten), (contest, winner), (contest, favourite)]),
    )
