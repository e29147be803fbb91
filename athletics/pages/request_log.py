"""A line for each request and each fault, with the number that ties them together.

What readers send is not written: no query, no form, no address of theirs, no name.
"""

import json
import logging
import re
import time
import traceback
from collections.abc import Callable
from contextvars import ContextVar
from datetime import UTC, datetime
from uuid import uuid4

from django.http import HttpRequest, HttpResponse

HEADER = "X-Request-ID"
#: Of a proxy's own numbers: whatever else stands in the header would stand in the log.
_WELL_FORMED = re.compile(r"[A-Za-z0-9._-]{8,64}")
#: Who has the token of a correction may read what became of it.
_TOKEN = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)
#: PostgreSQL repeats the refused row.
_DETAIL = re.compile(r"^DETAIL: .*$", re.MULTILINE)
_LONGEST_PATH = 300

_log = logging.getLogger("athletics.requests")
_request_id: ContextVar[str] = ContextVar("request_id", default="")


def request_id() -> str:
    """The number of the request that is being answered; empty outside of one."""
    return _request_id.get()


def log_requests(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Middleware: a number for each request, in the answer and in all that is logged meanwhile."""

    def answer(request: HttpRequest) -> HttpResponse:
        began = time.perf_counter()
        given = request.headers.get(HEADER, "")
        mine = given if _WELL_FORMED.fullmatch(given) else uuid4().hex
        token = _request_id.set(mine)
        try:
            response = get_response(request)
            response[HEADER] = mine
            if _log.isEnabledFor(logging.INFO):
                _write(request, response, time.perf_counter() - began)
            return response
        finally:
            _request_id.reset(token)

    return answer


def _write(request: HttpRequest, response: HttpResponse, seconds: float) -> None:
    """The time of a streamed answer is the time until its first byte."""
    fields = {
        "method": request.method,
        "path": _TOKEN.sub("…", request.path[:_LONGEST_PATH]),
        "status": response.status_code,
        "duration_ms": round(seconds * 1000, 1),
    }
    line = "%(method)s %(path)s %(status)s %(duration_ms)s ms"
    _log.info(line, fields, extra={"fields": fields})


class Numbered(logging.Filter):
    """Puts the number of the request on each record."""

    def filter(self, record: logging.LogRecord) -> bool:
        record.request_id = request_id() or "-"
        return True


class JsonLines(logging.Formatter):
    """One object a line: ``time`` (UTC), ``level``, ``logger``, ``message``, ``request_id``; of a
    request its ``method``, ``path``, ``status``, ``duration_ms``; of a fault its ``traceback``."""

    def format(self, record: logging.LogRecord) -> str:
        line = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(),
            "level": record.levelname,
            "logger": record.name,
            "message": record.getMessage(),
            "request_id": getattr(record, "request_id", "-"),
            **getattr(record, "fields", {}),
        }
        if record.exc_info and record.exc_info[0]:
            text = "".join(traceback.format_exception(*record.exc_info))
            line["traceback"] = _DETAIL.sub("DETAIL: …", text)
        return json.dumps(line, ensure_ascii=False, default=str)
