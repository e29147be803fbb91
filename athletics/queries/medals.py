"""Medal tables, of countries and of athletes."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet

from athletics.domain.medals import table_order
from athletics.domain.places import place_labels, ranked
from athletics.models import Athlete, Country, Medal, MedalHolder


@dataclass
class Tally:
    """How many of each colour somebody has, and the rank that follows: ties share it (``=2``)."""

    holder: Country | Athlete
    gold: int
    silver: int
    bronze: int
    rank: str = ""

    @property
    def total(self) -> int:
        return self.gold + self.silver + self.bronze

    @property
    def order(self) -> tuple[int, int, int]:
        return table_order(self.gold, self.silver, self.bronze)


def with_ranks(tallies: Iterable[Tally]) -> list[Tally]:
    """In order of the table: gold, silver, bronze, then name; equal tallies share a rank."""
    rows = sorted(tallies, key=lambda tally: (tally.order, str(tally.holder)))
    ranks = [rank for rank, _ in ranked(rows, key=lambda tally: tally.order)]
    for tally, label in zip(rows, place_labels(ranks), strict=True):
        tally.rank = label
    return rows


def country_table(medals: Iterable[Medal]) -> list[Tally]:
    """The table of medals already read with their countries; no query."""
    countries: dict[str, Country] = {}
    counts: Counter[tuple[str, str]] = Counter()
    for medal in medals:
        countries[medal.country_id] = medal.country
        counts[medal.country_id, medal.colour] += 1
    return tallies_of(countries, counts)


def country_table_of(medals: QuerySet[Medal]) -> list[Tally]:
    """The table of a set of medals; two queries however many there are."""
    counts = Counter(
        {
            (country, colour): count
            for country, colour, count in medals.values_list("country", "colour")
            .annotate(count=Count("pk"))
            .order_by()
        }
    )
    countries = Country.objects.in_bulk({country for country, _ in counts})
    return tallies_of(countries, counts)


def tallies_of(holders: Mapping[str, Country], counts: Counter[tuple[str, str]]) -> list[Tally]:
    return with_ranks(
        Tally(holder, counts[key, "G"], counts[key, "S"], counts[key, "B"])
        for key, holder in holders.items()
    )


def most_successful(medals: QuerySet[Medal], most: int) -> list[Tally]:
    """Athletes with the most medals of a set, relay medals included where squads are held.

    The rank is by gold, silver, bronze; at least two medals; one query.
    """
    # Named first, or SQLite reads all athletes country by country.
    holders = MedalHolder.objects.filter(medal__in=medals).values("athlete")
    rows = (
        Athlete.objects.filter(pk__in=holders, medal_holdings__medal__in=medals)
        .select_related("country")
        .annotate(
            gold=Count("medal_holdings", filter=Q(medal_holdings__medal__colour="G")),
            silver=Count("medal_holdings", filter=Q(medal_holdings__medal__colour="S")),
            bronze=Count("medal_holdings", filter=Q(medal_holdings__medal__colour="B")),
            all_medals=Count("medal_holdings"),
        )
        .filter(all_medals__gte=2)
        .order_by("-gold", "-silver", "-bronze", "sort_name")[:most]
    )
    return with_ranks(Tally(row, row.gold, row.silver, row.bronze) for row in rows)


def without_squads(medals: QuerySet[Medal]) -> QuerySet[Medal]:
    """Team medals whose runners the archive does not hold."""
    held = MedalHolder.objects.filter(medal__in=medals).values("medal")
    return medals.filter(athlete=None).exclude(pk__in=held)
