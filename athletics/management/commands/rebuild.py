from typing import Any

from django.core.management.base import BaseCommand

from athletics.management.progress import progress_display
from athletics.services.rebuild import rebuild


class Command(BaseCommand):
    help = "Derive anew what follows from the record: medals, records, upsets, milestones and more."

    def handle(self, **options: Any) -> None:
        with progress_display(quiet=options["verbosity"] == 0) as progress:
            rebuild(progress=progress)
