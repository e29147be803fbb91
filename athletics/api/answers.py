"""What goes with every answer: any site may read it, and nobody need read it twice."""

import hashlib
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.utils.http import http_date, quote_etag

from athletics.queries.versions import last_change

ROOT = "/api/v1/"
METHODS = "GET, HEAD, OPTIONS"
GetResponse = Callable[[HttpRequest], HttpResponse]
#: A new release may answer otherwise, though nothing in the archive has changed.
_STARTED = timezone.now()


def open_to_all(get_response: GetResponse) -> GetResponse:
    """Middleware for the API alone, around the cache of pages: open to other origins."""

    def answer(request: HttpRequest) -> HttpResponse:
        if not request.path_info.startswith(ROOT):
            return get_response(request)
        if request.method == "OPTIONS":  # a browser asks before it sends a header of its own
            response = HttpResponse(status=204, headers={"Allow": METHODS})
        else:
            response = get_response(request)
        response["Access-Control-Allow-Origin"] = "*"
        response["Access-Control-Allow-Methods"] = METHODS
        response["Access-Control-Allow-Headers"] = "If-None-Match, If-Modified-Since"
        response["Access-Control-Expose-Headers"] = "ETag, Last-Modified"
        return response

    return answer


def revalidated(get_response: GetResponse) -> GetResponse:
    """Middleware for the API alone: ETag, Last-Modified and 304.

    The ETag is of the content, so that it changes with whatever changes the answer. Last-Modified
    is that of the whole archive: of its last changeset, or of the release where that is newer.
    """

    def answer(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        if (
            not request.path_info.startswith(ROOT)
            or request.method not in ("GET", "HEAD")
            or response.status_code != 200
        ):
            return response
        etag = quote_etag(hashlib.sha256(response.content).hexdigest()[:32])
        modified = int(max(_STARTED, last_change() or _STARTED).timestamp())
        response["ETag"] = etag
        response["Last-Modified"] = http_date(modified)
        response["Cache-Control"] = "public, no-cache"  # keep it, and ask each time
        return get_conditional_response(request, etag, modified, response) or response

    return answer
