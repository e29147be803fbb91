"""The archive served by granian on loopback, and ways to hurt it and to talk to it."""

import http.client
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from bs4 import BeautifulSoup

ROOT = Path(__file__).resolve().parents[3]
TOKEN = "t" * 32


def environment(var: Path, **more: str) -> dict[str, str]:
    """No setting of the machine reaches the archive of the tests but its PATH."""
    settings = "athletics.tests.faults.settings"
    mine = {"DJANGO_SETTINGS_MODULE": settings, "PYTHONPATH": str(ROOT), "VAR_DIR": str(var)}
    return {"PATH": os.environ["PATH"], **mine, **more}


def manage(var: Path, *arguments: object, **more: str) -> subprocess.Popen[str]:
    """A command of ``manage.py``, running."""
    return subprocess.Popen(
        [sys.executable, "manage.py", *map(str, arguments)],
        cwd=ROOT,
        env=environment(var, **more),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def finished(process: subprocess.Popen[str]) -> tuple[int, str]:
    """How it ended, and what it said."""
    out, errors = process.communicate(timeout=180)
    return process.returncode, out + errors


class Server:
    def __init__(self, var: Path, workers: int = 1, **more: str) -> None:
        with socket.create_server(("127.0.0.1", 0)) as free:
            self.port: int = free.getsockname()[1]
        self.var, self.workers, self.more = var, workers, more
        self.start()

    def start(self) -> None:
        self.process = subprocess.Popen(
            [
                *(sys.executable, "-m", "athletics.management.server"),
                *("127.0.0.1", str(self.port), str(self.workers)),
            ],
            cwd=ROOT,
            env=environment(self.var, **self.more),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            until(lambda: self.get("/robots.txt").status == 200, 60)
        except AssertionError:
            self.kill()
            raise

    def processes(self) -> list[int]:
        """The server and its workers."""
        known = [self.process.pid]
        for pid in known:
            with_children = Path(f"/proc/{pid}/task/{pid}/children")
            if with_children.exists():
                known += map(int, with_children.read_text().split())
        return known

    def kill(self) -> None:
        """As a machine that loses its power takes them: all at once, without a word."""
        if self.process.poll() is not None:
            return  # its number may be that of another process by now
        for pid in self.processes():
            try:
                os.kill(pid, signal.SIGKILL)
            except ProcessLookupError:
                continue
        self.process.wait()

    def get(self, path: str, session: str = "") -> "Answer":
        return self._ask("GET", path, session=session)

    def post(self, path: str, session: str, **values: str) -> "Answer":
        return self._ask("POST", path, urlencode({"csrfmiddlewaretoken": TOKEN, **values}), session)

    def _ask(self, method: str, path: str, body: str = "", session: str = "") -> "Answer":
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        headers = {"Cookie": f"sessionid={session}; csrftoken={TOKEN}"} if session else {}
        if body:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        try:
            connection.request(method, path, body or None, headers)
            told = connection.getresponse()
            return Answer(told.status, dict(told.getheaders()), told.read().decode())
        finally:
            connection.close()


@dataclass
class Answer:
    status: int
    headers: dict[str, str]
    text: str

    def __post_init__(self) -> None:
        self.headers = {name.lower(): value for name, value in self.headers.items()}


@contextmanager
def served(var: Path, workers: int = 1, **more: str) -> Iterator[Server]:
    server = Server(var, workers, **more)
    try:
        yield server
    finally:
        server.kill()


def until(true: Any, seconds: float) -> None:
    """Wait for something that comes by itself."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            if true():
                return
        except (OSError, http.client.HTTPException):
            pass
        time.sleep(0.05)
    raise AssertionError(f"waited {seconds} s in vain")


def paste(server: Server, session: str, event: int, group: str, text: str) -> Answer:
    """A result sheet into a heat, through the form, confirmed; 302 where it was written."""
    path = f"/admin/athletics/event/{event}/paste/"
    shown = server.get(path, session)
    if shown.status != 200:
        return shown
    page = BeautifulSoup(shown.text, "html.parser")
    version = page.find("input", {"name": "version"})["value"]
    values = {"phase": "heat", "group": group, "date": "", "source": "recall"}
    choices = {f"choice_{line}": "new" for line in range(1, len(text.splitlines()) + 1)}
    values |= {"text": text, "version": version, "confirm": "1"}
    return server.post(path, session, **values, **choices)


def publish(server: Server, session: str, event: int) -> Answer:
    """Every warning is excused; 302 where it was written."""
    path = f"/admin/athletics/event/{event}/publish/"
    shown = server.get(path, session)
    if shown.status != 200:
        return shown
    page = BeautifulSoup(shown.text, "html.parser")
    named = [field["name"] for field in page.find_all("input") if field.get("name")]
    reasons = {name: "known" for name in named if "|" in name}
    return server.post(path, session, publish="1", **reasons)
