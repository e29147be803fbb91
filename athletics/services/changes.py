"""Changes of the record: each one changeset, kept in history, undone as a whole."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.contrib.auth.models import User
from django.core.exceptions import ObjectDoesNotExist
from django.db import IntegrityError, transaction
from django.db.models import Value
from django.db.models.deletion import Collector, ProtectedError, RestrictedError
from simple_history.models import registered_models

from athletics.models import Changeset, Event
from athletics.models.history import open_changeset, writing
from athletics.services.archive_version import raise_version
from athletics.services.search_index import refresh_records

#: Any noun of the record: a model that keeps ``history``.
Record = Any


class CannotUndoError(Exception):
    """Why a changeset stays as it is; the text is for the editor."""


@contextmanager
def changeset(
    *,
    action: str,
    summary: str,
    user: User | None = None,
    reason: str = "",
    event: Event | None = None,
) -> Iterator[Changeset]:
    """One transaction: all history written inside belongs to the changeset that is yielded.

    At its end the search index follows what was changed, and the archive has a new version.
    """
    with transaction.atomic():
        made = Changeset.objects.create(
            action=action, summary=summary[:300], made_by=user, reason=reason[:300], event=event
        )
        with writing(made.pk):
            yield made
        if not transaction.get_rollback():
            refresh_records(_as_ever_told(made))
            raise_version()


def remember(records: Iterable[Record]) -> None:
    """Keep what stands in the database where the last row of history says otherwise, or is none.

    A load writes no history. Called before records are changed, so that each change can be undone
    to just what stood before it.
    """
    by_model: dict[type[Record], list[Any]] = defaultdict(list)
    for record in records:
        if record.pk is not None:
            by_model[type(record)].append(record.pk)
    for model, pks in by_model.items():
        known = _latest(model, pks)
        standing = model._base_manager.filter(pk__in=pks)
        untold = [
            one for one in standing if one.pk not in known or _values(one) != _values(known[one.pk])
        ]
        if untold:
            _write_history(untold, "as it stood before the change", changeset_id=None)


def _latest(model: Any, pks: Iterable[Any]) -> dict[Any, Record]:
    """The last that history tells of each record."""
    name = model._meta.pk.attname
    rows = model.history.filter(**{f"{name}__in": pks}).order_by("history_id")
    last = {getattr(row, name): row for row in rows}
    return {pk: row.instance for pk, row in last.items() if row.history_type != "-"}


def _write_history(records: Sequence[Any], why: str, update: bool = True, **columns: Any) -> None:
    model: Any = type(records[0])
    model.history.bulk_history_create(
        records, update=update, default_change_reason=why, custom_historical_attrs=columns
    )


def save(records: Sequence[Record]) -> None:
    """Insert or update, with history."""
    remember(records)
    for record in records:
        record.save()


def delete(records: Sequence[Record]) -> None:
    """Delete with history; what hangs on a record is deleted and remembered with it."""
    for record in records:
        _remember_dependents(record)
        record.delete()


def _remember_dependents(record: Record) -> None:
    collector = Collector(using="default")
    collector.collect([record])
    for model, instances in collector.data.items():
        if model in nouns():
            remember(instances)


@cache
def nouns() -> list[Any]:
    """The models that keep history, each after those it points to."""
    ordered: list[Any] = []
    kept = [model for model in registered_models.values() if isinstance(model, type)]

    def place(model: Any, above: tuple[Any, ...] = ()) -> None:
        if model in ordered or model in above:
            return
        for field in model._meta.concrete_fields:
            if field.is_relation and field.related_model in kept:
                place(field.related_model, (*above, model))
        ordered.append(model)

    for model in sorted(kept, key=lambda model: model.__name__):
        place(model)
    return ordered


def undo(*, changeset_id: int, user: User | None, reason: str = "") -> Changeset:
    """Put back what stood before a changeset, row for row, as a changeset of its own.

    Raises CannotUndoError where it was undone already, changed nothing that history keeps, was
    changed since, or is needed by later records.
    """
    with transaction.atomic():
        made = Changeset.objects.select_for_update().get(pk=changeset_id)
        if made.undone_by_id:
            raise CannotUndoError("This was undone already.")
        steps = steps_of(made)
        if not steps:
            raise CannotUndoError("Nothing that is kept in history was changed by this.")
        with changeset(
            action="undo",
            summary=f"Undo: {made.summary}",
            user=user,
            reason=reason,
            event=made.event,
        ) as undone:
            _Undo(steps).run()
        made.undone_by = undone
        made.save(update_fields=["undone_by"])
    return undone


@dataclass
class Step:
    """All that a changeset did to one record: None where it did not exist."""

    model: type[Record]
    pk: Any
    before: Record | None
    after: Record | None

    @property
    def name(self) -> str:
        try:
            told = str(self.after or self.before)
        except ObjectDoesNotExist:  # it calls itself by something that is gone
            told = str(self.pk)
        return f"{self.model._meta.verbose_name} {told}"


def steps_of(made: Changeset) -> list[Step]:
    """What a changeset did, record by record; each record after those it points to.

    Raises CannotUndoError where history does not tell what stood before.
    """
    return [step for model in _touched(made) for step in _steps(model, made)]


def _touched(made: Changeset) -> list[Any]:
    first, *rest = (
        model.history.filter(changeset=made).order_by().values_list(Value(model.__name__))
        for model in nouns()
    )
    names = {name for (name,) in first.union(*rest)}
    return [model for model in nouns() if model.__name__ in names]


def _as_ever_told(made: Changeset) -> Iterator[Record]:
    """Every record that a changeset touched, in every state that history tells of."""
    for model in _touched(made):
        name = model._meta.pk.attname
        rows = model.history.filter(changeset=made)
        for row in model.history.filter(**{f"{name}__in": rows.values(name)}):
            yield row.instance


def _steps(model: Any, made: Changeset) -> Iterator[Step]:
    name = model._meta.pk.attname
    by_pk: dict[Any, list[Any]] = defaultdict(list)
    for row in model.history.filter(changeset=made).order_by("history_id"):
        by_pk[getattr(row, name)].append(row)
    earlier: dict[Any, Any] = {}
    for row in model.history.filter(**{f"{name}__in": by_pk}).order_by("history_id"):
        pk = getattr(row, name)
        if row.history_id < by_pk[pk][0].history_id:
            earlier[pk] = row
    for pk, (first, *others) in by_pk.items():
        last = others[-1] if others else first
        if first.history_type == "~" and pk not in earlier:
            raise CannotUndoError(
                f"History does not tell how {model._meta.verbose_name} {first.instance} stood."
            )
        # a deletion tells what the deleting code held in memory: what was remembered is surer
        told = None if first.history_type == "+" else earlier.get(pk, first)
        before = told.instance if told else None
        after = None if last.history_type == "-" else last.instance
        if before or after:
            yield Step(model, pk, before, after)


class _Undo:
    """Three passes, so that no value that must be unique is in the way of its own return.

    Rows that will come back are taken out bare: foreign keys are checked when all is done.
    """

    def __init__(self, steps: list[Step]) -> None:
        self.steps = steps
        self.coming_back = [step for step in steps if step.before]

    def run(self) -> None:
        self._refuse_if_changed_since()
        for step in self.coming_back:
            step.model._base_manager.filter(pk=step.pk)._raw_delete("default")
        for step in reversed(self.steps):
            if step.before is None:
                self._take_away(step)
        for step in self.coming_back:
            self._put_back(step)
        self._refuse_if_something_is_missing()

    def _refuse_if_changed_since(self) -> None:
        by_model: dict[type[Record], list[Step]] = defaultdict(list)
        for step in self.steps:
            by_model[step.model].append(step)
        for model, steps in by_model.items():
            today = model._base_manager.in_bulk([step.pk for step in steps])
            for step in steps:
                now = today.get(step.pk)
                if (now and _values(now)) != (step.after and _values(step.after)):
                    raise CannotUndoError(
                        f"{step.name} was changed since; undo the later change first."
                    )

    def _take_away(self, step: Step) -> None:
        """Delete what the changeset brought, never what was added to it later."""
        record = step.model._base_manager.get(pk=step.pk)
        collector = Collector(using="default")
        try:
            collector.collect([record])
        except (ProtectedError, RestrictedError) as held:
            raise self._needed(step, held.args[1]) from None
        for model, others in collector.data.items():
            if model in nouns() and (later := [one for one in others if one != record]):
                raise self._needed(step, later)
        record.delete()

    def _needed(self, step: Step, by: Iterable[Any]) -> CannotUndoError:
        one = next(iter(by))
        return CannotUndoError(
            f"{step.name} is needed by {one._meta.verbose_name} {one}, which was added since; "
            "undo that first."
        )

    def _put_back(self, step: Step) -> None:
        record: Any = step.before
        try:
            with transaction.atomic():
                record.save_base(raw=True, force_insert=True)
        except IntegrityError:
            raise CannotUndoError(
                f"{step.name} cannot come back: another record has taken its place since."
            ) from None
        _write_history([record], "", update=step.after is not None, changeset_id=open_changeset())

    def _refuse_if_something_is_missing(self) -> None:
        """What came back may name records that were deleted since."""
        named: dict[Any, dict[Any, tuple[Step, str]]] = defaultdict(dict)
        for step in self.coming_back:
            for field in step.model._meta.concrete_fields:
                pk = getattr(step.before, field.attname)
                if field.is_relation and pk is not None:
                    named[field.related_model][pk] = step, field.verbose_name
        for model, pks in named.items():
            there = set(model._base_manager.filter(pk__in=pks).values_list("pk", flat=True))
            for pk in pks.keys() - there:
                step, what = pks[pk]
                raise CannotUndoError(f"{step.name} cannot come back: its {what} is gone.")


def _values(record: Record) -> list[Any]:
    return [getattr(record, field.attname) for field in record._meta.concrete_fields]
