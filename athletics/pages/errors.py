"""Addresses where nothing stands: moved things redirect, the rest gets a page that helps."""

import sys

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.template.loader import render_to_string

from athletics.pages.unavailable import reason_of, unavailable
from athletics.pages.viewer import viewer
from athletics.queries.addresses import moved_to


def moved_or_missing(request: HttpRequest, *old_path: str, rest: str = "") -> HttpResponse:
    """301 to where the thing stands now, ``rest`` of the address kept; else the 404 page."""
    target = moved_to("/".join(old_path), viewer(request))
    return moved(request, target + rest) if target else missing(request)


def moved(request: HttpRequest, target: str) -> HttpResponse:
    """301 with the query kept."""
    query = request.META.get("QUERY_STRING", "")
    return HttpResponsePermanentRedirect(target + (f"?{query}" if query else ""))


def missing(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """The last words of the address are offered as a search."""
    words = request.path.strip("/").rpartition("/")[2].replace("-", " ")
    return render(request, "404.html", {"words": words[:100]}, status=404)


def not_held(request: HttpRequest, problem: str) -> HttpResponse:
    """404 where the address is well formed: ``problem`` says what is missing and the mend."""
    return render(request, "404.html", {"problem": problem}, status=404)


def refused(request: HttpRequest, problem: str) -> HttpResponse:
    """400: what the address asks for cannot be given; ``problem`` names the part and the mend."""
    return render(request, "400.html", {"problem": problem}, status=400)


def unreadable(request: HttpRequest, exception: Exception) -> HttpResponse:
    """400 without the address of the site, which may be what is wrong."""
    problem = "the name of the site in the request is not ours, or the request is too large."
    return HttpResponse(render_to_string("400.html", {"problem": problem}), status=400)


def broken(request: HttpRequest) -> HttpResponse:
    """500, or 503 where a database that does not answer raised outside of all views, as it does
    where a session is saved; neither page asks it.
    """
    if reason := reason_of(sys.exc_info()[1]):
        return unavailable(request, reason)
    return HttpResponse(render_to_string("500.html"), status=500)
