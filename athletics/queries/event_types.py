"""A discipline for one sex through all editions: winners, records, most titles."""

from collections import defaultdict
from dataclasses import dataclass

from django.db.models import Count, F, Q
from django.db.models.functions import Coalesce

from athletics.domain.events import GROUPS, event_name, event_slug, split_event_slug
from athletics.domain.marks import WIND_LIMIT
from athletics.domain.records import comparable, progression
from athletics.models import Championship, Discipline, Event, Medal, Result, Upset, Viewer
from athletics.queries.editions import Podium
from athletics.queries.medals import Tally, country_table_of, most_successful, without_squads
from athletics.queries.upset_lists import biggest

MOST = 12


@dataclass(frozen=True)
class EventType:
    """Not stored: a discipline and a sex."""

    discipline: Discipline
    sex: str

    @property
    def name(self) -> str:
        return event_name(self.sex, self.discipline.short_name)

    @property
    def slug(self) -> str:
        return event_slug(self.sex, self.discipline.slug)


@dataclass
class EventTypePage:
    event_type: EventType
    #: Editions with podiums, newest first, by championship.
    winners: dict[Championship, list[Podium]]
    #: The progression of the championship record, newest first, by championship.
    records: dict[Championship, list[Result]]
    athletes: list[Tally]
    countries: list[Tally]
    relays_without_squads: int
    upsets: list[Upset]


def event_types(viewer: Viewer) -> dict[str, list[tuple[EventType, int]]]:
    """Every event type held with the number of its editions, by group of disciplines."""
    disciplines = Discipline.objects.in_bulk()
    counts = (
        Event.objects.visible_to(viewer)
        .values_list("discipline", "sex")
        .annotate(count=Count("pk"))
        .order_by("discipline__sort", "sex")
    )
    groups: dict[str, list[tuple[EventType, int]]] = defaultdict(list)
    for code, sex, count in counts:
        event_type = EventType(disciplines[code], sex)
        groups[GROUPS[event_type.discipline.group]].append((event_type, count))
    return dict(groups)


def event_type_page(slug: str, viewer: Viewer) -> EventTypePage:
    """Raises Event.DoesNotExist where no edition held such an event."""
    try:
        sex, discipline_slug = split_event_slug(slug)
        discipline = Discipline.objects.get(slug=discipline_slug)
    except (ValueError, Discipline.DoesNotExist):
        raise Event.DoesNotExist(slug) from None
    event_type = EventType(discipline, sex)
    podiums = _podiums(event_type, viewer)
    if not podiums:
        raise Event.DoesNotExist(slug)
    medals = Medal.objects.visible_to(viewer).filter(event__discipline=discipline, event__sex=sex)
    winners: dict[Championship, list[Podium]] = defaultdict(list)
    for podium in podiums:
        winners[podium.event.edition.championship].append(podium)
    order = sorted(winners, key=lambda championship: championship.sort)
    return EventTypePage(
        event_type,
        {championship: winners[championship] for championship in order},
        _records(event_type, viewer, order),
        most_successful(medals, MOST),
        country_table_of(medals.filter(event__edition__championship__countries_held=True))[:MOST],
        without_squads(medals).count() if discipline.for_teams else 0,
        biggest(viewer, event__discipline=discipline, event__sex=sex),
    )


def _podiums(event_type: EventType, viewer: Viewer) -> list[Podium]:
    events = (
        Event.objects.visible_to(viewer)
        .filter(discipline=event_type.discipline, sex=event_type.sex)
        .select_related("edition__championship", "discipline")
        .order_by("-edition__start_date")
    )
    podiums = {event.pk: Podium(event) for event in events}
    medals = Medal.objects.filter(event__in=list(podiums)).select_related("athlete", "country")
    for medal in medals.order_by("colour", "pk"):
        podiums[medal.event_id].medals[medal.colour].append(medal)
    return list(podiums.values())


def _records(
    event_type: EventType, viewer: Viewer, order: list[Championship]
) -> dict[Championship, list[Result]]:
    """Two queries: all marks as bare numbers, then the few rows that were records."""
    discipline = event_type.discipline
    marks = (
        Result.objects.visible_to(viewer)
        .filter(
            Q(wind__lte=WIND_LIMIT) | Q(wind=None) if discipline.wind_counts else Q(),
            unit__event__discipline=discipline,
            unit__event__sex=event_type.sex,
            unit__component="",
            unit__implement="",
            mark_value__isnull=False,
        )
        .exclude(status="DQ")
        .exclude(mark__endswith="w")
        .annotate(day=Coalesce("date", F("unit__event__edition__end_date")))
        .order_by("day", "mark_value" if discipline.better == "lower" else "-mark_value")
        .values_list("pk", "mark", "mark_value", "unit__event__edition__championship")
    )
    by_championship: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for pk, mark, value, championship in marks:
        by_championship[championship].append((pk, comparable(mark, value or 0, discipline.code)))
    wanted = {
        championship: [pk for pk, _ in progression(rows, _value, discipline.better)]
        for championship, rows in by_championship.items()
    }
    rows = Result.objects.select_related(
        "athlete", "country", "unit__event__edition", "unit__event__discipline"
    ).in_bulk([pk for pks in wanted.values() for pk in pks])
    return {
        championship: [rows[pk] for pk in reversed(wanted[championship.pk])]
        for championship in order
        if wanted.get(championship.pk)
    }


def _value(row: tuple[int, int]) -> int:
    return row[1]
