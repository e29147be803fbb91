"""What follows from the results: upsets, milestones, records, two athletes against each other."""

from collections.abc import Iterable

from django.db.models import QuerySet
from django.urls import reverse

from athletics.api.serializers import head_to_head as head_to_head_shapes
from athletics.api.serializers import records as record_shapes
from athletics.api.serializers import upsets as upset_shapes
from athletics.api.serializers.milestones import MilestoneRow
from athletics.api.views.base import DetailEndpoint, ListEndpoint
from athletics.api.views.championships import moved_edition
from athletics.filters import MilestoneFilter, PairingFilter, RecordFilter, UpsetFilter
from athletics.models import Athlete, ChampionshipRecord, Milestone, Pairing, Upset
from athletics.queries.addresses import moved_to
from athletics.queries.head_to_head import HeadToHead, athletes_of, head_to_head
from athletics.queries.listings import pairings_held, records_held
from athletics.queries.milestones import with_rows
from athletics.queries.records import Progression, progression
from athletics.queries.upset_case import CasePage, case_page
from athletics.queries.upsets import UpsetRow, read_with_all, upset_rows


class Upsets(ListEndpoint):
    """Favourites beaten; unless a basis is chosen, each event stands once, on its firmest."""

    serializer_class = upset_shapes.UpsetRow
    filterset_class = UpsetFilter

    def held(self) -> QuerySet[Upset]:
        return read_with_all(Upset.objects.visible_to(None))

    def rows(self, page: list[Upset]) -> Iterable[UpsetRow]:
        return upset_rows(page)


class UpsetDetail(DetailEndpoint):
    """What was expected of an event, and what came; also where the favourite won."""

    serializer_class = upset_shapes.UpsetDetail

    def read(self, **slugs: str) -> CasePage:
        return case_page(slugs["championship"], slugs["edition"], slugs["event"], None)

    def moved(self, **slugs: str) -> str | None:
        target = moved_edition(**slugs)
        return target.replace("/events/", "/upsets/", 1) if target else None


class Milestones(ListEndpoint):
    """Facts about results in the light of all earlier ones, the newest edition first."""

    serializer_class = MilestoneRow
    filterset_class = MilestoneFilter

    def held(self) -> QuerySet[Milestone]:
        visible = with_rows(Milestone.objects.visible_to(None).newest_first())
        return visible.select_related("athlete", "country", "club")


class Records(ListEndpoint):
    """Championship records; with ``steps=all`` every mark that once was one."""

    serializer_class = record_shapes.RecordRow
    filterset_class = RecordFilter

    def held(self) -> QuerySet[ChampionshipRecord]:
        return records_held(None)


class RecordDetail(DetailEndpoint):
    """The progression of one championship record."""

    serializer_class = record_shapes.RecordDetail

    def read(self, **slugs: str) -> Progression:
        return progression(slugs["championship"], slugs["event_type"], None)


class HeadToHeads(ListEndpoint):
    """Pairs of athletes who met most often in the same race or contest."""

    serializer_class = head_to_head_shapes.PairingRow
    filterset_class = PairingFilter

    def held(self) -> QuerySet[Pairing]:
        return pairings_held()


class HeadToHeadDetail(DetailEndpoint):
    """Any two athletes, in the order of their slugs: the other order redirects."""

    serializer_class = head_to_head_shapes.HeadToHeadDetail

    def read(self, **slugs: str) -> HeadToHead:
        first, second = slugs["first"], slugs["second"]
        held = athletes_of([first, second])
        if len(held) < 2 or first > second:
            raise Athlete.DoesNotExist
        return head_to_head(held[first], held[second], None)

    def moved(self, **slugs: str) -> str | None:
        """Where both stand now; None where one never did, or both are one."""
        held = athletes_of(slugs.values())
        now = {held[slug].slug if slug in held else _now(slug) for slug in slugs.values()}
        if None in now or len(now) < 2:
            return None
        return reverse("api:head-to-head", args=sorted(filter(None, now)))


def _now(slug: str) -> str | None:
    target = moved_to(f"athletes/{slug}", None)
    return target.strip("/").rpartition("/")[2] if target else None
