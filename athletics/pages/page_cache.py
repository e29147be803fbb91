"""Public pages, kept compressed: asked again, they cost little more than a static file.

A page is kept under the version of the archive that was read before it was made, so that what is
published is seen with the next request, and under the day, which any page may name. While the
database does not answer, pages of the last version known are served.
"""

import gzip
import time
from collections import OrderedDict
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from hashlib import blake2b
from urllib.parse import parse_qsl, urlencode

from django.conf import settings
from django.core.cache import caches
from django.core.exceptions import MiddlewareNotUsed
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response, patch_vary_headers
from django.utils.http import http_date
from redis.exceptions import RedisError

from athletics.queries.archive_version import archive_version
from athletics.queries.release import release

GetResponse = Callable[[HttpRequest], HttpResponseBase]
Key = tuple[object, ...]

#: A reader's browser and a CDN may show a page for a minute without asking, which takes the crowd
#: on the evening of a final off the site; a minute more while they fetch the new one; and for a
#: day where the site does not answer. A reload always asks.
CACHE_CONTROL = "public, max-age=60, stale-while-revalidate=60, stale-if-error=86400"
#: The key has the day in it, in the time zone of the site, which is UTC.
DAY = 24 * 3600
#: Pages in the memory of a worker; compressed bytes of one, and letters of an address. Most pages
#: have about 10,000 bytes, the longest 25,000.
MOST_PAGES = 1000
LONGEST_PAGE = 100_000
LONGEST_ADDRESS = 500
#: What htmx asks for is a part of the page.
_PARTS = ("HTTP_HX_REQUEST", "HTTP_HX_HISTORY_RESTORE_REQUEST")
#: How somebody wants a page served, whatever stands on it.
_OF_SERVING = ("HTTP_ACCEPT_ENCODING", "HTTP_IF_NONE_MATCH", "HTTP_IF_MODIFIED_SINCE")


@dataclass(frozen=True)
class KeptPage:
    """``body`` is compressed with gzip; ``tag`` is the digest of what was compressed."""

    body: bytes
    tag: str
    headers: dict[str, str]


def keep_pages(get_response: GetResponse) -> GetResponse:
    """Middleware: public pages from the cache, with what browsers and CDNs need to keep them."""
    if not settings.PAGE_CACHE:
        raise MiddlewareNotUsed("PAGE_CACHE is 0.")
    kept = KeptPages()

    def answer(request: HttpRequest) -> HttpResponseBase:
        if not _may_be_kept(request) or (version := archive_version()) is None:
            return get_response(request)
        key = _key(request, version)
        page = kept.get(key)
        if page is None:
            response, page = _made(request, get_response)
            if page is None:
                return response
            kept.add(key, page)
        return _served(request, page, version)

    return answer


class KeptPages:
    """Those last asked for, in memory; with ``CACHE_URL`` behind them those of all workers."""

    def __init__(self) -> None:
        self.pages: OrderedDict[Key, KeptPage] = OrderedDict()

    def get(self, key: Key) -> KeptPage | None:
        with suppress(KeyError):
            self.pages.move_to_end(key)
            return self.pages[key]
        if settings.CACHE_URL:
            with suppress(RedisError):  # the site goes on without its cache
                page: KeptPage | None = caches["default"].get(_digest(key))
                if page:
                    self._remember(key, page)
                return page
        return None

    def add(self, key: Key, page: KeptPage) -> None:
        self._remember(key, page)
        if settings.CACHE_URL:
            with suppress(RedisError):
                caches["default"].set(_digest(key), page, DAY)

    def _remember(self, key: Key, page: KeptPage) -> None:
        self.pages[key] = page
        while len(self.pages) > MOST_PAGES:
            with suppress(KeyError):  # another thread was faster
                self.pages.popitem(last=False)


