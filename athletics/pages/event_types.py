from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render

from athletics.models import Event
from athletics.pages.context import address_of
from athletics.pages.errors import missing
from athletics.pages.files.championships import event_type_tables
from athletics.pages.tables import table_response, wants_table
from athletics.pages.viewer import viewer
from athletics.queries import event_types


def event_type_list(request: HttpRequest) -> HttpResponse:
    context = {"groups": event_types.event_types(viewer(request))}
    return render(request, "events/list.html", context)


def event_type(request: HttpRequest, event_type: str) -> HttpResponseBase:
    try:
        page = event_types.event_type_page(event_type, viewer(request))
    except Event.DoesNotExist:
        return missing(request)
    if wants_table(request):
        return table_response(request, *event_type_tables(page, address_of(request)))
    return render(request, "events/event_type.html", {"page": page})
