"""Every individual event on its eve: who was known to take part and what was known of them.

Nothing dated on or after the first day of the edition is used, but for the list of those who
started: a known entrant is an athlete with a row that is no DNS.
"""

import datetime as dt
from collections import Counter, defaultdict, deque
from collections.abc import Iterator
from dataclasses import dataclass, field

from athletics.domain.competitors import competitor_key
from athletics.domain.forecasts.entrants import NEIGHBOURS, ROAD_GROUPS, Entrant, form_of
from athletics.domain.medals import AWARD, standing
from athletics.domain.pedigree import Pedigree, order_of
from athletics.domain.rounds import phase_order
from athletics.domain.upsets import RECENT_YEARS
from athletics.services.forecasts.record import HeldEvent, ListLine, Row, SeasonLists, Seasons

#: Titles and medals at these count as championship pedigree of their own.
GLOBAL = ("olympic-games", "world-championships")
OLYMPIC = "olympic-games"


@dataclass
class Eve:
    """An event with its entrants; the first list is those known to have started."""

    event: HeldEvent
    entrants: list[Entrant]
    #: Lines of the season list by athlete or printed name; None where none is held.
    season: dict[str, ListLine] | None
    winners: frozenset[int]
    order_of_the_day: bool
    title_holders: frozenset[int]
    olympic_champions: frozenset[int]
    #: The best of the season list, whether they took part or not, and None for each of the others.
    listed: list[Entrant] = field(default_factory=list)

    @property
    def on_the_road(self) -> bool:
        return self.event.group in ROAD_GROUPS

    @property
    def at_the_games(self) -> bool:
        """Where title holder and Olympic champion are one."""
        return self.event.championship == OLYMPIC

    @property
    def with_form(self) -> int:
        return sum(entrant.form is not None for entrant in self.entrants)

    @property
    def winner(self) -> int | None:
        """Of a title that was not shared."""
        return next(iter(self.winners)) if len(self.winners) == 1 else None


@dataclass
class _Finals:
    """What came before in one event type."""

    champions: dict[tuple[str, str], frozenset[int]] = field(default_factory=dict)
    titles: Counter[int] = field(default_factory=Counter)
    finals: Counter[int] = field(default_factory=Counter)
    medals: dict[int, list[int]] = field(default_factory=lambda: defaultdict(list))
    pedigree: Pedigree = field(default_factory=Pedigree)
    #: Not yet added: the edition may still have been going on.
    waiting: deque[HeldEvent] = field(default_factory=deque)


def medals_of_the_day(event: HeldEvent) -> dict[int, str]:
    """Colours by athlete as they were won."""
    places = {
        competitor_key(row.athlete, row.country): row.place
        for row in event.rows
        if row.phase == "final" and row.place and row.place <= 3
    }
    day = event.awarded_on
    held = standing(places, day, event.decisions, day)
    return {int(who): colour for who, colour in held.items()}


def champions_of_the_day(event: HeldEvent) -> tuple[frozenset[int], bool]:
    """Who won on the day, and whether that order is held or only today's."""
    held = medals_of_the_day(event)
    gold = [decision for decision in event.decisions if decision.colour == "G"]
    told = not gold or any(decision.action == AWARD for decision in gold)
    return frozenset(who for who, colour in held.items() if colour == "G"), told


def eves(
    events: list[HeldEvent],
    lists: SeasonLists,
    seasons: Seasons,
    births: dict[int, int],
    listed: int = 0,
) -> Iterator[Eve]:
    """Each event in time order; ``listed`` also makes entrants of the best of the list."""
    past: dict[tuple[str, str], _Finals] = defaultdict(_Finals)
    for event in events:
        before = past[event.form, event.sex]
        _catch_up(before, event.start)
        facts = _Facts(event, before, lists, seasons, births)
        winners, told = champions_of_the_day(event)
        season = lists.get((event.edition, event.form, event.sex))
        yield Eve(
            event=event,
            entrants=[facts.of(athlete) for athlete in _started(event)],
            season=season,
            winners=winners,
            order_of_the_day=told,
            title_holders=before.champions.get((event.championship, event.discipline), frozenset()),
            olympic_champions=before.champions.get((OLYMPIC, event.discipline), frozenset()),
            listed=facts.best_listed(season, listed) if season and listed else [],
        )
        before.waiting.append(event)


