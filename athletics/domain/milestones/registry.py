"""All rules by what they read: an event at one championship, an event type, a career, a country."""

from collections.abc import Iterator, Sequence

from athletics.domain.milestones import (
    barriers,
    careers,
    firsts,
    margins,
    medal_runs,
    running,
    titles,
)
from athletics.domain.milestones.contests import (
    Contest,
    Country,
    Honour,
    Person,
    by_championship,
    in_time_order,
)
from athletics.domain.milestones.firsts import Lacking
from athletics.domain.milestones.milestone import Milestone

#: Modules with ``milestones(history)``: one event at one championship, in time order.
EVENT_RULES = (titles, running, medal_runs, margins)


def of_event_type(contests: Sequence[Contest]) -> Iterator[Milestone]:
    """Of all contests of one event type, at all championships."""
    for history in by_championship(contests):
        for module in EVENT_RULES:
            yield from module.milestones(history)
    yield from barriers.milestones(in_time_order(contests))


def of_athlete(person: Person, honours: Sequence[Honour]) -> Iterator[Milestone]:
    yield from careers.milestones(person, _in_time_order(honours))


def of_country(
    country: Country, honours: Sequence[Honour], lacking: Lacking
) -> Iterator[Milestone]:
    yield from firsts.milestones(country, _in_time_order(honours), lacking)


def _in_time_order(honours: Sequence[Honour]) -> list[Honour]:
    return sorted(honours, key=lambda honour: (honour.contest.when, honour.finisher.competitor))
