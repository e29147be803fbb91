"""Tables of a day of the year and of what is held."""

from typing import Any

from athletics.models import Event
from athletics.pages.files.columns import event_address, event_columns, who_columns
from athletics.pages.tables import Column, Table
from athletics.queries.days import DayPage
from athletics.queries.holdings import DataPage


def day_table(page: DayPage, address: str) -> Table:
    def event(row: Any) -> Event:
        held: Event = row.unit.event
        return held

    finals = [
        Column("date", lambda row: row.date),
        *event_columns(event),
        *who_columns(lambda row: row),
        Column("mark", lambda row: row.mark),
        event_address(event, address),
    ]
    return Table("finals", finals, page.finals)


def data_table(page: DataPage, address: str) -> Table:
    columns = [
        Column("championship", lambda row: row.championship_id),
        Column("edition", lambda row: row.slug),
        Column("year", lambda row: row.year),
        Column("events", lambda row: row.events_held),
        Column("full", lambda row: row.full),
        Column("results", lambda row: row.results_held),
        Column("starters", lambda row: row.competitors),
        Column("at_least", lambda row: row.least_field),
        Column("outcome_unknown", lambda row: row.unplaced),
        Column("address", lambda row: address + row.get_absolute_url()),
    ]
    return Table("coverage", columns, [row for held in page.editions.values() for row in held])
