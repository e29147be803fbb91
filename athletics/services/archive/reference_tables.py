"""Season lists, season's bests, world records, prices."""

from collections.abc import Mapping
from typing import Any

from django.db.models import QuerySet

from athletics.domain.events import SEXES
from athletics.domain.marks import format_wind
from athletics.domain.odds import implied_chance
from athletics.models import Discipline, Price, SeasonBest, SeasonListEntry, Status, WorldRecord
from athletics.services.archive.files import Cells
from athletics.services.archive.programme_tables import EVENT_COLUMNS, EVENT_FIELDS, EventTable
from athletics.services.archive.references import References
from athletics.services.archive.row import Row
from athletics.services.archive.table import EditionTable, Scope, Table


def performance(row: Row, discipline: str) -> dict[str, Any]:
    """The columns that every mark made somewhere has."""
    mark = row.mark("mark", row.measure(discipline), required=True)
    return {
        "mark": mark.text if mark else "",
        "mark_value": mark.value if mark else None,
        "wind": row.wind("wind"),
        "date": row.day("date", required=True),
        "venue": row.text("venue", 150),
    }


def person(cells: Mapping[str, str]) -> str:
    """The athlete, or the printed name and country of one whom the archive does not hold."""
    return cells["athlete"] or f"{cells['name']} {cells['country']}"


class PerformanceTable(Table):
    """A kind of row with a mark and its wind."""

    def cells(self, values: tuple[Any, ...]) -> Cells:
        cells = list(super().cells(values))
        position = self.columns.index("wind")
        cells[position] = format_wind(values[position])
        return tuple(cells)


class SeasonLists(PerformanceTable, EditionTable):
    name = "season_lists"
    pattern = "season_lists/*/*.csv"
    columns = (
        *("sex", "discipline", "rank", "athlete", "name", "country", "mark", "wind", "date"),
        *("venue", "points"),
    )
    key = ("sex", "discipline", "athlete", "name", "country")
    model = SeasonListEntry

    def identity(self, cells: Mapping[str, str]) -> str:
        return f"{cells['sex']}|{cells['discipline']}|{person(cells)}"

    def build(self, row: Row, scope: Scope) -> SeasonListEntry:
        discipline, name = row.discipline(), row.text("name", 120, required=True)
        edition_id = row.references.editions.get((scope["championship"], scope["edition"]))
        if edition_id is None and row.references.writing:
            row.unknown("", "")
        return SeasonListEntry(
            edition_id=edition_id,
            discipline_id=discipline,
            sex=row.choice("sex", SEXES),
            rank=row.number("rank", 1, 32_000, required=True),
            athlete_id=row.athlete(required=False),
            name=name,
            country_id=row.country(),
            points=row.number("points", 0, 2000),
            person_key=person(row),
            **performance(row, discipline),
        )

    def held(self, scope: Scope) -> QuerySet[Any, tuple[Any, ...]]:
        return SeasonListEntry.objects.filter(
            edition__championship=scope["championship"], edition__slug=scope["edition"]
        ).values_list(
            *("pk", "sex", "discipline", "rank", "athlete__slug", "name", "country", "mark"),
            *("wind", "date", "venue", "points"),
        )

    def editions_held(self) -> QuerySet[Any, tuple[str, str]]:
        entries = SeasonListEntry.objects.filter(edition__status=Status.PUBLISHED)
        return entries.values_list("edition__championship", "edition__slug").distinct()

    def order(self, cells: Cells, references: References) -> Any:
        sex, discipline, rank, *rest = cells
        return (sex, references.disciplines[discipline].sort, int(rank), rest)


