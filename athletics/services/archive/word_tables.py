"""Claims, quotes, stories, absences, and editors' notes on upsets."""

from typing import Any

from django.db.models import QuerySet

from athletics.domain.competitors import competitor_key
from athletics.models import Absence, Claim, Quote, Result, Status, Story, UpsetNote
from athletics.services.archive.programme_tables import EVENT_COLUMNS, EVENT_FIELDS, EventTable
from athletics.services.archive.result_tables import Results, result_name, unit_key
from athletics.services.archive.row import Row
from athletics.services.archive.table import Scope, Table


class Quotes(EventTable):
    name = "quotes"
    pattern = "quotes.csv"
    columns = (*EVENT_COLUMNS, "athlete", "said_on", "text", "source", "url")
    key = (*EVENT_COLUMNS, "athlete", "text")
    model = Quote

    def build(self, row: Row, scope: Scope) -> Quote:
        return Quote(
            event_id=row.event(),
            athlete_id=row.athlete(),
            said_on=row.partial_date("said_on"),
            text=row.text("text", 1000, required=True),
            source_id=row.source(),
            url=row.address("url"),
        )

    def held(self, scope: Scope) -> QuerySet[Any, tuple[Any, ...]]:
        return Quote.objects.filter(event__isnull=False).values_list(
            "pk", *EVENT_FIELDS, "athlete__slug", "said_on", "text", "source", "url"
        )


class Stories(EventTable):
    name = "stories"
    pattern = "stories.csv"
    columns = (*EVENT_COLUMNS, "text", "source", "url")
    key = (*EVENT_COLUMNS, "source")
    model = Story

    def build(self, row: Row, scope: Scope) -> Story:
        return Story(
            event_id=row.event(),
            text=row.text("text", 5000, required=True),
            source_id=row.source(),
            url=row.address("url"),
        )

    def held(self, scope: Scope) -> QuerySet[Any, tuple[Any, ...]]:
        return Story.objects.values_list("pk", *EVENT_FIELDS, "text", "source", "url")


class Absences(EventTable):
    name = "absences"
    pattern = "absences.csv"
    columns = (*EVENT_COLUMNS, "athlete", "reason", "source", "url")
    key = (*EVENT_COLUMNS, "athlete")
    model = Absence

    def build(self, row: Row, scope: Scope) -> Absence:
        return Absence(
            event_id=row.event(),
            athlete_id=row.athlete(),
            reason=row.text("reason", 200),
            source_id=row.source(),
            url=row.address("url"),
        )

    def held(self, scope: Scope) -> QuerySet[Any, tuple[Any, ...]]:
        return Absence.objects.values_list(
            "pk", *EVENT_FIELDS, "athlete__slug", "reason", "source", "url"
        )


class UpsetNotes(EventTable):
    name = "upset_notes"
    pattern = "upset_notes.csv"
    columns = (*EVENT_COLUMNS, "headline", "note", "hidden", "hidden_because")
    key = EVENT_COLUMNS
    model = UpsetNote

    def build(self, row: Row, scope: Scope) -> UpsetNote:
        if row["hidden"] == "1" and not row["hidden_because"]:
            row.problem("hidden_because", "is empty; say why the upset is hidden")
        return UpsetNote(
            event_id=row.event(),
            headline=row.text("headline", 120),
            note=row.text("note", 5000),
            hidden=row.flag("hidden"),
            hidden_because=row.text("hidden_because", 200),
        )

    def held(self, scope: Scope) -> QuerySet[Any, tuple[Any, ...]]:
        return UpsetNote.objects.values_list(
            "pk", *EVENT_FIELDS, "headline", "note", "hidden", "hidden_because"
        )


