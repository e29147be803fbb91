"""The server that `manage.py serve` turns into, free of what loading had in memory."""

import gc
import os
import sys
from collections.abc import Callable
from typing import Any

from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver
from granian import Granian
from granian.constants import HTTPModes, Interfaces
from granian.log import LogLevels


def application_apart() -> Callable[..., Any]:
    """The application, in a worker that a terminal's Ctrl-C does not reach.

    It would come twice, from the terminal and from the worker's parent, and a worker that gets
    the second while it answers the first waits for ever.
    """
    os.setpgid(0, 0)
    application = get_wsgi_application()
    get_resolver().url_patterns  # noqa: B018 - reads the pages before the first request
    # What stands by now is never garbage. To look through it for some took a tenth of a second, in
    # the middle of every twentieth page or so.
    gc.collect()
    gc.freeze()
    return application


def serve(host: str, port: int, workers: int) -> None:
    server = Granian(
        "athletics.wsgi:application",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=workers,
        # Threads of one worker take turns with Python: more would only wait in line.
        blocking_threads=4,
        backpressure=64,
        http=HTTPModes.http1,
        websockets=False,
        log_level=LogLevels.warning,
        workers_kill_timeout=5,
        # One that dies is missed by nobody for longer than it takes to start.
        respawn_failed_workers=True,
    )
    server.serve(target_loader=application_apart, wrap_loader=False)


if __name__ == "__main__":
    serve(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))
