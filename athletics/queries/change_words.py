"""A change of the record in words that somebody who never saw a table understands."""

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import (
    BooleanField,
    DateField,
    Field,
    IntegerField,
    Model,
    QuerySet,
    Value,
)
from django.utils.text import Truncator

from athletics.domain.dates import PartialDate, day_in_words
from athletics.domain.events import event_name
from athletics.domain.marks import format_wind
from athletics.domain.medals import COLOURS
from athletics.domain.names import display_name
from athletics.domain.rounds import unit_name
from athletics.models import (
    Athlete,
    Club,
    Discipline,
    Edition,
    Event,
    MedalDecision,
    Result,
    Source,
    SourceSet,
    Unit,
)
from athletics.models.fields import PartialDateField

#: How many changed values one changeset is told by; of more, only the number.
MOST_LINES = 20
#: Up to so many records added or taken out are named.
MOST_NAMED = 3
NOTHING = "not held"

_HEADLINES = {
    "load": "Loaded from the fixtures",
    "edit": "Edited",
    "delete": "Deleted",
    "publish": "Published",
    "withdraw": "Taken back to draft",
    "undo": "An earlier change undone",
    "merge": "Two entries of one athlete merged",
    "split": "Two athletes parted",
    "copy": "Programme taken over from an earlier edition",
}
_LABELS = {
    "advanced": "went on",
    "body": "deciding body",
    "born": "born",
    "effective": "in force from",
    "family_name": "family name",
    "field": "size of the field",
    "field_sources_id": "sources of the size",
    "legal_mark": "best legal mark",
    "legal_wind": "wind of the best legal mark",
    "rule": "rule of the disqualification",
    "slug": "address",
    "source_set_id": "sources",
    "tags": "records",
    "unit_id": "round",
    "url": "page of the source",
}
#: What is counted for editors only, or never changes.
_HIDDEN = {"version", "edition_id"}
#: Columns that tell a reader which record it is.
_SUBJECTS = {"athlete_id", "unit_id", "club_id"}

Values = dict[str, Any]


@dataclass
class Change:
    """What one changeset did to one record: its columns before and after, None where it was not.

    ``before`` is empty where nobody kept what stood.
    """

    noun: type[Model]
    changeset: int
    event: int | None
    before: Values | None
    after: Values | None

    @property
    def values(self) -> Values:
        """Of the record, as it is named."""
        return self.after or self.before or {}

    def named(self) -> Iterator[tuple[str, Any]]:
        """Columns and values that are told: those that tell which record it is, or differ."""
        for column, value in self.values.items():
            if value and column in _SUBJECTS:
                yield column, value
        for column, value in (self.after or {}).items():
            if self.before and self.before.get(column) != value:
                yield from ((column, one) for one in (self.before.get(column), value) if one)


@dataclass
class Names:
    """What the ids in changed values stand for, by column."""

    by_column: dict[str, dict[Any, str]]

    @classmethod
    def of(cls, changes: Iterable[Change]) -> "Names":
        """One query for each kind of thing that is named."""
        ids: dict[str, set[Any]] = defaultdict(set)
        for change in changes:
            if change.event:
                ids["event_id"].add(change.event)
            for column, value in change.named():
                ids[_COLUMNS.get(column, column)].add(value)
        found = {column: reader(ids[column]) for column, reader in _READERS.items() if ids[column]}
        return cls(found)

    def get(self, column: str, value: Any) -> str | None:
        """None for a column that names nothing, and for no value."""
        named = self.by_column.get(_COLUMNS.get(column, column))
        return named.get(value, "one no longer held") if named and value else None


def headline(action: str, changes: list[Change], names: Names) -> str:
    if action != "paste":
        return _HEADLINES.get(action, "Changed")
    rounds = {_round(change, names) for change in changes if change.noun is Result}
    return f"Results of the {', '.join(sorted(rounds))} pasted" if rounds else "Results pasted"


def lines(changes: list[Change], names: Names, *, of_athlete: bool) -> list[str]:
    """``12 results added, final``; ``Josh Kerr, final: mark 3:29.83 → 3:29.38``."""
    told = _Teller(names, of_athlete)
    whole = told.added_and_gone(changes)
    changed = [line for change in changes for line in told.changed(change)]
    more = len(changed) - MOST_LINES
    if more > 0:
        changed = [*changed[:MOST_LINES], f"and {more} more changed values"]
    return [*whole, *changed]


