"""A disk that is full, a database that is locked or gone, a cache that is gone."""

import os
import resource
import sqlite3
import subprocess
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from athletics.tests.faults import record
from athletics.tests.faults.serving import finished, manage, paste, served, until
from athletics.tests.faults.sheets import sheet, word

PAGE = "/championships/world-championships/2023-budapest/mens-1500m/"
OTHER = "/championships/world-championships/2022-eugene/mens-1500m/"
ALL = ("/athletes/", "/countries/gbr/", "/events/mens-1500m/", "/upsets/", "/records/")
LEFT = 100_000


@pytest.fixture
def small_disk(pristine, tmp_path) -> Iterator[tuple[object, object]]:
    """The archive on a disk of its own, where this user may mount one: (archive, fill).

    Elsewhere the files of the processes may not grow: (archive, None).
    """
    disk = tmp_path / "disk"
    disk.mkdir()
    size = pristine.database.stat().st_size // 1024 + 30_000
    mount = ["mount", "-t", "tmpfs", "-o", f"size={size}k", "none", str(disk)]
    mounted = subprocess.run(mount, capture_output=True, check=False).returncode == 0
    try:
        yield pristine.copied(disk / "var"), disk if mounted else None
    finally:
        if mounted:
            subprocess.run(["umount", "-l", str(disk)], check=True)


@contextmanager
def full(disk: Path | None, pids: list[int]) -> Iterator[None]:
    """While inside, nothing more can be written."""
    if disk is None:
        limits = {pid: resource.prlimit(pid, resource.RLIMIT_FSIZE) for pid in pids}
        for pid, (_, hard) in limits.items():
            resource.prlimit(pid, resource.RLIMIT_FSIZE, (LEFT, hard))
        yield
        for pid, limit in limits.items():
            resource.prlimit(pid, resource.RLIMIT_FSIZE, limit)
        return
    filler = disk / "filler"
    # What is left is enough to read by, and to log, as on a disk that fills while it serves.
    with filler.open("wb", buffering=0) as file:
        for size in (1 << 20, 4096):
            try:
                while True:
                    file.write(bytes(size))
            except OSError:
                continue
        file.truncate(filler.stat().st_size - LEFT)
    yield
    filler.unlink()


def test_disk_full_while_an_editor_pastes(small_disk, tally):
    archive, disk = small_disk
    event, session = archive.drafts[0], archive.sessions[0]
    with served(archive.var) as server:
        assert paste(server, session, event, "0", sheet(word(0))).status == 302
        with full(disk, server.processes()):
            for heat in range(1, 50):  # until the room that SQLite keeps is used up
                answer = paste(server, session, event, str(heat), sheet(word(heat)))
                if answer.status != 302:
                    break
            assert (answer.status, answer.headers["retry-after"]) == (503, "30")
            assert "Traceback" not in answer.text
            assert sheet(word(heat)).splitlines()[0] in answer.text
            assert server.get(PAGE).status == 200
        wrong = record.halves(archive.database) + record.whole(archive.database)
        assert paste(server, session, event, str(heat), sheet(word(heat))).status == 302
        tally("disk full during a paste", wrong + record.halves(archive.database))


def files_below(root: Path) -> dict[str, bytes]:
    """By name, those that are half written included."""
    return {str(path.relative_to(root)): path.read_bytes() for path in root.rglob("*.csv*")}


@pytest.mark.parametrize("command", ["rebuild", "backup", "export_archive"])
def test_disk_full_during_a_command(command, small_disk, tally):
    archive, disk = small_disk
    before = record.digest_of(archive.database)
    arguments = {
        "rebuild": ["-v0"],
        "backup": [archive.var / "kept" / "b.tar.gz"],
        "export_archive": [archive.var / "exported"],
    }[command]
    with full(disk, [os.getpid()]):
        code, told = finished(manage(archive.var, command, *arguments))
    assert (code, "Traceback" in told) == (1, False), told
    wrong = [] if record.digest_of(archive.database) == before else ["the database differs"]
    wrong += [str(path) for path in (archive.var / "kept").glob("*")]
    written = files_below(archive.var / "exported")
    code, told = finished(manage(archive.var, command, *arguments))
    whole = files_below(archive.var / "exported")
    wrong += [name for name, text in written.items() if whole.get(name) != text]
    tally(f"disk full during {command}", wrong + ([told] if code else []))


def test_database_locked_for_longer_than_the_timeout(archive, tally):
    event, session = archive.drafts[0], archive.sessions[0]
    with served(archive.var) as server, closing(sqlite3.connect(archive.database)) as other:
        other.execute("BEGIN IMMEDIATE")
        answer = paste(server, session, event, "1", sheet(word(1)))
        assert (answer.status, answer.headers["retry-after"]) == (503, "30")
        assert "busy" in answer.text
        assert sheet(word(1)).splitlines()[0] in answer.text
        for path in (PAGE, "/", "/athletes/"):
            assert server.get(path).status == 200
        other.rollback()
        assert paste(server, session, event, "1", sheet(word(1))).status == 302
    tally("database locked", record.halves(archive.database))


def test_database_gone_and_back(archive, tally):
    away = archive.var / "away"
    event, session = archive.drafts[0], archive.sessions[0]
    with served(archive.var) as server:
        assert server.get(PAGE).status == 200
        names = [path.name for path in archive.var.glob("archive.sqlite3*")]
        away.mkdir()
        for name in names:
            (archive.var / name).replace(away / name)
        assert server.get(PAGE).status == 200  # kept
        for path in (*ALL, f"/admin/athletics/event/{event}/paste/"):
            answer = server.get(path, session)
            # Whoever had the file open reads on.
            assert answer.status == 200 or answer.headers["retry-after"] == "30"
        assert not archive.database.exists()  # no empty one was made in its place
        assert server.get("/static/css/base.css").status == 200
        for name in names:
            (away / name).replace(archive.var / name)
        assert server.get(OTHER).status == 200
        assert paste(server, session, event, "1", sheet(word(1))).status == 302
    tally("database gone", record.halves(archive.database) + record.whole(archive.database))


def test_cache_gone_while_serving(archive, tmp_path, tally):
    socket_of = tmp_path / "redis"
    socket_of.mkdir()
    port = "17963"
    redis = subprocess.Popen(
        ["redis-server", "--port", port, "--bind", "127.0.0.1", "--save", "", "--dir", socket_of],
        stdout=subprocess.DEVNULL,
    )
    try:
        with served(archive.var, CACHE_URL=f"redis://127.0.0.1:{port}/0") as server:
            until(lambda: server.get(PAGE).status == 200, 20)
            redis.kill()
            redis.wait()
            for path in (PAGE, OTHER, "/"):
                start = time.monotonic()
                assert server.get(path).status == 200
                assert time.monotonic() - start < 5
            session, event = archive.sessions[0], archive.drafts[0]
            assert paste(server, session, event, "1", sheet(word(1))).status == 302
    finally:
        redis.kill()
        redis.wait()
    tally("cache gone", record.halves(archive.database))
