"""Progress of long work, on a terminal as a bar and elsewhere as a line a stage."""

from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from athletics.services.archive.check import Progress as Report
from athletics.services.archive.check import no_progress


@contextmanager
def progress_display(quiet: bool) -> Iterator[Report]:
    """A function that shows how far the work is: ``show(step, done, total)``."""
    console = Console(stderr=True)
    if quiet:
        yield no_progress
    elif console.is_terminal:
        columns = (BarColumn(30), MofNCompleteColumn(), TimeElapsedColumn())
        with Progress(*columns, TextColumn("{task.description}"), console=console) as bar:
            task = bar.add_task("")

            def show(step: str, done: int, total: int) -> None:
                bar.update(task, description=step, completed=done, total=total)

            yield show
    else:
        stages: set[str] = set()

        def tell(step: str, done: int, total: int) -> None:
            stage = step.partition("/")[0].removesuffix(".csv")
            if stage not in stages:
                stages.add(stage)
                console.print(f"{done:>4} of {total}  {stage}", highlight=False)

        yield tell
