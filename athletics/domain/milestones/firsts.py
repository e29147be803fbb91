"""First medal and first title of a country, at each championship and in the whole archive."""

import datetime as dt
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence

from athletics.domain.milestones.contests import Championship, Country, Honour, earliest
from athletics.domain.milestones.milestone import Milestone, Row, strength
from athletics.domain.milestones.words import counted, sentence, the

#: First days of the editions of events without medals, in order, by championship; ``""`` for all.
Lacking = Mapping[str, Sequence[dt.date]]


def milestones(
    country: Country, honours: Sequence[Honour], lacking: Lacking
) -> Iterator[Milestone]:
    """Of one country's medals in time order, where its championships hold the countries.

    The code is that of the time: nothing is passed on from a predecessor.
    """
    if not country.is_nation:
        return
    scopes: dict[str, list[Honour]] = {}
    for honour in honours:
        scopes.setdefault(honour.contest.championship.slug, []).append(honour)
    for held in scopes.values():
        yield from _firsts(country, held, held[0].contest.championship, lacking)
    yield from _firsts(country, honours, None, lacking)


def _firsts(
    country: Country, honours: Sequence[Honour], scope: Championship | None, lacking: Lacking
) -> Iterator[Milestone]:
    titles = [honour for honour in honours if honour.finisher.colour == "G"]
    for kind, noun, held in (("first-medal", "medal", honours), ("first-title", "title", titles)):
        first = earliest(held)
        for honour in first:
            yield _first(kind, noun, country, honour, len(first), scope, lacking)


def _first(
    kind: str,
    noun: str,
    country: Country,
    honour: Honour,
    joint: int,
    scope: Championship | None,
    lacking: Lacking,
) -> Milestone:
    contest, one = honour.contest, honour.finisher
    missing = bisect_left(lacking.get(scope.slug if scope else "", ()), contest.starts)
    where = f"at {the(scope.name)}" if scope else "in the archive"
    at = contest.edition if scope else f"{contest.championship.name}, {contest.edition}"
    who = f"{one.name}, " if one.person else ""
    head = f"First {noun}" if joint == 1 else f"One of the {joint} first {noun}s"
    doubt = (
        f"; {counted(missing, 'earlier event')} {'has' if missing == 1 else 'have'} no medals here"
        if missing
        else ""
    )
    base = (70 if kind == "first-medal" else 74) - (10 if joint > 1 else 0)
    return Milestone(
        kind,
        f"countries/{country.code.lower()}",
        contest,
        one,
        scope,
        strength(base + (0 if scope else 2), contest.championship),
        sentence(
            f"{head}{' held' if missing else ''} of {country.words} {where}: {who}{one.medal} in "
            f"the {contest.name}, {at}{doubt}"
        ),
        (Row(contest, one),),
    )
