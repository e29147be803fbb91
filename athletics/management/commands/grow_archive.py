import os
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser

from athletics.management.progress import progress_display
from athletics.models import Result
from athletics.services.archive.problems import ArchiveError
from athletics.services.growth import NotEmptyError, grow


class Command(BaseCommand):
    help = "Make a synthetic archive N times the real one, in an empty database of its own."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("times", type=int, metavar="N", help="2 to 100")
        parser.add_argument("--fixtures", type=Path, default=settings.FIXTURES)

    def handle(self, *, times: int, fixtures: Path, **options: Any) -> None:
        if not os.environ.get("DATABASE_URL"):
            raise CommandError(
                "Name the database in DATABASE_URL; the real one is never grown. For example: "
                f"DATABASE_URL=sqlite:///{settings.VAR_DIR}/grown.sqlite3"
            )
        if not 2 <= times <= 100:
            raise CommandError(f"N is {times}; take a number from 2 to 100.")
        call_command("migrate", verbosity=0, interactive=False)
        try:
            with progress_display(quiet=options["verbosity"] == 0) as progress:
                grow(times=times, root=fixtures, progress=progress)
        except (NotEmptyError, ArchiveError) as error:
            raise CommandError(str(error)) from None
        self.stdout.write(f"{Result.objects.count():,} results.")
