"""How fast desk and pages answer on the whole archive: server time, one request at a time."""

import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from load import ROOT, cost_of, machine

TIMES = 40
WARM_UP = 3

SHEET = """\
1 Josh KERR GBR 3:29.38 SB
2 Jakob INGEBRITSEN NOR 3:29.65
3 Narve Gilje NORDAS NOR 3:29.68
4 Abel KIPSANG KEN 3:29.89
5 Yared NUGUSE USA 3:30.25
6 Mario GARCIA ESP 3:30.26
7 Cole HOCKER USA 3:30.70
8 Reynold CHERUIYOT KEN 3:30.78
9 Neil GOURLEY GBR 3:31.10
10 Niels LAROS NED 3:31.25
11 Azeddine HABZ FRA 3:33.14
12 Isaac NADER POR 3:35.41
"""
EVENT = "/championships/world-championships/2023-budapest/mens-1500m/"


@dataclass(frozen=True)
class Measure:
    what: str
    ask: Callable[[], Any]
    #: Milliseconds that the slowest but one in twenty may take; None where no goal is set.
    goal: int | None = None


FINDER = (
    "championship=world-championships",
    "country=GBR",
    "athlete=josh-kerr",
    "medal=G&sort=age",
    "phase=final",
    "place_to=3",
    "age_to=18",
    "discipline=1500m&mark=3:30",
)


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        cost_of(Path(folder), "migrate", "--verbosity=0")
        cost_of(Path(folder), "load_archive", "--verbosity=0")
        os.environ |= {"VAR_DIR": folder, "DATABASE_URL": f"sqlite:///{folder}/archive.sqlite3"}
        os.environ |= {"HTTPS": "0", "DJANGO_SETTINGS_MODULE": "athletics.tests.settings"}
        sys.path.insert(0, str(ROOT))
        print(machine())
        print(f"{'what':<44}{'p50 ms':>8}{'p95 ms':>8}  goal")
        for measure in measures():
            show(measure)


def measures() -> list[Measure]:
    import django  # noqa: PLC0415 - the database is chosen above

    django.setup()
    from django.contrib.auth.models import User  # noqa: PLC0415 - needs the setup
    from django.test import Client  # noqa: PLC0415

    from athletics.models import Event  # noqa: PLC0415

    desk, visitor = Client(SERVER_NAME="localhost"), Client(SERVER_NAME="localhost")
    desk.force_login(User.objects.create_superuser("bench"))
    wanted = {"app_label": "athletics", "model_name": "result", "field_name": "athlete"}
    event = Event.objects.get(
        edition__slug="2023-budapest",
        edition__championship="world-championships",
        slug="mens-1500m",
    )
    sheet = {"phase": "final", "source": "recall", "text": SHEET, "version": event.version}
    paste = f"/admin/athletics/event/{event.pk}/paste/"
    pages = ("/", EVENT, "/athletes/josh-kerr/", "/athletes/?name=kerr", "/countries/gbr/")
    return [
        Measure(
            f"autocomplete of athletes, {term!r}",
            partial(desk.get, "/admin/autocomplete/", {**wanted, "term": term}),
            50,
        )
        for term in ("kerr", "jakob inge", "a")
    ] + [
        Measure("preview of a pasted final", partial(desk.post, paste, sheet)),
        Measure("list of events at the desk", partial(desk.get, "/admin/athletics/event/")),
        *(Measure(f"page {page}", partial(visitor.get, page)) for page in pages),
        *(
            Measure(f"finder, {query}", partial(visitor.get, f"/results/?{query}"), 50)
            for query in FINDER
        ),
    ]


def show(measure: Measure) -> None:
    times = []
    for number in range(WARM_UP + TIMES):
        start = time.perf_counter()
        answer = measure.ask()
        if number >= WARM_UP:
            times.append((time.perf_counter() - start) * 1000)
        if answer.status_code != 200:
            sys.exit(f"{measure.what}: status {answer.status_code}")
    middle, slow = statistics.median(times), statistics.quantiles(times, n=20)[-1]
    missed = measure.goal is not None and slow > measure.goal
    goal = f"{measure.goal} ms: {'MISSED' if missed else 'kept'}" if measure.goal else ""
    print(f"{measure.what:<44}{middle:>8.0f}{slow:>8.0f}  {goal}")


if __name__ == "__main__":
    main()
