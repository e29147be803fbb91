"""Which events a change of the record touches, so that what follows of them is derived anew."""

from typing import Any

from django.db.models import Q

from athletics.models import Athlete, Changeset, Edition, Event, Membership, SeasonListEntry
from athletics.services.changes import steps_of


def events_of(made: Changeset) -> set[int]:
    """Ids of the events whose reading may differ after a changeset: as they were, and are."""
    told = [record for step in steps_of(made) for record in (step.before, step.after)]
    return event_of(*told) | ({made.event_id} if made.event_id else set())


def event_of(*records: Any) -> set[int]:
    """Ids of the events that records are, belong to, or tell of.

    Those of an edition, all events of an athlete, since milestones tell names, days and the club of
    the time, and those whose season list has the line.
    """
    events: set[Any] = {record.pk for record in records if isinstance(record, Event)}
    editions = [record.pk for record in records if isinstance(record, Edition)]
    events |= set(Event.objects.filter(edition__in=editions).values_list("pk", flat=True))
    athletes = [record.pk for record in records if isinstance(record, Athlete)]
    athletes += [record.athlete_id for record in records if isinstance(record, Membership)]
    competed = Q(units__results__athlete__in=athletes) | Q(team_members__athlete__in=athletes)
    events |= set(Event.objects.filter(competed).values_list("pk", flat=True))
    events |= {getattr(record, "event_id", None) for record in records}
    units: set[Any] = {getattr(record, "unit_id", None) for record in records} - {None}
    results: set[Any] = {getattr(record, "result_id", None) for record in records} - {None}
    about = Event.objects.filter(Q(units__in=units) | Q(units__results__in=results))
    events |= set(about.values_list("pk", flat=True))
    for record in records:
        if isinstance(record, SeasonListEntry):
            listed = Event.objects.filter(
                edition=record.edition_id, discipline=record.discipline_id, sex=record.sex
            )
            events |= set(listed.values_list("pk", flat=True))
    return events - {None}
