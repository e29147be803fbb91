"""While READ_ONLY is set, everything can be read and nothing is taken in."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

#: Seconds after which a program may ask again; nobody knows when the work will be done.
RETRY_AFTER = "600"
_READING = ("GET", "HEAD", "OPTIONS", "TRACE")


def refuse_writes(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Middleware: 503 for whatever would write. The database refuses too (see settings).

    The form of corrections says so itself, with what was typed still in it.
    """

    def answer(request: HttpRequest) -> HttpResponse:
        reading = request.method in _READING or request.path == reverse("correction-new")
        if not settings.READ_ONLY or reading:
            return get_response(request)
        response = render(request, "read_only.html", status=503)
        response["Retry-After"] = RETRY_AFTER
        return response

    return answer
