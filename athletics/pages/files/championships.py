"""Tables of a championship, an edition, an event and an event type.

Lists that a page cuts (the most successful athletes) are no tables: a file is never cut.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from athletics.domain.marks import format_wind
from athletics.models import ChampionshipRecord, Event, Medal
from athletics.pages.files.columns import (
    event_address,
    event_columns,
    medal_name,
    tally_table,
    who_columns,
)
from athletics.pages.tables import Column, Table
from athletics.queries.editions import ChampionshipPage, EditionPage, Podium
from athletics.queries.event_types import EventTypePage
from athletics.queries.events import EventPage
from athletics.queries.lines import Line


def championship_tables(page: ChampionshipPage, address: str) -> list[Table]:
    editions = [
        Column("edition", lambda row: row.slug),
        Column("year", lambda row: row.year),
        Column("city", lambda row: row.city),
        Column("country", lambda row: row.country_id),
        Column("first_day", lambda row: row.start_date),
        Column("last_day", lambda row: row.end_date),
        Column("official_name", lambda row: row.official_name),
        Column("events", lambda row: row.event_count),
        Column("results_held", lambda row: row.held),
        Column("address", lambda row: address + row.get_absolute_url()),
    ]
    return [
        Table("editions", editions, page.editions),
        tally_table("medals", page.table, address),
    ]


_MedalRow = tuple[Event, Medal | None]


def _medal_rows(podiums: Iterable[Podium]) -> Iterator[_MedalRow]:
    """One row a medal; an event without any stands once."""
    for podium in podiums:
        medals = [medal for column in podium.columns for medal in column]
        if not medals:
            yield podium.event, None
        for medal in medals:
            yield podium.event, medal


def _medals(name: str, podiums: Iterable[Podium], address: str) -> Table:
    def event(row: _MedalRow) -> Event:
        return row[0]

    columns = [
        *event_columns(event),
        Column("medal", lambda row: medal_name(row[1].colour) if row[1] else ""),
        *who_columns(lambda row: row[1]),
        Column("mark", lambda row: row[1].mark if row[1] else ""),
        event_address(event, address),
    ]
    return Table(name, columns, _medal_rows(podiums))


def edition_tables(page: EditionPage, address: str) -> list[Table]:
    podiums = [podium for group in page.podiums.values() for podium in group]
    return [
        _medals("events", podiums, address),
        tally_table("medals", page.table, address),
    ]


def event_tables(page: EventPage, address: str) -> list[Table]:
    """All rounds in one, each round by its code, the medallists, the season list."""
    stages = {
        stage.phase: [line for race in stage.races for line in race.lines] for stage in page.stages
    }
    everything = [line for lines in stages.values() for line in lines]
    return [
        _lines("results", page.event, everything, address),
        *(_lines(phase, page.event, lines, address) for phase, lines in stages.items()),
        _lines("medallists", page.event, page.podium, address),
        _form(page),
    ]


def _lines(name: str, event: Event, lines: Iterable[Line], address: str) -> Table:
    def held(row: Line) -> Event:
        return event

    def unit(row: Line, part: str) -> str:
        return getattr(row.result.unit, part) if row.result.unit_id else ""

    columns = [
        *event_columns(held),
        Column("round", lambda row: unit(row, "phase")),
        Column("group", lambda row: unit(row, "group")),
        Column("leg", lambda row: unit(row, "component")),
        Column("implement", lambda row: unit(row, "implement")),
        Column("date", lambda row: row.result.date),
        Column("place", lambda row: row.result.place),
        *who_columns(lambda row: row.result),
        Column("status", lambda row: row.result.status),
        Column("mark", lambda row: row.result.mark),
        Column("wind", lambda row: format_wind(row.result.wind)),
        Column("behind", lambda row: row.behind),
        Column("advanced", lambda row: row.result.advanced),
        Column("medal", lambda row: medal_name(row.colour)),
        Column("age", lambda row: row.age),
        Column("tags", lambda row: row.result.tags),
        Column("note", lambda row: row.result.note),
        Column("sources", lambda row: row.result.source_set.key),
        event_address(held, address),
    ]
    return Table(name, columns, lines)


def _form(page: EventPage) -> Table:
    columns = [
        Column("rank", lambda row: row.entry.rank),
        Column("athlete", lambda row: row.entry.athlete.slug if row.entry.athlete else ""),
        Column("athlete_name", lambda row: row.entry.name),
        Column("country", lambda row: row.entry.country_id),
        Column("mark", lambda row: row.entry.mark),
        Column("wind", lambda row: row.entry.wind_text),
        Column("date", lambda row: row.entry.date),
        Column("venue", lambda row: row.entry.venue),
        Column("outcome", lambda row: row.outcome),
    ]
    return Table("form", columns, page.listed)


def event_type_tables(page: EventTypePage, address: str) -> list[Table]:
    podiums = [podium for held in page.winners.values() for podium in held]
    records = [record for held in page.records.values() for record in held]
    return [
        _medals("medallists", podiums, address),
        _records(records, address),
    ]


def _records(records: list[ChampionshipRecord], address: str) -> Table:
    def event(row: Any) -> Event:
        held: Event = row.result.unit.event
        return held

    columns = [
        *event_columns(event),
        Column("round", lambda row: row.result.unit.phase),
        Column("date", lambda row: row.result.date),
        Column("mark", lambda row: row.mark),
        Column("wind", lambda row: format_wind(row.wind)),
        Column("specification", lambda row: row.specification),
        *who_columns(lambda row: row.result),
        event_address(event, address),
    ]
    return Table("records", columns, records)
