"""The published record back into the files it came from."""

from pathlib import Path

from athletics.models import Discipline
from athletics.services.archive.check import Progress, no_progress
from athletics.services.archive.files import write_cells
from athletics.services.archive.references import DisciplineFacts, References
from athletics.services.archive.tables import TABLES


def export_archive(*, root: Path, progress: Progress = no_progress) -> int:
    """Write every table's files below ``root``; returns the number of rows.

    Covers what is published, with decisions, redirects and words; not accounts, drafts, history
    or corrections.
    """
    references = References(disciplines=_disciplines())
    total = 0
    for done, table in enumerate(TABLES):
        progress(f"Writing {table.name}", done, len(TABLES))
        for scope in table.scopes_held():
            rows = [cells for _, cells in table.rows_held(scope, drafts=False)]
            if rows or "*" not in table.pattern:
                rows.sort(key=lambda cells: table.order(cells, references))
                write_cells(root / table.path(scope), table.columns, rows)
                total += len(rows)
    progress("Written", len(TABLES), len(TABLES))
    return total


def _disciplines() -> dict[str, DisciplineFacts]:
    rows = Discipline.objects.values_list("code", "slug", "measure", "for_teams", "sort")
    return {row[0]: DisciplineFacts(*row[1:]) for row in rows}