def _started(event: HeldEvent) -> list[int]:
    """Athletes with a row that is no DNS, in the order of their keys."""
    return sorted({row.athlete for row in event.rows if row.status != "DNS"})


def _catch_up(past: _Finals, day: dt.date) -> None:
    """Add what was over before that day; editions are added in the order of their first days."""
    still_going = deque(event for event in past.waiting if event.end >= day)
    for event in past.waiting:
        if event.end < day:
            _add(past, event)
    past.waiting = still_going


def _add(past: _Finals, event: HeldEvent) -> None:
    winners, _ = champions_of_the_day(event)
    if winners:
        past.champions[event.championship, event.discipline] = winners
    if event.championship in GLOBAL:
        for row in event.rows:
            if row.phase == "final" and row.place:
                past.finals[row.athlete] += 1
                past.titles[row.athlete] += row.place == 1
                if row.place <= 3:
                    past.medals[row.athlete].append(event.start.year)
    for race in _races(event):
        past.pedigree.add(order_of((row.athlete, row.place, row.status) for row in race))


def _races(event: HeldEvent) -> list[list[Row]]:
    """The races and groups of an event, the first round first."""
    units: dict[int, list[Row]] = defaultdict(list)
    for row in event.rows:
        if row.phase != "unknown":
            units[row.unit].append(row)
    return sorted(units.values(), key=lambda rows: (-phase_order(rows[0].phase), rows[0].unit))


class _Facts:
    """What is known of each entrant of one event."""

    def __init__(
        self,
        event: HeldEvent,
        past: _Finals,
        lists: SeasonLists,
        seasons: Seasons,
        births: dict[int, int],
    ) -> None:
        self.event, self.past, self.seasons, self.births = event, past, seasons, births
        self.own = lists.get((event.edition, event.form, event.sex), {})
        near = {form_of(one) for one in NEIGHBOURS.get(event.form, ())} - {event.form}
        self.near = [lists.get((event.edition, one, event.sex), {}) for one in sorted(near)]
        champions = past.champions
        self.holders = champions.get((event.championship, event.discipline), frozenset())
        self.olympic = champions.get((OLYMPIC, event.discipline), frozenset())

    def of(self, athlete: int) -> Entrant:
        key, year = str(athlete), self.event.start.year
        line = self.own.get(key)
        born = self.births.get(athlete)
        return Entrant(
            athlete=athlete,
            form=line.points if line else None,
            last=self._last_season(athlete, year - 1),
            neighbour=max((near[key].points for near in self.near if key in near), default=None),
            rating=self.past.pedigree.of(athlete),
            title_holder=athlete in self.holders,
            olympic_champion=athlete in self.olympic,
            titles=self.past.titles[athlete],
            finals=self.past.finals[athlete],
            recent_medals=sum(
                year - then <= RECENT_YEARS for then in self.past.medals.get(athlete, ())
            ),
            age=year - born if born else None,
        )

    def _last_season(self, athlete: int, season: int) -> float | None:
        """Outdoors; for an indoor edition the better of the two."""
        held = self.seasons.get(athlete, {})
        kinds = (False, True) if self.event.indoor else (False,)
        found = [held.get((self.event.form, indoor, season)) for indoor in kinds]
        return max((one for one in found if one is not None), default=None)

    def best_listed(self, season: dict[str, ListLine], most: int) -> list[Entrant]:
        """The best of the list, started or not; who is in no championship has the key 0."""
        best = sorted(season.items(), key=lambda held: (-held[1].points, held[0]))[:most]
        return [
            self.of(int(key)) if key.isdecimal() else self._stranger(key, line)
            for key, line in best
        ]

    def _stranger(self, key: str, line: ListLine) -> Entrant:
        near = (near[key].points for near in self.near if key in near)
        return Entrant(athlete=0, form=line.points, neighbour=max(near, default=None))
