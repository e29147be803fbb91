"""Contests put together from the rows of the record and the medals held today."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from django.db.models import QuerySet

from athletics.domain.events import event_name
from athletics.domain.marks import Mark, is_wind_aided
from athletics.domain.milestones import contests as facts
from athletics.domain.milestones.barriers import BARRIERS
from athletics.domain.records import comparable, is_better
from athletics.domain.rounds import group_order, phase_order
from athletics.models import (
    Athlete,
    Championship,
    Country,
    Event,
    Medal,
    MedalHolder,
    Membership,
    Result,
    SeasonListEntry,
)


@dataclass(slots=True)
class _Row:
    """A result, as read."""

    event: int
    id: int
    key: str
    athlete: int | None
    country: str
    phase: str
    group: str
    implement: str
    place: int | None
    status: str
    mark: str
    value: int | None
    wind: int | None
    legal_mark: str
    legal_value: int | None
    date: dt.date | None


_COLUMNS = (
    *("unit__event", "pk", "competitor_key", "athlete", "country", "unit__phase", "unit__group"),
    *("unit__implement", "place", "status", "mark", "mark_value", "wind", "legal_mark"),
    *("legal_mark_value", "date"),
)


@dataclass
class _Event:
    """What is gathered of one event."""

    #: Colour, athlete and country by competitor key.
    medals: dict[str, tuple[str, int | None, str]] = field(default_factory=dict)
    squads: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    final: dict[str, _Row] = field(default_factory=dict)
    out: dict[str, _Row] = field(default_factory=dict)
    fast: list[_Row] = field(default_factory=list)
    day: dt.date | None = None


class ContestReader:
    """A few queries, however many events."""

    def __init__(self, events: QuerySet[Event], results: QuerySet[Result]) -> None:
        self.held: dict[int, _Event] = defaultdict(_Event)
        self.events = list(
            events.select_related("edition", "discipline").order_by(
                "edition__start_date", "discipline__sort", "sex", "pk"
            )
        )
        self.types = {event.pk: (event.discipline_id, event.sex) for event in self.events}
        self.championships = {
            one.pk: facts.Championship(
                one.slug,
                one.short_name,
                one.level,
                one.age_group,
                one.indoor,
                one.countries_held,
            )
            for one in Championship.objects.all()
        }
        self.countries = {
            one.pk: facts.Country(one.code, one.name, one.kind in ("nation", "former"))
            for one in Country.objects.all()
        }
        self._read_medals(events)
        for row in results.order_by("pk").values_list(*_COLUMNS).iterator():
            self._place(_Row(*row))
        self.leaders = self._leaders(events)
        self.people = self._people()

    def _read_medals(self, events: QuerySet[Event]) -> None:
        medals = Medal.objects.filter(event__in=events)
        for event, key, colour, athlete, country in medals.order_by("pk").values_list(
            "event", "competitor_key", "colour", "athlete", "country"
        ):
            self.held[event].medals[key] = (colour, athlete, country)
        holders = MedalHolder.objects.filter(medal__in=medals.filter(athlete=None))
        for event, key, athlete in holders.order_by("pk").values_list(
            "medal__event", "medal__competitor_key", "athlete"
        ):
            self.held[event].squads[key].append(athlete)

    def _place(self, row: _Row) -> None:
        event = self.held[row.event]
        if row.phase == "final":
            before = event.final.get(row.key)
            if before is None or (row.place or 999) < (before.place or 999):
                event.final[row.key] = row
            if row.date and (event.day is None or row.date > event.day):
                event.day = row.date
        else:
            latest = event.out.get(row.key)
            if latest is None or phase_order(row.phase) < phase_order(latest.phase):
                event.out[row.key] = row
        if self.types[row.event] in BARRIERS and row.value and not row.implement:
            event.fast.append(row)

    def _leaders(self, events: QuerySet[Event]) -> dict[tuple[int, str, str], set[str]]:
        """Keys of those first on the world list, by edition, discipline and sex."""
        leaders: dict[tuple[int, str, str], set[str]] = defaultdict(set)
        entries = SeasonListEntry.objects.filter(
            rank=1, athlete__isnull=False, edition__in=events.values("edition")
        )
        for edition, discipline, sex, athlete in entries.values_list(
            "edition", "discipline", "sex", "athlete"
        ):
            leaders[edition, discipline, sex].add(str(athlete))
        return leaders

    def _people(self) -> dict[int, facts.Person]:
        wanted = set(self._athletes()) - {0}
        memberships: dict[int, list[facts.Membership]] = defaultdict(list)
        for stay in Membership.objects.select_related("club").order_by("pk"):
            memberships[stay.athlete_id].append(
                facts.Membership(
                    stay.club_id,
                    stay.club.slug,
                    stay.club.name,
                    stay.joined.year if stay.joined else 0,
                    stay.left.year if stay.left else 0,
                )
            )
        names = Athlete.objects.only("slug", "given_name", "family_name", "name_order")
        return {
            pk: facts.Person(pk, one.slug, one.name, tuple(memberships[pk]))
            for pk, one in names.in_bulk(wanted).items()
        }

    def _athletes(self) -> Iterator[int]:
        for event in self.held.values():
            for _, athlete, _ in event.medals.values():
                yield athlete or 0
            for squad in event.squads.values():
                yield from squad
            for row in (*event.final.values(), *event.out.values(), *event.fast):
                yield row.athlete or 0

    def contests(self, medallists_only: bool = False) -> list[facts.Contest]:
        return facts.in_time_order(self._contest(event, medallists_only) for event in self.events)

    def _contest(self, event: Event, medallists_only: bool) -> facts.Contest:
        held = self.held[event.pk]
        rows = [held.final[key] for key in held.medals if key in held.final]
        if not medallists_only:
            rows = list(held.final.values())
        out = (row for key, row in held.out.items() if key not in held.final)
        bare = [
            facts.Finisher(
                key,
                self.countries[country],
                self.people.get(athlete or 0),
                squad=self._squad(held, key),
                colour=colour,
            )
            for key, (colour, athlete, country) in held.medals.items()
            if key not in held.final
        ]
        edition = event.edition
        name = event_name(event.sex, event.discipline.short_name)
        return facts.Contest(
            event=event.pk,
            championship=self.championships[edition.championship_id],
            edition=edition.name,
            year=edition.start_date.year,
            starts=edition.start_date,
            ends=edition.end_date,
            day=held.day,
            name=f"{name[:1].lower()}{name[1:]}",
            slug=event.slug,
            discipline=event.discipline_id,
            sex=event.sex,
            measure=event.discipline.measure,
            better=event.discipline.better,
            for_teams=event.discipline.for_teams,
            finishers=tuple(
                sorted(
                    (*(self._finisher(held, row) for row in rows), *bare),
                    key=lambda one: (one.place or 999, one.competitor),
                )
            ),
            out=tuple(self._finisher(held, row) for row in out),
            leaders=frozenset(self.leaders.get((edition.pk, event.discipline_id, event.sex), ())),
            marks=() if medallists_only else tuple(self._marks(event, held)),
        )

    def _squad(self, held: _Event, key: str) -> tuple[facts.Person, ...]:
        return tuple(self.people[athlete] for athlete in held.squads.get(key, ()))

    def _finisher(self, held: _Event, row: _Row) -> facts.Finisher:
        colour, _, _ = held.medals.get(row.key, ("", None, ""))
        return facts.Finisher(
            row.key,
            self.countries[row.country],
            self.people.get(row.athlete or 0),
            row.id,
            self._squad(held, row.key),
            row.place,
            row.status,
            row.mark,
            row.value,
            colour if row.phase == "final" else "",
        )

    def _marks(self, event: Event, held: _Event) -> Iterator[facts.RoundMark]:
        """Legal marks through the easiest barrier of the event type."""
        barriers = BARRIERS.get(self.types[event.pk], ())
        for row in held.fast:
            mark, value = _legal(row, event.discipline.wind_counts)
            if row.status != "OK" or value is None or not barriers:
                continue
            value = comparable(mark, value, event.discipline_id)
            if not is_better(value, barriers[0], event.discipline.better) and value != barriers[0]:
                continue
            stage = 99 if row.phase == "unknown" else -phase_order(row.phase)
            best_first = value if event.discipline.better == "lower" else -value
            yield facts.RoundMark(
                self._finisher(held, row),
                value,
                mark,
                (stage, str(row.date or ""), *group_order(row.group), best_first),
            )


def _legal(row: _Row, wind_counts: bool) -> tuple[str, int | None]:
    """The mark that no wind aided, as printed and as a number; None where there is none."""
    if row.value is None or not wind_counts:
        return row.mark, row.value
    mark = Mark(row.mark, row.value, wind_aided=row.mark.endswith("w"))
    if is_wind_aided(mark, row.wind):
        return row.legal_mark, row.legal_value
    return row.mark, row.value
