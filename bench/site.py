"""How fast the public site answers, in one go on one machine.

Against a static file of the same bytes, served by whitenoise through the same server, which is the
limit, and against Datasette on the same database showing the same rows. Cold pages are made anew
for each request; what lists count is kept until the archive changes, as on the site. The table is
for people, `var/bench/site.json` for programs. Needs wrk; Datasette is installed below var/bench/.
"""

import argparse
import gzip
import json
import os
import shutil
import sqlite3
import subprocess
import sys
import venv
from dataclasses import asdict, dataclass
from pathlib import Path

from database import FOLDER, load_anew
from load import cost_of, machine
from servers import Rate, Server, archive, datasette

BUDAPEST = "/championships/world-championships/2023-budapest/"
#: Of what a static file has: warm pages. Times what Datasette has: cold ones. Milliseconds.
WARM_GOAL, COLD_GOAL, P95_GOAL = 0.7, 3.0, 40


WARM_UP = 6


@dataclass(frozen=True)
class Page:
    """An address of ours, and one of Datasette's with the same rows."""

    name: str
    path: str
    theirs: str


@dataclass
class Measured:
    """Bytes of the page plain and compressed, and each way to serve it."""

    name: str
    path: str
    bytes: int
    packed: int
    static: Rate
    warm: Rate
    cold: Rate
    datasette: Rate


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=int, default=2, help="of each measurement")
    parser.add_argument("--workers", type=int, default=2, help="processes of each server")
    parser.add_argument("--keep", action="store_true", help="the database of the last time")
    asked = parser.parse_args()
    program = _datasette()
    costs = {} if asked.keep else load_anew()
    pages = _pages(FOLDER / "archive.sqlite3")
    measured, memory = _measure(program, pages, asked.workers, asked.seconds)
    _print(measured, memory, costs, asked.workers)
    told = {
        "machine": machine(),
        "workers": asked.workers,
        "costs": costs,
        "memory": memory,
        "pages": [asdict(one) for one in measured],
    }
    (FOLDER / "site.json").write_text(json.dumps(told, indent=2))


def _datasette() -> Path:
    """Its program, installed on first use."""
    place, pins = FOLDER / "venv", Path(__file__).with_name("requirements.txt")
    stamp = place / "pins"
    if not stamp.exists() or stamp.read_text() != pins.read_text():
        print("Installing Datasette into var/bench/venv", file=sys.stderr)
        venv.create(place, with_pip=True, clear=True)
        pip = [str(place / "bin/python"), "-m", "pip", "install", "--quiet", "--require-hashes"]
        subprocess.run([*pip, "-r", str(pins)], check=True)
        stamp.write_text(pins.read_text())
    return place / "bin/datasette"


def _pages(database: Path) -> list[Page]:
    base = "/archive/athletics_"
    with sqlite3.connect(database) as rows:
        edition = _one(rows, "SELECT id FROM athletics_edition WHERE slug = '2023-budapest'")
        kerr = _one(rows, "SELECT id FROM athletics_athlete WHERE slug = 'josh-kerr'")
        units = _one(
            rows,
            "SELECT group_concat(u.id) FROM athletics_unit u JOIN athletics_event e "
            "ON e.id = u.event_id WHERE e.edition_id = ? AND e.slug = 'mens-1500m'",
            edition,
        )
    search = f"{base}searchentry?_fts_table=athletics_search_entries&_fts_pk=id&_search=kerr"
    return [
        Page("home", "/", f"{base}edition?_sort_desc=start_date&_size=6"),
        Page("edition", BUDAPEST, f"{base}event?edition_id={edition}&_size=100"),
        Page("event", f"{BUDAPEST}mens-1500m/", f"{base}result?unit_id__in={units}&_size=100"),
        Page("athlete", "/athletes/josh-kerr/", f"{base}athlete/{kerr}"),
        Page("athletes", "/athletes/", f"{base}athlete?_sort=sort_name&_size=100"),
        Page("upsets", "/upsets/", f"{base}upset?is_first=1&_sort_desc=favourite_chance&_size=25"),
        Page(
            "finder, filtered",
            "/results/?country=GBR&place_to=1",
            f"{base}result?country_id=GBR&place=1&_size=40",
        ),
        Page("search", "/search/?q=kerr", search),
        Page("API detail", "/api/v1/athletes/josh-kerr/", f"{base}athlete/{kerr}.json"),
    ]


def _one(rows: sqlite3.Connection, query: str, *values: object) -> object:
    return rows.execute(query, values).fetchone()[0]


