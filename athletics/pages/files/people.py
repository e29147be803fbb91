"""Tables of the list of athletes, of an athlete, of countries and of a country."""

from collections.abc import Iterable
from typing import Any

from athletics.domain.marks import format_wind
from athletics.models import Athlete, Event
from athletics.pages.files.columns import (
    event_address,
    event_columns,
    medal_name,
    tally_table,
    who_columns,
)
from athletics.pages.tables import Column, Table
from athletics.queries.athletes import AthletePage
from athletics.queries.countries import CountriesPage, CountryPage


def athletes_table(athletes: Iterable[Athlete], address: str) -> Table:
    return Table(
        "athletes",
        [
            Column("athlete", lambda row: row.slug),
            Column("name", lambda row: row.name),
            Column("sex", lambda row: row.sex),
            Column("country", lambda row: row.country_id),
            Column("country_name", lambda row: row.country.name),
            Column("born", lambda row: row.born),
            Column("birthplace", lambda row: row.birthplace),
            Column("other_names", lambda row: row.other_names),
            Column("address", lambda row: address + row.get_absolute_url()),
        ],
        athletes,
    )


def athlete_tables(page: AthletePage, address: str) -> list[Table]:
    outings = [outing for campaign in page.campaigns for outing in campaign.outings]
    teams = [team for campaign in page.campaigns for team in campaign.teams]
    bests = [(seasons, best) for seasons in page.seasons for best in seasons.bests]

    def event(row: Any) -> Event:
        held: Event = row.result.unit.event
        return held

    def team_event(row: Any) -> Event:
        held: Event = row[0].event
        return held

    results = [
        *event_columns(event),
        Column("round", lambda row: row.result.unit.phase),
        Column("group", lambda row: row.result.unit.group),
        Column("leg", lambda row: row.result.unit.component),
        Column("date", lambda row: row.result.date),
        Column("country", lambda row: row.result.country_id),
        Column("place", lambda row: row.result.place),
        Column("status", lambda row: row.result.status),
        Column("mark", lambda row: row.result.mark),
        Column("wind", lambda row: format_wind(row.result.wind)),
        Column("medal", lambda row: medal_name(row.colour)),
        Column("tags", lambda row: row.result.tags),
        Column("rank_on_the_eve", lambda row: row.eve.rank if row.eve else None),
        Column("mark_on_the_eve", lambda row: row.eve.mark if row.eve else ""),
        event_address(event, address),
    ]
    squads = [
        *event_columns(team_event),
        Column("country", lambda row: row[0].country_id),
        Column("team", lambda row: row[0].team),
        Column("leg", lambda row: row[0].leg),
        Column("part", lambda row: row[0].part),
        Column("medal", lambda row: medal_name(row[1])),
        event_address(team_event, address),
    ]
    seasons = [
        Column("discipline", lambda row: row[0].discipline.slug),
        Column("indoor", lambda row: row[0].indoor),
        Column("season", lambda row: row[1].season),
        Column("mark", lambda row: row[1].mark),
        Column("wind", lambda row: row[1].wind_text),
        Column("date", lambda row: row[1].date),
        Column("venue", lambda row: row[1].venue),
    ]
    return [
        Table("results", results, outings),
        Table("teams", squads, teams),
        Table("season-bests", seasons, bests),
    ]


def countries_tables(page: CountriesPage, address: str) -> list[Table]:
    others = [
        Column("country", lambda row: row.code),
        Column("country_name", lambda row: row.name),
        Column("address", lambda row: address + row.get_absolute_url()),
    ]
    return [tally_table("medals", page.table, address), Table("others", others, page.others)]


def country_tables(page: CountryPage, address: str) -> list[Table]:
    """All medals, whatever page of them is shown."""

    def event(row: Any) -> Event:
        held: Event = row.event
        return held

    medals = [
        *event_columns(event),
        Column("medal", lambda row: medal_name(row.colour)),
        *who_columns(lambda row: row),
        Column("runners", lambda row: "; ".join(one.name for one in row.holders.all())),
        Column("mark", lambda row: row.mark),
        event_address(event, address),
    ]
    editions = [
        Column("championship", lambda row: row.path[0]),
        Column("edition", lambda row: row.path[1]),
        Column("gold", lambda row: row.gold),
        Column("silver", lambda row: row.silver),
        Column("bronze", lambda row: row.bronze),
        Column("total", lambda row: row.total),
    ]
    placings = [
        Column("championship", lambda row: row.championship.slug),
        *(Column(f"place_{place}", _count(place)) for place in range(1, 9)),
    ]
    return [
        Table("medallists", medals, page.medals),
        Table("editions", editions, [row for held in page.championships.values() for row in held]),
        Table("placings", placings, page.placings),
    ]


def _count(place: int) -> Any:
    return lambda row: row.counts[place - 1]
