"""What the drawing of a case shows: chances in the order of the result."""

from collections.abc import Iterable

from athletics.domain.upset_chart import ChanceChart, Entrant, chance_chart
from athletics.domain.upset_words import per_cent
from athletics.models import Athlete, Basis
from athletics.models.expectations import WHOLE
from athletics.queries import upset_eve as eve
from athletics.queries.upset_bases import On

CHARTED = 12


def chart_basis_of(bases: Iterable[On]) -> Basis | None:
    """The basis that gives every entrant a chance; odds seldom do."""
    held = {one.basis for one in bases}
    return next((basis for basis in (Basis.MODEL, Basis.SEASON) if basis in held), None)


def charted_of(
    entrants: Iterable[eve.Entrant], basis: Basis | None, subjects: set[int]
) -> list[eve.Entrant]:
    """In the order of the result, the favourite and the winner wherever they came."""
    given = [one for one in entrants if basis and basis in one.chances]
    ordered = sorted(given, key=lambda one: one.result_order)
    return [
        one for number, one in enumerate(ordered) if number < CHARTED or one.athlete.pk in subjects
    ]


def chart_of(
    charted: Iterable[eve.Entrant], basis: Basis | None, main: On | None, winner: Athlete | None
) -> ChanceChart | None:
    rows = []
    for one in charted:
        chance = (one.chances[basis].chance or 0) / WHOLE if basis else 0
        odds = one.chances.get(Basis.ODDS)
        price = odds.chance / WHOLE if odds and odds.chance is not None else None
        rows.append(
            Entrant(
                _short(one),
                one.athlete.family_name,
                chance,
                per_cent(chance),
                price,
                "" if price is None else f"at most {per_cent(price, at_most=True)}",
                winner=one.athlete == winner,
                favourite=bool(main and one.athlete == main.favourite),
            )
        )
    return chance_chart(rows)


def _short(entrant: eve.Entrant) -> str:
    """``1``, ``DQ``, ``semifinals``: the place in the final, or how far the entrant came."""
    outcome = entrant.outcome
    if outcome is None:
        return "no row"
    if outcome.phase == "final":
        return str(outcome.place or outcome.status)
    return "not held" if outcome.phase == "unknown" else outcome.stage.lower()
