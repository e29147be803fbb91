from collections.abc import Sequence
from itertools import chain
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render

from athletics.models import Championship, Country, Discipline
from athletics.pages.context import address_of
from athletics.pages.errors import missing, refused
from athletics.pages.structured import progression_data, records_data
from athletics.pages.tables import Column, Table, table_response, wants_table
from athletics.pages.viewer import viewer
from athletics.queries import records


def index(request: HttpRequest) -> HttpResponse:
    context = {"championships": records.records_index(viewer(request))}
    return render(request, "records/index.html", context)


def championship(request: HttpRequest, championship: str) -> HttpResponseBase:
    """What stands; with ``?country=GBR`` the bests of that country instead."""
    code = request.GET.get("country", "").strip()
    try:
        if code:
            return _national(request, championship, code)
        page = records.championship_records(championship, viewer(request))
    except Championship.DoesNotExist:
        return missing(request)
    except Country.DoesNotExist:
        return refused(
            request, f"country “{code[:20]}” is not held; write its three letters, such as GBR."
        )
    if wants_table(request):
        columns = _best_columns(request)
        ages = [(line.title, one) for line in page.ages for one in (line.holder, *line.others)]
        return table_response(
            request,
            Table("records", columns, chain(*page.groups.values())),
            Table("earlier", columns, page.earlier),
            Table("ages", _age_columns(request), ages),
        )
    structured = records_data(page, address_of(request))
    return render(request, "records/championship.html", {"page": page, "structured": structured})


def _national(request: HttpRequest, championship: str, code: str) -> HttpResponseBase:
    page = records.national_bests(championship, code, viewer(request))
    if wants_table(request):
        bests = chain(*page.groups.values())
        return table_response(request, Table("bests", _best_columns(request), bests))
    return render(request, "records/country.html", {"page": page})


def progression(request: HttpRequest, championship: str, event_type: str) -> HttpResponseBase:
    try:
        page = records.progression(championship, event_type, viewer(request))
    except (Championship.DoesNotExist, Discipline.DoesNotExist):
        return missing(request)
    if wants_table(request):
        columns = [
            *_best_columns(request),
            Column("equals", lambda row: row.equals),
            Column("stands", lambda row: row.stands),
        ]
        steps = chain(*page.by_specification.values())
        return table_response(request, Table("progression", columns, steps))
    structured = progression_data(page, address_of(request))
    return render(request, "records/progression.html", {"page": page, "structured": structured})


def _best_columns(request: HttpRequest) -> Sequence[Column]:
    address = address_of(request)

    def event(row: Any) -> Any:
        return row.result.unit.event

    return [
        Column("championship", lambda row: row.championship_id),
        Column("discipline", lambda row: row.discipline.slug),
        Column("sex", lambda row: row.sex),
        Column("specification", lambda row: row.specification or None),
        Column("mark", lambda row: row.mark),
        Column("by_hand", lambda row: row.by_hand),
        Column("wind", lambda row: row.wind_text or None),
        Column("athlete", lambda row: row.result.athlete.slug if row.result.athlete else None),
        Column("athlete_name", lambda row: row.result.athlete.name if row.result.athlete else None),
        Column("country", lambda row: row.result.country_id),
        Column("edition", lambda row: event(row).edition.slug),
        Column("round", lambda row: row.result.unit.name),
        Column("date", lambda row: row.result.date),
        Column("page", lambda row: address + event(row).get_absolute_url()),
    ]


def _age_columns(request: HttpRequest) -> Sequence[Column]:
    """Of pairs: what the record is of, and who has it or may have it."""
    address = address_of(request)
    return [
        Column("record", lambda row: row[0]),
        Column("athlete", lambda row: row[1].athlete.slug),
        Column("athlete_name", lambda row: row[1].athlete.name),
        Column("born", lambda row: row[1].athlete.born),
        Column("age", lambda row: row[1].age.in_words()),
        Column("certain", lambda row: row[1].certain),
        Column("page", lambda row: address + row[1].event.get_absolute_url()),
    ]
