"""Addresses where nothing stands: moved things redirect, the rest gets a page that helps."""

import sys

from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.template.loader import render_to_string

from athletics.pages.unavailable import reason_of, unavailable
from athletics.pages.viewer import viewer
from athletics.queries.addresses import moved_to

#: When an answer that took too long may be asked for again.
RETRY_SECONDS = 60


def moved_or_missing(request: HttpRequest, *old_path: str, rest: str = "") -> HttpResponse:
    """301 to where the thing stands now, ``rest`` of the address kept; else the 404 page."""
    target = moved_to("/".join(old_path), viewer(request))
    return moved(request, target + rest) if target else missing(request)


def moved(request: HttpRequest, target: str) -> HttpResponse:
    """301 with the query kept."""
    query = request.META.get("QUERY_STRING", "")
    return HttpResponsePermanentRedirect(target + (f"?{query}" if query else ""))


class NoSuchPageError(Http404):
    """A page number beyond the list; the text says which there are."""


def missing(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """The last words of the address are offered as a search."""
    if isinstance(exception, NoSuchPageError):
        return not_held(request, str(exception))
    words = request.path.strip("/").rpartition("/")[2].replace("-", " ")
    return render(request, "404.html", {"words": words[:100]}, status=404)


def not_held(request: HttpRequest, problem: str) -> HttpResponse:
    """404 where the address is well formed: ``problem`` says what is missing and the mend."""
    return render(request, "404.html", {"problem": problem}, status=404)


def refused(request: HttpRequest, problem: str, status: int = 400) -> HttpResponse:
    """4xx: what the address asks for cannot be given; ``problem`` names the part and the mend."""
    return render(request, "400.html", {"problem": problem}, status=status)


def unreadable(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """What Django itself refuses: a host that is not ours, a form of too many fields."""
    problem = "the request cannot be read: it may be too large, or come by a wrong address."
    return HttpResponse(render_to_string("400.html", {"problem": problem}), status=400)


def busy() -> HttpResponse:
    """503, rendered without asking the database, which was stopped after working for too long."""
    response = HttpResponse(render_to_string("too_long.html"), status=503)
    response["Retry-After"] = str(RETRY_SECONDS)
    response["Cache-Control"] = "no-store"
    return response


def broken(request: HttpRequest) -> HttpResponse:
    """500, or 503 where a database that does not answer raised outside of all views, as it does
    where a session is saved; neither page asks it.
    """
    if reason := reason_of(sys.exc_info()[1]):
        return unavailable(request, reason)
    return HttpResponse(render_to_string("500.html"), status=500)
