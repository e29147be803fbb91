"""Addresses for search engines: an index, and a file for each run of row ids.

Runs of ids, not offsets, so that the hundredth file costs as much as the first.
"""

from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.db.models import F, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from athletics.models import Athlete, Championship, Club, Country, Edition, Event
from athletics.pages.context import address_of
from athletics.queries.event_types import event_types
from athletics.queries.records import records_held

RUN = 10_000


def _things(kind: str) -> "QuerySet[Any]":
    things: dict[str, QuerySet[Any]] = {
        "editions": Edition.objects.visible_to(None),
        "events": Event.objects.visible_to(None).select_related("edition"),
        "athletes": Athlete.objects.all(),
        "clubs": Club.objects.all(),
    }
    return things[kind]


KINDS = ("editions", "events", "athletes", "clubs")
_FIXED = (
    *("", "championships/", "events/", "athletes/", "countries/", "on-this-day/", "data/"),
    *("upsets/", "records/", "milestones/", "head-to-head/", "sources/", "feeds/"),
)


def index(request: HttpRequest) -> HttpResponse:
    files = ["pages-0"]
    for kind in KINDS:
        runs = _things(kind).annotate(run=F("pk") / RUN).values_list("run", flat=True)
        files += [f"{kind}-{run}" for run in runs.order_by("run").distinct()]
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
        for championship in Championship.objects.all():
            yield championship.get_absolute_url()
            yield reverse("championship-records", args=[championship.pk])
        for pair in records_held(None):
            yield reverse("record-progression", args=pair)
        yield from (one.get_absolute_url() for one in Country.objects.all())
        for group in event_types(None).values():
            yield from (reverse("event-type", args=[one.slug]) for one, _ in group)
    elif kind in KINDS:
        within = _things(kind).filter(pk__gte=run * RUN, pk__lt=(run + 1) * RUN).order_by("pk")
        for thing in within.iterator():
            yield thing.get_absolute_url()


def robots(request: HttpRequest) -> HttpResponse:
    lines = (
        "User-agent: *",
        f"Disallow: /{settings.ADMIN_PATH}/",
        f"Sitemap: {address_of(request)}/sitemap.xml",
    )
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain")
