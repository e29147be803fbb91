"""What becomes of each page when the archive is many times as large.

The archive as it is and one so many times as large, beside each other on the database that
DATABASE_URL names (a PostgreSQL to which both are added) or on SQLite below var/bench/. Pages are
made anew for each request; what lists count is kept until the archive changes, as on the site.
Both answer in turn, several times, and the least p95 of each counts, for the machine is shared.
The table is for people, `var/bench/growth-sqlite.json` or `growth-postgresql.json` for programs.
Needs wrk.
"""

import argparse
import json
import os
import sys
from contextlib import ExitStack
from dataclasses import asdict, dataclass
from pathlib import Path

import psycopg
from database import FOLDER
from load import cost_of, machine
from psycopg import sql
from servers import Rate, Server, archive

#: How much slower a page of fixed size may become, and milliseconds for search.
GOAL, SEARCH_GOAL = 1.5, 100
WORKERS = 2
WARM_UP = 4
WORLDS = "world-championships/2023-budapest"
#: By name, the pages whose length does not grow with the archive.
PAGES = {
    "home": "/",
    "championship": "/championships/world-championships/",
    "edition": f"/championships/{WORLDS}/",
    "event": f"/championships/{WORLDS}/mens-1500m/",
    "athlete": "/athletes/josh-kerr/",
    "club": "/clubs/edinburgh-ac/",
    "head to head": "/head-to-head/jake-wightman/josh-kerr/",
    "athletes": "/athletes/",
    "upsets": "/upsets/",
    "upsets, newest": "/upsets/?sort=newest",
    "upsets, filtered": "/upsets/?surprise=any&olympic_champion=on",
    "upset": f"/upsets/{WORLDS}/mens-1500m/",
    "finder, country": "/results/?country=GBR&place_to=1",
    "finder, medals": "/results/?medal=G",
    "milestones": "/milestones/",
    "milestones, strongest": "/milestones/?order=strength",
    "milestones, athlete": "/milestones/?athlete=josh-kerr",
    "records": "/records/world-championships/",
    "search": "/search/?q=kerr",
    "search, misspelt": "/search/?q=ingebritsen",
    "API athlete": "/api/v1/athletes/josh-kerr/",
    "API upsets": "/api/v1/upsets/",
    "API milestones": "/api/v1/milestones/",
    "API results": "/api/v1/results/?medal=G",
}


@dataclass
class Grown:
    """One page on both archives."""

    name: str
    path: str
    real: Rate
    grown: Rate

    @property
    def times(self) -> float:
        return self.grown.p95 / self.real.p95

    @property
    def kept(self) -> bool:
        """Whether the goal is: of search it is absolute."""
        if self.name.startswith("search"):
            return self.grown.p95 <= SEARCH_GOAL
        return self.times <= GOAL


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--times", type=int, default=30)
    parser.add_argument("--seconds", type=int, default=2, help="of each measurement")
    parser.add_argument("--rounds", type=int, default=3)
    asked = parser.parse_args()
    real, grown = _databases(asked.times)
    kind = "postgresql" if real.startswith("postgres") else "sqlite"
    with ExitStack() as stack:
        servers = [
            stack.enter_context(archive(FOLDER, workers=WORKERS, cache=False, database=one))
            for one in (real, grown)
        ]
        pages = [
            Grown(name, path, *_rates(servers, path, asked.seconds, asked.rounds))
            for name, path in PAGES.items()
        ]
    _print(pages, kind, asked.times)
    told = {"machine": machine(), "times": asked.times, "pages": [asdict(one) for one in pages]}
    (FOLDER / f"growth-{kind}.json").write_text(json.dumps(told, indent=2))


def _databases(times: int) -> tuple[str, str]:
    """The addresses of the real archive and the grown one; made where they are not there yet."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    cost_of(FOLDER, "collectstatic", "--noinput", "--verbosity=0")
    base = os.environ.get("DATABASE_URL") or f"sqlite:///{FOLDER}/"
    real, grown = (_database(base, name) for name in ("real", f"grown_{times}"))
    for address, *command in ((real, "load_archive"), (grown, "grow_archive", str(times))):
        if _is_new(address):
            cost = _fill(address, *command)
            print(f"{' '.join(command)}: {cost:.0f} s", file=sys.stderr)
    return real, grown


def _database(base: str, name: str) -> str:
    return f"{base.rpartition('/')[0]}/{name}" + (".sqlite3" if base.startswith("sqlite") else "")


def _is_new(address: str) -> bool:
    """Whether the database was not there; on PostgreSQL it is then made."""
    if address.startswith("sqlite"):
        return not Path(address.removeprefix("sqlite:///")).exists()
    server, _, name = address.rpartition("/")
    with psycopg.connect(f"{server}/postgres", autocommit=True) as connection:
        held = connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name])
        if held.fetchone():
            return False
        connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
    return True


def _fill(address: str, *command: str) -> float:
    """Seconds."""
    cost_of(FOLDER, "migrate", "--verbosity=0", database=address)
    return cost_of(FOLDER, *command, "--verbosity=0", database=address).seconds


def _rates(servers: list[Server], path: str, seconds: int, rounds: int) -> list[Rate]:
    """Of each server the round with the least p95."""
    print(".", end="", flush=True, file=sys.stderr)
    for server in servers:
        for port in server.ports * WARM_UP:
            server.get(path, port)
    found = [
        [server.rate(path, seconds=seconds, connections=WORKERS) for server in servers]
        for _ in range(rounds)
    ]
    return [min(rates, key=lambda rate: rate.p95) for rates in zip(*found, strict=True)]


def _print(pages: list[Grown], kind: str, times: int) -> None:
    print(f"\n{machine()}; {kind}, {WORKERS} processes.\n")
    print(f"| page | p50, p95 ms | {times} times the rows: p50, p95 ms | p95, times |")
    print("|---|---:|---:|---:|")
    for one in pages:
        real, grown = (f"{rate.p50:.0f}, {rate.p95:.0f}" for rate in (one.real, one.grown))
        print(f"| {one.name} | {real} | {grown} | {one.times:.1f} |")
    missed = [one.name for one in pages if not one.kept]
    print(f"\n{GOAL} times, search {SEARCH_GOAL} ms: ", end="")
    print(f"missed by {', '.join(missed)}" if missed else "kept")


if __name__ == "__main__":
    os.environ["HTTPS"] = "0"
    main()
