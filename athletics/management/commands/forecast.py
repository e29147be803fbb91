from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from athletics.management.progress import progress_display
from athletics.models import Event
from athletics.services.forecasts.derive import forecast_all, forecast_events


class Command(BaseCommand):
    help = "Derive the chances before each event, the upsets, and how good the forecasts are."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--event", metavar="PATH", help="one only: world-championships/2023-budapest/mens-1500m"
        )

    def handle(self, **options: Any) -> None:
        if options["event"]:
            report = forecast_events(events=[_event(options["event"]).pk])
        else:
            with progress_display(quiet=options["verbosity"] == 0) as progress:
                report = forecast_all(progress=progress)
        self.stdout.write(
            f"{report.events} events, {report.forecasts} chances, "
            f"{report.upsets} favourites beaten."
        )


def _event(path: str) -> Event:
    parts = path.strip("/").removeprefix("championships/").split("/")
    if len(parts) == 3:
        championship, edition, slug = parts
        found = Event.objects.filter(
            edition__championship=championship, edition__slug=edition, slug=slug
        ).first()
        if found:
            return found
    raise CommandError(
        f"There is no event {path!r}; write world-championships/2023-budapest/mens-1500m."
    )
