from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from athletics.management.progress import progress_display

PLACE = "athletics/domain/forecasts/coefficients.py"


class Command(BaseCommand):
    help = f"Fit the coefficients of the forecasts anew and write {PLACE}; needs scipy."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("version", help="name of the fit, such as 2026-11")

    def handle(self, **options: Any) -> None:
        try:
            from athletics.services.forecasts import fit  # noqa: PLC0415  # scipy is for developers
        except ImportError as missing:
            raise CommandError(f"{missing}; install requirements-dev.txt first.") from missing
        with progress_display(quiet=options["verbosity"] == 0) as progress:
            text = fit.written(version=options["version"], progress=progress)
        (settings.BASE_DIR / PLACE).write_text(text, encoding="utf-8")
        self.stdout.write(f"{PLACE} is written; run manage.py forecast.")
