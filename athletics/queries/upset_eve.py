"""The eve of an event: who was known to start, what was expected of them, who was missing.

Nothing here asks the database; the case of the event does, once for each kind of row.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from operator import itemgetter

from athletics.domain.places import place_labels, ranked
from athletics.domain.rounds import phase_order, stage_name
from athletics.domain.upsets import Outcome
from athletics.models import (
    Absence,
    Athlete,
    Basis,
    Country,
    Event,
    Forecast,
    Price,
    Result,
    SeasonListEntry,
)

#: Entrants that the page shows; its file has all.
MOST_ENTRANTS = 12
#: How far down the world list somebody missing is named.
LEADERS = 5


@dataclass
class Entrant:
    """An athlete known to have started, or given a chance, with what the eve knew."""

    athlete: Athlete
    country: Country
    chances: dict[str, Forecast] = field(default_factory=dict)
    price: Price | None = None
    entry: SeasonListEntry | None = None
    #: The rank on the list when only known entrants are counted: ``3``, ``=2``.
    rank_among: str = ""
    #: Points behind the first of the whole list.
    gap: int | None = None
    honours: list[str] = field(default_factory=list)
    outcome: Outcome | None = None
    mark: str = ""

    @property
    def result_order(self) -> tuple[int, int, str]:
        """Places of the final first, then how far the others came."""
        if self.outcome is None:
            return 99, 0, self.athlete.sort_name
        return phase_order(self.outcome.phase), self.outcome.place or 999, self.athlete.sort_name


@dataclass
class Holder:
    """Who came as a champion, from which event, and whether they were here."""

    athlete: Athlete
    event: Event
    state: str
    absence: Absence | None
    #: Off where only today's order of that event is held.
    order_of_the_day: bool


@dataclass
class Leader:
    """One of the first of the world list without a row here."""

    entry: SeasonListEntry
    state: str
    absence: Absence | None


@dataclass
class Meeting:
    """A race or group of an earlier championship in which both competed."""

    first: Result
    second: Result
    #: Who finished ahead; None where the places do not tell.
    ahead: Athlete | None


def started(results: Iterable[Result]) -> dict[int, list[Result]]:
    """Rows by athlete, the final first; legs of combined events are left out."""
    rows: dict[int, list[Result]] = defaultdict(list)
    for result in sorted(results, key=lambda one: phase_order(one.unit.phase)):
        if result.athlete_id and not result.unit.component:
            rows[result.athlete_id].append(result)
    return rows


def competed(rows: Sequence[Result]) -> bool:
    return any(row.status != "DNS" for row in rows)


def state(rows: Sequence[Result], absence: Absence | None) -> str:
    """``competed``, ``did not start``, ``absent`` only where a source says so, or not known."""
    if competed(rows):
        return "competed"
    if rows:
        return "did not start"
    return "absent" if absence else "not known to have competed"


def entrants(
    rows: Mapping[int, list[Result]],
    forecasts: Iterable[Forecast],
    prices: Mapping[int, Price],
    entries: Sequence[SeasonListEntry],
    honours: Mapping[int, list[str]],
) -> list[Entrant]:
    """The highest chance first: by the firmest basis, then the next for those without it."""
    found: dict[int, Entrant] = {}
    for athlete_id, held in rows.items():
        if held[0].athlete and competed(held):
            entrant = found[athlete_id] = Entrant(held[0].athlete, held[0].country)
            entrant.outcome = outcome(held)
            entrant.mark = held[0].mark
    for forecast in forecasts:
        athlete = forecast.athlete
        entrant = found.setdefault(athlete.pk, Entrant(athlete, athlete.country))
        entrant.chances[forecast.basis] = forecast
    _add_form(found, entries)
    for athlete_id, entrant in found.items():
        entrant.price = prices.get(athlete_id)
        entrant.honours = honours.get(athlete_id, [])
    return sorted(found.values(), key=_by_chance)


def _by_chance(entrant: Entrant) -> tuple[list[int], int, str]:
    places = [
        entrant.chances[basis].position if basis in entrant.chances else 10_000
        for basis in (Basis.ODDS, Basis.MODEL, Basis.SEASON, Basis.REPORTED)
    ]
    return places, entrant.entry.rank if entrant.entry else 10_000, entrant.athlete.sort_name


def _add_form(found: Mapping[int, Entrant], entries: Sequence[SeasonListEntry]) -> None:
    best = max((entry.points or 0 for entry in entries), default=0)
    known = [entry for entry in entries if entry.athlete_id in found]
    places = [place for place, _ in ranked(known, lambda entry: entry.rank)]
    for entry, label in zip(known, place_labels(places), strict=True):
        entrant = found[entry.athlete_id or 0]
        entrant.entry, entrant.rank_among = entry, label
        entrant.gap = best - entry.points if entry.points else None


def outcome(rows: Sequence[Result]) -> Outcome:
    """Of the latest stage; ``rows`` have the final first."""
    row = next((one for one in rows if one.status != "DNS"), rows[0])
    phase = row.unit.phase
    return Outcome(phase, stage_name(phase), row.place, row.status)


def shown(entrants: Sequence[Entrant], always: set[int]) -> list[Entrant]:
    """The first twelve, and the favourite and the winner wherever they stand."""
    return [
        one
        for number, one in enumerate(entrants)
        if number < MOST_ENTRANTS or one.athlete.pk in always
    ]


def by_list(entrants: Iterable[Entrant]) -> list[Entrant]:
    """Those on the season list, the best first."""
    listed = [(one.entry.rank, one.athlete.sort_name, one) for one in entrants if one.entry]
    return [one for *_, one in sorted(listed, key=itemgetter(0, 1))]


def missing_leaders(
    entries: Sequence[SeasonListEntry],
    rows: Mapping[int, list[Result]],
    absences: Mapping[int, Absence],
) -> list[Leader]:
    """The head of the list, no deeper than rank five, who have no row that says they competed."""
    return [
        Leader(entry, state(held, absence), absence)
        for entry in entries
        if entry.rank <= LEADERS
        for held in [rows.get(entry.athlete_id or 0, [])]
        for absence in [absences.get(entry.athlete_id or 0)]
        if not competed(held)
    ]


def meetings(results: Iterable[Result], first: int, second: int) -> list[Meeting]:
    """Of two athletes, the newest first; ``results`` are all theirs, with unit and edition."""
    by_unit: dict[int, dict[int, Result]] = defaultdict(dict)
    for result in results:
        if result.status not in ("DNS", "TOOKPART") and result.unit.phase != "unknown":
            by_unit[result.unit_id][result.athlete_id or 0] = result
    found = [
        Meeting(held[first], held[second], _ahead(held[first], held[second]))
        for held in by_unit.values()
        if len(held) == 2
    ]
    return sorted(found, key=_newest_first)


def _ahead(one: Result, other: Result) -> Athlete | None:
    if one.place == other.place:
        return None
    last = 10_000
    return one.athlete if (one.place or last) < (other.place or last) else other.athlete


def _newest_first(meeting: Meeting) -> tuple[int, int]:
    unit = meeting.first.unit
    return -unit.event.edition.start_date.toordinal(), phase_order(unit.phase)
