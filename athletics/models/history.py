"""History of the record: every change with who, when and why, as part of one changeset.

Kept by django-simple-history, one historical table a noun. A row of it knows its changeset: the
one that was open when it was written (see `services/changes.py`).
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django.db import models
from simple_history.models import HistoricalRecords

_open: ContextVar[int | None] = ContextVar("open_changeset", default=None)


def open_changeset() -> int | None:
    """Id of the changeset that is being written; None outside of any."""
    return _open.get()


@contextmanager
def writing(changeset_id: int | None) -> Iterator[None]:
    """While inside, all history belongs to that changeset."""
    token = _open.set(changeset_id)
    try:
        yield
    finally:
        _open.reset(token)


class PartOfChangeset(models.Model):
    """What a historical row adds to the values of the time."""

    changeset = models.ForeignKey(
        "athletics.Changeset", models.PROTECT, null=True, default=open_changeset, related_name="+"
    )

    class Meta:
        abstract = True


def kept_history() -> Any:
    """The ``history`` of a noun of the record."""
    return HistoricalRecords(bases=[PartOfChangeset])
