from typing import Any

from django.db.models import QuerySet
from django.urls import reverse

from athletics.api.serializers import championships as shapes
from athletics.api.serializers import events as event_shapes
from athletics.api.views.base import DetailEndpoint, ListEndpoint
from athletics.filters import EditionFilter, EventFilter
from athletics.models import Championship, Edition, Event
from athletics.queries import editions
from athletics.queries.addresses import moved_to
from athletics.queries.events import event_page
from athletics.queries.listings import editions_held, events_held, forecasts_of


class Championships(ListEndpoint):
    """Recurring competitions, with how many editions of each are held."""

    serializer_class = shapes.ChampionshipRow

    def held(self) -> QuerySet[Championship]:
        return editions.championships_held(None)


class ChampionshipDetail(DetailEndpoint):
    """One championship: its editions, and who won most."""

    serializer_class = shapes.ChampionshipDetail

    def read(self, **slugs: str) -> editions.ChampionshipPage:
        return editions.championship_page(slugs["championship"], None)


class Editions(ListEndpoint):
    """Holdings of championships, the newest first."""

    serializer_class = shapes.EditionRow
    filterset_class = EditionFilter

    def held(self) -> QuerySet[Edition]:
        return editions_held(None)


class EditionDetail(DetailEndpoint):
    """One edition: its events with their medals, the tables, and what it was remembered for."""

    serializer_class = shapes.EditionDetail

    def read(self, **slugs: str) -> editions.EditionPage:
        return editions.edition_page(slugs["championship"], slugs["edition"], None)

    def moved(self, **slugs: str) -> str | None:
        return moved_edition(**slugs)


class Events(ListEndpoint):
    """A discipline for one sex at one edition; the newest edition first."""

    serializer_class = event_shapes.EventRow
    filterset_class = EventFilter

    def held(self) -> QuerySet[Event]:
        return events_held(None)


class EventDetail(DetailEndpoint):
    """One event: every result of every round, medals, forecasts, milestones and sources."""

    serializer_class = event_shapes.EventDetail

    def read(self, **slugs: str) -> dict[str, Any]:
        page = event_page(slugs["championship"], slugs["edition"], slugs["event"], None)
        for source, count in page.sources:
            source.result_count = count  # type: ignore[attr-defined]
        return {
            "event": page.event,
            "medals": page.podium,
            "units": [race for stage in page.stages for race in stage.races],
            "forecasts": forecasts_of(page.event),
            "milestones": page.milestones,
            "sources": [source for source, _ in page.sources],
            "well_sourced": page.well_sourced,
            "previous": page.previous,
            "following": page.following,
        }

    def moved(self, event: str = "", **slugs: str) -> str | None:
        return moved_edition(**slugs, event=event)


def moved_edition(championship: str, edition: str, **event: str) -> str | None:
    """Where the edition, or its event, stands now."""
    target = moved_to(f"championships/{championship}/{edition}", None)
    if target is None:
        return None
    now = target.strip("/").split("/")[1:]
    name = "api:event" if event else "api:edition"
    return reverse(name, args=[*now, *event.values()])
