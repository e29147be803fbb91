from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand
from django.utils import timezone

from athletics.management.progress import progress_display
from athletics.services.downloads import build_downloads


class Command(BaseCommand):
    help = "Write the whole published archive as CSV and SQLite, for /data/."

    def handle(self, **options: Any) -> None:
        with progress_display(quiet=options["verbosity"] == 0) as progress:
            report = build_downloads(
                root=settings.DOWNLOADS_DIR, now=timezone.now(), progress=progress
            )
        if options["verbosity"]:
            rows, size = sum(report.rows.values()), sum(one.size for one in report.files)
            self.stdout.write(f"{report.version}: {rows:,} rows, {size / 1e6:.1f} MB")
            for name in report.removed:
                self.stdout.write(f"removed {name}")
