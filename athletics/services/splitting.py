"""One athlete who is two: a new one gets some of the results."""

from collections.abc import Sequence
from typing import Any

from django.contrib.auth.models import User

from athletics.models import (
    Athlete,
    Changeset,
    MedalDecision,
    Price,
    Quote,
    Redirect,
    Result,
    TeamMember,
)
from athletics.services import changes, touched_events
from athletics.services.merging import give
from athletics.services.rebuild import rebuild_events

#: What is told of an athlete in an event goes where all results of that event go.
_FOLLOWING: tuple[Any, ...] = (MedalDecision, Price, Quote)


class CannotSplitError(Exception):
    """Why one athlete stays one; the text is for the editor."""


def split(
    *,
    athlete: Athlete,
    new: Athlete,
    results: Sequence[int],
    team_members: Sequence[int],
    user: User | None,
    reason: str,
) -> Changeset:
    """One changeset: ``new``, not yet saved, gets the results and memberships of these ids.

    Medal decisions, prices and quotes follow where nothing of the athlete stays in the event; all
    else stays. Raises CannotSplitError, and ValidationError where ``new`` is not complete.
    """
    held = Result.objects.filter(athlete=athlete).select_related("unit")
    squads = TeamMember.objects.filter(athlete=athlete)
    moving: list[Any] = [*held.filter(pk__in=results), *squads.filter(pk__in=team_members)]
    _refuse(athlete, new, moving, len(set(results)) + len(set(team_members)), reason)
    left = {row.unit.event_id for row in held.exclude(pk__in=results)}
    left |= {row.event_id for row in squads.exclude(pk__in=team_members)}
    going = {row.unit.event_id if isinstance(row, Result) else row.event_id for row in moving}
    with changes.changeset(
        action="split",
        summary=f"Split {new} ({new.slug}) from {athlete} ({athlete.slug})",
        user=user,
        reason=reason,
    ) as made:
        new.full_clean()
        changes.save([new])
        for model in _FOLLOWING:
            moving += model.objects.filter(athlete=athlete, event__in=going - left)
        for row in moving:
            give(row, new)
        changes.save(moving)
        rebuild_events(events=touched_events.events_of(made))
    return made


def _refuse(athlete: Athlete, new: Athlete, moving: list[Any], named: int, reason: str) -> None:
    if not reason.strip():
        raise CannotSplitError("Say why the one is two.")
    if not moving:
        raise CannotSplitError("Tick the results that belong to the other athlete.")
    if len(moving) != named:
        raise CannotSplitError(f"Some of these results are not of {athlete}; look again.")
    if len(moving) == athlete.results.count() + athlete.team_memberships.count():
        raise CannotSplitError("Leave one result; to give them all another name, change the name.")
    if Redirect.objects.filter(old_path=f"athletes/{new.slug}").exists():
        raise CannotSplitError(f"The address {new.slug} was once given out; choose another.")
