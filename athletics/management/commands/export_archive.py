from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from athletics.management.progress import progress_display
from athletics.services.archive.export import export_archive


class Command(BaseCommand):
    help = "Write the published record into fixture files."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("path", type=Path, help="folder for the files; made if missing")

    def handle(self, *, path: Path, **options: Any) -> None:
        with progress_display(quiet=options["verbosity"] == 0) as progress:
            try:
                total = export_archive(root=path, progress=progress)
            except OSError as error:
                raise CommandError(f"{error}; the files written so far are whole") from error
        if options["verbosity"]:
            self.stdout.write(f"{total} rows written to {path}")
