"""How much memory a worker takes to send every result as one file, above what it had before."""

import http.client
import re
import sys
import time
from pathlib import Path

from database import FOLDER, standing
from load import machine
from servers import HOST, Server, archive

MEGABYTES_AT_MOST = 150
ALL, ONE_EDITION = "/results/?sort=-date", "/results/?championship=olympic-games&since=2024"


def main() -> int:
    standing()
    print(machine())
    print(f"\n{'what':<22}{'rows':>9}{'MB sent':>9}{'seconds':>9}{'MB above idle':>15}")
    grown = 0.0
    with archive(FOLDER, workers=1, cache=True) as server:
        for kind in ("csv", "json"):
            _fetch(server, f"{ONE_EDITION}&format={kind}")  # so that the worker has had one
            more = _show(server, kind)
            grown = max(grown, more)
    print(f"\nGoal: at most {MEGABYTES_AT_MOST} MB above idle")
    return 0 if grown <= MEGABYTES_AT_MOST else 1


def _show(server: Server, kind: str) -> float:
    """Of the file of all results, in that form."""
    (worker,) = server.workers()
    idle = _kilobytes(worker, "VmRSS")
    Path(f"/proc/{worker}/clear_refs").write_text("5")  # the highest mark begins anew
    start = time.perf_counter()
    size, rows = _fetch(server, f"{ALL}&format={kind}")
    seconds = time.perf_counter() - start
    more = (_kilobytes(worker, "VmHWM") - idle) / 1000
    print(f"{'all results as ' + kind:<22}{rows:>9,}{size / 1e6:>9.1f}{seconds:>9.1f}{more:>15.0f}")
    return more


def _fetch(server: Server, path: str) -> tuple[int, int]:
    """Bytes and lines of the answer, read as it comes."""
    connection = http.client.HTTPConnection(HOST, server.ports[0], timeout=300)
    connection.request("GET", path)
    answer = connection.getresponse()
    if answer.status != 200:
        sys.exit(f"{path}: {answer.status}")
    size = lines = 0
    while piece := answer.read(64 * 1024):
        size, lines = size + len(piece), lines + piece.count(b"\n")
    return size, lines


def _kilobytes(pid: int, what: str) -> int:
    found = re.search(
        rf"^{what}:\s+(\d+) kB", Path(f"/proc/{pid}/status").read_text(), re.MULTILINE
    )
    return int(found[1]) if found else sys.exit(f"no {what} of {pid}")


if __name__ == "__main__":
    sys.exit(main())
