"""Columns that many tables share: where an event stands, who competed, medals of somebody."""

from collections.abc import Callable, Iterable
from typing import Any

from django.urls import reverse

from athletics.domain.medals import COLOURS
from athletics.models import Event
from athletics.pages.tables import Column, Table
from athletics.queries.medals import Tally

Part = Callable[[Any], Any]


def event_columns(event: Callable[[Any], Event]) -> list[Column]:
    """Championship, edition, year, sex and discipline, by slug."""
    return [
        Column("championship", lambda row: event(row).edition.championship_id),
        Column("edition", lambda row: event(row).edition.slug),
        Column("year", lambda row: event(row).edition.year),
        Column("sex", lambda row: event(row).sex),
        Column("discipline", lambda row: event(row).discipline.slug),
    ]


def event_address(event: Callable[[Any], Event], address: str) -> Column:
    def page(row: Any) -> str:
        held = event(row)
        names = (held.edition.championship_id, held.edition.slug, held.slug)
        return address + reverse("event", args=names)

    return Column("address", page)


def who_columns(who: Part) -> list[Column]:
    """The athlete, or the country whose team it is; empty where there is nobody."""

    def slug(row: Any) -> str:
        one = who(row)
        return one.athlete.slug if one and one.athlete else ""

    def name(row: Any) -> str:
        one = who(row)
        if one is None:
            return ""
        return one.athlete.name if one.athlete else f"{one.country.name} {one.team}".strip()

    return [
        Column("athlete", slug),
        Column("athlete_name", name),
        Column("country", lambda row: who(row).country_id if who(row) else ""),
        Column("team", lambda row: who(row).team if who(row) else ""),
    ]


def medal_name(colour: str) -> str:
    return COLOURS.get(colour, "")


def tally_table(name: str, tallies: Iterable[Tally], address: str) -> Table:
    """A medal table, of countries or of athletes."""

    def key(row: Tally) -> str:
        return getattr(row.holder, "slug", "") or str(row.holder.pk)

    return Table(
        name,
        [
            Column("rank", lambda row: row.rank.lstrip("=")),
            Column("holder", key),
            Column("holder_name", lambda row: row.holder.name),
            Column("gold", lambda row: row.gold),
            Column("silver", lambda row: row.silver),
            Column("bronze", lambda row: row.bronze),
            Column("total", lambda row: row.total),
            Column("address", lambda row: address + row.holder.get_absolute_url()),
        ],
        tallies,
    )
