from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from athletics.filters import AthleteFilter
from athletics.models import Athlete
from athletics.pages.context import address_of
from athletics.pages.errors import moved_or_missing
from athletics.pages.pagination import page_of
from athletics.pages.pictures import Picture, picture_response, wants_picture
from athletics.pages.structured import athlete_data
from athletics.pages.viewer import viewer
from athletics.queries.athletes import AthletePage, athlete_page


def athlete_list(request: HttpRequest) -> HttpResponse:
    found = AthleteFilter(request.GET, Athlete.objects.select_related("country"))
    context = {"filter": found, "athletes": page_of(request, found.qs)}
    return render(request, "athletes/list.html", context)


def athlete(request: HttpRequest, athlete: str) -> HttpResponse:
    try:
        page = athlete_page(athlete, viewer(request))
    except Athlete.DoesNotExist:
        return moved_or_missing(request, "athletes", athlete)
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
