"""Servers on this machine alone, and how fast they answer."""

import http.client
import json
import os
import re
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from email.message import Message
from pathlib import Path

from load import ROOT

HOST = "127.0.0.1"
SECONDS_TO_START = 60


@dataclass(frozen=True)
class Rate:
    """Requests a second, and milliseconds from asking to the whole answer."""

    requests: float
    p50: float
    p95: float


@dataclass
class Server:
    """One or more processes that answer the same, each on a port of its own."""

    processes: "list[subprocess.Popen[bytes]]"
    ports: list[int]

    def get(self, path: str, port: int | None = None) -> tuple[int, bytes, Message]:
        """From the first port, or the one named."""
        connection = http.client.HTTPConnection(HOST, port or self.ports[0], timeout=30)
        connection.request("GET", path, headers={"Accept-Encoding": "gzip"})
        answer = connection.getresponse()
        return answer.status, answer.read(), answer.headers

    def rate(self, path: str, *, seconds: int, connections: int) -> Rate:
        """All ports at once, with the connections divided among them."""
        share = max(1, connections // len(self.ports))
        running = [
            subprocess.Popen(_wrk(f"http://{HOST}:{port}{path}", seconds, share), stdout=-1)
            for port in self.ports
        ]
        found = [json.loads(wrk.communicate()[0].splitlines()[-1]) for wrk in running]
        if any(one["failed"] or not one["requests"] for one in found):
            sys.exit(f"{path}: {found}")
        return Rate(
            sum(one["requests"] / one["seconds"] for one in found),
            max(one["p50"] for one in found),
            max(one["p95"] for one in found),
        )

    def workers(self) -> list[int]:
        """The ids of the processes that answer."""
        return [pid for process in self.processes for pid in _children(process.pid)]

    def memory(self) -> list[float]:
        """Megabytes of each worker, shared pages counted in part."""
        return [_megabytes(pid) for pid in self.workers()]


def _wrk(address: str, seconds: int, connections: int) -> list[str]:
    wrk = shutil.which("wrk") or sys.exit("wrk is missing: apt-get install wrk")
    script = str(Path(__file__).with_name("percentiles.lua"))
    asked = ["-t1", f"-c{connections}", f"-d{seconds}s", "--timeout", "20s", "-s", script]
    return [wrk, *asked, "-H", "Accept-Encoding: gzip", address]


@contextmanager
def archive(folder: Path, *, workers: int, cache: bool, database: str = "") -> Iterator[Server]:
    """The site with its cache of pages or without, on the database below the folder or the one
    that an address names.

    Each worker on a port of its own, as Datasette's are: of two connections to one port, both may
    come to the same worker.
    """
    ports = [free_port() for _ in range(workers)]
    mine = {
        "VAR_DIR": str(folder),
        "DATABASE_URL": database or f"sqlite:///{folder / 'archive.sqlite3'}",
        "DJANGO_SETTINGS_MODULE": "athletics.settings",
        "HTTPS": "0",
        "PAGE_CACHE": str(int(cache)),
        "PYTHONPATH": str(ROOT),
    }
    program = [sys.executable, "-m", "athletics.management.server", HOST]
    with _running([[*program, str(port), "1"] for port in ports], ports, mine) as server:
        yield server


@contextmanager
def datasette(program: Path, database: Path, *, workers: int) -> Iterator[Server]:
    """As many processes as the archive has workers."""
    ports = [free_port() for _ in range(workers)]
    limits = ["--setting", "sql_time_limit_ms", "5000"]
    commands = [
        [str(program), "serve", str(database), "-h", HOST, "-p", str(port), *limits]
        for port in ports
    ]
    with _running(commands, ports, {}) as server:
        yield server


@contextmanager
def _running(
    commands: Sequence[Sequence[str]], ports: list[int], settings: dict[str, str]
) -> Iterator[Server]:
    environment = os.environ | settings
    log = (ROOT / "var/bench/servers.log").open("ab")
    processes = [
        subprocess.Popen(command, env=environment, stdout=log, stderr=log) for command in commands
    ]
    try:
        for port in ports:
            _wait(port)
        yield Server(processes, ports)
    finally:
        for process in processes:
            process.terminate()
        for process in processes:
            process.wait(timeout=20)
        log.close()


def _wait(port: int) -> None:
    until = time.monotonic() + SECONDS_TO_START
    while time.monotonic() < until:
        try:
            socket.create_connection((HOST, port), 1).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    sys.exit(f"nothing answers on port {port}")


def free_port() -> int:
    with socket.create_server((HOST, 0)) as taken:
        port: int = taken.getsockname()[1]
        return port


def _children(pid: int) -> list[int]:
    """Linux only, as wrk and the measure of memory are at their best there."""
    tasks = Path(f"/proc/{pid}/task/{pid}/children")
    return [int(child) for child in tasks.read_text().split()] if tasks.exists() else []


def _megabytes(pid: int) -> float:
    text = Path(f"/proc/{pid}/smaps_rollup").read_text()
    found = re.search(r"^Pss:\s+(\d+) kB", text, re.MULTILINE)
    return int(found[1]) / 1000 if found else 0.0
