"""Addresses for search engines: an index, and a file for each run of row ids.

Runs of ids, not offsets, so that the hundredth file costs as much as the first.
"""

from collections.abc import Iterator

from django.conf import settings
from django.db.models import Max, Model, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from athletics.models import Athlete, Championship, Club, Country, Edition, Event
from athletics.pages.context import address_of

RUN = 10_000


def _things(kind: str) -> "QuerySet[Model]":
    things: dict[str, QuerySet[Model]] = {
        "editions": Edition.objects.visible_to(None),  # type: ignore[dict-item]
        "events": Event.objects.visible_to(None).select_related("edition"),  # type: ignore[dict-item]
        "athletes": Athlete.objects.all(),  # type: ignore[dict-item]
        "clubs": Club.objects.all(),  # type: ignore[dict-item]
    }
    return things[kind]


KINDS = ("editions", "events", "athletes", "clubs")
_FIXED = ("", "championships/", "events/", "athletes/", "countries/", "on-this-day/", "data/")


def index(request: HttpRequest) -> HttpResponse:
    files = ["pages-0"]
    for kind in KINDS:
        last = _things(kind).aggregate(last=Max("pk"))["last"] or 0
        files += [f"{kind}-{run}" for run in range(last // RUN + 1)]
    context = {"files": files, "address": address_of(request)}
    return render(request, "sitemap_index.xml", context, content_type="application/xml")


def sitemap(request: HttpRequest, kind: str, run: int) -> HttpResponse:
    paths = list(_paths(kind, run))
    if not paths:
        raise Http404("no such sitemap")
    context = {"paths": paths, "address": address_of(request)}
    return render(request, "sitemap.xml", context, content_type="application/xml")


def _paths(kind: str, run: int) -> Iterator[str]:
    if kind == "pages" and run == 0:
        yield from (f"/{path}" for path in _FIXED)
        for named in (*Championship.objects.all(), *Country.objects.all()):
            yield named.get_absolute_url()
    elif kind in KINDS:
        within = _things(kind).filter(pk__gte=run * RUN, pk__lt=(run + 1) * RUN).order_by("pk")
        for thing in within.iterator():
            yield thing.get_absolute_url()  # type: ignore[attr-defined]


def robots(request: HttpRequest) -> HttpResponse:
    lines = (
        "User-agent: *",
        f"Disallow: /{settings.ADMIN_PATH}/",
        f"Sitemap: {address_of(request)}/sitemap.xml",
    )
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain")
