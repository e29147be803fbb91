from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from athletics.models import Club
from athletics.pages.errors import moved_or_missing
from athletics.pages.viewer import viewer
from athletics.queries.clubs import club_page


def club(request: HttpRequest, club: str) -> HttpResponse:
    try:
        page = club_page(club, viewer(request))
    except Club.DoesNotExist:
        return moved_or_missing(request, "clubs", club)
    return render(request, "clubs/club.html", {"page": page, "club": page.club})
