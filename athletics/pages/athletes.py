from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from athletics.filters import AthleteFilter
from athletics.models import Athlete
from athletics.pages.context import address_of
from athletics.pages.errors import moved_or_missing
from athletics.pages.pagination import page_of
from athletics.pages.structured import athlete_data
from athletics.pages.viewer import viewer
from athletics.queries.athletes import athlete_page


def athlete_list(request: HttpRequest) -> HttpResponse:
    found = AthleteFilter(request.GET, Athlete.objects.select_related("country"))
    context = {"filter": found, "athletes": page_of(request, found.qs)}
    return render(request, "athletes/list.html", context)


def athlete(request: HttpRequest, athlete: str) -> HttpResponse:
    try:
        page = athlete_page(athlete, viewer(request))
    except Athlete.DoesNotExist:
        return moved_or_missing(request, "athletes", athlete)
    context = {
        "page": page,
        "athlete": page.athlete,
        "structured": athlete_data(page, address_of(request)),
    }
    return render(request, "athletes/athlete.html", context)