class EventClaims(EventTable):
    """What sources say about an event as a whole."""

    name = "event_claims"
    pattern = "claims/events.csv"
    columns = (
        *EVENT_COLUMNS,
        *("kind", "subject", "value", "source", "title", "url", "said_on", "decision", "reason"),
    )
    key = (*EVENT_COLUMNS, "subject", "value", "source", "url")
    model = Claim

    def build(self, row: Row, scope: Scope) -> Claim:
        return Claim(event_id=row.event(), **claim(row))

    def held(self, scope: Scope) -> QuerySet[Any, tuple[Any, ...]]:
        return Claim.objects.filter(event__isnull=False).values_list(
            "pk", *EVENT_FIELDS, *CLAIM_FIELDS
        )


class AthleteClaims(Table):
    """What sources say about a person."""

    name = "athlete_claims"
    pattern = "claims/athletes.csv"
    columns = ("athlete", *EventClaims.columns[len(EVENT_COLUMNS) :])
    key = ("athlete", "subject", "value", "source", "url")
    model = Claim

    def build(self, row: Row, scope: Scope) -> Claim:
        return Claim(athlete_id=row.athlete(), **claim(row))

    def held(self, scope: Scope) -> QuerySet[Any, tuple[Any, ...]]:
        return Claim.objects.filter(athlete__isnull=False).values_list(
            "pk", "athlete__slug", *CLAIM_FIELDS
        )


class ResultClaims(Table):
    """What sources say about one result: the mark that others print differently."""

    name = "result_claims"
    pattern = "claims/results.csv"
    columns = ("championship", "edition", *Results.key, *AthleteClaims.columns[1:])
    key = ("championship", "edition", *Results.key, "subject", "value", "source", "url")
    model = Claim

    def build(self, row: Row, scope: Scope) -> Claim:
        return Claim(result_id=self._result(row), **claim(row))

    def _result(self, row: Row) -> int | None:
        """Id of the result; 0 while checking."""
        column = "athlete" if row["athlete"] else "country"
        found = row.references.results.get(result_name(row, Results().identity(row)))
        if found is None:
            row.problem(column, "has no such result there")
            return None
        if found != (row["country"], row["team"]):
            row.problem("country", f"is {' '.join(found).strip()} in that result")
        event_id = row.event()
        if not event_id:
            return 0
        unit = dict(zip(("event_id", *_UNIT), unit_key(row, event_id), strict=True))
        results = Result.objects.filter(
            **{f"unit__{name}": value for name, value in unit.items()},
            competitor_key=competitor_key(row.athlete(required=False), row["country"], row["team"]),
        )
        pk = results.values_list("pk", flat=True).first()
        if pk is None:
            row.unknown(column, "has no such result there")
        return pk

    def held(self, scope: Scope) -> QuerySet[Any, tuple[Any, ...]]:
        event = "result__unit__event"
        return Claim.objects.filter(result__isnull=False).values_list(
            *("pk", f"{event}__edition__championship", f"{event}__edition__slug"),
            *(f"{event}__sex", f"{event}__discipline"),
            *(f"result__unit__{name}" for name in ("implement", "component", "phase", "group")),
            *("result__athlete__slug", "result__country", "result__team", *CLAIM_FIELDS),
        )

    def published(self, held: QuerySet[Any, Any]) -> QuerySet[Any, Any]:
        return held.filter(
            result__unit__event__status=Status.PUBLISHED,
            result__unit__event__edition__status=Status.PUBLISHED,
        )


CLAIM_FIELDS = AthleteClaims.columns[1:]
_UNIT = ("phase", "group", "component", "implement")


def claim(row: Row) -> dict[str, Any]:
    """The columns that every claim has."""
    return {
        "kind": row.choice("kind", Claim.Kind.values),
        "subject": row.text("subject", 40, required=True),
        "value": row.text("value", 300, required=True),
        "source_id": row.source(),
        "title": row.text("title", 300),
        "url": row.address("url"),
        "said_on": row.partial_date("said_on"),
        "decision": row.choice("decision", Claim.Decision.values),
        "reason": row.text("reason", 1000),
    }
