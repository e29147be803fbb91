"""The evening of a final: editors write while a crowd reads."""

import os
import random
import statistics
import threading
import time

from athletics.tests.faults import record
from athletics.tests.faults.serving import paste, publish, served
from athletics.tests.faults.sheets import sheet, word

SECONDS = int(os.environ.get("CROWD_SECONDS", "10"))
READERS = 200
EDITORS = 5
#: Seconds for which a reader looks at a page, and an editor at a sheet.
LOOKING, CHECKING = 8.0, 4.0
#: Milliseconds within which 19 of 20 pages must come.
GOAL = 250
PAGES = [
    "/",
    "/championships/world-championships/",
    "/championships/world-championships/2023-budapest/",
    "/championships/world-championships/2023-budapest/mens-1500m/",
    "/championships/world-championships/2025-tokyo/womens-high-jump/",
    "/events/mens-1500m/",
    "/athletes/josh-kerr/",
    "/countries/gbr/",
    "/upsets/",
    "/search/?q=kerr",
]


def test_editors_write_while_readers_read(archive, tally):
    """Each reader asks, looks for some seconds, asks again; p95 counts from asking to the end."""
    times, wrong = [], []
    pastes = threading.Lock(), iter(range(10_000))
    with served(archive.var, workers=2) as server:
        for path in PAGES:
            assert server.get(path).status == 200
        end = time.monotonic() + SECONDS

        def read(number: int) -> None:
            chance = random.Random(number)
            time.sleep(chance.uniform(0, LOOKING))
            while time.monotonic() < end:
                start = time.monotonic()
                answer = server.get(chance.choice(PAGES))
                times.append((time.monotonic() - start) * 1000)
                if answer.status != 200:
                    wrong.append(answer.status)
                time.sleep(chance.uniform(0.5, 1.5) * LOOKING)

        def write(number: int) -> None:
            """An editor's own two events."""
            session, chance = archive.sessions[number], random.Random(number)
            events = archive.drafts[number * 2 : number * 2 + 2]
            while time.monotonic() < end:
                with pastes[0]:
                    turn = next(pastes[1])
                event = events[turn % 2]
                if turn % 4 == 3:
                    answer = publish(server, session, event)
                else:
                    answer = paste(server, session, event, str(turn), sheet(word(turn)))
                if answer.status != 302:
                    wrong.append((number, answer.status, answer.text[:300]))
                time.sleep(chance.uniform(0.5, 1.5) * CHECKING)

        threads = [threading.Thread(target=read, args=(number,)) for number in range(READERS)]
        threads += [threading.Thread(target=write, args=(number,)) for number in range(EDITORS)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    p95 = statistics.quantiles(times, n=20)[-1]
    written = sum(record.actions(archive.database).values())
    tally.figures.append(
        f"{EDITORS} editors made {written} changesets while {READERS} readers took {len(times)} "
        f"pages in {SECONDS} s: p50 {statistics.median(times):.0f} ms, p95 {p95:.0f} ms, "
        f"{len(wrong)} answers wrong"
    )
    tally("crowd of readers and editors", wrong + record.halves(archive.database))
    assert p95 < GOAL
