"""The whole archive in a database of its own below var/bench/, for all that is measured on it."""

import sqlite3

from load import ROOT, cost_of

FOLDER = ROOT / "var/bench"
DATABASE = FOLDER / "archive.sqlite3"


def load_anew() -> dict[str, float]:
    """Seconds to load all, the memory at most, and seconds of it to forecast."""
    for old in FOLDER.glob("archive.sqlite3*"):
        old.unlink()
    FOLDER.mkdir(parents=True, exist_ok=True)
    cost_of(FOLDER, "migrate", "--verbosity=0")
    load = cost_of(FOLDER, "load_archive", "--verbosity=0")
    forecast = cost_of(FOLDER, "forecast", "--verbosity=0")
    with sqlite3.connect(DATABASE) as database:
        database.execute("ANALYZE")
    cost_of(FOLDER, "collectstatic", "--noinput", "--verbosity=0")
    return {
        "load seconds": round(load.seconds, 1),
        "load megabytes": round(load.megabytes),
        "forecast seconds": round(forecast.seconds, 1),
    }


def standing() -> None:
    """As the last measurement left it, or loaded."""
    if not DATABASE.exists():
        load_anew()