@dataclass
class _Teller:
    names: Names
    of_athlete: bool

    def added_and_gone(self, changes: Iterable[Change]) -> list[str]:
        groups: dict[tuple[type[Model], str], list[Change]] = defaultdict(list)
        for change in changes:
            # A race comes and goes with its results.
            if change.noun is Unit or (change.before is None) == (change.after is None):
                continue
            groups[change.noun, "added" if change.before is None else "taken out"].append(change)
        return [self._counted(noun, verb, some) for (noun, verb), some in groups.items()]

    def _counted(self, noun: type[Model], verb: str, changes: list[Change]) -> str:
        named = noun._meta.verbose_name if len(changes) == 1 else noun._meta.verbose_name_plural
        line = f"{len(changes)} {named} {verb}"
        if len(changes) <= MOST_NAMED:
            subjects = [subject for change in changes if (subject := self.subject(change))]
            return f"{line}: {'; '.join(subjects)}" if subjects else line
        rounds = sorted({_round(change, self.names) for change in changes if noun is Result})
        return f"{line}, {', '.join(rounds)}" if rounds else line

    def changed(self, change: Change) -> list[str]:
        """A line for each value that differs."""
        if change.before is None or change.after is None:
            return []
        subject = self.subject(change)
        if not change.before:
            return [f"{subject or change.noun._meta.verbose_name}: what stood before was not kept"]
        return [
            f"{subject}: {told}" if subject else told
            for field in change.noun._meta.concrete_fields
            if (told := self._difference(field, change.before, change.after))
        ]

    def _difference(self, field: "Field[Any, Any]", before: Values, after: Values) -> str:
        column = field.attname
        hidden = not field.editable or field.primary_key or column in _HIDDEN
        if hidden or before.get(column) == after.get(column):
            return ""
        label = _LABELS.get(column, str(field.verbose_name))
        old, new = (self._shown(field, values.get(column)) for values in (before, after))
        return f"{label} {old} → {new}"

    def _shown(self, field: "Field[Any, Any]", value: Any) -> str:
        if value is None or value == "":
            return NOTHING
        if named := self.names.get(field.attname, value):
            return named
        if field.flatchoices:
            return str(dict(field.flatchoices).get(value, value))
        return Truncator(_formatted(field, value)).chars(160)

    def subject(self, change: Change) -> str:
        """Who and where; on an athlete's own history the event instead of the name."""
        values, parts = change.values, []
        if change.noun is Edition:
            return f"{values['city']} {values['year']}"
        if self.of_athlete:
            parts.append(self.names.get("event_id", change.event) if change.event else None)
            parts.append(self.names.get("club_id", values.get("club_id")))
        else:
            athlete = values.get("athlete_id")
            parts.append(self.names.get("athlete_id", athlete) if athlete else _team(values))
        if change.noun is Result:
            parts.append(_round(change, self.names))
        if change.noun is MedalDecision:
            parts.append(COLOURS.get(values["colour"], ""))
        return ", ".join(part for part in parts if part)


def _team(values: Values) -> str:
    return f"{values.get('country_id') or ''} {values.get('team') or ''}".strip()


def _round(change: Change, names: Names) -> str:
    name = names.get("unit_id", change.values.get("unit_id")) or "round not known"
    return name[:1].lower() + name[1:]


def _formatted(field: "Field[Any, Any]", value: Any) -> str:
    if field.name in ("wind", "legal_wind"):
        return format_wind(value)
    if field.name == "reaction":
        return f"{value // 1000}.{value % 1000:03d} s"
    if isinstance(field, PartialDateField):
        return PartialDate.from_sort_key(value).in_words()
    if isinstance(field, DateField):
        return day_in_words(dt.date.fromisoformat(value))
    if isinstance(field, BooleanField):
        return "yes" if value else "no"
    return str(value)


def _with_gone(noun: Any, ids: set[Any], *columns: str) -> "QuerySet[Any, Any]":
    """Of those that are held, and of those that were, what they were called last comes last."""
    held = Value(1, IntegerField())
    past = noun.history.filter(id__in=ids).values_list("id", *columns, Value(0, IntegerField()))
    today = noun.objects.filter(pk__in=ids).values_list("pk", *columns, held)
    return past.order_by().union(today.order_by())  # type: ignore[no-any-return]


def _athletes(ids: set[Any]) -> dict[Any, str]:
    found = _with_gone(Athlete, ids, "given_name", "family_name", "name_order")
    rows = sorted(found, key=lambda row: row[-1])
    return {pk: display_name(*name) for pk, *name, _ in rows}


def _units(ids: set[Any]) -> dict[Any, str]:
    found = _with_gone(Unit, ids, "phase", "group", "component")
    rows = sorted(found, key=lambda row: row[-1])
    return {
        pk: f"leg {component}" if component else unit_name(phase, group)
        for pk, phase, group, component, _ in rows
    }


def _events(ids: set[Any]) -> dict[Any, str]:
    columns = ("pk", "sex", "discipline__short_name", "edition__city", "edition__year")
    found = Event.objects.filter(pk__in=ids).values_list(*columns)
    return {pk: f"{event_name(sex, name)}, {city} {year}" for pk, sex, name, city, year in found}


def _clubs(ids: set[Any]) -> dict[Any, str]:
    return dict(Club.objects.filter(pk__in=ids).values_list("pk", "name"))


def _source_sets(ids: set[Any]) -> dict[Any, str]:
    found: dict[Any, list[str]] = defaultdict(list)
    rows = SourceSet.objects.filter(pk__in=ids).order_by("pk", "items__position")
    for pk, title in rows.values_list("pk", "items__source__title"):
        found[pk].append(title or "")
    return {pk: "; ".join(titles) for pk, titles in found.items()}


def _sources(ids: set[Any]) -> dict[Any, str]:
    return dict(Source.objects.filter(pk__in=ids).values_list("pk", "title"))


def _disciplines(ids: set[Any]) -> dict[Any, str]:
    return dict(Discipline.objects.filter(pk__in=ids).values_list("pk", "short_name"))


#: Columns that name the same kind of thing as another.
_COLUMNS = {"field_sources_id": "source_set_id", "component": "discipline_id"}
_READERS: dict[str, Callable[[set[Any]], dict[Any, str]]] = {
    "athlete_id": _athletes,
    "unit_id": _units,
    "event_id": _events,
    "club_id": _clubs,
    "source_set_id": _source_sets,
    "source_id": _sources,
    "discipline_id": _disciplines,
}
