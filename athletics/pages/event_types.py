from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from athletics.models import Event
from athletics.pages.errors import missing
from athletics.pages.viewer import viewer
from athletics.queries import event_types


def event_type_list(request: HttpRequest) -> HttpResponse:
    context = {"groups": event_types.event_types(viewer(request))}
    return render(request, "events/list.html", context)


def event_type(request: HttpRequest, event_type: str) -> HttpResponse:
    try:
        page = event_types.event_type_page(event_type, viewer(request))
    except Event.DoesNotExist:
        return missing(request)
    return render(request, "events/event_type.html", {"page": page})
