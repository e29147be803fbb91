"""What the rules read: one event of one edition, and people, as plain values."""

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from athletics.domain.dates import PartialDate
from athletics.domain.marks import DISTANCE, TIME, format_time
from athletics.domain.medals import Decision, standing
from athletics.domain.records import is_better
from athletics.domain.rounds import unit_name

_HOUR = 3_600_000
_DECISION = re.compile(r"\b(?:jury|appeal|protest|referee)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class PersonFacts:
    """An athlete as a competitor, with all countries and combined events at this edition."""

    id: int
    slug: str
    name: str
    sex: str
    born: PartialDate | None = None
    countries: tuple[str, ...] = ()
    combined: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PastFacts:
    """The best of an athlete's other seasons, and how many of them are held."""

    best: int
    seasons: int


@dataclass(frozen=True, slots=True)
class LineFacts:
    """What one competitor did in one unit; ``person`` is None for a team."""

    competitor: str
    country: str
    person: PersonFacts | None = None
    status: str = "OK"
    place: int | None = None
    mark: str = ""
    value: int | None = None
    wind: int | None = None
    legal_mark: str = ""
    legal_value: int | None = None
    legal_wind: int | None = None
    date: dt.date | None = None
    advanced: str = ""
    reaction: int | None = None
    note: str = ""
    past: PastFacts | None = None

    @property
    def athlete(self) -> int | None:
        return self.person.id if self.person else None

    @property
    def subject(self) -> str:
        """``josh-kerr``, ``GBR``, ``USA-2``."""
        return self.person.slug if self.person else self.competitor

    @property
    def name(self) -> str:
        return self.person.name if self.person else self.competitor

    @property
    def by_decision(self) -> bool:
        """The place was given by a jury, on appeal or protest, as the note says."""
        return bool(_DECISION.search(self.note))

    @property
    def finish(self) -> str:
        """``place 2, 3:29.38``, as far as held."""
        place = f"place {self.place}" if self.place else self.status
        return f"{place}, {self.mark}" if self.mark else place


@dataclass(frozen=True, slots=True)
class UnitFacts:
    """One race or group. Discipline and measure are the leg's own in a combined event."""

    phase: str
    discipline: str
    measure: str
    better: str
    group: str = ""
    component: str = ""
    implement: str = ""
    wind_counts: bool = False
    lines: tuple[LineFacts, ...] = ()

    @property
    def subject(self) -> str:
        """``final``, ``semifinal 2``, ``combined SP 6kg``."""
        parts = (self.phase, self.component, self.implement, self.group)
        return " ".join(part for part in parts if part)

    @property
    def name(self) -> str:
        """``Final``, ``Semifinal 2``, ``Leg A, SP``."""
        name = unit_name(self.phase, self.group)
        return f"{name}, {self.component}" if self.component else name

    @property
    def placed(self) -> list[LineFacts]:
        """Those who finished with a place, in order."""
        placed = [line for line in self.lines if line.place and line.status == "OK"]
        return sorted(placed, key=lambda line: line.place or 0)

    def beats(self, value: int, than: int) -> bool:
        return is_better(value, than, self.better)


@dataclass(frozen=True, slots=True)
class MemberFacts:
    """An athlete of a team; ``part`` is final, heats or unknown."""

    team: str
    person: PersonFacts
    leg: int | None = None
    part: str = "unknown"


@dataclass(frozen=True, slots=True)
class ClaimFacts:
    """What a source says; about a competitor's result in a unit, or the event where both None."""

    subject: str
    value: str
    source: str
    competitor: str | None = None
    unit: str | None = None


@dataclass(frozen=True, slots=True)
class RecordFacts:
    """A world record: when it was set, and by whom."""

    date: dt.date
    value: int
    mark: str
    holder: str
    athlete: int | None = None


@dataclass(frozen=True, slots=True)
class CountryFacts:
    """A team code and the years of its use; None where open."""

    code: str
    name: str
    from_year: int | None = None
    to_year: int | None = None


@dataclass(frozen=True)
class EventFacts:
    """One event of one edition with all that its rules read."""

    championship: str
    edition: str
    slug: str
    start: dt.date
    end: dt.date
    sex: str
    discipline: str
    measure: str
    better: str
    group: str
    id: int = 0
    indoor: bool = False
    age_group: str = "senior"
    for_teams: bool = False
    #: How many competed, where a source gives the full list.
    field_size: int | None = None
    units: tuple[UnitFacts, ...] = ()
    members: tuple[MemberFacts, ...] = ()
    decisions: tuple[Decision, ...] = ()
    claims: tuple[ClaimFacts, ...] = ()
    records: tuple[RecordFacts, ...] = ()
    countries: Mapping[str, CountryFacts] = field(default_factory=dict)

    @property
    def edition_subject(self) -> str:
        """``world-championships/2023-budapest``."""
        return f"{self.championship}/{self.edition}"

    @property
    def subject(self) -> str:
        """``world-championships/2023-budapest/mens-1500m``."""
        return f"{self.edition_subject}/{self.slug}"

    def about(self, unit: UnitFacts, line: LineFacts | None = None) -> str:
        """The subject of a unit, or of a line of it."""
        parts = [self.subject, unit.subject, line.subject if line else ""]
        return " ".join(part for part in parts if part)

    @cached_property
    def rounds(self) -> tuple[UnitFacts, ...]:
        """The units but legs of combined events and rounds that are not known."""
        return tuple(one for one in self.units if not one.component and one.phase != "unknown")

    @cached_property
    def stages(self) -> dict[str, list[UnitFacts]]:
        """The rounds by phase."""
        stages: dict[str, list[UnitFacts]] = {}
        for unit in self.rounds:
            stages.setdefault(unit.phase, []).append(unit)
        return stages

    @cached_property
    def lines(self) -> list[tuple[UnitFacts, LineFacts]]:
        return [(unit, line) for unit in self.units for line in unit.lines]

    @cached_property
    def complete(self) -> bool:
        """A source gives the whole field, and all of it is held."""
        started = {line.competitor for _, line in self.lines if line.status != "DNS"}
        return self.field_size is not None and len(started) >= self.field_size

    @cached_property
    def final_lines(self) -> dict[str, LineFacts]:
        """Who was in the final, by competitor."""
        units = self.stages.get("final", ())
        return {line.competitor: line for unit in units for line in unit.lines}

    @cached_property
    def medals(self) -> dict[str, str]:
        """Colours held today: the fold of the decisions over the places in the final."""
        places = {key: line.place or 0 for key, line in self.final_lines.items()}
        return standing(places, self.end, self.decisions)

    @cached_property
    def decided(self) -> frozenset[str]:
        """Competitors whose place a medal decision or a jury explains."""
        juries = {line.competitor for _, line in self.lines if line.by_decision}
        return frozenset(juries | {decision.competitor for decision in self.decisions})

    @cached_property
    def people(self) -> dict[int, PersonFacts]:
        """Everybody who appears, in teams too, by id."""
        people = [line.person for _, line in self.lines if line.person]
        people += [member.person for member in self.members]
        return {person.id: person for person in people}

    def competitor_name(self, competitor: str) -> str:
        for _, line in self.lines:
            if line.competitor == competitor:
                return line.name
        return competitor


@dataclass(frozen=True, slots=True)
class AthleteFacts:
    """A person with what tells one from another.

    ``names`` are folded, the first the usual one with the family name last; ``nation`` is the
    country's last successor, empty for neutral teams; ``events`` are ids of those contested alone.
    """

    id: int
    slug: str
    name: str
    given: str
    family: str
    sex: str
    nation: str
    born: PartialDate | None = None
    other_names: tuple[str, ...] = ()
    events: frozenset[int] = frozenset()
    #: First and last year of a result; 0 where there is none.
    years: tuple[int, int] = (0, 0)


def show(value: int, measure: str) -> str:
    """A value as a mark is printed: ``3:29.38``, ``8.95``, ``9126``."""
    if measure == TIME:
        return format_time(value, 0 if value >= _HOUR and value % 1000 == 0 else 2)
    if measure == DISTANCE:
        return f"{value // 1000}.{value % 1000 // 10:02d}"
    return str(value // 1000)


def by_team(members: Iterable[MemberFacts]) -> Iterator[tuple[str, list[MemberFacts]]]:
    """Each team with those of its members whose leg in the final is known."""
    teams: dict[str, list[MemberFacts]] = {}
    for member in members:
        if member.leg is not None and member.part == "final":
            teams.setdefault(member.team, []).append(member)
    yield from teams.items()
