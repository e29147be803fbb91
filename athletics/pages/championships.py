from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render

from athletics.domain.events import GROUPS, SEXES
from athletics.models import Championship, Edition, Event
from athletics.pages.as_of import as_of
from athletics.pages.context import address_of
from athletics.pages.errors import missing, moved_or_missing, refused
from athletics.pages.files.championships import (
    championship_tables,
    edition_tables,
    event_tables,
)
from athletics.pages.structured import championship_data, edition_data, event_data
from athletics.pages.tables import table_response, wants_table
from athletics.pages.viewer import viewer
from athletics.queries import editions
from athletics.queries.events import event_page


def championship_list(request: HttpRequest) -> HttpResponse:
    context = {"championships": editions.championships(viewer(request))}
    return render(request, "championships/list.html", context)


def championship(request: HttpRequest, championship: str) -> HttpResponseBase:
    try:
        page = editions.championship_page(championship, viewer(request))
    except Championship.DoesNotExist:
        return missing(request)
    if wants_table(request):
        return table_response(request, *championship_tables(page, address_of(request)))
    structured = championship_data(page.championship, address_of(request))
    context = {"page": page, "structured": structured}
    return render(request, "championships/championship.html", context)


def edition(request: HttpRequest, championship: str, edition: str) -> HttpResponseBase:
    sex, group = request.GET.get("sex", ""), request.GET.get("group", "")
    day = as_of(request)
    errors = []
    if sex and sex not in SEXES:
        errors.append(f"There is no sex “{sex[:20]}” here; choose men, women or mixed.")
    if group and group not in GROUPS:
        errors.append(f"There is no group “{group[:20]}” here; choose one of those shown.")
    try:
        page = editions.edition_page(championship, edition, viewer(request), sex, group, day.day)
    except Edition.DoesNotExist:
        return moved_or_missing(request, "championships", championship, edition)
    if wants_table(request):
        if problems := [*errors, *filter(None, [day.error])]:
            return refused(request, " ".join(problems))
        return table_response(request, *edition_tables(page, address_of(request)))
    context = {
        "page": page,
        "edition": page.edition,
        "sex": sex,
        "group": group,
        "errors": errors,
        "as_of": day,
        "structured": edition_data(page.edition, address_of(request)),
    }
    return render(request, "championships/edition.html", context, status=day.status)


def event(request: HttpRequest, championship: str, edition: str, event: str) -> HttpResponseBase:
    day = as_of(request)
    try:
        page = event_page(championship, edition, event, viewer(request), day.day)
    except Event.DoesNotExist:
        return moved_or_missing(request, "championships", championship, edition, rest=f"{event}/")
    if wants_table(request):
        if day.error:
            return refused(request, day.error)
        return table_response(request, *event_tables(page, address_of(request)))
    context = {
        "page": page,
        "event": page.event,
        "as_of": day,
        "structured": event_data(page, address_of(request)),
    }
    return render(request, "championships/event.html", context, status=day.status)
