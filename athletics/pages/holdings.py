"""What the archive holds: the home page, a day of the year, coverage, sources."""

import datetime as dt

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils import timezone

from athletics.pages.context import address_of
from athletics.pages.errors import missing
from athletics.pages.files.holdings import data_table, day_table
from athletics.pages.structured import archive_data, site_data
from athletics.pages.tables import table_response, wants_table
from athletics.pages.viewer import viewer
from athletics.queries import days, holdings
from athletics.queries.downloads import versions
from athletics.queries.sources import all_sources

#: Champions of this day that the front page shows; finals that it reads to tell anniversaries.
ON_FRONT, READ_ON_FRONT = 6, 60
ANNIVERSARIES_ON_FRONT = 3


def home(request: HttpRequest) -> HttpResponse:
    today = timezone.localdate()
    page = holdings.home_page(viewer(request))
    day = days.day_page(today.month, today.day, today.year, viewer(request), READ_ON_FRONT)
    context = {
        "page": page,
        "finals": day.finals[:ON_FRONT],
        "more": day.finals_held,
        "born": day.born[:ON_FRONT],
        "anniversaries": day.anniversaries[:ANNIVERSARIES_ON_FRONT],
        "today": today,
        "structured": site_data(address_of(request)),
    }
    return render(request, "home.html", context)


def on_this_day(
    request: HttpRequest, month: int | None = None, day: int | None = None
) -> HttpResponseBase:
    """Today's page, or that of any day of the year."""
    today = timezone.localdate()
    try:
        # 2000 is a leap year, so that 29 February has its page
        shown = dt.date(
            2000,
            today.month if month is None else month,
            today.day if day is None else day,
        )
    except (ValueError, OverflowError):
        return missing(request)
    page = days.day_page(shown.month, shown.day, today.year, viewer(request))
    if wants_table(request):
        return table_response(request, day_table(page, address_of(request)))
    context = {
        "page": page,
        "shown": shown,
        "day": f"{shown:%d %B}".lstrip("0"),
        "before": shown - dt.timedelta(days=1),
        "after": shown + dt.timedelta(days=1),
    }
    return render(request, "on_this_day.html", context)


def data(request: HttpRequest) -> HttpResponseBase:
    page = holdings.data_page(viewer(request))
    if wants_table(request):
        return table_response(request, data_table(page, address_of(request)))
    held = versions(settings.DOWNLOADS_DIR)
    context = {
        "page": page,
        "versions": held,
        "structured": archive_data(held, address_of(request)),
    }
    return render(request, "data.html", context)


def sources(request: HttpRequest) -> HttpResponse:
    return render(request, "sources.html", {"sources": all_sources(viewer(request))})
