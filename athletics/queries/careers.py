"""What follows of an athlete's results, medals and teams once they are read: no queries here."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from athletics.models import Championship, Country, Discipline, MedalHolder, Result, TeamMember


@dataclass
class Honours:
    """Medals at one championship, best and newest first."""

    championship: Championship
    holdings: list[MedalHolder]


def outcomes_by_season(
    results: Iterable[Result], holdings: Iterable[MedalHolder], discipline: Discipline, indoor: bool
) -> dict[int, str]:
    """By season, the best outcome of a championship final: a colour, or the place."""
    colours = {holding.medal.event_id: holding.medal.colour for holding in holdings}
    finals_held: dict[int, str] = {}
    placed = [
        result
        for result in results
        if result.place
        and result.unit.phase == "final"
        and result.unit.event.discipline_id == discipline.code
        and result.unit.event.edition.championship.indoor == indoor
    ]
    for result in sorted(placed, key=lambda one: one.place or 0):
        event = result.unit.event
        label = colours.get(event.pk) or str(result.place)
        finals_held.setdefault(event.edition.start_date.year, label)
    return finals_held


def finals(results: Iterable[Result]) -> tuple[int, int]:
    """How many straight finals the athlete was in, and how many reached through rounds."""
    starts = {
        result.unit.event_id: result.through_rounds  # type: ignore[attr-defined]  # annotated
        for result in results
        if result.unit.phase == "final" and result.status != "DNS"
    }
    reached = sum(starts.values())
    return len(starts) - reached, reached


def honours(holdings: Iterable[MedalHolder]) -> list[Honours]:
    """By championship in their order; gold first, then the newest."""
    by_championship: dict[Championship, list[MedalHolder]] = defaultdict(list)
    for holding in holdings:
        by_championship[holding.medal.event.edition.championship].append(holding)
    return [
        Honours(championship, sorted(by_championship[championship], key=_best_first))
        for championship in sorted(by_championship, key=lambda one: one.sort)
    ]


def _best_first(holding: MedalHolder) -> tuple[int, int]:
    medal = holding.medal
    return "GSB".index(medal.colour), -medal.event.edition.year


def countries_of(
    results: Iterable[Result], teams: Iterable[TeamMember]
) -> list[tuple[Country, int, int]]:
    """Each country with the first and last year competed for it, the latest last."""
    years: dict[Country, list[int]] = defaultdict(list)
    for result in results:
        if result.unit.event.edition.championship.countries_held:
            years[result.country].append(result.unit.event.edition.start_date.year)
    for member in teams:
        years[member.country].append(member.event.edition.start_date.year)
    spans = [(country, min(held), max(held)) for country, held in years.items()]
    return sorted(spans, key=lambda span: span[1:])
