from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render

from athletics.filters import AthleteFilter
from athletics.models import Athlete
from athletics.pages.context import address_of
from athletics.pages.errors import moved_or_missing, refused
from athletics.pages.files.people import athlete_tables, athletes_table
from athletics.pages.filtered import asked_of, problems_of
from athletics.pages.pagination import page_of
from athletics.pages.pictures import Picture, picture_response, wants_picture
from athletics.pages.structured import athlete_data
from athletics.pages.tables import CHUNK, table_response, wants_table
from athletics.pages.viewer import viewer
from athletics.queries.athletes import AthletePage, athlete_page
from athletics.queries.kept import kept
from athletics.queries.parts import Parts


def athlete_list(request: HttpRequest) -> HttpResponseBase:
    found = AthleteFilter(request.GET, Athlete.objects.select_related("country"))
    if wants_table(request):
        if problems := problems_of(request, found.form):
            return refused(request, " ".join(problems))
        rows = found.qs.iterator(CHUNK)
        return table_response(request, athletes_table(rows, address_of(request)))
    count = kept("athletes", asked_of(found.form), viewer(request), found.qs.count)
    context = {"filter": found, "athletes": page_of(request, Parts(found.qs, count))}
    return render(request, "athletes/list.html", context)


def athlete(request: HttpRequest, athlete: str) -> HttpResponseBase:
    try:
        page = athlete_page(athlete, viewer(request))
    except Athlete.DoesNotExist:
        return moved_or_missing(request, "athletes", athlete)
    if wants_table(request):
        return table_response(request, *athlete_tables(page, address_of(request)))
    if wants_picture(request):
        return picture_response(request, _pictures(page))
    context = {
        "page": page,
        "athlete": page.athlete,
        "structured": athlete_data(page, address_of(request)),
    }
    return render(request, "athletes/athlete.html", context)


def _pictures(page: AthletePage) -> list[Picture]:
    """Season's bests, a picture for each discipline that has seasons enough."""
    return [
        Picture(
            seasons.picture,
            f"{page.athlete.name}: season’s bests, {seasons.discipline}"
            f"{' indoors' if seasons.indoor else ''}",
            "parts/season_chart.html",
            {"seasons": seasons, "number": 0},
        )
        for seasons in page.seasons
        if seasons.chart
    ]
