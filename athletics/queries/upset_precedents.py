"""A case in the light of others: precedents, the last time, the same athletes again."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Count, F, Max, Min, Q
from django.db.models.functions import Abs

from athletics.models import Athlete, Event, Upset, Viewer
from athletics.models.expectations import WHOLE
from athletics.queries.kept import kept
from athletics.queries.upset_bases import On, visible

PRECEDENTS = 5


@dataclass
class LastTime:
    """A favourite at least this strong beaten before; counts on the same basis."""

    of_type: Upset | None
    overall: Upset | None
    counts: dict[str, int]
    #: Events with this basis, their first and last year: the denominator.
    events: int
    years: tuple[int, int]


def precedents(event: Event, main: On | None, viewer: Viewer) -> list[Upset]:
    """Earlier cases of the same group of disciplines whose favourite had about this chance."""
    if main is None or main.chance is None:
        return []
    return list(
        visible(viewer)
        .filter(
            basis=main.basis,
            event__discipline__group=event.discipline.group,
            starts__lt=event.edition.start_date,
            favourite_chance__isnull=False,
        )
        .annotate(off=Abs(F("favourite_chance") - main.chance))
        .order_by("off", "-starts", "pk")[:PRECEDENTS]
    )


def last_time(event: Event, main: On | None, viewer: Viewer) -> LastTime | None:
    if main is None or main.chance is None:
        return None
    strong = visible(viewer).filter(
        basis=main.basis, favourite_chance__gte=main.percent * WHOLE // 100
    )
    same = Q(event__discipline=event.discipline_id, event__sex=event.sex)
    later = Q(starts__gt=event.edition.start_date)
    before = strong.filter(starts__lt=event.edition.start_date).order_by(
        "-starts", "-favourite_chance", "pk"
    )
    counts = strong.aggregate(
        of_type=Count("pk", filter=same),
        of_type_later=Count("pk", filter=same & later),
        overall=Count("pk"),
        overall_later=Count("pk", filter=later),
    )
    events = Event.objects.visible_to(viewer).filter(**{f"expectation__has_{main.basis}": True})
    held = kept(
        "events with a basis",
        main.basis,
        viewer,
        lambda: events.aggregate(
            count=Count("pk"), first=Min("edition__year"), last=Max("edition__year")
        ),
    )
    return LastTime(
        before.filter(same).first(),
        before.first(),
        counts,
        held["count"],
        (held["first"] or 0, held["last"] or 0),
    )


def others(
    event: Event, athletes: Sequence[Athlete], viewer: Viewer
) -> list[tuple[Athlete, list[Upset], list[Upset]]]:
    """What each won and suffered in other events, on the firmest basis; athletes without are out.

    One query.
    """
    held = list(
        visible(viewer)
        .leading()
        .filter(Q(favourite__in=athletes) | Q(winner__in=athletes))
        .exclude(event=event)
        .ranked()
    )
    both = [
        (
            athlete,
            [upset for upset in held if upset.winner_id == athlete.pk],
            [upset for upset in held if upset.favourite_id == athlete.pk],
        )
        for athlete in athletes
    ]
    return [one for one in both if one[1] or one[2]]
