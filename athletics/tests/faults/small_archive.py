"""A small but real archive in a folder: five events of three editions, with what they name.

Run as a program it makes the database as well, with editors logged in and drafts to work on:
python -m athletics.tests.faults.small_archive, with VAR_DIR set to the folder.
"""

# ruff: noqa: PLC0415 - Django is set up first
import csv
import json
import os
from pathlib import Path

from athletics.tests.faults.sheets import YEARS

EDITIONS = ("2022-eugene", "2023-budapest", "2025-tokyo")
DISCIPLINES = {"100", "1500", "10000", "HJ", "LJ"}
EDITORS = 5
WHOLE = ("countries", "sources", "disciplines", "championships")


def write_small_archive(fixtures: Path, root: Path) -> None:
    """Rows of the world championships of three years; references to anything else are left out."""
    places = [Path("results/world-championships") / f"{name}.csv" for name in EDITIONS]
    places += [Path("season_lists/world-championships") / f"{name}.csv" for name in EDITIONS]
    held = {
        place: [row for row in _read(fixtures / place) if row["discipline"] in DISCIPLINES]
        for place in places
        if (fixtures / place).exists()
    }
    people = {row["athlete"] for rows in held.values() for row in rows if row["athlete"]}
    for name in WHOLE:
        held[Path(f"{name}.csv")] = _read(fixtures / f"{name}.csv")
    held[Path("athletes.csv")] = [
        row for row in _read(fixtures / "athletes.csv") if row["slug"] in people
    ]
    for name, column in (("editions", "slug"), ("events", "edition"), ("prices", "edition")):
        held[Path(f"{name}.csv")] = [
            row
            for row in _read(fixtures / f"{name}.csv")
            if row["championship"] == "world-championships"
            and row[column] in EDITIONS
            and row.get("discipline", "100") in DISCIPLINES
            and row.get("athlete", "") in {"", *people}
        ]
    others = {Path(f"{name}.csv") for name in EMPTY}
    for place in others - held.keys():
        held[place] = []
        (root / place).parent.mkdir(parents=True, exist_ok=True)
        (root / place).write_text((fixtures / place).read_text().partition("\n")[0] + "\n")
    for place, rows in held.items():
        if rows:
            (root / place).parent.mkdir(parents=True, exist_ok=True)
            with (root / place).open("w", encoding="utf-8", newline="") as file:
                writer = csv.DictWriter(file, list(rows[0]), lineterminator="\n")
                writer.writeheader()
                writer.writerows(rows)


#: Tables that stay without rows.
EMPTY = """clubs memberships redirects medal_decisions world_records stories quotes absences
upset_notes claims/events claims/athletes claims/results""".split()


def _read(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def main() -> None:
    """Prints a JSON of the session keys of the editors and the ids of the drafts."""
    import django

    django.setup()
    from django.conf import settings
    from django.contrib.auth.models import Group, User
    from django.core.management import call_command
    from django.test import Client

    from athletics.models import Edition, Event, Status

    root = settings.VAR_DIR / "fixtures"
    write_small_archive(settings.FIXTURES, root)
    call_command("migrate", verbosity=0)
    call_command("load_archive", root, verbosity=0)
    sessions = []
    for number in range(EDITORS):
        user = User.objects.create_user(f"editor-{number}", is_staff=True)
        user.groups.add(Group.objects.get(name="editor"))
        client = Client()
        client.force_login(user)
        sessions.append(client.cookies[settings.SESSION_COOKIE_NAME].value)
    earlier = Edition.objects.get(slug="2025-tokyo")
    drafts = []
    for year in YEARS:
        edition = Edition.objects.create(
            championship=earlier.championship,
            slug=f"{year}-beijing",
            year=year,
            city="Beijing",
            country_id="CHN",
            start_date=f"{year}-09-11",
            end_date=f"{year}-09-19",
            official_name=f"World Championships {year}",
            status=Status.PUBLISHED,
        )
        for sex, word in (("M", "mens"), ("W", "womens")):
            event = Event(edition=edition, discipline_id="10000", sex=sex, status=Status.DRAFT)
            event.slug = f"{word}-{event.discipline.slug}"
            event.save()
            drafts.append(event.pk)
    print(json.dumps({"sessions": sessions, "drafts": drafts}))  # noqa: T201 - its answer


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "athletics.tests.settings")
    main()
