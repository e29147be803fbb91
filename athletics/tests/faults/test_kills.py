"""kill -9 in the middle of a write: what stands afterwards is whole, or is not there."""

import http.client
import os
import random
import signal
import sqlite3
import threading
import time
from contextlib import closing
from pathlib import Path

import pytest

from athletics.tests.faults import record
from athletics.tests.faults.serving import (
    finished,
    manage,
    paste,
    publish,
    served,
    until,
)
from athletics.tests.faults.sheets import sheet, word

WRITES = 200
KILLS = 14
#: Seconds: granian calls two deaths of one worker within 5.5 a loop.
AS_SOON_AS_IT_STANDS = 6


def test_server_killed_at_random_moments_of_200_pastes_and_publications(archive, tally):
    """Of three pastes one event is published; a write that was acknowledged is there for ever."""
    chance = random.Random(20230823)
    doomed = set(chance.sample(range(WRITES), KILLS))
    acknowledged, refused, usual = set(), [], 0.2
    with served(archive.var) as server:
        for number in range(WRITES):
            event = archive.drafts[number // 4 % len(archive.drafts)]
            heat = f"{number}"
            killer = threading.Timer(chance.uniform(0, 1.5 * usual), server.kill)
            if number in doomed:
                killer.start()
            start = time.monotonic()
            try:
                if number % 4 == 3:
                    answer = publish(server, archive.sessions[0], event)
                else:
                    answer = paste(server, archive.sessions[0], event, heat, sheet(word(number)))
            except (OSError, http.client.HTTPException, TypeError):
                assert number in doomed
            else:
                usual = time.monotonic() - start
                if answer.status == 302 and number % 4 != 3:
                    acknowledged.add(f"{event} heat {heat}")
                elif answer.status != 302:
                    refused.append((number, answer.status, answer.text[-2000:]))
            if number in doomed:
                killer.join()
                lost = acknowledged - record.written(archive.database)
                tally("server killed", [*record.halves(archive.database), *lost])
                server.start()
        assert not refused
    assert record.whole(archive.database) == []
    made = record.actions(archive.database)
    assert made["paste"] + made["publish"] >= WRITES - KILLS
    assert made["publish"] > WRITES / 5
    # The reading that stands is that which the record gives.
    before = reading(archive.database)
    assert finished(manage(archive.var, "rebuild", "-v0"))[0] == 0
    assert reading(archive.database) == before


def reading(database: Path) -> list[tuple[object, ...]]:
    """Medals and coverage, without the ids that each making gives anew."""
    with closing(sqlite3.connect(database)) as file:
        medals = "SELECT event_id, competitor_key, colour FROM athletics_medal ORDER BY 1, 2, 3"
        coverage = "SELECT event_id, results, held FROM athletics_coverage ORDER BY 1"
        return [*file.execute(medals), *file.execute(coverage)]


def test_worker_killed_is_replaced(archive, tally):
    """One that dies as soon as it stands is no accident: then granian ends the server, for
    whoever watches over it to see."""
    with served(archive.var) as server:
        for _ in range(2):
            _, *workers = server.processes()
            os.kill(workers[-1], signal.SIGKILL)
            until(lambda: server.get("/").status == 200, 30)
            assert server.process.poll() is None
            tally("worker killed")
            time.sleep(AS_SOON_AS_IT_STANDS)


COMMANDS = {
    "load_archive": ("fixtures", "-v0"),
    "forecast": ("-v0",),
    "rebuild": ("-v0",),
    "backup": ("kept/archive.tar.gz",),
    "export_archive": ("exported",),
}


@pytest.mark.parametrize("command", COMMANDS)
def test_command_killed_leaves_the_database_as_before_or_as_after(
    command, archive, pristine, tmp_path, tally
):
    """Killed twice at each third of its run; afterwards it runs to its end as if nothing was."""
    chance = random.Random(command)
    if command == "load_archive":
        change_fixtures(archive.fixtures)
    undisturbed = archive.copied(tmp_path / "undisturbed")
    before = record.digest_of(archive.database)
    start = time.monotonic()
    assert run(undisturbed, command) == 0
    usual = time.monotonic() - start
    after = record.digest_of(undisturbed.database)
    assert (before == after) == (command in ("backup", "export_archive"))
    for third in range(3):
        hurt = archive.copied(tmp_path / f"hurt-{third}")
        process = manage(hurt.var, command, *placed(hurt, command))
        time.sleep(usual * chance.uniform(0.25 + third / 4, 0.5 + third / 4))
        process.kill()
        finished(process)
        wrong, left = record.whole(hurt.database), record.digest_of(hurt.database)
        wrong += [] if left in (before, after) else ["neither"]
        tally(f"{command} killed", wrong + partial_files(hurt, undisturbed))
    assert run(hurt, command) == 0
    if left == after != before:  # the last one had written all, and the ids of rows go on
        run(undisturbed, command)
    assert record.digest_of(hurt.database) == record.digest_of(undisturbed.database)
    assert files_below(hurt.var / "exported") == files_below(undisturbed.var / "exported")


def placed(archive, command):
    """Its arguments; those that name a file name one of the archive."""
    return [
        argument if argument.startswith("-") else archive.var / argument
        for argument in COMMANDS[command]
    ]


def run(archive, command):
    code, told = finished(manage(archive.var, command, *placed(archive, command)))
    assert code == 0, told
    return code


def change_fixtures(root: Path) -> None:
    """A file of results with other remarks: every row of it is written anew."""
    path = root / "results/world-championships/2023-budapest.csv"
    path.write_text(path.read_text().replace(",list\n", ",recall\n").replace(",OK,", ",OK,", 1))
    athletes = root / "athletes.csv"
    lines = athletes.read_text().splitlines(keepends=True)
    athletes.write_text("".join(line.replace(",western,", ",eastern,") for line in lines))


def partial_files(hurt, undisturbed) -> list[str]:
    """Files under a final name that are not as an undisturbed run writes them."""
    whole = files_below(undisturbed.var / "exported")
    there = files_below(hurt.var / "exported")
    wrong = [name for name, text in there.items() if whole.get(name) != text]
    kept = hurt.var / "kept" / "archive.tar.gz"
    if kept.exists():
        code, told = finished(manage(hurt.var, "restore", kept, "--replace"))
        wrong += [told] if code else []
    return wrong


def files_below(root: Path) -> dict[str, bytes]:
    """By name, without those that are still being written."""
    paths = [path for path in root.rglob("*.csv") if not path.name.startswith(".")]
    return {str(path.relative_to(root)): path.read_bytes() for path in paths}
