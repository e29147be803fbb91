from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render

from athletics.models import Basis, Event
from athletics.models.expectations import WHOLE
from athletics.pages.context import address_of
from athletics.pages.errors import missing, moved
from athletics.pages.pictures import Picture, picture_response, wants_picture
from athletics.pages.structured import case_data
from athletics.pages.tables import Column, Table, table_response, wants_table
from athletics.pages.viewer import viewer
from athletics.queries.addresses import moved_to
from athletics.queries.upset_case import CasePage, case_page
from athletics.queries.upset_eve import Entrant
from athletics.queries.upset_method import MethodPage, method_page


def case(request: HttpRequest, championship: str, edition: str, event: str) -> HttpResponseBase:
    try:
        page = case_page(championship, edition, event, viewer(request))
    except Event.DoesNotExist:
        target = moved_to(f"championships/{championship}/{edition}", viewer(request))
        if target is None:
            return missing(request)
        return moved(request, target.replace("/championships/", "/upsets/", 1) + f"{event}/")
    if wants_table(request):
        return table_response(request, _entrants(page, address_of(request)))
    if wants_picture(request):
        return picture_response(request, _pictures(page))
    structured = case_data(page, address_of(request))
    context = {"page": page, "event": page.event, "structured": structured}
    return render(request, "upsets/case.html", context)


def method(request: HttpRequest) -> HttpResponse:
    page = method_page(viewer(request))
    if wants_picture(request):
        return picture_response(request, _calibrations(page))
    return render(request, "upsets/method.html", {"page": page})


def _pictures(page: CasePage) -> list[Picture]:
    if page.chart is None:
        return []
    return [
        Picture(
            "chances",
            f"{page.event}: chance on the eve against the result",
            "parts/chance_chart.html",
            {"chart": page.chart},
            page.chart.width,
            page.chart.height,
        )
    ]


def _calibrations(page: MethodPage) -> list[Picture]:
    """Expected against observed, a picture for each method."""
    return [
        Picture(
            f"calibration-{one.method}",
            f"{one.method.capitalize()}: expected, observed",
            "parts/calibration_chart.html",
            {"chart": one.chart, "number": 0},
            one.chart.side,
            one.chart.side,
        )
        for one in page.calibrations
        if one.chart
    ]


def _entrants(page: CasePage, address: str) -> Table:
    """All known entrants with their chances as shares; a report alone gives none."""
    event = page.event

    def chance(basis: str) -> Column:
        def share(row: Entrant) -> object:
            given = row.chances.get(basis)
            return None if given is None or given.chance is None else given.chance / WHOLE

        return Column(f"chance_{basis}", share)

    columns = [
        Column("championship", lambda row: event.edition.championship_id),
        Column("edition", lambda row: event.edition.slug),
        Column("event", lambda row: event.slug),
        Column("athlete", lambda row: row.athlete.slug),
        Column("athlete_name", lambda row: row.athlete.name),
        Column("country", lambda row: row.country.code),
        Column("price", lambda row: row.price.price if row.price else None),
        Column("price_quoted_on", lambda row: row.price.quoted_on if row.price else None),
        chance(Basis.ODDS),
        Column("chance_odds_is_at_most", _is_bound),
        chance(Basis.MODEL),
        chance(Basis.SEASON),
        Column("reported_favourite", lambda row: Basis.REPORTED in row.chances),
        Column("season_rank", lambda row: row.entry.rank if row.entry else None),
        Column("season_mark", lambda row: row.entry.mark if row.entry else None),
        Column("points_behind_leader", lambda row: row.gap),
        Column("honours", lambda row: "; ".join(row.honours)),
        Column("stage", lambda row: row.outcome.phase if row.outcome else None),
        Column("place", lambda row: row.outcome.place if row.outcome else None),
        Column("status", lambda row: row.outcome.status if row.outcome else None),
        Column("athlete_page", lambda row: address + row.athlete.get_absolute_url()),
    ]
    return Table("entrants", columns, page.entrants)


def _is_bound(row: Entrant) -> object:
    given = row.chances.get(Basis.ODDS)
    return given.at_most if given else None
