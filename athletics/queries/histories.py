"""What was changed of an event or an athlete, newest first, as far as readers may know.

Only changes made since the event was first published are told: before that it was a draft. Who
made a change is told by the public name that they chose, never by the name of their account.
"""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, overload

from django.db.models import BigIntegerField, F, Func, Model, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Cast, Coalesce, JSONObject

from athletics.models import (
    Absence,
    Athlete,
    Changeset,
    Claim,
    Edition,
    Event,
    MedalDecision,
    Membership,
    Price,
    Quote,
    Result,
    SeasonBest,
    Status,
    Story,
    TeamMember,
    Unit,
    UpsetNote,
    Viewer,
    WorldRecord,
)
from athletics.queries.change_words import Change, Names, headline, lines

#: Actions that change who can see an event or an edition.
_PUBLISHING = ("publish", "withdraw")
_ABOUT_EVENT = (Unit, TeamMember, MedalDecision, Quote, Story, Absence, Price, UpsetNote)
_ABOUT_ATHLETE = (
    *(Membership, TeamMember, MedalDecision, Claim, Quote, Absence, Price),
    *(SeasonBest, WorldRecord),
)
_NO_EVENT = Cast(Value(None), BigIntegerField())

#: Rows of the history of one noun, each with ``of_event``: the event that it belongs to.
Part = tuple[type[Model], "QuerySet[Any]"]


@dataclass
class Entry:
    """One changeset, in words."""

    made_at: dt.datetime
    headline: str
    editor: str
    reason: str
    lines: list[str]
    #: When it was undone, and when the change was made that it undid.
    undone_at: dt.datetime | None
    undoes_at: dt.datetime | None


class History(Sequence[Entry]):
    """A sequence of entries, newest first; only those of a slice are read."""

    def __init__(self, subject: Event | Athlete, parts: list[Part], viewer: Viewer) -> None:
        self.subject = subject
        self._event = subject.pk if isinstance(subject, Event) else None
        visible = Event.objects.visible_to(viewer).order_by().values("pk")
        self._parts = [
            (
                noun,
                rows.order_by()
                .filter(changeset__isnull=False)
                .filter(Q(of_event=None) | Q(of_event__in=visible))
                .filter(Q(changeset__event=None) | Q(changeset__event__in=visible)),
            )
            for noun, rows in parts
        ]
        self._ids: list[int] | None = None
        self._since: dict[int, int] = {}

    def __len__(self) -> int:
        return len(self._changesets())

    @overload
    def __getitem__(self, position: int) -> Entry: ...
    @overload
    def __getitem__(self, position: slice) -> list[Entry]: ...
    def __getitem__(self, position: int | slice) -> Entry | list[Entry]:
        if isinstance(position, int):
            return self._entries([self._changesets()[position]])[0]
        return self._entries(self._changesets()[position])

    def _changesets(self) -> list[int]:
        """Ids of all that readers may know of."""
        if self._ids is None:
            columns = ("changeset_id", "of_event", "changeset__event_id")
            touched = [
                rows.values_list(Value(noun.__name__), *columns) for noun, rows in self._parts
            ]
            found = list(_loads(self.subject).union(*touched))
            changed = {noun for noun, *_ in found}
            self._parts = [part for part in self._parts if part[0].__name__ in changed]
            about = {event for *_, one, other in found for event in (one, other)}
            self._since = published_since({pk for pk in (*about, self._event) if pk})
            known = {pk for _, pk, *of in found if self._may_be_told(pk, self._event, *of)}
            self._ids = sorted(known, reverse=True)  # clocks are set back, ids are not
        return self._ids

    def _may_be_told(self, changeset: int, *events: int | None) -> bool:
        """Not before the events that it is about were published."""
        return all(changeset >= self._since[event] for event in events if event in self._since)

    def _entries(self, ids: list[int]) -> list[Entry]:
        made = {
            changeset.pk: changeset
            for changeset in Changeset.objects.filter(pk__in=ids)
            .select_related("undone_by", "undoes")
            .annotate(editor=F("made_by__editor__public_name"))
        }
        changes: dict[int, list[Change]] = {pk: [] for pk in ids}
        for change in _changes(self._parts, ids):
            if self._may_be_told(change.changeset, change.event):
                changes[change.changeset].append(change)
        names = Names.of(change for some in changes.values() for change in some)
        return [_entry(made[pk], changes[pk], names, self.subject) for pk in ids]


