"""What the rules read: finals in time order, who was in them, and who holds which medal today."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from athletics.domain.medals import COLOURS
from athletics.domain.milestones.words import the


@dataclass(frozen=True, slots=True)
class Championship:
    slug: str
    name: str
    level: str = "global"
    age_group: str = "senior"
    indoor: bool = False
    #: Off where the countries that competed are not held, so that nothing is said of them.
    countries_held: bool = True

    @property
    def is_global(self) -> bool:
        """A senior championship of the whole world."""
        return self.level == "global" and self.age_group == "senior"


@dataclass(frozen=True, slots=True)
class Country:
    code: str
    name: str
    #: Neutral athletes and joint teams have a code, and no firsts of a country.
    is_nation: bool = True

    @property
    def words(self) -> str:
        """``the British Virgin Islands``."""
        return the(self.name)


@dataclass(frozen=True, slots=True)
class Membership:
    """An athlete's years in a club, as the first and last year known; 0 where one is not."""

    id: int
    slug: str
    name: str
    joined: int = 0
    left: int = 0

    def covers(self, year: int) -> bool:
        """Whether nothing held speaks against it."""
        return (not self.joined or self.joined <= year) and (not self.left or year <= self.left)

    @property
    def years_known(self) -> bool:
        return bool(self.joined and self.left)


@dataclass(frozen=True, slots=True)
class Person:
    id: int
    slug: str
    name: str
    memberships: tuple[Membership, ...] = ()


@dataclass(frozen=True, slots=True)
class Finisher:
    """What one competitor did in a race; ``person`` is None for a country's team."""

    competitor: str
    country: Country
    person: Person | None = None
    #: The row, where one is held.
    result: int | None = None
    squad: tuple[Person, ...] = ()
    place: int | None = None
    status: str = "OK"
    mark: str = ""
    value: int | None = None
    colour: str = ""

    @property
    def name(self) -> str:
        return self.person.name if self.person else self.country.words

    @property
    def subject(self) -> str:
        """``athletes/josh-kerr``, ``countries/gbr``, ``countries/gbr/2`` for a second team."""
        if self.person:
            return f"athletes/{self.person.slug}"
        team = self.competitor.partition("-")[2]
        return f"countries/{self.country.code.lower()}" + (f"/{team}" if team else "")

    @property
    def people(self) -> tuple[Person, ...]:
        return (self.person,) if self.person else self.squad

    @property
    def medal(self) -> str:
        return COLOURS[self.colour]


@dataclass(frozen=True, slots=True)
class RoundMark:
    """A mark of any round that may count for a barrier; legal, and comparable by its timing."""

    finisher: Finisher
    value: int
    mark: str
    #: Sorts in the order in which the marks were made, as far as it is known.
    order: tuple[int, str, int, str, int]


@dataclass(frozen=True, slots=True)
class Contest:
    """One event of one edition."""

    event: int
    championship: Championship
    #: ``Budapest 2023``
    edition: str
    year: int
    starts: dt.date
    ends: dt.date
    #: Day of the final, where it is held.
    day: dt.date | None
    #: ``men's 1500 m``
    name: str
    #: ``mens-1500m``
    slug: str
    discipline: str
    sex: str
    measure: str = "time"
    better: str = "lower"
    for_teams: bool = False
    #: The final, by place.
    finishers: tuple[Finisher, ...] = ()
    #: Those with rows, and none in the final: their latest row.
    out: tuple[Finisher, ...] = ()
    #: Keys of those who led the world list before the edition.
    leaders: frozenset[str] = frozenset()
    #: Keys of the Olympic champions of the event on that day.
    champions: frozenset[str] = frozenset()
    marks: tuple[RoundMark, ...] = field(default=(), repr=False)

    @property
    def when(self) -> tuple[dt.date, dt.date, str, int]:
        """Sorts in time order, the same way each time."""
        return (self.day or self.ends, self.starts, self.slug, self.event)

    @property
    def medallists(self) -> list[Finisher]:
        return [one for one in self.finishers if one.colour]

    @property
    def winners(self) -> list[Finisher]:
        return [one for one in self.finishers if one.colour == "G"]

    def finisher(self, competitor: str) -> Finisher | None:
        return next((one for one in self.finishers if one.competitor == competitor), None)

    def row(self, competitor: str) -> Finisher | None:
        """Of the final, or the latest of the rounds before it."""
        eliminated = (one for one in self.out if one.competitor == competitor)
        return self.finisher(competitor) or next(eliminated, None)


@dataclass(frozen=True, slots=True)
class Honour:
    """A medal and where it was won."""

    contest: Contest
    finisher: Finisher

    @property
    def words(self) -> str:
        """``silver at the World Championships, Eugene 2022``."""
        where = self.contest
        return f"{self.finisher.medal} at {the(where.championship.name)}, {where.edition}"


def in_time_order(contests: Iterable[Contest]) -> list[Contest]:
    return sorted(contests, key=lambda contest: contest.when)


def by_championship(contests: Iterable[Contest]) -> list[list[Contest]]:
    """The history of an event type at each championship, in time order."""
    histories: dict[str, list[Contest]] = defaultdict(list)
    for contest in in_time_order(contests):
        histories[contest.championship.slug].append(contest)
    return list(histories.values())


def earliest(honours: Sequence[Honour]) -> list[Honour]:
    """Those of the first day; of the first edition where the days of its finals are not all held.

    Several are joint firsts: which came before which is not known, or they fell on one day.
    """
    if not honours:
        return []
    starts = min(honour.contest.starts for honour in honours)
    first = [honour for honour in honours if honour.contest.starts == starts]
    days = [honour.contest.day for honour in first]
    if None in days:
        return first
    day = min(day for day in days if day)
    return [honour for honour in first if honour.contest.day == day]
