"""Disciplines, championships, editions, and the events each edition held."""

from typing import Any

from django.db.models import QuerySet

from athletics.domain.events import BETTER, GROUPS, MEASURES, SEXES, event_slug
from athletics.models import Championship, Discipline, Edition, Event, Status
from athletics.services.archive.files import Cells
from athletics.services.archive.references import DisciplineFacts, References
from athletics.services.archive.row import Row
from athletics.services.archive.table import Scope, Table


class Disciplines(Table):
    name = "disciplines"
    pattern = "disciplines.csv"
    columns = (
        *("code", "name", "short_name", "slug", "group", "measure", "better", "wind", "team"),
        "sort",
    )
    key = ("code",)
    unique = ("name", "short_name", "slug", "sort")
    model = Discipline
    needed = True

    def build(self, row: Row, scope: Scope) -> Discipline:
        return Discipline(
            code=row.text("code", 12, required=True),
            name=row.text("name", 60, required=True),
            short_name=row.text("short_name", 40, required=True),
            slug=row.slug("slug", 40),
            group=row.choice("group", GROUPS),
            measure=row.choice("measure", MEASURES),
            better=row.choice("better", BETTER),
            wind_counts=row.flag("wind"),
            for_teams=row.flag("team"),
            sort=row.number("sort", 1, 32_000, required=True),
        )

    def learn(self, row: Row, scope: Scope, references: References) -> None:
        # The order counts only in an export, which asks the database.
        facts = DisciplineFacts(row["slug"], row["measure"], row["team"] == "1", sort=0)
        references.disciplines[row["code"]] = facts
        references.discipline_codes[row["slug"]] = row["code"]

    def held(self, scope: Scope) -> QuerySet[Any, tuple[Any, ...]]:
        return Discipline.objects.values_list(
            *("pk", "code", "name", "short_name", "slug", "group", "measure", "better"),
            *("wind_counts", "for_teams", "sort"),
        )

    def order(self, cells: Cells, references: References) -> Any:
        return int(cells[-1])


class Championships(Table):
    name = "championships"
    pattern = "championships.csv"
    columns = (
        *("slug", "name", "short_name", "level", "indoor", "age_group", "organiser"),
        *("countries_held", "sort"),
    )
    key = ("slug",)
    unique = ("name", "short_name", "sort")
    model = Championship
    needed = True

    def build(self, row: Row, scope: Scope) -> Championship:
        return Championship(
            slug=row.slug("slug", 40),
            name=row.text("name", 80, required=True),
            short_name=row.text("short_name", 30, required=True),
            level=row.choice("level", ("global", "continental", "regional")),
            indoor=row.flag("indoor"),
            age_group=row.choice("age_group", ("senior", "u20")),
            organiser=row.text("organiser", 100, required=True),
            countries_held=row.flag("countries_held"),
            sort=row.number("sort", 1, 32_000, required=True),
        )

    def learn(self, row: Row, scope: Scope, references: References) -> None:
        references.championships.add(row["slug"])

    def written(self, references: References) -> None:
        references.championships = set(Championship.objects.values_list("pk", flat=True))

    def held(self, scope: Scope) -> QuerySet[Any, tuple[Any, ...]]:
        return Championship.objects.values_list("pk", *self.columns)

    def order(self, cells: Cells, references: References) -> Any:
        return int(cells[-1])


class Editions(Table):
    name = "editions"
    pattern = "editions.csv"
    columns = (
        *("championship", "slug", "year", "city", "country", "venue", "start_date", "end_date"),
        *("official_name", "note"),
    )
    key = ("championship", "slug")
    model = Edition
    needed = True

    def build(self, row: Row, scope: Scope) -> Edition:
        if row["championship"] not in row.references.championships:
            row.unknown("championship", "is no championship; see championships.csv")
        start, end = row.day("start_date", required=True), row.day("end_date", required=True)
        if start and end and end < start:
            row.problem("end_date", "comes before the first day")
        return Edition(
            championship_id=row["championship"],
            slug=row.slug("slug", 60),
            year=row.number("year", 1896, 2100, required=True),
            city=row.text("city", 60, required=True),
            country_id=row.country(),
            venue=row.text("venue", 100),
            start_date=start,
            end_date=end,
            official_name=row.text("official_name", 120, required=True),
            note=row.text("note", 300),
            status=Status.PUBLISHED,
        )

    def learn(self, row: Row, scope: Scope, references: References) -> None:
        references.editions.setdefault((row["championship"], row["slug"]), 0)

    def written(self, references: References) -> None:
        references.read_edition_ids()

    def held(self, scope: Scope) -> QuerySet[Any, tuple[Any, ...]]:
        return Edition.objects.values_list("pk", *self.columns)

    def published(self, held: QuerySet[Any, Any]) -> QuerySet[Any, Any]:
        return held.filter(status=Status.PUBLISHED)


EVENT_COLUMNS = ("championship", "edition", "sex", "discipline")
#: The same four seen from a table that belongs to an event.
EVENT_FIELDS = (
    *("event__edition__championship", "event__edition__slug"),
    *("event__sex", "event__discipline"),
)


def event_order(cells: Cells, references: References) -> Any:
    """Championship, edition, then the order of the programme; the rest as text."""
    championship, edition, sex, discipline, *rest = cells
    return (championship, edition, sex, references.disciplines[discipline].sort, rest)


class EventTable(Table):
    """A kind of row that belongs to one event and stands in one file for all editions."""

    def published(self, held: QuerySet[Any, Any]) -> QuerySet[Any, Any]:
        return held.filter(event__status=Status.PUBLISHED, event__edition__status=Status.PUBLISHED)

    def order(self, cells: Cells, references: References) -> Any:
        return event_order(cells, references)


class Events(Table):
    name = "events"
    pattern = "events.csv"
    columns = (*EVENT_COLUMNS, "field", "field_sources", "note")
    key = EVENT_COLUMNS
    model = Event
    needed = True

    def build(self, row: Row, scope: Scope) -> Event:
        sex, discipline = row.choice("sex", SEXES), row.discipline()
        facts = row.references.disciplines.get(discipline)
        if bool(row["field"]) != bool(row["field_sources"]):
            row.problem("field", "the size of the field and its sources go together")
        return Event(
            edition_id=row.edition(),
            discipline_id=discipline,
            sex=sex,
            slug=event_slug(sex, facts.slug) if facts and sex in SEXES else "",
            field=row.number("field", 1, 2000),
            field_sources_id=row.source_set("field_sources", required=False),
            note=row.text("note", 300),
            status=Status.PUBLISHED,
        )

    def learn(self, row: Row, scope: Scope, references: References) -> None:
        key = (row["championship"], row["edition"], row["sex"], row["discipline"])
        references.events.setdefault(key, 0)

    def written(self, references: References) -> None:
        references.read_event_ids()

    def held(self, scope: Scope) -> QuerySet[Any, tuple[Any, ...]]:
        return Event.objects.values_list(
            *("pk", "edition__championship", "edition__slug", "sex", "discipline", "field"),
            *("field_sources__key", "note"),
        )

    def published(self, held: QuerySet[Any, Any]) -> QuerySet[Any, Any]:
        return held.filter(status=Status.PUBLISHED, edition__status=Status.PUBLISHED)

    def order(self, cells: Cells, references: References) -> Any:
        return event_order(cells, references)
