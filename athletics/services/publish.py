"""Drafts made public, after the checks, with what will change shown first."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.contrib.auth.models import User

from athletics.models import Changeset, Edition, Event, Excuse, Medal, Milestone, Status
from athletics.services import changes, touched_events
from athletics.services.checks import CheckedFinding, check_event
from athletics.services.milestones import derived, touched_by
from athletics.services.rebuild import medals_today, rebuild_events


class CannotPublishError(Exception):
    """What stands against it; the text is for the editor."""


@dataclass
class PublishPreview:
    """What stands against publication, and what the public will see change."""

    errors: list[CheckedFinding]
    warnings: list[CheckedFinding]
    medals_new: list[Medal]
    medals_gone: list[Medal]
    results: int
    #: Sentences of milestones that come and go, at this event and at later ones.
    milestones_new: list[str]
    milestones_gone: list[str]


def preview(*, event: Event) -> PublishPreview:
    """Reads only."""
    found = check_event(event)
    today = list(medals_today(Event.objects.filter(pk=event.pk)))
    shown = Medal.objects.filter(event=event) if event.status == Status.PUBLISHED else []
    held = {(medal.competitor_key, medal.colour): medal for medal in shown}
    coming = {(medal.competitor_key, medal.colour): medal for medal in today}
    milestones_new, milestones_gone = _milestones(event)
    return PublishPreview(
        errors=[one for one in found if one.severity == "error"],
        warnings=[one for one in found if one.severity == "warning" and not one.excused],
        medals_new=[medal for key, medal in coming.items() if key not in held],
        medals_gone=[medal for key, medal in held.items() if key not in coming],
        results=sum(unit.results.count() for unit in event.units.all()),
        milestones_new=milestones_new,
        milestones_gone=milestones_gone,
    )


def _milestones(event: Event) -> tuple[list[str], list[str]]:
    """What comes and what goes, strongest first; nothing while the edition is a draft."""
    if event.edition.status != Status.PUBLISHED:
        return [], []
    series = touched_by({event.pk})
    coming = derived(series, also={event.pk}).values()
    new = {fact.sentence: fact.strength for fact in coming}
    shown = dict(
        Milestone.objects.filter(series__in=series)
        .order_by("-strength", "pk")
        .values_list("sentence", "strength")
    )
    told = sorted(new.keys() - shown.keys(), key=lambda text: (-new[text], text))
    return told, [text for text in shown if text not in new]


def publish_event(
    *, event: Event, user: User, reasons: Mapping[str, str], reason: str = ""
) -> Changeset:
    """Publish an event. Raises CannotPublishError on errors and on warnings without a reason.

    ``reasons`` by ``rule|subject`` of each warning excused.
    """
    plan = preview(event=event)
    if plan.errors:
        raise CannotPublishError(f"{len(plan.errors)} errors stand: {plan.errors[0].message}")
    missing = [one for one in plan.warnings if not reasons.get(one.key, "").strip()]
    if missing:
        raise CannotPublishError(f"Give a reason for each warning: {missing[0].message}")
    with changes.changeset(
        action="publish", summary=f"Published {event}", user=user, reason=reason, event=event
    ) as made:
        changes.save(
            [
                Excuse(
                    rule=one.rule,
                    subject=one.subject,
                    reason=reasons[one.key].strip()[:300],
                    excused_by=user,
                )
                for one in plan.warnings
            ]
        )
        changes.remember([event])
        event.status = Status.PUBLISHED
        event.version += 1
        event.save(update_fields=["status", "version"])
        rebuild_events(events={event.pk})
    return made


def publish_edition(*, edition: Edition, user: User, reason: str = "") -> Changeset:
    """Make an edition public; its events keep their own status."""
    with changes.changeset(
        action="publish", summary=f"Published {edition.official_name}", user=user, reason=reason
    ) as made:
        changes.remember([edition])
        edition.status = Status.PUBLISHED
        edition.version += 1
        edition.save(update_fields=["status", "version"])
        rebuild_events(events=touched_events.event_of(edition))
    return made


def withdraw(*, record: Event | Edition, user: User, reason: str) -> Changeset:
    """Back to draft: staff only see it."""
    event = record if isinstance(record, Event) else None
    with changes.changeset(
        action="withdraw", summary=f"Back to draft: {record}", user=user, reason=reason, event=event
    ) as made:
        changes.remember([record])
        record.status = Status.DRAFT
        record.version += 1
        record.save(update_fields=["status", "version"])
        rebuild_events(events=touched_events.event_of(record))
    return made


def copy_edition(*, earlier: Edition, edition: Edition, user: User) -> Changeset:
    """A new draft edition with the programme of events of an earlier one, not its results."""
    with changes.changeset(
        action="copy", summary=f"New edition {edition} from {earlier}", user=user
    ) as made:
        edition.championship = earlier.championship
        edition.status = Status.DRAFT
        edition.full_clean()
        changes.save([edition])
        changes.save(
            [
                Event(
                    edition=edition,
                    discipline=event.discipline,
                    sex=event.sex,
                    slug=event.slug,
                    status=Status.DRAFT,
                )
                for event in earlier.events.select_related("discipline")
            ]
        )
    return made
