import sys
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from athletics.management.progress import progress_display
from athletics.models import Event
from athletics.services.checks import CheckedFinding, check_archive, check_event


class Command(BaseCommand):
    help = (
        "Run all rules over the record, list the errors and count the warnings; "
        "keeps the findings for the desk. Ends with 1 where an error stands."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--warnings", action="store_true", help="list the warnings too")
        parser.add_argument(
            "--event",
            metavar="CHAMPIONSHIP/EDITION/EVENT",
            help="one event only: world-championships/2023-budapest/mens-1500m; writes nothing",
        )

    def handle(self, **options: Any) -> None:
        if options["event"]:
            findings = check_event(self._event(options["event"]))
        else:
            with progress_display(quiet=options["verbosity"] == 0) as progress:
                report = check_archive(progress=progress)
            findings = report.findings
            self.stdout.write(f"{report.events} events, {report.athletes} athletes")
            for rule, found, excused in report.counts():
                note = f" ({excused} excused)" if excused else ""
                self.stdout.write(f"{found:>7} {rule.severity:<8} {rule.slug}{note}")
        errors = [one for one in findings if one.severity == "error"]
        warnings = [one for one in findings if one.severity == "warning"]
        self._list(errors)
        if options["warnings"] or options["event"]:
            self._list(warnings)
        excused_count = sum(one.excused for one in warnings)
        self.stdout.write(
            f"{len(errors)} errors, {len(warnings)} warnings, {excused_count} of them excused"
        )
        if errors:
            sys.exit(1)

    def _list(self, findings: list[CheckedFinding]) -> None:
        for one in findings:
            excused = " (excused)" if one.excused else ""
            self.stdout.write(f"{one.severity} {one.rule}{excused}\n  {one.subject}")
            self.stdout.write(f"  {one.message}")

    def _event(self, address: str) -> Event:
        championship, _, rest = address.strip("/").partition("/")
        edition, _, slug = rest.partition("/")
        try:
            return Event.objects.get(
                edition__championship=championship, edition__slug=edition, slug=slug
            )
        except Event.DoesNotExist:
            raise CommandError(
                f"{address!r} is no event; write championship/edition/event as in its address, "
                "such as world-championships/2023-budapest/mens-1500m"
            ) from None
