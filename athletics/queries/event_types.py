"""A discipline for one sex through all editions: winners, records, most titles."""

from collections import defaultdict
from dataclasses import dataclass

from django.db.models import Count

from athletics.domain.events import GROUPS, event_name, event_slug, split_event_slug
from athletics.models import (
    Championship,
    ChampionshipRecord,
    Discipline,
    Event,
    Medal,
    Upset,
    Viewer,
)
from athletics.queries.editions import Podium
from athletics.queries.medals import Tally, country_table_of, most_successful, without_squads
from athletics.queries.upset_lists import biggest
from athletics.queries.winning_drawing import Drawn, drawn

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
    records: dict[Championship, list[ChampionshipRecord]]
    #: Winning marks with the record line, by the slug of the championship; too few are left out.
    drawings: dict[str, Drawn]
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
    records = _records(event_type, viewer, order)
    drawings = [drawn(one.pk, winners[one], records.get(one, []), discipline) for one in order]
    return EventTypePage(
        event_type,
        {championship: winners[championship] for championship in order},
        records,
        {one.championship: one for one in drawings if one},
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
) -> dict[Championship, list[ChampionshipRecord]]:
    """One query."""
    held: dict[str, list[ChampionshipRecord]] = defaultdict(list)
    records = (
        ChampionshipRecord.objects.visible_to(viewer)
        .with_results()
        .filter(discipline=event_type.discipline, sex=event_type.sex)
        .order_by("-position")
    )
    for record in records:
        held[record.championship_id].append(record)
    return {one: held[one.pk] for one in order if one.pk in held}