def event_history(championship: str, edition: str, slug: str, viewer: Viewer) -> History:
    """Twelve queries at most, that for the event included. Raises Event.DoesNotExist."""
    event = (
        Event.objects.visible_to(viewer)
        .select_related("edition__championship", "discipline")
        .get(edition__championship=championship, edition__slug=edition, slug=slug)
    )
    return History(event, _of_event(event), viewer)


def athlete_history(slug: str, viewer: Viewer) -> History:
    """The athlete and their results; twelve queries at most. Raises Athlete.DoesNotExist."""
    athlete = Athlete.objects.get(slug=slug)
    return History(athlete, _of_athlete(athlete, viewer), viewer)


def _rows(noun: type[Model]) -> Any:
    return noun.history  # type: ignore[attr-defined]  # every noun of the record has it


def _of_event(event: Event) -> list[Part]:
    units = _held_or_gone(Unit, event=event)
    results = _held_or_gone(Result, unit__in=units)
    decisions = _held_or_gone(MedalDecision, event=event)
    claims = Q(event=event) | Q(result_id__in=results) | Q(medal_decision_id__in=decisions)
    editions = Q(id=event.edition_id, changeset__action__in=_PUBLISHING)
    found: dict[type[Model], QuerySet[Any]] = {
        Event: _rows(Event).filter(id=event.pk),
        Edition: _rows(Edition).filter(editions),
        Result: _rows(Result).filter(unit_id__in=units),
        Claim: _rows(Claim).filter(claims),
        **{noun: _rows(noun).filter(event=event) for noun in _ABOUT_EVENT},
    }
    this = Cast(Value(event.pk), BigIntegerField())
    return [(noun, rows.annotate(of_event=this)) for noun, rows in found.items()]


def _of_athlete(athlete: Athlete, viewer: Viewer) -> list[Part]:
    results = Unit.objects.filter(results__athlete=athlete).order_by().values("event")
    teams = TeamMember.objects.filter(athlete=athlete).order_by().values("event")
    events = Event.objects.visible_to(viewer).order_by().filter(pk__in=results.union(teams))
    published = Q(changeset__action__in=_PUBLISHING)
    return [
        (Athlete, _rows(Athlete).filter(id=athlete.pk).annotate(of_event=_NO_EVENT)),
        (
            Result,
            _rows(Result).filter(athlete=athlete).annotate(of_event=_event_of_unit()),
        ),
        (
            Event,
            _rows(Event).filter(published, id__in=events.values("pk")).annotate(of_event=F("id")),
        ),
        (
            Edition,
            _rows(Edition)
            .filter(published, id__in=events.values("edition"))
            .annotate(of_event=_NO_EVENT),
        ),
        *((noun, _about_athlete(noun, athlete)) for noun in _ABOUT_ATHLETE),
    ]


def _about_athlete(noun: type[Model], athlete: Athlete) -> "QuerySet[Any]":
    has_event = any(field.name == "event" for field in noun._meta.concrete_fields)
    of_event = F("event_id") if has_event else _NO_EVENT
    rows: QuerySet[Any] = _rows(noun).filter(athlete=athlete).annotate(of_event=of_event)
    return rows


def _event_of_unit() -> Coalesce:
    """The event of a result, also where its race is no longer held; 0, which nobody sees, else."""
    gone = _rows(Unit).filter(id=OuterRef("unit_id")).order_by("-history_id").values("event_id")
    whole = BigIntegerField()
    return Coalesce(F("unit__event_id"), Subquery(gone[:1]), Value(0), output_field=whole)


