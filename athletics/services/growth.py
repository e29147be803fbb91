"""A synthetic archive many times the real one, to see what grows with it.

The archive as loaded, and copies of it beside: each copy has championships, editions and athletes
of its own, whose names and addresses say which copy they are of. Copied row by row within the
database, the reading too: to derive it anew would take thirty times as long as the real one.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.core.management.color import no_style
from django.db import connection, transaction
from django.db.models import Max

from athletics.models import (
    AgeRecord,
    Athlete,
    Championship,
    ChampionshipRecord,
    Coverage,
    Edition,
    Event,
    Expectation,
    Forecast,
    Medal,
    MedalHolder,
    Milestone,
    MilestoneRow,
    NationalBest,
    Pairing,
    Result,
    ResultReading,
    SearchEntry,
    SeasonBest,
    SeasonListEntry,
    TeamMember,
    Unit,
    Upset,
)
from athletics.services.archive.load import load_archive
from athletics.services.archive_version import raise_version

Progress = Callable[[str, int, int], None]

#: Each after those it points to. What is not here is shared (countries, disciplines, sources), or
#: stays with the original (words, prices, decisions).
COPIED: tuple[Any, ...] = (
    *(Championship, Edition, Event, Unit, Athlete, Result, TeamMember, Medal, MedalHolder),
    *(Coverage, SeasonListEntry, SeasonBest, Expectation, Forecast, Upset, ChampionshipRecord),
    *(NationalBest, AgeRecord, Pairing, Milestone, MilestoneRow, ResultReading, SearchEntry),
)
#: Columns that a copy has otherwise, as SQL; ``{n}`` is the number of the copy.
_NAMED = {
    (Championship, "slug"): "slug || '-copy-{n}'",
    (Championship, "name"): "name || ' (copy {n})'",
    (Championship, "short_name"): "substr(short_name, 1, 24) || ' ({n})'",
    (Championship, "sort"): "sort + 100 * {n}",
    (Athlete, "slug"): "substr(slug, 1, 70) || '-copy-{n}'",
    (Athlete, "family_name"): "substr(family_name, 1, 54) || ' ({n})'",
    (Athlete, "search_name"): "search_name || ' copy {n}'",
    (Athlete, "sort_name"): "sort_name || ' {n}'",
    (SearchEntry, "subject"): "subject || '-{n}'",
    (SearchEntry, "title"): "title || ' ({n})'",
    (SearchEntry, "address"): "substr(address, 1, length(address) - 1) || '-copy-{n}/'",
}


class NotEmptyError(Exception):
    """The database holds an archive already; the text says what to do."""


@dataclass(frozen=True)
class _Copy:
    """How to write one table again for the copy of that number."""

    number: int
    steps: dict[Any, int]

    def sql(self, model: Any) -> str:
        quote = connection.ops.quote_name
        columns = [field.column for field in model._meta.concrete_fields]
        values = [self._value(model, field) for field in model._meta.concrete_fields]
        table = quote(model._meta.db_table)
        listed = ", ".join(map(quote, columns))
        only = {SearchEntry: "kind = 'athlete'"}.get(model, "1 = 1")
        return (
            f"INSERT INTO {table} ({listed}) SELECT {', '.join(values)} FROM {table} "  # noqa: S608
            f"WHERE {self._original(model)} AND {only}"
        )

    def _original(self, model: Any) -> str:
        if model is Championship:
            return "slug NOT LIKE '%-copy-%'"
        return f"{connection.ops.quote_name(model._meta.pk.column)} < {self.steps[model]}"

    def _value(self, model: Any, field: Any) -> str:
        column = connection.ops.quote_name(field.column)
        if named := _NAMED.get((model, field.name)):
            return named.format(n=self.number)
        of = field.related_model if field.is_relation else model if field.primary_key else None
        if of is Championship:
            return f"{column} || '-copy-{self.number}'"
        if of in self.steps:
            return f"{column} + {self.number * self.steps[of]}"
        if field.name == "competitor_key":
            athlete = f"athlete_id + {self.number * self.steps[Athlete]}"
            return f"CASE WHEN athlete_id IS NULL THEN {column} ELSE CAST({athlete} AS varchar) END"
        return column


def _check_no_keys(cursor: Any) -> None:
    """In this transaction. Rows that pointed to each other do so as copies too.

    PostgreSQL looks up every key of every row otherwise, which is most of its time. Only a
    superuser may tell it not to; anybody else waits. SQLite is told by Django.
    """
    if connection.vendor != "postgresql":
        return
    cursor.execute("SELECT current_setting('is_superuser') = 'on'")
    if cursor.fetchone()[0]:
        cursor.execute("SET LOCAL session_replication_role = 'replica'")


def grow(*, times: int, root: Path, progress: Progress) -> None:
    """Load the fixtures below ``root`` into an empty database, and add ``times`` - 1 copies.

    Raises NotEmptyError, ArchiveError where the fixtures have problems. Each copy is a transaction.
    """
    if Edition.objects.exists():
        raise NotEmptyError(
            "This database holds an archive, and synthetic rows are never mixed with real ones: "
            "name an empty one in DATABASE_URL."
        )
    load_archive(root=root, progress=progress)
    steps = {
        model: (model._base_manager.aggregate(last=Max("pk"))["last"] or 0) + 1
        for model in COPIED
        if model is not Championship
    }
    for number in range(1, times):
        progress(f"Copy {number}", number, times)
        with connection.constraint_checks_disabled(), transaction.atomic():
            with connection.cursor() as cursor:
                _check_no_keys(cursor)
                for model in COPIED:
                    cursor.execute(_Copy(number, steps).sql(model))
            raise_version()
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), list(COPIED)):
            cursor.execute(statement)
        cursor.execute("ANALYZE")
    progress("Grown", times, times)
