"""How much a request may ask for, and how long the database may work on it."""

import time
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.db import OperationalError, connection
from django.http import HttpRequest, HttpResponse

from athletics.pages.errors import busy, refused

MOST_QUERY_BYTES = 8_000
MOST_PARTS = 200
#: An upload is smaller by far; what is larger is not even read.
MOST_BODY_BYTES = 5_000_000
#: Steps of SQLite's machine between two looks at the clock: less than a millisecond.
_STEPS = 10_000


class Limits:
    """Middleware: an address or form beyond all use is refused, a query that runs on is stopped.

    What reads is limited in time: QUERY_SECONDS for all queries of a request on SQLite, for each
    on PostgreSQL. What writes is not: publishing may take long. A table that is streamed is not
    either: it is never cut.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        status, problem = _too_much(request)
        if problem:
            return refused(request, problem, status=status)
        if request.method not in ("GET", "HEAD") or not settings.QUERY_SECONDS:
            return self.get_response(request)
        limit = QueryTime(settings.QUERY_SECONDS)
        with connection.execute_wrapper(limit):
            try:
                return self.get_response(request)
            finally:
                limit.lift()

    def process_exception(self, request: HttpRequest, fault: Exception) -> HttpResponse | None:
        return busy() if was_stopped(fault) else None


def _too_much(request: HttpRequest) -> tuple[int, str]:
    """Status and what is too much, with the mend; an empty text where nothing is."""
    query = request.META.get("QUERY_STRING", "")
    if len(query) > MOST_QUERY_BYTES:
        return 414, (
            f"the address has {len(query):,} characters after its question mark, at most "
            f"{MOST_QUERY_BYTES:,} are read; shorten it."
        )
    if query.count("&") >= MOST_PARTS:
        return 400, (
            f"the address names {query.count('&') + 1:,} values, at most {MOST_PARTS} are read; "
            "leave some out."
        )
    size = request.META.get("CONTENT_LENGTH") or "0"
    if size.isdigit() and int(size) > MOST_BODY_BYTES:
        return 413, (
            f"what was sent has {int(size):,} bytes, at most {MOST_BODY_BYTES:,} are read; send "
            "less at a time."
        )
    return 200, ""


class QueryTime:
    """An execute wrapper that stops the database after so many seconds, until it is lifted."""

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        self.raw: Any = None
        self.lift: Callable[[], None] = lambda: None

    def __call__(
        self, execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any
    ) -> Any:
        raw = context["connection"].connection
        if raw is not self.raw:
            self.raw = raw
            limit = _limit_sqlite if context["connection"].vendor == "sqlite" else _limit_postgresql
            self.lift = limit(raw, self.seconds)
        return execute(sql, params, many, context)


def _limit_sqlite(raw: Any, seconds: float) -> Callable[[], None]:
    """``raw`` is of this thread alone: two that share it may each hold the lock the other needs."""
    end = time.monotonic() + seconds
    raw.set_progress_handler(lambda: time.monotonic() > end, _STEPS)
    return lambda: raw.set_progress_handler(None, 0)


def _limit_postgresql(raw: Any, seconds: float) -> Callable[[], None]:
    raw.execute(f"SET statement_timeout = {int(seconds * 1000)}")

    def lift() -> None:
        # After a fault inside a transaction nothing can be said before it ends.
        if not raw.closed and raw.info.transaction_status.name != "INERROR":
            raw.execute("RESET statement_timeout")

    return lift


def was_stopped(fault: Exception) -> bool:
    """Whether the database was stopped by the limit of time, by what its driver says."""
    told = type(fault.__cause__).__name__, str(fault.__cause__)
    return isinstance(fault, OperationalError) and (
        told[0] == "QueryCanceled" or told == ("OperationalError", "interrupted")
    )
