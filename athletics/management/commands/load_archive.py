from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import connection

from athletics.management.progress import progress_display
from athletics.services.archive.check import check_archive
from athletics.services.archive.load import load_archive
from athletics.services.archive.problems import ArchiveError, Problem


class Command(BaseCommand):
    help = "Load fixtures into the database: all are checked first, then changes are written."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("path", nargs="?", type=Path, default=settings.FIXTURES)
        parser.add_argument("--check", action="store_true", help="report problems, write nothing")
        parser.add_argument(
            "--overwrite", action="store_true", help="let the files win over changes on the site"
        )

    def handle(self, *, path: Path, check: bool, overwrite: bool, **options: Any) -> None:
        if not path.is_dir():
            raise CommandError(f"{path} is no folder; name the folder that holds athletes.csv")
        with progress_display(quiet=options["verbosity"] == 0) as progress:
            if check:
                self._refuse(check_archive(root=path, progress=progress).problems)
                self.stdout.write("No problems.")
                return
            try:
                report = load_archive(root=path, overwrite=overwrite, progress=progress)
            except ArchiveError as error:
                self._refuse(error.problems)
        if report.written:
            # Both databases choose better plans once they have counted the new rows.
            with connection.cursor() as cursor:
                cursor.execute("ANALYZE")
        for conflict in report.conflicts:
            self.stderr.write(f"Conflict, left as on the site: {conflict}")
        if options["verbosity"]:
            self.stdout.write(f"{report.summary}.")

    def _refuse(self, problems: list[Problem]) -> None:
        for problem in problems:
            self.stderr.write(str(problem))
        if problems:
            raise CommandError(f"{len(problems)} problems; nothing was written")
