"""What was changed of an event or an athlete, for everybody to see."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from athletics.models import Athlete, Event
from athletics.pages.errors import moved_or_missing
from athletics.pages.pagination import page_of
from athletics.pages.viewer import viewer
from athletics.queries.histories import athlete_history, event_history


def event(request: HttpRequest, championship: str, edition: str, event: str) -> HttpResponse:
    try:
        history = event_history(championship, edition, event, viewer(request))
    except Event.DoesNotExist:
        rest = f"{event}/history/"
        return moved_or_missing(request, "championships", championship, edition, rest=rest)
    context = {"event": history.subject, "changes": page_of(request, history)}
    return render(request, "championships/history.html", context)


def athlete(request: HttpRequest, athlete: str) -> HttpResponse:
    try:
        history = athlete_history(athlete, viewer(request))
    except Athlete.DoesNotExist:
        return moved_or_missing(request, "athletes", athlete, rest="history/")
    context = {"athlete": history.subject, "changes": page_of(request, history)}
    return render(request, "athletes/history.html", context)
