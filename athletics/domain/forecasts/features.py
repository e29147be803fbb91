"""A field as numbers: for each entrant one row, in the order of ``NAMES``.

A gap to the best of the field enters as ``-ln(1 + gap / 60)``: the first points matter most, and
nobody is further behind than 250. Each unknown value is 0 with a flag of its own, so that the fit
finds what an unknown form is worth; where nobody's is known, there is no flag.
"""

import math
from collections.abc import Sequence

from athletics.domain.forecasts.entrants import Entrant
from athletics.domain.pedigree import START

GAP_SCALE, GAP_LIMIT = 60, 250

FORM_NAMES = ("form", "form unknown")
NAMES = (
    *FORM_NAMES,
    "last season",
    "last season unknown",
    "neighbouring event",
    "neighbouring event unknown",
    "pedigree",
    "pedigree unknown",
    "title holder",
    "Olympic champion",
    "share of titles",
    "recent medals",
    "years above 30",
    "years below 23",
)


def features(field: Sequence[Entrant]) -> list[list[float]]:
    forms = _gaps([entrant.form for entrant in field])
    lasts = _gaps([entrant.last for entrant in field])
    neighbours = _gaps([entrant.neighbour for entrant in field])
    return [
        [*form, *last, *neighbour, *_pedigree(entrant.rating), *_honours(entrant), *_age(entrant)]
        for entrant, form, last, neighbour in zip(field, forms, lasts, neighbours, strict=True)
    ]


def form_features(field: Sequence[Entrant]) -> list[list[float]]:
    """The season list alone, in the order of ``FORM_NAMES``."""
    return [list(form) for form in _gaps([entrant.form for entrant in field])]


def _gaps(values: Sequence[float | None]) -> list[tuple[float, float]]:
    known = [value for value in values if value is not None]
    if not known:
        return [(0.0, 0.0)] * len(values)
    best = max(known)
    return [(0.0, 1.0) if value is None else (_behind(best - value), 0.0) for value in values]


def _behind(gap: float) -> float:
    return -math.log1p(min(gap, GAP_LIMIT) / GAP_SCALE)


def _pedigree(rating: float | None) -> tuple[float, float]:
    return (0.0, 1.0) if rating is None else ((rating - START) / 10, 0.0)


def _honours(entrant: Entrant) -> tuple[float, ...]:
    return (
        float(entrant.title_holder),
        float(entrant.olympic_champion),
        entrant.titles / (entrant.finals + 2),
        math.log1p(entrant.recent_medals),
    )


def _age(entrant: Entrant) -> tuple[float, float]:
    if entrant.age is None:
        return 0.0, 0.0
    return max(entrant.age - 30, 0) / 5, max(23 - entrant.age, 0) / 3
