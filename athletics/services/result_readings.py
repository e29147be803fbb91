"""The reading of results made anew, for all or for some events: one row a result."""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import islice
from typing import Any, NamedTuple

from django.db import connection, transaction
from django.db.models import Model

from athletics.domain.dates import PartialDate, age_on
from athletics.domain.firmness import firmness
from athletics.domain.marks import COMBINED_WIND_LIMIT, WIND_LIMIT, Mark, difference, wind_of
from athletics.domain.names import fold
from athletics.domain.places import ranked
from athletics.domain.rounds import EARLIER_STAGES, phase_order
from athletics.domain.titles import Appearance, latest, outcome
from athletics.models import (
    Absence,
    Athlete,
    Country,
    Discipline,
    Medal,
    Result,
    ResultReading,
    SeasonListEntry,
    SourceSet,
    TitleDefence,
    Unit,
    Wind,
)
from athletics.services.programme import Held, Programme

#: Rows written at a time.
BATCH = 2000


class Row(NamedTuple):
    """A result as read: only the columns that its reading is made of."""

    pk: int
    unit: int
    event: int
    phase: str
    component: str
    athlete: int | None
    country: str
    team: str
    key: str
    date: dt.date | None
    place: int | None
    status: str
    mark: str
    value: int | None
    wind: int | None
    legal_value: int | None
    source_set: int

    @property
    def as_mark(self) -> Mark | None:
        return None if self.value is None else Mark(self.mark, self.value)


_ROW_COLUMNS = (
    "pk unit unit__event unit__phase unit__component athlete country team competitor_key date "
    "place status mark mark_value wind legal_mark_value source_set"
).split()


@transaction.atomic
def rebuild_result_readings(events: Collection[int] | None = None) -> None:
    """Of all events, or of those given and of the next events of their kinds.

    Reads the medals of today, which must be derived first.
    """
    programme = Programme.read()
    wanted = None if events is None else programme.with_followers(events)
    readings, defences = ResultReading.objects.all(), TitleDefence.objects.all()
    if wanted is not None:
        readings, defences = readings.filter(event__in=wanted), defences.filter(event__in=wanted)
    readings._raw_delete(readings.db)
    defences._raw_delete(defences.db)
    reader = _Reader(programme, wanted)
    _insert(ResultReading, reader.readings())
    TitleDefence.objects.bulk_create(reader.defences(), batch_size=500)


def _insert(model: type[Model], rows: Iterable[Mapping[str, Any]]) -> None:
    """Plain inserts of values by column: many times as fast as ``bulk_create`` on SQLite."""
    quote = connection.ops.quote_name
    columns = [column.attname for column in model._meta.concrete_fields]
    names = ", ".join(quote(name) for name in columns)
    places = ", ".join(["%s"] * len(columns))
    statement = f"INSERT INTO {quote(model._meta.db_table)} ({names}) VALUES ({places})"  # noqa: S608 - columns of the model
    with connection.cursor() as cursor:
        waiting = iter(rows)
        while some := list(islice(waiting, BATCH)):
            cursor.executemany(statement, [[row[name] for name in columns] for row in some])


