from typing import Any

from django.db.models import QuerySet
from django.urls import reverse

from athletics.api.serializers import athletes as shapes
from athletics.api.views.base import DetailEndpoint, ListEndpoint
from athletics.filters import AthleteFilter
from athletics.models import Athlete
from athletics.queries.addresses import moved_to
from athletics.queries.athletes import athlete_page


class Athletes(ListEndpoint):
    """People, in the order of their names."""

    serializer_class = shapes.AthleteRow
    filterset_class = AthleteFilter

    def held(self) -> QuerySet[Athlete]:
        return Athlete.objects.select_related("country", "source_set")


class AthleteDetail(DetailEndpoint):
    """One athlete: every result, place in a team, medal, club and milestone."""

    serializer_class = shapes.AthleteDetail

    def read(self, **slugs: str) -> dict[str, Any]:
        page = athlete_page(slugs["athlete"], None)
        return {
            "athlete": page.athlete,
            "countries": [
                {"country": country, "first_year": first, "last_year": last}
                for country, first, last in page.countries
            ],
            "memberships": page.memberships,
            "medals": [one for held in page.honours for one in held.holdings],
            "results": [outing for one in page.campaigns for outing in one.outings],
            "teams": [
                {"member": member, "colour": colour}
                for one in page.campaigns
                for member, colour in one.teams
            ],
            "absences": [absence for one in page.campaigns for absence in one.absences],
            "milestones": page.milestones,
            "sources": page.sources,
        }

    def moved(self, **slugs: str) -> str | None:
        target = moved_to(f"athletes/{slugs['athlete']}", None)
        return reverse("api:athlete", args=target.strip("/").split("/")[1:]) if target else None
