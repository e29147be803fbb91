"""What happened to a record since somebody opened it, and when to any of them."""

import datetime as dt
from itertools import pairwise
from typing import Any

from django.db.models import Max

from athletics.models import Changeset


def changes_since(record: Any, version: int) -> list[str]:
    """``venue: Népstadion → Puskás Aréna (Anna)``, for each field changed after that version."""
    rows = list(record.history.filter(version__gte=version).order_by("history_id"))
    changes: list[str] = []
    for earlier, later in pairwise(rows):
        editor = later.history_user or "somebody"
        changes += [
            f"{change.field}: {change.old or 'empty'} → {change.new} ({editor})"
            for change in later.diff_against(earlier, excluded_fields=["version"]).changes
        ]
    return changes


def last_change() -> dt.datetime | None:
    """When the record was last changed; one query."""
    last: dt.datetime | None = Changeset.objects.aggregate(last=Max("made_at"))["last"]
    return last
