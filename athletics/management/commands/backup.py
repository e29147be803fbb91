import datetime as dt
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from athletics.services.backup import BackupError, backup


class Command(BaseCommand):
    help = (
        "Write the whole database and its media into one file, proved by restoring it to scratch."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "path",
            nargs="?",
            type=Path,
            help="the file to write (default: backups/ with the time, in VAR_DIR)",
        )

    def handle(self, *, path: Path | None, **options: Any) -> None:
        moment = dt.datetime.now(dt.UTC).strftime("%Y-%m-%dT%H%M%SZ")
        path = path or settings.VAR_DIR / "backups" / f"archive-{moment}.tar.gz"
        try:
            manifest = backup(path=path)
        except BackupError as error:
            raise CommandError(str(error)) from error
        if options["verbosity"]:
            rows = sum(manifest.counts.values())
            self.stdout.write(f"{rows} rows of {len(manifest.counts)} tables written to {path}")
