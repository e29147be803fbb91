"""The server that `manage.py serve` turns into, free of what loading had in memory."""

import os
import sys
from collections.abc import Callable
from typing import Any

from django.core.wsgi import get_wsgi_application
from granian import Granian
from granian.constants import HTTPModes, Interfaces
from granian.log import LogLevels


def application_apart() -> Callable[..., Any]:
    """The application, in a worker that a terminal's Ctrl-C does not reach.

    It would come twice, from the terminal and from the worker's parent, and a worker that gets
    the second while it answers the first waits for ever.
    """
    os.setpgid(0, 0)
    return get_wsgi_application()


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
