"""The chances of an eve on each basis, each computed apart: odds, model, season list, reported."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass, field

from django.db.models import Q

from athletics.domain.odds import Quoted, counting, names_a_favourite, without_margin
from athletics.models import Basis, Claim, Price
from athletics.services.forecasts.evaluate import decided, model_chances, season_chances
from athletics.services.forecasts.eves import Eve

#: What a claim is about, as its subject says.
FAVOURITE, UPSET = "favourite", "upset"


@dataclass
class Chances:
    """Of the known entrants on one basis; ``favourite`` is None where the basis names nobody."""

    basis: Basis
    favourite: int | None
    #: None for an athlete of whom only a report speaks.
    of: dict[int, float | None]
    at_most: bool = False
    prices: dict[int, Quoted] = field(default_factory=dict)


@dataclass
class Words:
    """What sources say of one event: who was called the favourite, whether it was an upset."""

    favourites: list[int] = field(default_factory=list)
    upset: bool = False


def prices_of(events: Collection[int] | None = None) -> dict[int, list[Price]]:
    """By event, all that are held; one query."""
    chosen = Q() if events is None else Q(event__in=events)
    held: dict[int, list[Price]] = defaultdict(list)
    for price in Price.objects.filter(chosen).order_by("event", "pk"):
        held[price.event_id].append(price)
    return held


def words_of(events: Collection[int] | None = None) -> dict[int, Words]:
    """By event, the claims about a favourite (of a result) or an upset (of an event); one query."""
    chosen = Q() if events is None else Q(event__in=events) | Q(result__unit__event__in=events)
    claims = Claim.objects.filter(chosen, subject__in=[FAVOURITE, UPSET])
    claims = claims.exclude(decision=Claim.Decision.REFUSED).order_by("pk")
    held: dict[int, Words] = defaultdict(Words)
    for subject, event, of, athlete in claims.values_list(
        "subject", "event", "result__unit__event", "result__athlete"
    ):
        if subject == FAVOURITE and athlete:
            if athlete not in held[of].favourites:
                held[of].favourites.append(athlete)
        elif subject == UPSET:
            held[event or of].upset = True
    return held


def chances_of(eve: Eve, prices: list[Price], words: Words | None) -> list[Chances]:
    """The bases that hold for an event, the firmest first; a decided winner is needed for all."""
    if eve.winner is None:
        return []
    started = {entrant.athlete for entrant in eve.entrants}
    named = words.favourites[0] if words and len(words.favourites) == 1 else None
    found = [_odds(eve, prices, named)]
    if decided(eve):
        field = [entrant.athlete for entrant in eve.entrants]
        found.append(_computed(Basis.MODEL, field, model_chances(eve)))
        found.append(_computed(Basis.SEASON, field, season_chances(eve)))
    if named in started:
        found.append(Chances(Basis.REPORTED, named, {named: None}))
    return [one for one in found if one is not None]


def _computed(basis: Basis, field: list[int], held: list[float]) -> Chances:
    """Two equally likely name nobody."""
    best = max(held)
    first = [athlete for athlete, chance in zip(field, held, strict=True) if chance == best]
    favourite = first[0] if len(first) == 1 else None
    return Chances(basis, favourite, dict(zip(field, held, strict=True)))


def _odds(eve: Eve, prices: list[Price], named: int | None) -> Chances | None:
    """The shortest-priced of all must be known to have started, else the prices name nobody."""
    counted = counting([price.as_quoted() for price in prices], eve.event.awarded_on)
    if not counted:
        return None
    book = {one.athlete: one.implied for one in counted.values()}
    started = {entrant.athlete for entrant in eve.entrants}
    favourite = names_a_favourite(book, named)
    of = {who: chance for who, chance in book.items() if who in started}
    finalists = {row.athlete for row in eve.event.rows if row.phase == "final"}
    full = bool(finalists) and finalists <= book.keys()
    if full:
        of = without_margin(of)
    return Chances(
        Basis.ODDS,
        favourite if favourite in started else None,
        {who: float(chance) for who, chance in of.items()},
        at_most=not full,
        prices=counted,
    )
