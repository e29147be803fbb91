"""Who the favourite was on each basis, whether they were beaten, and where that ranks."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from django.db.models import Count, Q

from athletics.domain.odds import names_a_favourite
from athletics.domain.upset_words import threshold, verdict
from athletics.models import Athlete, Basis, Event, Forecast, Price, Upset, Viewer
from athletics.models.expectations import WHOLE, UpsetQuerySet
from athletics.queries.kept import kept


@dataclass(frozen=True)
class Standing:
    """``3rd of 41``, and within the championship ``1st of 9``; equal cases share a rank."""

    rank: int
    of: int
    rank_here: int
    of_here: int

    @classmethod
    def counted(cls, counts: Mapping[str, int], basis: str) -> "Standing":
        return cls(
            counts[f"{basis}_ahead"] + 1,
            counts[f"{basis}_of"],
            counts[f"{basis}_ahead_here"] + 1,
            counts[f"{basis}_of_here"],
        )


@dataclass
class On:
    """The case on one basis: who was the favourite, and whether they were beaten."""

    basis: Basis
    favourite: Athlete | None
    chance: int | None
    at_most: bool
    winner_chance: int | None
    upset: Upset | None
    verdict: str
    #: Among all favourites beaten on this basis, and within the championship.
    standing: Standing | None
    #: The latest price of the favourite, on odds.
    price: Price | None

    @property
    def percent(self) -> int:
        """The whole per cent that the finder asks for."""
        return threshold((self.chance or 0) / WHOLE)


def visible(viewer: Viewer) -> UpsetQuerySet:
    """Upsets with what a line about them names."""
    return Upset.objects.visible_to(viewer).select_related(
        "favourite", "winner", "event__edition__championship", "event__discipline"
    )


def bases_of(
    event: Event, forecasts: Sequence[Forecast], prices: Mapping[int, Price], viewer: Viewer
) -> list[On]:
    """The firmest first; two queries. ``prices`` are the latest before the final, by athlete."""
    winner_id = event.expectation.winner_id
    upsets = {upset.basis: upset for upset in visible(viewer).filter(event=event)}
    standings = _standings(event, list(upsets.values()), viewer)
    found = []
    for basis in Basis:
        given = [one for one in forecasts if one.basis == basis]
        upset = upsets.get(basis)
        if not given and not upset:
            continue
        favourite = favourite_of(basis, given, forecasts, upset)
        chances = {one.athlete_id: one for one in given}
        its = chances.get(favourite.pk) if favourite else None
        winners = chances.get(winner_id or 0)
        found.append(
            On(
                basis=basis,
                favourite=favourite,
                chance=upset.favourite_chance if upset else its.chance if its else None,
                at_most=upset.at_most if upset else bool(its and its.at_most),
                winner_chance=winners.chance if winners else None,
                upset=upset,
                verdict=_verdict(favourite, upset, basis, winner_id),
                standing=standings.get(basis),
                price=prices.get(favourite.pk) if favourite and basis == Basis.ODDS else None,
            )
        )
    return found


def _verdict(
    favourite: Athlete | None, upset: Upset | None, basis: Basis, winner_id: int | None
) -> str:
    if upset:
        return verdict(upset.is_upset, upset.is_shock, basis == Basis.REPORTED)
    if favourite is None:
        return "No favourite named"
    if favourite.pk == winner_id:
        return "Favourite won"
    return "Not decided"


def _standings(event: Event, upsets: Sequence[Upset], viewer: Viewer) -> dict[str, Standing]:
    """One query for all bases: how many were beaten, and how many of them rank before."""
    counts: dict[str, Count] = {}
    for upset in upsets:
        if upset.favourite_chance is None:
            continue
        ahead = Q(favourite_chance__gt=upset.favourite_chance) | Q(
            favourite_chance=upset.favourite_chance,
            **(
                {"winner_chance__isnull": False}
                if upset.winner_chance is None
                else {"winner_chance__lt": upset.winner_chance}
            ),
        )
        mine = Q(basis=upset.basis)
        here = mine & Q(event__edition__championship=event.edition.championship_id)
        counts |= {
            f"{upset.basis}_of": Count("pk", filter=mine),
            f"{upset.basis}_ahead": Count("pk", filter=mine & ahead),
            f"{upset.basis}_of_here": Count("pk", filter=here),
            f"{upset.basis}_ahead_here": Count("pk", filter=here & ahead),
        }
    if not counts:
        return {}
    of_these = Upset.objects.visible_to(viewer).filter(basis__in=[one.basis for one in upsets])
    found = kept("standings", str(event.pk), viewer, lambda: of_these.aggregate(**counts))
    return {
        upset.basis: Standing.counted(found, upset.basis)
        for upset in upsets
        if f"{upset.basis}_of" in found
    }


def favourite_of(
    basis: str, given: Sequence[Forecast], forecasts: Sequence[Forecast], upset: Upset | None
) -> Athlete | None:
    """``given`` are the forecasts of the basis, ``forecasts`` those of all.

    A price or two seldom name a favourite: then there is none on odds.
    """
    if upset:
        return upset.favourite
    athletes = {one.athlete_id: one.athlete for one in given}
    if basis == Basis.ODDS:
        book = {one.athlete_id: Fraction(one.chance or 0, WHOLE) for one in given}
        reported = [one.athlete_id for one in forecasts if one.basis == Basis.REPORTED]
        named = names_a_favourite(book, reported[0] if len(reported) == 1 else None)
        return athletes[named] if named else None
    first = [one.athlete for one in given if one.position == 1]
    return first[0] if len(first) == 1 else None
