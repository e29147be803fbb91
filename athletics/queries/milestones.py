"""Milestones as pages show them: the strongest of something, with the contests that prove them."""

from dataclasses import dataclass, field

from django.db.models import Prefetch

from athletics.models import Event, Milestone, MilestoneRow
from athletics.models.milestones import MilestoneQuerySet

#: Milestones that a page of something else shows.
MOST = 5


@dataclass
class ShownMilestone:
    milestone: Milestone
    #: The events whose rows prove it, in time order.
    events: list[Event] = field(default_factory=list)


def strongest(milestones: MilestoneQuerySet, most: int = MOST) -> list[ShownMilestone]:
    """Strongest first; one query."""
    rows = (
        MilestoneRow.objects.filter(milestone__in=milestones.strongest_first().values("pk")[:most])
        .select_related("milestone__event__edition", "event__edition", "event__discipline")
        .order_by(
            "-milestone__strength",
            "-milestone__starts",
            "milestone",
            "position",
        )
    )
    shown: dict[int, ShownMilestone] = {}
    for row in rows:
        one = shown.setdefault(row.milestone_id, ShownMilestone(row.milestone))
        if row.event not in one.events:
            one.events.append(row.event)
    return list(shown.values())


def with_rows(milestones: MilestoneQuerySet) -> MilestoneQuerySet:
    """For the list of milestones: each with what proves it; one query more."""
    rows = MilestoneRow.objects.select_related("event__edition", "athlete").order_by("position")
    return milestones.for_lists().prefetch_related(Prefetch("rows", rows))
