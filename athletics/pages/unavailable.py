"""What a visitor is told while the database cannot answer: a 503 page, never a stack trace."""

import sqlite3
from collections.abc import Callable

from django.contrib.auth.models import AnonymousUser
from django.db import DatabaseError, InterfaceError, OperationalError, connection
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

#: Seconds after which it is worth asking again.
RETRY_AFTER = 30
_FULL = "The disk of the archive is full. An administrator must make room."
_BUSY = "The archive is busy with a long write."
_GONE = "The archive's database does not answer."
_SQLITE = {
    sqlite3.SQLITE_BUSY: _BUSY,
    sqlite3.SQLITE_LOCKED: _BUSY,
    sqlite3.SQLITE_FULL: _FULL,
    sqlite3.SQLITE_IOERR: _GONE,
    sqlite3.SQLITE_CANTOPEN: _GONE,
    sqlite3.SQLITE_READONLY: _GONE,
    sqlite3.SQLITE_NOTADB: _GONE,
    sqlite3.SQLITE_CORRUPT: _GONE,
}
#: By the first letters of the SQLSTATE.
_POSTGRESQL = {"53100": _FULL, "40": _BUSY, "53": _BUSY, "55": _BUSY, "57014": _BUSY}


class Unavailable:
    """Middleware: an error of the database's state becomes the 503 page."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        reason = reason_of(error)
        return unavailable(request, reason) if reason else None


def reason_of(error: BaseException | None) -> str:
    """What is the matter with the database; empty where the fault is in the code."""
    if not isinstance(error, (DatabaseError, InterfaceError)):
        return ""
    if connection.vendor == "sqlite":
        # The low byte is the kind of error, the rest tells it finer.
        return _SQLITE.get(getattr(error.__cause__, "sqlite_errorcode", 0) & 0xFF, "")
    if not isinstance(error, (OperationalError, InterfaceError)):
        return ""
    state = getattr(error.__cause__, "sqlstate", None) or ""
    return next((why for code, why in _POSTGRESQL.items() if state.startswith(code)), _GONE)


def unavailable(request: HttpRequest, reason: str) -> HttpResponse:
    """503, rendered without the database. What was typed into a form can be sent again."""
    request.user = AnonymousUser()
    context = {"reason": reason, "typed": _typed(request), "retry_after": RETRY_AFTER}
    response = render(request, "503.html", context, status=503)
    response["Retry-After"] = str(RETRY_AFTER)
    response["Cache-Control"] = "no-store"
    return response


def _typed(request: HttpRequest) -> list[tuple[str, str]]:
    """Names and values of a posted form; none of one with a password. Files are not kept."""
    if request.method != "POST" or any("password" in name for name in request.POST):
        return []
    return [(name, value) for name, values in request.POST.lists() for value in values]