def _held_or_gone(noun: Any, **about: Any) -> "QuerySet[Any]":
    """Ids of what is about something today, or was."""
    held = noun.objects.filter(**about).order_by().values_list("pk")
    return held.union(_rows(noun).filter(**about).order_by().values_list("id"))  # type: ignore[no-any-return]


def _loads(subject: Event | Athlete) -> "QuerySet[Any, Any]":
    """A load keeps no rows: all are told, but not of what was first entered at the desk."""
    begun = _rows(type(subject)).filter(id=subject.pk).order_by("history_id")
    return (
        Changeset.objects.order_by()
        .filter(action="load")
        .annotate(begun=Subquery(begun.values("history_type")[:1]))
        .filter(Q(begun=None) | Q(begun__in=("~", "-")))
        .values_list(Value(""), "pk", _NO_EVENT, _NO_EVENT)
    )


def published_since(events: Iterable[int]) -> dict[int, int]:
    """The changeset since which each event could be seen; without those that always could."""

    def first(noun: type[Model], pk: str) -> Subquery:
        rows = _rows(noun).filter(id=OuterRef(pk), status=Status.PUBLISHED).order_by("history_id")
        # What stood before its first change has no changeset, and so none before which it hid.
        return Subquery(rows.values("changeset")[:1])

    found = (
        Event.objects.order_by()
        .filter(pk__in=events)
        .values_list("pk", first(Event, "pk"), first(Edition, "edition_id"))
    )
    since = {pk: [one for one in both if one] for pk, *both in found}
    return {pk: max(known) for pk, known in since.items() if known}


class _Columns(JSONObject):
    """All columns of a row as one value, so that rows of different nouns come by one query."""

    def as_sql(self, compiler: Any, connection: Any, *args: Any, **extra: Any) -> Any:
        """Without asking SQLite whether it knows JSON: Django would take the write lock to ask."""
        return Func.as_sql(self, compiler, connection, *args, **extra)


def _changes(parts: list[Part], changesets: list[int]) -> list[Change]:
    """What changesets did to each record, with the values before and after, in one query."""
    if not changesets or not parts:
        return []
    queries = []
    for noun, rows in parts:
        fields = {field.attname: F(field.attname) for field in noun._meta.concrete_fields}
        earlier = _rows(noun).filter(id=OuterRef("id"), history_id__lt=OuterRef("history_id"))
        before = earlier.order_by("-history_id").annotate(then=_Columns(**fields)).values("then")
        queries.append(
            rows.filter(changeset__in=changesets).values_list(
                *(Value(noun.__name__), "history_id", "changeset_id", "of_event"),
                *("history_type", _Columns(**fields), Subquery(before[:1])),
            )
        )
    found = sorted(queries[0].union(*queries[1:], all=True), key=lambda row: (row[0], row[1]))
    nouns = {noun.__name__: noun for noun, _ in parts}
    changes: dict[tuple[str, int, int], Change] = {}
    for name, _, changeset, event, kind, now, before in found:
        after = None if kind == "-" else now
        standing = None if kind == "+" else before or (now if kind == "-" else {})
        step = changes.setdefault(
            (name, now["id"], changeset), Change(nouns[name], changeset, event, standing, after)
        )
        step.after, step.event = after, event
    return list(changes.values())


def _entry(made: Changeset, changes: list[Change], names: Names, subject: Event | Athlete) -> Entry:
    undone: Changeset | None = made.undone_by
    undoes: Changeset | None = getattr(made, "undoes", None)
    editor = getattr(made, "editor", None) or "an editor"
    return Entry(
        made_at=made.made_at,
        headline=headline(made.action, changes, names),
        editor="" if made.action == "load" else editor,
        reason=made.reason,
        lines=lines(changes, names, of_athlete=isinstance(subject, Athlete)),
        undone_at=undone.made_at if undone else None,
        undoes_at=undoes.made_at if undoes else None,
    )
