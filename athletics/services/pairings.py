"""Who met whom most often, made anew from the published results."""

from django.db import transaction
from django.db.models import Count, F, Q, QuerySet

from athletics.domain.duels import TOOK_PART
from athletics.models import Athlete, Event, Pairing, Result

#: Meetings that make a pairing worth a row.
LEAST = 8
BATCH = 2000


@transaction.atomic
def rebuild_pairings(events: "QuerySet[Event] | None" = None) -> None:
    """Of all athletes, or of those with a result in the given events."""
    held, whose = Pairing.objects.all(), Q(unit__results__athlete__gt=F("athlete"))
    if events is not None:
        touched = list(
            Result.objects.filter(unit__event__in=events, athlete__isnull=False)
            .values_list("athlete", flat=True)
            .distinct()
        )
        held = held.filter(Q(first__in=touched) | Q(second__in=touched))
        other = Q(unit__results__athlete__gt=F("athlete"))
        other |= Q(unit__results__athlete__lt=F("athlete"))
        whose = Q(athlete__in=touched) & other
    counts = {
        frozenset((one, other)): (meetings, finals)
        for one, other, meetings, finals in _pairs(whose)
        .values_list("athlete", "unit__results__athlete")
        .annotate(meetings=Count("pk"), finals=Count("pk", filter=Q(unit__phase="final")))
        .filter(meetings__gte=LEAST)
        .order_by()
    }
    athletes = Athlete.objects.in_bulk(set().union(*counts))
    pairings = []
    for pair, (meetings, finals) in counts.items():
        first, second = sorted((athletes[pk] for pk in pair), key=lambda athlete: athlete.slug)
        pairings.append(Pairing(first=first, second=second, meetings=meetings, finals=finals))
    held.delete()
    Pairing.objects.bulk_create(
        sorted(pairings, key=lambda one: (one.first_id, one.second_id)), batch_size=BATCH
    )


def _pairs(whose: Q) -> "QuerySet[Result]":
    """A row for each two who took part in one race or contest; legs are part of theirs.

    All conditions on the other result stand in one ``filter``: apart, they would not be about
    the same row.
    """
    return (
        Result.objects.visible_to(None)
        .filter(
            whose,
            status__in=TOOK_PART,
            unit__component="",
            unit__results__status__in=TOOK_PART,
        )
        .exclude(unit__phase="unknown")
    )
