"""How long loading the whole archive takes, and how much memory at most."""

import os
import platform
import sqlite3
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SECONDS_AT_MOST = 60
MEGABYTES_AT_MOST = 600


@dataclass(frozen=True)
class Cost:
    """What a command took: seconds on the clock, megabytes of memory at its highest."""

    seconds: float
    megabytes: float

    @property
    def within_goal(self) -> bool:
        return self.seconds <= SECONDS_AT_MOST and self.megabytes <= MEGABYTES_AT_MOST


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        fresh = Path(folder)
        cost_of(fresh, "migrate", "--verbosity=0")
        first = cost_of(fresh, "load_archive", "--verbosity=0")
        again = cost_of(fresh, "load_archive", "--verbosity=0")
        size = (fresh / "archive.sqlite3").stat().st_size
    print(machine())
    print(f"Database after loading: {size / 1e6:.0f} MB")
    print()
    print(f"{'what':<28}{'seconds':>8}{'MB':>8}  goal")
    show("whole archive, empty base", first)
    show("again, nothing changed", again)


def cost_of(folder: Path, *command: str, database: str = "") -> Cost:
    """What the system says that one process took, from its start to its end."""
    start = time.perf_counter()
    process = manage(folder, *command, database=database)
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"{' '.join(command)} failed")
    unit = 1 if sys.platform == "darwin" else 1024  # Linux counts kilobytes
    return Cost(seconds, usage.ru_maxrss * unit / 1e6)


def manage(folder: Path, *command: str, database: str = "") -> "subprocess.Popen[bytes]":
    """Start a command of the archive on a database below the folder, or on the one named."""
    held = database or f"sqlite:///{folder / 'archive.sqlite3'}"
    mine = {"VAR_DIR": str(folder), "DATABASE_URL": held}
    arguments = [sys.executable, str(ROOT / "manage.py"), *command]
    return subprocess.Popen(arguments, cwd=ROOT, env=os.environ | mine)


def show(what: str, cost: Cost) -> None:
    goal = f"{SECONDS_AT_MOST} s, {MEGABYTES_AT_MOST} MB"
    mark = "kept" if cost.within_goal else "MISSED"
    print(f"{what:<28}{cost.seconds:>8.1f}{cost.megabytes:>8.0f}  {goal}: {mark}")


def machine() -> str:
    return (
        f"{os.cpu_count()} cores, {platform.system()} {platform.machine()}, "
        f"Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}"
    )


if __name__ == "__main__":
    main()
