from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from athletics.models import Club
from athletics.pages.context import address_of
from athletics.pages.errors import moved_or_missing
from athletics.pages.structured import club_data
from athletics.pages.viewer import viewer
from athletics.queries.clubs import club_page


def club(request: HttpRequest, club: str) -> HttpResponse:
    try:
        page = club_page(club, viewer(request))
    except Club.DoesNotExist:
        return moved_or_missing(request, "clubs", club)
    context = {
        "page": page,
        "club": page.club,
        "structured": club_data(page.club, address_of(request)),
    }
    return render(request, "clubs/club.html", context)
