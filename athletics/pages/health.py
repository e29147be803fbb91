"""What a balancer or an engine of containers asks: /healthz and /readyz.

Answered before all else: by whatever name the site is asked, without https, from no cache.
"""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed, JsonResponse

from athletics.queries.readiness import readiness

_SAFE = ("GET", "HEAD")


def answer_probes(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Middleware. /healthz: the process answers, 200, without the database. /readyz: 200 where it
    can answer readers, else 503; tells which part is missing and nothing more."""

    def answer(request: HttpRequest) -> HttpResponse:
        if request.path not in ("/healthz", "/readyz"):
            return get_response(request)
        if request.method not in _SAFE:
            return HttpResponseNotAllowed(_SAFE)
        parts = readiness() if request.path == "/readyz" else {"process": True}
        response = JsonResponse(parts, status=200 if all(parts.values()) else 503)
        response["Cache-Control"] = "no-store"
        return response

    return answer
