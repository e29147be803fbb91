"""Countries, disciplines, sources and season lists."""

from collections.abc import Iterable
from typing import Any

from django.db.models import QuerySet

from athletics.api.serializers import reference as shapes
from athletics.api.views.base import DetailEndpoint, ListEndpoint
from athletics.domain.events import event_name, event_slug
from athletics.filters import CountryFilter, DisciplineFilter, SeasonListFilter
from athletics.models import Country, Discipline, Source
from athletics.queries.countries import country_page
from athletics.queries.listings import (
    SeasonList,
    event_types_of,
    season_list,
    season_lists,
)
from athletics.queries.sources import with_counts


class Countries(ListEndpoint):
    """Team codes as used at the time, in the order of their names."""

    serializer_class = shapes.CountryRow
    filterset_class = CountryFilter

    def held(self) -> QuerySet[Country]:
        return Country.objects.all()


class CountryDetail(DetailEndpoint):
    """One country, by its code: medals by edition, places in finals, milestones."""

    serializer_class = shapes.CountryDetail

    def read(self, **slugs: str) -> dict[str, Any]:
        page = country_page(slugs["country"], None)
        return {
            "country": page.country,
            "predecessors": page.predecessors,
            "medals": [
                {
                    "championship": row.path[0],
                    "edition": row.path[1],
                    "name": row.name,
                    "gold": row.gold,
                    "silver": row.silver,
                    "bronze": row.bronze,
                }
                for rows in page.championships.values()
                for row in rows
            ],
            "placings": page.placings,
            "milestones": page.milestones,
            "left_out": [championship.slug for championship in page.left_out],
        }


class Disciplines(ListEndpoint):
    """What is contested, whoever and wherever, in the order of the programme."""

    serializer_class = shapes.DisciplineRow
    filterset_class = DisciplineFilter

    def held(self) -> QuerySet[Discipline]:
        return Discipline.objects.all()

    def rows(self, page: list[Discipline]) -> Iterable[Discipline]:
        return with_event_types(page)


class DisciplineDetail(DetailEndpoint):
    """One discipline, and the event types in which it was held."""

    serializer_class = shapes.DisciplineRow

    def read(self, **slugs: str) -> Discipline:
        return with_event_types([Discipline.objects.get(slug=slugs["discipline"])])[0]


def with_event_types(disciplines: list[Discipline]) -> list[Discipline]:
    held = event_types_of(disciplines, None)
    for discipline in disciplines:
        discipline.event_types = held[discipline.code]  # type: ignore[attr-defined]
    return disciplines


class Sources(ListEndpoint):
    """Where values come from, with how many results name each."""

    serializer_class = shapes.SourceRow

    def held(self) -> QuerySet[Source]:
        return Source.objects.all()

    def rows(self, page: list[Source]) -> Iterable[Source]:
        return with_counts(page, None)


class SourceDetail(DetailEndpoint):
    serializer_class = shapes.SourceRow

    def read(self, **slugs: str) -> Source:
        return with_counts([Source.objects.get(pk=slugs["source"])], None)[0]


class SeasonLists(ListEndpoint):
    """World lists on the eve of an edition, as known today; the newest edition first."""

    serializer_class = shapes.SeasonListRow
    filterset_class = SeasonListFilter
    last_key = ""

    def held(self) -> QuerySet[Any, dict[str, Any]]:
        return season_lists(None)

    def rows(self, page: list[dict[str, Any]]) -> Iterable[dict[str, Any]]:
        for row in page:
            discipline, sex = row["discipline__slug"], row["sex"]
            yield {
                "championship": row["edition__championship"],
                "edition": row["edition__slug"],
                "edition_name": f"{row['edition__city']} {row['edition__year']}",
                "year": row["edition__year"],
                "event_type": event_slug(sex, discipline),
                "name": event_name(sex, row["discipline__short_name"]),
                "discipline": discipline,
                "sex": sex,
                "lines": row["lines"],
            }


class SeasonListDetail(DetailEndpoint):
    """One season list with all its lines."""

    serializer_class = shapes.SeasonListDetail

    def read(self, **slugs: str) -> SeasonList:
        return season_list(slugs["championship"], slugs["edition"], slugs["event_type"], None)
