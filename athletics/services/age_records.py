"""The youngest and oldest champions and medallists, made anew from the medals held today."""

from collections import defaultdict
from collections.abc import Iterator

from django.db import transaction
from django.db.models import OuterRef, QuerySet, Subquery

from athletics.domain.ages import AgeSpan, age_span, oldest, youngest
from athletics.models import AgeRecord, Event, Medal, Result

#: Athlete and event.
_Holding = tuple[int, int]
_EXTREMES = {"youngest": youngest, "oldest": oldest}


@transaction.atomic
def rebuild_age_records(events: "QuerySet[Event] | None" = None) -> None:
    """Of all championships, or of those that the given events belong to."""
    held, medals = AgeRecord.objects.all(), _medals()
    if events is not None:
        touched = set(events.values_list("edition__championship", flat=True))
        held = held.filter(championship__in=touched)
        medals = medals.filter(event__edition__championship__in=touched)
    held.delete()
    AgeRecord.objects.bulk_create(_records(medals))


def _medals() -> "QuerySet[Medal]":
    """Published medals of single athletes whose birth date is held, with the day of the final."""
    final = Result.objects.filter(
        unit__event=OuterRef("event"),
        unit__phase="final",
        unit__component="",
        competitor_key=OuterRef("competitor_key"),
    )
    return (
        Medal.objects.visible_to(None)
        .filter(athlete__isnull=False)
        .exclude(athlete__born="")
        .annotate(day=Subquery(final.values("date")[:1]))
    )


def _records(medals: "QuerySet[Medal]") -> Iterator[AgeRecord]:
    groups: dict[tuple[str, str, bool], list[tuple[_Holding, AgeSpan]]] = defaultdict(list)
    edition = "event__edition"
    columns = medals.values_list(
        *(f"{edition}__championship", "athlete__sex", "colour", "athlete", "event"),
        *("athlete__born", "day", f"{edition}__start_date", f"{edition}__end_date"),
    )
    for championship, sex, colour, athlete, event, born, day, start, end in columns.order_by(
        f"{edition}__start_date", "event", "colour", "competitor_key"
    ):
        holding = (athlete, event), age_span(born, day or start, day or end)
        groups[championship, sex, False].append(holding)
        if colour == "G":
            groups[championship, sex, True].append(holding)
    for (championship, sex, of_champions), held in sorted(groups.items()):
        for kind, extreme in _EXTREMES.items():
            for position, found in enumerate(extreme(held), 1):
                athlete, event = found.who
                yield AgeRecord(
                    championship_id=championship,
                    sex=sex,
                    kind=kind,
                    of_champions=of_champions,
                    athlete_id=athlete,
                    event_id=event,
                    least_years=found.span.least[0],
                    least_days=found.span.least[1],
                    most_years=found.span.most[0],
                    most_days=found.span.most[1],
                    certain=found.certain,
                    position=position,
                )
