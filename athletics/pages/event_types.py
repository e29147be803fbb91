from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse

from athletics.models import Event
from athletics.pages.context import address_of
from athletics.pages.errors import missing
from athletics.pages.files.championships import event_type_tables
from athletics.pages.pictures import Picture, picture_response, wants_picture
from athletics.pages.structured import trail
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
    if wants_picture(request):
        return picture_response(request, _pictures(page))
    name, path = page.event_type.name, request.path
    steps = trail(address_of(request), ("Events", reverse("event-types")), (name, path))
    return render(request, "events/event_type.html", {"page": page, "structured": steps})


def _pictures(page: event_types.EventTypePage) -> list[Picture]:
    """Winning marks with the record line, a picture for each championship that has enough."""
    name = page.event_type.name
    return [
        Picture(
            page.drawings[championship.pk].picture,
            f"{name}: winning marks and record, {championship.short_name}",
            "parts/winning_chart.html",
            {
                "chart": page.drawings[championship.pk].chart,
                "name": name,
                "championship": championship,
            },
        )
        for championship in page.winners
        if championship.pk in page.drawings
    ]