class _Reader:
    """Reads the record once and derives the rows of an event from it."""

    def __init__(self, programme: Programme, events: Collection[int] | None) -> None:
        self.programme, self.wanted = programme, events
        self.disciplines = Discipline.objects.in_bulk()
        self.countries = dict(Country.objects.values_list("pk", "name"))
        self.firmness = {
            pk: firmness(key.split(";")) for pk, key in SourceSet.objects.values_list("pk", "key")
        }
        self.people = self._people()
        self.medals: dict[int, dict[str, str]] = defaultdict(dict)
        self.champions: dict[int, list[Medal]] = defaultdict(list)
        self._read_medals()
        self.ranks = self._ranks()
        rounds = self._of(Unit, "event").filter(phase__in=EARLIER_STAGES)
        self.with_rounds = set(rounds.values_list("event", flat=True))
        self.absent = set(self._of(Absence, "event").values_list("event", "athlete"))
        self.rows = self._rows()

    def _of(self, model: Any, event: str) -> Any:
        """The rows of a model that belong to the events wanted."""
        rows = model.objects.all()
        return rows if self.wanted is None else rows.filter(**{f"{event}__in": self.wanted})

    def _people(self) -> dict[int, tuple[str, PartialDate | None]]:
        people = Athlete.objects.all()
        if self.wanted is not None:
            people = people.filter(pk__in=self._of(Result, "unit__event").values("athlete"))
        rows = people.values_list("pk", "sort_name", "born")
        return {pk: (sort_name, born) for pk, sort_name, born in rows.iterator()}

    def _read_medals(self) -> None:
        medals = Medal.objects.order_by("pk")
        if self.wanted is not None:
            earlier = {self.programme.before.get(pk) for pk in self.wanted} - {None}
            medals = medals.filter(event__in={*self.wanted, *earlier})
        for medal in medals.iterator():
            self.medals[medal.event_id][medal.competitor_key] = medal.colour
            if medal.colour == "G":
                self.champions[medal.event_id].append(medal)

    def _ranks(self) -> dict[tuple[int, str, str], dict[int, int]]:
        """By edition, discipline and sex: each athlete's rank on the season list."""
        lists = SeasonListEntry.objects.exclude(athlete=None)
        if self.wanted is not None:
            editions = {self.programme.events[pk].edition for pk in self.wanted}
            lists = lists.filter(edition__in=editions)
        ranks: dict[tuple[int, str, str], dict[int, int]] = defaultdict(dict)
        columns = ("edition", "discipline", "sex", "athlete", "rank")
        for edition, discipline, sex, athlete, rank in lists.values_list(*columns).iterator():
            ranks[edition, discipline, sex][athlete] = rank
        return ranks

    def _rows(self) -> dict[int, list[Row]]:
        """By event, in order of the rows' ids."""
        results = self._of(Result, "unit__event").order_by("pk").values_list(*_ROW_COLUMNS)
        rows: dict[int, list[Row]] = defaultdict(list)
        for columns in results.iterator():
            row = Row(*columns)
            rows[row.event].append(row)
        return rows

    def readings(self) -> Iterator[dict[str, Any]]:
        for event_id, results in self.rows.items():
            held = self.programme.events[event_id]
            form = self._form(held, results)
            medals = self._medal_rows(event_id, results)
            holders = {medal.competitor_key for medal in self._title_holders(event_id)}
            races: dict[int, list[Row]] = defaultdict(list)
            for result in results:
                races[result.unit].append(result)
            for race in races.values():
                differences = _differences(race)
                for result in race:
                    yield {
                        **self._of_event(held, result),
                        **self._mark(held, result),
                        **self._person(held, result),
                        "medal": medals.get(result.pk, ""),
                        "behind": differences.get(result.pk, (None, None))[0],
                        "ahead": differences.get(result.pk, (None, None))[1],
                        "title_holder": not result.component and result.key in holders,
                        "form_rank": form.get(result.athlete or 0),
                    }

    def _of_event(self, held: Held, result: Row) -> dict[str, Any]:
        final = result.phase == "final"
        return {
            "result_id": result.pk,
            "event_id": held.pk,
            "edition_id": held.edition,
            "championship_id": held.championship,
            "discipline_id": held.discipline,
            "sex": held.sex,
            "year": held.year,
            "day": connection.ops.adapt_datefield_value(result.date or held.end),
            "programme": self.disciplines[held.discipline].sort,
            "phase": result.phase,
            "stage": phase_order(result.phase),
            "place": result.place,
            "status": result.status,
            "through_rounds": final and result.status != "DNS" and held.pk in self.with_rounds,
            "firmness": self.firmness[result.source_set],
        }

    def _medal_rows(self, event_id: int, results: list[Row]) -> dict[int, str]:
        """By row of the final: the medal it stands for, on the best row of each competitor."""
        best: dict[str, Row] = {}
        for result in results:
            if result.phase == "final" and result.key in self.medals[event_id]:
                held = best.setdefault(result.key, result)
                if (result.place or 10_000) < (held.place or 10_000):
                    best[result.key] = result
        return {row.pk: self.medals[event_id][key] for key, row in best.items()}

    def _mark(self, held: Held, result: Row) -> dict[str, Any]:
        """A mark that was annulled, or of somebody who did not finish, is none."""
        discipline = self.disciplines.get(result.component or held.discipline)
        value = None if result.status in ("DQ", "DNF") else result.value
        wind = Wind.NONE
        if value is not None and discipline and discipline.wind_counts and not held.indoor:
            limit = COMBINED_WIND_LIMIT if result.component else WIND_LIMIT
            wind = Wind(wind_of(result.mark, result.wind, limit))
        legal = value if wind in (Wind.NONE, Wind.LEGAL) else result.legal_value
        return {
            "measure": discipline.measure if discipline else "",
            "value": value,
            "legal_value": legal,
            "wind": wind.value,
        }

    def _person(self, held: Held, result: Row) -> dict[str, Any]:
        sort_name, born = self.people.get(result.athlete or 0, ("", None))
        youngest = oldest = days = None
        # a birth in the year of the event or later is a mistake: the checks report it, no age
        if born and born.year < (result.date or held.start).year:
            youngest, _ = age_on(born, result.date or held.start)
            _, oldest = age_on(born, result.date or held.end)
            day_of_birth = born.as_date()
            if day_of_birth and result.date:
                days = (result.date - day_of_birth).days
        team = f"{fold(self.countries[result.country])} {result.team}".strip()
        return {
            "athlete_id": result.athlete,
            "country_id": result.country,
            "sort_name": sort_name or team,
            "youngest": youngest,
            "oldest": oldest,
            "age_days": days,
            "at_home": result.country == held.host if held.countries_held else None,
        }

    def _form(self, held: Held, results: list[Row]) -> dict[int, int]:
        """By athlete: the rank on the season list among those known to have competed."""
        listed = self.ranks.get((held.edition, held.discipline, held.sex), {})
        entrants = {
            result.athlete
            for result in results
            if result.athlete in listed and result.status != "DNS"
        }
        order = sorted((listed[pk], pk) for pk in entrants if pk)
        return {pk: rank for rank, (_, pk) in ranked(order, key=lambda entry: entry[0])}

    def _title_holders(self, event_id: int) -> list[Medal]:
        return self.champions[self.programme.before.get(event_id, 0)]

    def defences(self) -> Iterator[TitleDefence]:
        events = self.programme.events if self.wanted is None else sorted(self.wanted)
        for event_id in events:
            for medal in self._title_holders(event_id):
                yield self._defence(event_id, medal)

    def _defence(self, event_id: int, medal: Medal) -> TitleDefence:
        key = medal.competitor_key
        medals = self._medal_rows(event_id, self.rows[event_id])
        own = {
            Appearance(
                result.phase,
                result.place,
                result.status,
                medals.get(result.pk, ""),
            ): result
            for result in self.rows[event_id]
            if result.key == key and not result.component
        }
        last = latest(own)
        return TitleDefence(
            event_id=event_id,
            won_at_id=medal.event_id,
            athlete_id=medal.athlete_id,
            country_id=medal.country_id,
            team=medal.team,
            competitor_key=key,
            outcome=outcome(own, (event_id, medal.athlete_id) in self.absent),
            result_id=own[last].pk if last else None,
        )


def _differences(race: list[Row]) -> dict[int, tuple[int | None, int | None]]:
    """By result: how far behind the winner, and for winners how far ahead of the next."""
    placed = [(result.place, result.as_mark, result.pk) for result in race if result.place]
    winners = [(mark, pk) for place, mark, pk in placed if place == 1 and mark]
    if not winners:
        return {}
    winner = winners[0][0]
    found: dict[int, tuple[int | None, int | None]] = {
        pk: (difference(winner, mark), None) for place, mark, pk in placed if place > 1 and mark
    }
    second = next((mark for place, mark, _ in placed if place == 2 and mark), None)
    for mark, pk in winners:
        shared = len([place for place, _, _ in placed if place == 1]) > 1
        found[pk] = (0, 0 if shared else difference(mark, second) if second else None)
    return found
