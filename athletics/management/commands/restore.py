from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from athletics.services.backup import BackupError
from athletics.services.restore import restore


class Command(BaseCommand):
    help = "Put a backup into the database, all or nothing, after its checksums and content hold."
    # The database may be empty.
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("path", type=Path, help="a file that `backup` wrote")
        parser.add_argument(
            "--replace", action="store_true", help="put it in the place of an archive that is held"
        )

    def handle(self, *, path: Path, replace: bool, **options: Any) -> None:
        try:
            manifest = restore(path=path, replace=replace)
        except BackupError as error:
            raise CommandError(str(error)) from error
        if options["verbosity"]:
            rows = sum(manifest.counts.values())
            self.stdout.write(f"{rows} rows restored, as they stood at {manifest.made_at}")
