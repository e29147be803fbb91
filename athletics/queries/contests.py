"""Finals and medals as the rules of milestones read them: published events only."""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field, replace

from django.db.models import Min, Q, QuerySet

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
    Edition,
    Event,
    Medal,
    MedalHolder,
    Membership,
    Result,
    SeasonListEntry,
)

EventType = tuple[str, str]
#: Places among which medallists are looked for where nothing else of a final is read.
_NEAR_MEDALS = 8


def published(also: Collection[int] = ()) -> QuerySet[Event]:
    """Events that the public sees, and those given: what would follow if they were published."""
    seen = Event.objects.visible_to(None)
    return seen | Event.objects.filter(pk__in=also) if also else seen


def of_event_types(
    types: Collection[EventType] | None = None, also: Collection[int] = ()
) -> list[facts.Contest]:
    """All that is held of the events of some types, or of every type, in time order."""
    events = published(also)
    if types is not None:
        wanted = Q(pk__in=())
        for discipline, sex in types:
            wanted |= Q(discipline=discipline, sex=sex)
        events = events.filter(wanted)
    results = Result.objects.filter(unit__event__in=events, unit__component="")
    return _with_olympic_champions(_Reader(events, results).contests())


def with_medals_only(
    athletes: Collection[int], countries: Collection[str], also: Collection[int] = ()
) -> list[facts.Contest]:
    """With their medallists and nobody else, in time order: the contests that brought medals to
    these athletes, and those of the editions that brought these countries the first ones.
    """
    medals = Medal.objects.filter(event__in=published(also))
    of_countries = medals.filter(
        country__in=countries, event__edition__championship__countries_held=True
    )
    firsts = of_countries.values_list("country", "event__edition__championship").annotate(
        medal=Min("event__edition__start_date"),
        title=Min("event__edition__start_date", filter=Q(colour="G")),
    )
    starts = {(championship, day) for _, championship, *days in firsts for day in days if day}
    editions = [
        pk
        for pk, *named in Edition.objects.values_list("pk", "championship", "start_date")
        if tuple(named) in starts
    ]
    bringing = Q(pk__in=of_countries.filter(event__edition__in=editions).values("event"))
    bringing |= Q(pk__in=medals.filter(holders__in=athletes).values("event"))
    events = published(also).filter(bringing)
    results = Result.objects.filter(
        unit__event__in=events, unit__phase="final", place__lte=_NEAR_MEDALS
    )
    return _Reader(events, results).contests(medallists_only=True)


def lacking_medals(also: Collection[int] = ()) -> dict[str, list[dt.date]]:
    """First days of the editions of events without medals, by championship; ``""`` for all."""
    lacking: dict[str, list[dt.date]] = defaultdict(list)
    bare = published(also).filter(medals=None, edition__championship__countries_held=True)
    for championship, starts in bare.values_list("edition__championship", "edition__start_date"):
        for scope in (championship, ""):
            lacking[scope].append(starts)
    return {scope: sorted(days) for scope, days in lacking.items()}


def _with_olympic_champions(contests: list[facts.Contest]) -> list[facts.Contest]:
    """Each with those who had won the event at the latest Games before it."""
    champions: dict[EventType, frozenset[str]] = {}
    known = []
    for contest in contests:
        event_type = (contest.discipline, contest.sex)
        known.append(replace(contest, champions=champions.get(event_type, frozenset())))
        if contest.championship.slug == "olympic-games":
            champions[event_type] = frozenset(one.competitor for one in contest.winners)
    return known


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


class _Reader:
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


def honours_of_athletes(
    contests: Iterable[facts.Contest],
) -> dict[facts.Person, list[facts.Honour]]:
    honours: dict[facts.Person, list[facts.Honour]] = defaultdict(list)
    for contest in contests:
        for one in contest.medallists:
            for person in one.people:
                honours[person].append(facts.Honour(contest, one))
    return honours


def honours_of_countries(
    contests: Iterable[facts.Contest],
) -> dict[facts.Country, list[facts.Honour]]:
    """Of the championships whose countries are held."""
    honours: dict[facts.Country, list[facts.Honour]] = defaultdict(list)
    for contest in contests:
        if contest.championship.countries_held:
            for one in contest.medallists:
                honours[one.country].append(facts.Honour(contest, one))
    return honours
