from dataclasses import dataclass

from athletics.models import Claim, Club, Event, MedalHolder, Membership, Milestone, Viewer
from athletics.queries.milestones import ShownMilestone, strongest


@dataclass
class ClubPage:
    club: Club
    memberships: list[Membership]
    holdings: list[MedalHolder]
    claims: list[Claim]
    milestones: list[ShownMilestone]


def club_page(slug: str, viewer: Viewer) -> ClubPage:
    """A club, its athletes and what they won. Raises Club.DoesNotExist."""
    club = Club.objects.select_related("country").get(slug=slug)
    memberships = list(
        club.memberships.select_related("athlete__country", "source_set").order_by(
            "athlete__sort_name"
        )
    )
    members = [membership.athlete_id for membership in memberships]
    holdings = (
        MedalHolder.objects.visible_to(viewer)
        .filter(athlete__in=members)
        .select_related(
            "athlete", "medal__event__edition__championship", "medal__event__discipline"
        )
        .order_by("-medal__event__edition__start_date", "medal__colour")
    )
    claims = Claim.objects.filter(subject="club", event__quotes__athlete__in=members).exclude(
        event__in=Event.objects.hidden_from(viewer)
    )
    return ClubPage(
        club,
        memberships,
        list(holdings),
        list(claims.select_related("source", "event__edition", "event__discipline").distinct()),
        strongest(Milestone.objects.visible_to(viewer).filter(club=club)),
    )
