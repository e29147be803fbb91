"""How fast the search box answers on the whole archive: 240 queries, one request at a time.

With DATABASE_URL set to a PostgreSQL that holds the archive, that one is asked instead.
"""

import os
import random
import statistics
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from load import ROOT, cost_of, machine

QUERIES = 240
#: Milliseconds that all but one query in twenty must keep within.
GOAL = 20
TYPED = """
a|j|mo|us|100|1500|2023|women|marathon|4x100|ingebritsen|nordas|joyner kersee|shelly ann
budapest 1500|kerr 2023|100m seoul|world championships|jhon kerr|usian bolt|michel johnson
great britain|10,000 metres|decathlon london 2012|el gerrouj|isinbaeva|nobody of that name
""".replace("\n", "|")


def main() -> None:
    if os.environ.get("DATABASE_URL", "").startswith("postgres"):
        measure()
        return
    with tempfile.TemporaryDirectory() as folder:
        cost_of(Path(folder), "migrate", "--verbosity=0")
        cost_of(Path(folder), "load_archive", "--verbosity=0")
        os.environ |= {"VAR_DIR": folder, "DATABASE_URL": f"sqlite:///{folder}/archive.sqlite3"}
        measure()


def measure() -> None:
    os.environ |= {"HTTPS": "0", "DJANGO_SETTINGS_MODULE": "athletics.tests.settings"}
    sys.path.insert(0, str(ROOT))
    import django  # noqa: PLC0415 - the database is chosen above

    django.setup()
    from django.db import connection  # noqa: PLC0415 - needs the setup
    from django.test import Client  # noqa: PLC0415

    client = Client(SERVER_NAME="localhost", headers={"HX-Request": "true"})
    asked = queries()
    times = {query: milliseconds(client, query) for query in asked}
    slow = statistics.quantiles(times.values(), n=20)[-1]
    print(machine(), connection.vendor)
    print(
        f"{len(times)} searches: p50 {statistics.median(times.values()):.1f} ms, p95 {slow:.1f} ms"
    )
    worst = sorted(times, key=lambda query: -times[query])[:5]
    print("slowest:", ", ".join(f"{query!r} {times[query]:.0f}" for query in worst))
    print(f"goal {GOAL} ms: {'MISSED' if slow > GOAL else 'kept'}")


def queries() -> list[str]:
    """Some as people type them; the rest are names cut short, turned round or misspelt."""
    from athletics.models import SearchEntry  # noqa: PLC0415 - needs Django's setup

    chance = random.Random(1896)  # noqa: S311 - the same queries each time
    made = dict.fromkeys(query.strip() for query in TYPED.split("|") if query.strip())
    titles = list(SearchEntry.objects.order_by("kind", "subject").values_list("title", flat=True))
    while len(made) < QUERIES:
        title = chance.choice(titles)[:60]
        made[chance.choice((whole, beginning, turned, misspelt))(title, chance)] = None
    return list(made)


def whole(title: str, _chance: random.Random) -> str:
    return title


def beginning(title: str, chance: random.Random) -> str:
    return title[: chance.randint(1, 8)]


def turned(title: str, _chance: random.Random) -> str:
    return " ".join(reversed(title.split()))


def misspelt(title: str, chance: random.Random) -> str:
    """One letter left out, one doubled."""
    at, other = chance.randrange(len(title)), chance.randrange(len(title))
    return (title[:other] + title[other : other + 1] + title[other:]).replace(title[at], "", 1)


def milliseconds(client: Any, query: str) -> float:
    """The middle of three."""
    times = []
    for _ in range(3):
        start = time.perf_counter()
        answer = client.get("/search/", {"q": query})
        times.append((time.perf_counter() - start) * 1000)
        if answer.status_code != 200:
            sys.exit(f"{query!r}: status {answer.status_code}")
    return statistics.median(times)


if __name__ == "__main__":
    main()