def _measure(
    program: Path, pages: list[Page], workers: int, seconds: int
) -> tuple[list[Measured], list[float]]:
    database = FOLDER / "archive.sqlite3"
    shutil.rmtree(FOLDER / "static", ignore_errors=True)
    cost_of(FOLDER, "collectstatic", "--noinput", "--verbosity=0")
    with archive(FOLDER, workers=workers, cache=False) as cold:
        bodies = {page: body for page in pages if (body := _body(cold, page))}
        rates = {("cold", page): _rate(cold, page.path, workers, seconds) for page in bodies}
    names = _write_static(bodies)
    with archive(FOLDER, workers=workers, cache=True) as warm:
        for page, name in names.items():
            rates["static", page] = _rate(warm, f"/static/{name}", 4 * workers, seconds)
            rates["warm", page] = _rate(warm, page.path, 4 * workers, seconds)
        memory = warm.memory()
    with datasette(program, database, workers=workers) as other:
        for page in bodies:
            if other.get(page.theirs)[0] != 200:
                sys.exit(f"Datasette has nothing at {page.theirs}")
            rates["datasette", page] = _rate(other, page.theirs, workers, seconds)
    measured = [
        Measured(
            page.name,
            page.path,
            len(body),
            len(gzip.compress(body, 6)),
            *(rates[way, page] for way in ("static", "warm", "cold", "datasette")),
        )
        for page, body in bodies.items()
    ]
    return measured, memory


def _body(server: Server, page: Page) -> bytes:
    """What stands there, uncompressed; empty where this version of the site has no such page."""
    status, body, headers = server.get(page.path)
    if status != 200:
        print(f"{page.path} answers {status} and is left out", file=sys.stderr)
        return b""
    return gzip.decompress(body) if headers.get("Content-Encoding") == "gzip" else body


def _rate(server: Server, path: str, connections: int, seconds: int) -> Rate:
    """After some requests to warm up, so that each process has had one."""
    print(".", end="", flush=True, file=sys.stderr)
    for port in server.ports:
        for _ in range(WARM_UP):
            server.get(path, port)
    return server.rate(path, seconds=seconds, connections=connections)


def _write_static(bodies: dict[Page, bytes]) -> dict[Page, str]:
    """The pages as files that whitenoise serves, compressed beside them; their names."""
    names = {}
    for number, (page, body) in enumerate(bodies.items()):
        file = FOLDER / f"static/bench-{number}.html"
        file.write_bytes(body)
        file.with_suffix(".html.gz").write_bytes(gzip.compress(body, 6))
        names[page] = file.name
    return names


def _print(
    measured: list[Measured], memory: list[float], costs: dict[str, float], workers: int
) -> None:
    print(f"\n{machine()}; each server with {workers} processes.\n")
    print(
        "| page | kB | gzip | static file, per s | warm, per s | of static | p50, p95 ms "
        "| cold, per s | times Datasette | p50, p95 ms | Datasette, per s | p50, p95 ms |"
    )
    print("|---|" + "---:|" * 11)
    for one in measured:
        print(
            f"| {one.name} | {one.bytes / 1000:.0f} | {one.packed / 1000:.1f} "
            f"| {one.static.requests:.0f} | {one.warm.requests:.0f} "
            f"| {one.warm.requests / one.static.requests:.2f} | {_times(one.warm)} "
            f"| {one.cold.requests:.0f} | {one.cold.requests / one.datasette.requests:.1f} "
            f"| {_times(one.cold)} | {one.datasette.requests:.0f} | {_times(one.datasette)} |"
        )
    print()
    print("Memory of each worker:", ", ".join(f"{megabytes:.0f} MB" for megabytes in memory))
    for what, number in costs.items():
        print(f"{what.capitalize()}: {number}")
    for goal, missed in _missed(measured).items():
        print(f"{goal}: {'missed by ' + ', '.join(missed) if missed else 'kept'}")


def _times(rate: Rate) -> str:
    return f"{rate.p50:.1f}, {rate.p95:.1f}"


def _missed(measured: list[Measured]) -> dict[str, list[str]]:
    """By goal, the pages that do not keep it."""
    return {
        f"Warm at least {WARM_GOAL} of the static file": [
            one.name for one in measured if one.warm.requests < WARM_GOAL * one.static.requests
        ],
        f"Cold at least {COLD_GOAL:.0f} times Datasette": [
            one.name for one in measured if one.cold.requests < COLD_GOAL * one.datasette.requests
        ],
        f"Cold p95 at most {P95_GOAL} ms": [
            one.name for one in measured if one.cold.p95 > P95_GOAL
        ],
    }


if __name__ == "__main__":
    os.environ["HTTPS"] = "0"
    main()