class SeasonBests(PerformanceTable):
    """One file a discipline: ``season_bests/1500m.csv``."""

    name = "season_bests"
    pattern = "season_bests/*.csv"
    columns = ("athlete", "indoor", "season", "mark", "wind", "date", "venue")
    key = ("athlete", "indoor", "season")
    model = SeasonBest

    def scope(self, path: str) -> Scope:
        return {"discipline": path.split("/")[1].removesuffix(".csv")}

    def path(self, scope: Scope) -> str:
        return f"season_bests/{scope['discipline']}.csv"

    def begin(self, row: Row, scope: Scope) -> None:
        if scope["discipline"] not in row.references.discipline_codes:
            row.problem("", "the file's name is no discipline; see the slugs in disciplines.csv")

    def scopes_held(self) -> list[Scope]:
        held = SeasonBest.objects.values("discipline")
        slugs = Discipline.objects.filter(pk__in=held).values_list("slug", flat=True)
        return [{"discipline": slug} for slug in sorted(slugs)]

    def build(self, row: Row, scope: Scope) -> SeasonBest:
        discipline = row.references.discipline_codes.get(scope["discipline"], "")
        return SeasonBest(
            athlete_id=row.athlete(),
            discipline_id=discipline,
            indoor=row.flag("indoor"),
            season=row.number("season", 1850, 2100, required=True),
            **performance(row, discipline),
        )

    def held(self, scope: Scope) -> QuerySet[Any, tuple[Any, ...]]:
        return SeasonBest.objects.filter(discipline__slug=scope["discipline"]).values_list(
            "pk", "athlete__slug", "indoor", "season", "mark", "wind", "date", "venue"
        )


class WorldRecords(PerformanceTable):
    name = "world_records"
    pattern = "world_records.csv"
    columns = ("sex", "discipline", "mark", "wind", "athlete", "name", "country", "date", "venue")
    key = ("sex", "discipline", "date", "name", "mark")
    model = WorldRecord

    def build(self, row: Row, scope: Scope) -> WorldRecord:
        discipline = row.discipline()
        return WorldRecord(
            discipline_id=discipline,
            sex=row.choice("sex", SEXES),
            athlete_id=row.athlete(required=False),
            name=row.text("name", 120, required=True),
            country_id=row.country(),
            **performance(row, discipline),
        )

    def held(self, scope: Scope) -> QuerySet[Any, tuple[Any, ...]]:
        return WorldRecord.objects.values_list(
            *("pk", "sex", "discipline", "mark", "wind", "athlete__slug", "name", "country"),
            *("date", "venue"),
        )

    def order(self, cells: Cells, references: References) -> Any:
        sex, discipline, *_, date, _ = cells
        return (sex, references.disciplines[discipline].sort, date, cells)


class Prices(EventTable):
    name = "prices"
    pattern = "prices.csv"
    columns = (
        *EVENT_COLUMNS,
        *("athlete", "price", "format", "bookmaker", "quoted_on", "stage", "source", "url"),
    )
    key = (*EVENT_COLUMNS, "athlete", "bookmaker", "quoted_on", "price", "url")
    model = Price

    def build(self, row: Row, scope: Scope) -> Price:
        self._check_price(row)
        return Price(
            event_id=row.event(),
            athlete_id=row.athlete(),
            price=row.text("price", 12, required=True),
            format=row.choice("format", Price.Format.values),
            bookmaker=row.text("bookmaker", 100, required=True),
            quoted_on=row.partial_date("quoted_on", required=True),
            stage=row.choice("stage", Price.Stage.values),
            source_id=row.source(),
            url=row.address("url"),
        )

    def _check_price(self, row: Row) -> None:
        if not row["price"] or row["format"] not in Price.Format.values:
            return  # named as empty or unknown by its own column
        try:
            implied_chance(row["price"], row["format"])
        except ValueError as error:
            row.problem("price", str(error))

    def held(self, scope: Scope) -> QuerySet[Any, tuple[Any, ...]]:
        return Price.objects.values_list(
            *("pk", *EVENT_FIELDS, "athlete__slug", "price", "format", "bookmaker"),
            *("quoted_on", "stage", "source", "url"),
        )
