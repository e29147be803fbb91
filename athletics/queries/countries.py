"""Countries: their medals, medallists and placings, as the code of the time."""

from collections import Counter
from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from athletics.domain.medal_chart import MedalChart, Medals, chart
from athletics.models import Championship, Country, Event, Medal, Milestone, Result, Viewer
from athletics.queries.medals import Tally, country_table_of, without_squads
from athletics.queries.milestones import ShownMilestone, strongest

#: Placings of a final that count as such.
FINALISTS = 8
MOST_PLACINGS = 20


def counted_medals(viewer: Viewer) -> QuerySet[Medal]:
    """Medals of the championships whose countries the archive holds."""
    return Medal.objects.visible_to(viewer).filter(
        event__edition__championship__countries_held=True
    )


@dataclass
class CountriesPage:
    table: list[Tally]
    #: Countries with results and no medal.
    others: list[Country]
    #: Championships that are not in the table.
    left_out: list[Championship]


def countries_page(viewer: Viewer) -> CountriesPage:
    table = country_table_of(counted_medals(viewer))
    held = {tally.holder.pk for tally in table}
    # Without the drafts, and not with the published: so each country is left at its first result.
    hidden = Event.objects.hidden_from(viewer)
    results = Result.objects.filter(country=OuterRef("pk")).exclude(unit__event__in=hidden)
    others = Country.objects.exclude(pk__in=held).filter(Exists(results))
    return CountriesPage(
        table,
        list(others),
        list(Championship.objects.filter(countries_held=False)),
    )


@dataclass
class PlacingRow:
    """How often the country had each place from 1 to 8 in finals of a championship."""

    championship: Championship
    counts: list[int]


@dataclass
class EditionRow:
    """Medals at one edition."""

    name: str
    year: int
    path: tuple[str, str]
    gold: int
    silver: int
    bronze: int

    @property
    def total(self) -> int:
        return self.gold + self.silver + self.bronze


@dataclass
class CountryPage:
    country: Country
    predecessors: list[Country]
    championships: dict[Championship, list[EditionRow]]
    #: By the slug of the championship; too few editions are left out.
    charts: dict[str, MedalChart]
    placings: list[PlacingRow]
    best: list[Result]
    medals: QuerySet[Medal]
    teams_without_squads: int
    left_out: list[Championship]
    milestones: list[ShownMilestone]


def country_page(code: str, viewer: Viewer) -> CountryPage:
    """All but the page of medallists, whose query is left to the pagination.

    Raises Country.DoesNotExist.
    """
    country = Country.objects.select_related("successor").get(pk=code.upper())
    championships = list(Championship.objects.all())
    held = [championship for championship in championships if championship.countries_held]
    medals = counted_medals(viewer).filter(country=country)
    by_edition = _by_edition(medals, held)
    return CountryPage(
        country,
        list(country.predecessors.all()),
        by_edition,
        _charts(by_edition),
        _placings(country, viewer, held),
        _best_placings(country, viewer),
        medals.select_related(
            "athlete", "country", "event__edition__championship", "event__discipline"
        )
        .prefetch_related("holders")
        .order_by("-event__edition__start_date", "event__discipline__sort", "event__sex", "colour"),
        without_squads(medals).count(),
        [championship for championship in championships if not championship.countries_held],
        strongest(Milestone.objects.visible_to(viewer).filter(country=country)),
    )


def _by_edition(
    medals: QuerySet[Medal], held: list[Championship]
) -> dict[Championship, list[EditionRow]]:
    edition = "event__edition"
    rows = (
        medals.values_list(
            *(f"{edition}__championship", f"{edition}__slug", f"{edition}__city"),
            f"{edition}__year",
        )
        .annotate(
            gold=Count("pk", filter=Q(colour="G")),
            silver=Count("pk", filter=Q(colour="S")),
            bronze=Count("pk", filter=Q(colour="B")),
        )
        .order_by(f"-{edition}__start_date")
    )
    editions: dict[str, list[EditionRow]] = {}
    for championship, slug, city, year, *counts in rows:
        row = EditionRow(f"{city} {year}", year, (championship, slug), *counts)
        editions.setdefault(championship, []).append(row)
    return {one: editions[one.pk] for one in held if one.pk in editions}


def _charts(by_edition: dict[Championship, list[EditionRow]]) -> dict[str, MedalChart]:
    drawn = {
        championship.pk: chart(
            [Medals(row.year, row.gold, row.silver, row.bronze) for row in reversed(rows)]
        )
        for championship, rows in by_edition.items()
    }
    return {slug: one for slug, one in drawn.items() if one}


def _finals(country: Country, viewer: Viewer) -> QuerySet[Result]:
    return Result.objects.visible_to(viewer).filter(
        country=country,
        unit__phase="final",
        unit__event__edition__championship__countries_held=True,
    )


def _placings(country: Country, viewer: Viewer, held: list[Championship]) -> list[PlacingRow]:
    counts = Counter(
        {
            (championship, place): count
            for championship, place, count in _finals(country, viewer)
            .filter(place__lte=FINALISTS)
            .values_list("unit__event__edition__championship", "place")
            .annotate(count=Count("pk"))
            .order_by()
        }
    )
    rows = [
        PlacingRow(one, [counts[one.pk, place] for place in range(1, FINALISTS + 1)])
        for one in held
    ]
    return [row for row in rows if any(row.counts)]


def _best_placings(country: Country, viewer: Viewer) -> list[Result]:
    """The best places in finals that brought no medal, newest first among equals."""
    medal = Medal.objects.filter(
        event=OuterRef("unit__event"), competitor_key=OuterRef("competitor_key")
    )
    return list(
        _finals(country, viewer)
        .filter(~Exists(medal), place__gt=3)
        .select_related("athlete", "unit__event__edition__championship", "unit__event__discipline")
        .order_by("place", "-unit__event__edition__start_date", "pk")[:MOST_PLACINGS]
    )