def _may_be_kept(request: HttpRequest) -> bool:
    """Nothing of people with an account or a form, no file, no list that follows the typing."""
    query, path = request.META.get("QUERY_STRING", ""), request.path_info
    return (
        request.method in ("GET", "HEAD")
        and not {settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME} & request.COOKIES.keys()
        and not path.startswith((f"/{settings.ADMIN_PATH}/", "/corrections/"))
        and "format=" not in query
        and not (path == "/search/" and "HTTP_HX_REQUEST" in request.META)
        and len(path) + len(query) <= LONGEST_ADDRESS
    )


def _key(request: HttpRequest, version: int) -> Key:
    """Pages name their own address, so scheme and host are part of it."""
    asked, query = request.META, request.META.get("QUERY_STRING", "")
    if "&" in query:
        named = parse_qsl(query, keep_blank_values=True)
        query = urlencode(sorted(named, key=lambda pair: pair[0]))
    parts = [asked.get(name, "") for name in _PARTS]
    host = asked.get("HTTP_HOST", "")
    return (version, int(time.time()) // DAY, request.scheme, host, request.path, query, *parts)


def _digest(key: Key) -> str:
    text = "\n".join(map(str, (release().digest, *key)))
    return "page-" + blake2b(text.encode(errors="surrogateescape"), digest_size=20).hexdigest()


def _made(
    request: HttpRequest, get_response: GetResponse
) -> tuple[HttpResponseBase, KeptPage | None]:
    """The answer of the site, and as a page where it is one that every visitor may see."""
    # What is inside need not compress, or leave out, what is so served from here once for all.
    asked = {name: request.META.pop(name) for name in _OF_SERVING if name in request.META}
    response = get_response(request)
    request.META.update(asked)
    if (
        not isinstance(response, HttpResponse)
        or response.status_code != 200
        or response.cookies
        or "public" not in response.get("Cache-Control", CACHE_CONTROL)
    ):
        return response, None
    body = gzip.compress(response.content, 6, mtime=0)
    if len(body) > LONGEST_PAGE:
        return response, None
    patch_vary_headers(response, ("Accept-Encoding", "Cookie"))
    response.headers.setdefault("Cache-Control", CACHE_CONTROL)
    tag = blake2b(response.content, digest_size=12).hexdigest()
    headers = {name: value for name, value in response.items() if name not in _OWN}
    return response, KeptPage(body, tag, headers)


#: Headers that each answer has of its own.
_OWN = {"Content-Length", "ETag", "Last-Modified"}


def _served(request: HttpRequest, page: KeptPage, version: int) -> HttpResponseBase:
    """As the browser takes it, or 304 where it has it. Each form of a page has a strong ETag."""
    packed = _takes_gzip(request.META.get("HTTP_ACCEPT_ENCODING", ""))
    tag = f'"{page.tag}-gzip"' if packed else f'"{page.tag}"'
    modified = _last_modified(version)
    body = page.body if packed else gzip.decompress(page.body)
    headers = page.headers | {
        "Content-Length": str(len(body)),
        "ETag": tag,
        "Last-Modified": http_date(modified),
    }
    if packed:
        headers["Content-Encoding"] = "gzip"
    response = HttpResponse(body, headers=headers)
    if "HTTP_IF_NONE_MATCH" in request.META or "HTTP_IF_MODIFIED_SINCE" in request.META:
        return get_conditional_response(request, tag, modified, response) or response
    return response


def _takes_gzip(accepted: str) -> bool:
    for part in accepted.lower().split(","):
        coding, _, quality = part.partition(";")
        if coding.strip() in ("gzip", "*"):
            return quality.replace(" ", "") not in ("q=0", "q=0.0", "q=0.00", "q=0.000")
    return False


def _last_modified(version: int) -> int:
    """Seconds since 1970: a page changes with the archive, with the day, and with the site."""
    midnight = int(time.time()) // DAY * DAY
    return max(version // 1_000_000, midnight, release().made)
