"""Things of one kind with what a line about each says, to be filtered, ordered and paged."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, F, Q, QuerySet, Sum

from athletics.domain.events import event_slug, split_event_slug
from athletics.models import (
    ChampionshipRecord,
    Discipline,
    Edition,
    Event,
    Forecast,
    Pairing,
    SeasonListEntry,
    Viewer,
)
from athletics.models.championships import seen_events
from athletics.queries.event_types import EventType


def editions_held(viewer: Viewer) -> QuerySet[Edition]:
    """Newest first, each with what is held of its events against their fields."""
    visible = seen_events(viewer)
    full = Q(
        events__coverage__full_list=True,
        events__coverage__held__gte=F("events__coverage__least_field"),
    )
    return (
        Edition.objects.visible_to(viewer)
        .select_related("championship", "country")
        .annotate(
            events_held=Count("events", filter=visible),
            results_held=Sum("events__coverage__results", filter=visible, default=0),
            competitors=Sum("events__coverage__held", filter=visible, default=0),
            least_field=Sum("events__coverage__least_field", filter=visible, default=0),
            full=Count("events", filter=visible & full),
        )
        .order_by("-start_date")
    )


def events_held(viewer: Viewer) -> QuerySet[Event]:
    """Newest first, each edition's in the order of its programme."""
    return (
        Event.objects.visible_to(viewer)
        .select_related("edition__championship", "discipline", "coverage", "field_sources")
        .order_by("-edition__start_date", "edition", "discipline__sort", "sex")
    )


def event_types_of(disciplines: Iterable[Discipline], viewer: Viewer) -> dict[str, list[EventType]]:
    """By code of the discipline; one query."""
    held = {one.code: one for one in disciplines}
    found: dict[str, list[EventType]] = defaultdict(list)
    events = Event.objects.visible_to(viewer).filter(discipline__in=held)
    for code, sex in events.order_by("sex").values_list("discipline", "sex").distinct():
        found[code].append(EventType(held[code], sex))
    return found


def forecasts_of(event: Event) -> list[Forecast]:
    """By basis, the favourite first; one query."""
    return list(event.forecasts.select_related("athlete"))


def records_held(viewer: Viewer) -> QuerySet[ChampionshipRecord]:
    return (
        ChampionshipRecord.objects.visible_to(viewer)
        .with_results()
        .select_related("championship")
        .order_by("championship__sort", "discipline__sort", "sex", "position")
    )


def pairings_held() -> QuerySet[Pairing]:
    return Pairing.objects.select_related("first", "second")


def season_lists(viewer: Viewer) -> "QuerySet[Any, dict[str, Any]]":
    """Each list once, as a dictionary, with the number of its lines; the newest edition first."""
    lists: QuerySet[Any, dict[str, Any]] = (
        SeasonListEntry.objects.filter(edition__in=Edition.objects.visible_to(viewer))
        .order_by()
        .values(
            *("edition__start_date", "edition_id", "discipline__sort", "sex"),
            *("edition__championship", "edition__slug", "edition__city", "edition__year"),
            *("discipline__slug", "discipline__short_name"),
        )
        .annotate(lines=Count("pk"))
        .order_by("-edition__start_date", "edition_id", "discipline__sort", "sex")
    )
    return lists


@dataclass
class SeasonList:
    edition: Edition
    discipline: Discipline
    sex: str
    entries: list[SeasonListEntry]

    @property
    def event_type(self) -> str:
        return event_slug(self.sex, self.discipline.slug)


def season_list(championship: str, edition: str, event_type: str, viewer: Viewer) -> SeasonList:
    """Three queries. Raises SeasonListEntry.DoesNotExist where no line is held."""
    try:
        sex, slug = split_event_slug(event_type)
        discipline = Discipline.objects.get(slug=slug)
        held = (
            Edition.objects.visible_to(viewer)
            .select_related("championship")
            .get(championship=championship, slug=edition)
        )
    except (ValueError, Discipline.DoesNotExist, Edition.DoesNotExist):
        raise SeasonListEntry.DoesNotExist(event_type) from None
    entries = SeasonListEntry.objects.filter(edition=held, discipline=discipline, sex=sex)
    found = list(entries.select_related("athlete", "country"))
    if not found:
        raise SeasonListEntry.DoesNotExist(event_type)
    return SeasonList(held, discipline, sex, found)
