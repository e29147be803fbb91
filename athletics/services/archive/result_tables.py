"""Results, members of teams, and decisions about medals."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.db.models import QuerySet

from athletics.domain.events import SEXES
from athletics.domain.marks import DISTANCE, format_wind
from athletics.domain.medals import ACTIONS, COLOURS
from athletics.domain.rounds import PHASES, group_order, phase_order
from athletics.domain.statuses import ADVANCED, STATUSES, contradiction
from athletics.models import MedalDecision, Result, Status, TeamMember, Unit
from athletics.services.archive.files import Cells
from athletics.services.archive.programme_tables import EVENT_COLUMNS, EVENT_FIELDS, EventTable
from athletics.services.archive.references import References, UnitKey
from athletics.services.archive.row import Row
from athletics.services.archive.table import EditionTable, Scope

UNIT_COLUMNS = ("sex", "discipline", "implement", "component", "phase", "group")


def competitor(cells: Mapping[str, str]) -> str:
    """The athlete, or the country with its team label."""
    return cells["athlete"] or f"{cells['country']} {cells['team']}"


def event(cells: Mapping[str, str]) -> tuple[str, str]:
    return cells["sex"], cells["discipline"]


def check_competitor(row: Row) -> None:
    """Athletes compete in individual events, in those for their sex; countries in all others."""
    facts = row.references.disciplines.get(row["discipline"])
    for_teams = bool(facts and facts.for_teams)
    if for_teams and row["athlete"]:
        row.problem("athlete", "a team event is contested by countries; leave it empty")
    elif not for_teams and not row["athlete"]:
        row.problem("athlete", "is empty; only relays and team events have none")
    elif row["athlete"]:
        sex = row.references.athlete_sex.get(row["athlete"])
        if row["sex"] != "X" and sex in SEXES and sex != row["sex"]:
            row.problem("athlete", f"is {SEXES[sex].lower()} in athletes.csv")
        if row["team"]:
            row.problem("team", "an athlete has no team label; leave it empty")


def unit_key(cells: Mapping[str, str], event_id: int) -> UnitKey:
    phase, group, component = cells["phase"], cells["group"], cells["component"]
    return (event_id, phase, group, component, cells["implement"])


def result_name(edition: Mapping[str, str], identity: str) -> str:
    """Names a result across files."""
    return f"{edition['championship']}|{edition['edition']}|{identity}"


class Results(EditionTable):
    name = "results"
    pattern = "results/*/*.csv"
    columns = (
        *UNIT_COLUMNS,
        *("date", "place", "status", "athlete", "country", "team", "mark", "wind"),
        *("legal_mark", "legal_wind", "advanced", "rule", "reaction", "tags", "note", "sources"),
    )
    key = (*UNIT_COLUMNS, "athlete", "country", "team")
    model = Result

    def identity(self, cells: Mapping[str, str]) -> str:
        return "|".join([cells[column] for column in UNIT_COLUMNS] + [competitor(cells)])

    def prepare(self, rows: Sequence[Mapping[str, str]], scope: Scope, into: References) -> None:
        edition = (scope["championship"], scope["edition"])
        events = [(row, into.events.get((*edition, *event(row)))) for row in rows]
        into.write_units({unit_key(row, pk) for row, pk in events if pk})

    def build(self, row: Row, scope: Scope) -> Result:
        event_id = row.event_of(scope["championship"], scope["edition"])
        discipline, component = row["discipline"], row["component"]
        row.text("group", 4)
        row.text("implement", 8)
        measure = row.measure(component or discipline)
        if component and component not in row.references.disciplines:
            row.problem("component", "is no discipline code; see disciplines.csv")
        phase = row.choice("phase", PHASES)
        if bool(component) != (phase == "combined"):
            row.problem("component", "a leg has phase combined and names its discipline")
        check_competitor(row)
        mark = row.mark("mark", measure)
        legal_mark = row.mark("legal_mark", measure)
        if (legal_mark or row["legal_wind"]) and measure != DISTANCE:
            row.problem("legal_mark", "only a jump has a best legal mark beside a windy one")
        place = row.number("place", 1, 2000)
        status = row.choice("status", STATUSES)
        if wrong := contradiction(status, place is not None, mark is not None):
            row.problem("status", wrong)
        result = Result(
            athlete_id=row.athlete(required=False),
            country_id=row.country(),
            team=row.text("team", 4),
            date=row.day("date"),
            place=place,
            status=status,
            mark=mark.text if mark else "",
            mark_value=mark.value if mark else None,
            wind=row.wind("wind"),
            legal_mark=legal_mark.text if legal_mark else "",
            legal_mark_value=legal_mark.value if legal_mark else None,
            legal_wind=row.wind("legal_wind"),
            advanced=row.choice("advanced", ADVANCED),
            rule=row.text("rule", 12),
            reaction=row.number("reaction", 1, 9999),
            tags=row.text("tags", 30),
            note=row.text("note", 400),
            source_set_id=row.source_set(),
        )
        result.name_competitor()
        unit_id = row.references.units.get(unit_key(row, event_id or 0))
        result.unit_id = unit_id  # type: ignore[assignment]  # None only while checking
        return result

    def learn(self, row: Row, scope: Scope, references: References) -> None:
        references.results[result_name(scope, self.identity(row))] = row["country"], row["team"]

    def held(self, scope: Scope) -> QuerySet[Any, tuple[Any, ...]]:
        return Result.objects.filter(
            unit__event__edition__championship=scope["championship"],
            unit__event__edition__slug=scope["edition"],
        ).values_list(
            *("pk", "unit__event__sex", "unit__event__discipline", "unit__implement"),
            *("unit__component", "unit__phase", "unit__group", "date", "place", "status"),
            *("athlete__slug", "country", "team", "mark", "wind", "legal_mark", "legal_wind"),
            *("advanced", "rule", "reaction", "tags", "note", "source_set__key"),
        )

    def published(self, held: QuerySet[Any, Any]) -> QuerySet[Any, Any]:
        return held.filter(unit__event__status=Status.PUBLISHED)

    def cells(self, values: tuple[Any, ...]) -> Cells:
        cells = list(super().cells(values))
        for column in ("wind", "legal_wind"):
            position = self.columns.index(column)
            cells[position] = format_wind(values[position])
        return tuple(cells)

    def editions_held(self) -> QuerySet[Any, tuple[str, str]]:
        units = Unit.objects.filter(
            event__status=Status.PUBLISHED, event__edition__status=Status.PUBLISHED
        )
        return units.values_list("event__edition__championship", "event__edition__slug")

    def order(self, cells: Cells, references: References) -> Any:
        """As a results book prints them: programme, final first, by place, then by name."""
        sex, discipline, implement, component, phase, group, _, place, *rest = cells
        disciplines = references.disciplines
        return (
            sex,
            disciplines[discipline].sort,
            phase_order(phase),
            disciplines[component].sort if component else 0,
            group_order(group),
            implement,
            int(place) if place else 10_000,
            rest,
        )

    def clear(self) -> None:
        """A race without results says nothing."""
        Unit.objects.filter(results=None).delete()


class TeamMembers(EditionTable):
    name = "team_members"
    pattern = "team_members/*/*.csv"
    columns = (
        *("sex", "discipline", "country", "team", "athlete", "leg", "part", "note", "sources"),
    )
    key = ("sex", "discipline", "country", "team", "athlete")
    model = TeamMember

    def build(self, row: Row, scope: Scope) -> TeamMember:
        return TeamMember(
            event_id=row.event_of(scope["championship"], scope["edition"]),
            country_id=row.country(),
            team=row.text("team", 4),
            athlete_id=row.athlete(),
            leg=row.number("leg", 1, 9),
            part=row.choice("part", TeamMember.Part.values),
            note=row.text("note", 300),
            source_set_id=row.source_set(),
        )

    def held(self, scope: Scope) -> QuerySet[Any, tuple[Any, ...]]:
        return TeamMember.objects.filter(
            event__edition__championship=scope["championship"],
            event__edition__slug=scope["edition"],
        ).values_list(
            *("pk", "event__sex", "event__discipline", "country", "team", "athlete__slug"),
            *("leg", "part", "note", "source_set__key"),
        )

    def published(self, held: QuerySet[Any, Any]) -> QuerySet[Any, Any]:
        return held.filter(event__status=Status.PUBLISHED)

    def editions_held(self) -> QuerySet[Any, tuple[str, str]]:
        members = TeamMember.objects.filter(
            event__status=Status.PUBLISHED, event__edition__status=Status.PUBLISHED
        )
        return members.values_list("event__edition__championship", "event__edition__slug")

    def order(self, cells: Cells, references: References) -> Any:
        sex, discipline, country, team, athlete, leg, *rest = cells
        return (sex, references.disciplines[discipline].sort, country, team, leg, athlete, rest)


class MedalDecisions(EventTable):
    """Every decision that places in the final do not tell: withdrawn, passed on, first held."""

    name = "medal_decisions"
    pattern = "medal_decisions.csv"
    columns = (
        *EVENT_COLUMNS,
        *("athlete", "country", "team", "colour", "action", "effective", "reason", "body", "url"),
        "sources",
    )
    key = (*EVENT_COLUMNS, "athlete", "country", "team", "colour", "action", "effective")
    model = MedalDecision

    def identity(self, cells: Mapping[str, str]) -> str:
        named = [cells[column] for column in (*EVENT_COLUMNS, "colour", "action", "effective")]
        return "|".join([*named, competitor(cells)])

    def build(self, row: Row, scope: Scope) -> MedalDecision:
        check_competitor(row)
        decision = MedalDecision(
            event_id=row.event(),
            athlete_id=row.athlete(required=False),
            country_id=row.country(),
            team=row.text("team", 4),
            colour=row.choice("colour", COLOURS),
            action=row.choice("action", ACTIONS),
            effective=row.partial_date("effective"),
            reason=row.text("reason", 300),
            body=row.text("body", 100),
            url=row.address("url"),
            source_set_id=row.source_set(),
        )
        decision.name_competitor()
        return decision

    def held(self, scope: Scope) -> QuerySet[Any, tuple[Any, ...]]:
        return MedalDecision.objects.values_list(
            *("pk", *EVENT_FIELDS, "athlete__slug", "country", "team", "colour", "action"),
            *("effective", "reason", "body", "url", "source_set__key"),
        )
