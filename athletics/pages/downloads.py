"""The files of a version of the downloads. Their page is ``/data/``."""

from pathlib import Path

from django.conf import settings
from django.http import FileResponse, HttpRequest, HttpResponseBase
from django.utils.cache import get_conditional_response, patch_cache_control
from django.utils.http import http_date

from athletics.pages.errors import not_held
from athletics.queries.downloads import version

#: Seconds: a version never changes.
_FOR_EVER = 365 * 24 * 3600
_KINDS = {
    ".zip": "application/zip",
    ".sqlite3": "application/vnd.sqlite3",
}


def file(request: HttpRequest, day: str, name: str) -> HttpResponseBase:
    """Streamed. Only what the version's own list names is ever opened."""
    held = version(settings.DOWNLOADS_DIR, day)
    found = held.file(name) if held else None
    if held is None or found is None:
        return not_held(
            request, f"there is no download “{day[:40]}/{name[:80]}”; see /data/ for those held."
        )
    tag, made = f'"{found.sha256}"', int(held.made_at.timestamp())
    response: HttpResponseBase | None = get_conditional_response(
        request, etag=tag, last_modified=made
    )
    if response is None:
        try:
            response = _streamed(settings.DOWNLOADS_DIR / held.name / found.name)
        except FileNotFoundError:  # removed by a build since the list was read
            return not_held(request, f"version {held.name} was just removed; see /data/.")
        response["ETag"] = tag
        response["Last-Modified"] = http_date(made)
    patch_cache_control(response, public=True, max_age=_FOR_EVER, immutable=True)
    return response


def _streamed(path: Path) -> FileResponse:
    kind = _KINDS.get(path.suffix, "text/plain; charset=utf-8")
    as_attachment = path.suffix in _KINDS
    response = FileResponse(
        path.open("rb"), as_attachment=as_attachment, filename=path.name, content_type=kind
    )
    if as_attachment:
        # Compressed on the way it would lose its length, and with it the reader's progress.
        response["Content-Encoding"] = "identity"
    return response
