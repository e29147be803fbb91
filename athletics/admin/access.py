"""Who may change what: contributors work on drafts, editors on what is public too."""

from typing import Any

from athletics.models import Athlete, Edition, Event, Result, Status


def may_change(user: Any, record: Any) -> bool:
    """Whether the user may change this record; the model's own permission is asked elsewhere."""
    if not user.has_perm("athletics.change_event"):
        return False
    return user.has_perm("athletics.publish_event") or not is_public(record)


def is_public(record: Any) -> bool:
    """Whether readers see it: an event or edition that is published, and what hangs on it."""
    if isinstance(record, Event | Edition):
        return record.status == Status.PUBLISHED
    if isinstance(record, Athlete):
        return Result.objects.visible_to(None).filter(athlete=record).exists()
    for name in ("event", "unit", "result", "edition", "athlete"):
        part = getattr(record, name, None)
        if part is not None:
            return is_public(part)
    return True
