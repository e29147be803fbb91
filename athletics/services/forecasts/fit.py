"""The coefficients of the forecasts, fitted anew. For development: it needs scipy.

Maximum likelihood on World Championships and Olympic Games up to ``LAST_YEAR``, with a small ridge.
First the weights, by the conditional logit; then slope, bend and off day on forecasts of editions
that the weights have not seen, in six folds by edition, since weights flatter the editions that
they were fitted to.
"""

import math
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from scipy.optimize import minimize

from athletics.domain.forecasts.chances import TIMES, Coefficients, worths
from athletics.domain.forecasts.entrants import Entrant
from athletics.domain.forecasts.features import features, form_features
from athletics.domain.scoring import Factors, event_key
from athletics.models import SeasonListEntry
from athletics.services.forecasts import record
from athletics.services.forecasts.evaluate import (
    LAST_YEAR,
    LISTED,
    decided,
    open_winner,
    without_archive,
)
from athletics.services.forecasts.eves import GLOBAL, Eve, eves

RIDGE, FOLDS = 2.0, 6
#: Points from the line of all marks at which a mark was scored by another table.
ANOTHER_TABLE = 30
#: Fewer marks than this fit no table.
FEWEST_MARKS = 40

Rows = list[list[float]]

_TEMPLATE = '''"""The fitted numbers of the forecasts, written by ``manage.py fit_forecast``. Not typed.

Fitted by maximum likelihood on World Championships and Olympic Games up to {year}; the features
are named in ``features``, the formula stands in ``chances``.
"""

from athletics.domain.forecasts.chances import Coefficients
from athletics.domain.scoring import Factors

VERSION = "{version}"

#: Events on track and field; marathon and walks; ``season`` is the list alone, ``open`` the best of
#: the list and any other, whether they took part or not.
FITTED: dict[str, Coefficients] = {{
{fitted}
}}

#: Factors a, b, c of the scoring points of each event.
SCORING: dict[str, Factors] = {{
{scoring}
}}
'''  # noqa: E501  # a line as it is written


@dataclass
class Sample:
    """The features of a field, who won, and the edition, by which folds are made."""

    rows: Rows
    winner: int
    edition: int


def fit_scoring() -> dict[str, Factors]:
    """Points as a square of the mark, by least squares over the season lists.

    Marks far from the line of all were scored by another table (some miles indoors since 2024).
    """
    marks: dict[str, list[tuple[float, int]]] = defaultdict(list)
    entries = SeasonListEntry.objects.filter(points__gt=0).order_by("pk")
    columns = ("discipline", "sex", "edition__championship__indoor", "mark_value", "points")
    for discipline, sex, indoor, value, points in entries.values_list(*columns):
        marks[event_key(discipline, sex, indoor=indoor)].append((value / 1000, points))
    fitted: dict[str, Factors] = {}
    for key, held in sorted(marks.items()):
        if len(held) >= FEWEST_MARKS:
            marked, scored = np.array(held).T
            line = np.polyval(np.polyfit(marked, scored, 1), marked)
            own = abs(scored - line) < ANOTHER_TABLE
            a, b, c = np.polyfit(marked[own], scored[own], 2)
            fitted[key] = (float(f"{a:.10g}"), float(f"{b:.10g}"), float(f"{c:.10g}"))
    return fitted


def written(*, version: str, progress: Callable[[str, int, int], None]) -> str:
    """The text of ``domain/forecasts/coefficients.py``."""
    scoring = fit_scoring()
    fitted = fit(scoring, progress=progress)
    return _TEMPLATE.format(
        year=LAST_YEAR,
        version=version,
        fitted="\n".join(f'    "{name}": {_shown(one)},' for name, one in fitted.items()),
        scoring="\n".join(f'    "{key}": {factors!r},' for key, factors in scoring.items()),
    )


def _shown(fitted: Coefficients) -> str:
    weights = "".join(f"\n            {weight!r}," for weight in fitted.weights)
    parts = [f"weights=({weights}\n        ),", f"slope={fitted.slope!r},"]
    parts += [f"bend={fitted.bend!r},", f"off_day={fitted.off_day!r},"]
    if fitted.other is not None:
        parts.append(f"other={fitted.other!r},")
    return "Coefficients(" + "".join(f"\n        {part}" for part in parts) + "\n    )"


def fit(
    scoring: dict[str, Factors], *, progress: Callable[[str, int, int], None]
) -> dict[str, Coefficients]:
    """By name: ``track``, ``road``, and each with ``season`` (the list alone) and ``open``."""
    known = [
        eve
        for eve in eves(
            record.held_events(),
            record.season_lists(factors=scoring),
            record.seasons(factors=scoring),
            record.births(),
            listed=LISTED,
        )
        if eve.event.championship in GLOBAL and eve.event.start.year <= LAST_YEAR
    ]
    kinds: dict[str, Callable[[Eve], Sample | None]] = {
        "": _entrants,
        "season ": _season,
        "open ": _open,
        "open season ": _open_season,
    }
    jobs = {
        kind + where: [
            sample for eve in known if eve.on_the_road == road and (sample := make(eve)) is not None
        ]
        for where, road in (("track", False), ("road", True))
        for kind, make in kinds.items()
    }
    fitted = {}
    for number, (name, samples) in enumerate(jobs.items()):
        progress(f"Fitting {name}, {len(samples)} events", number, len(jobs))
        fitted[name] = _fit(samples, anyone=name.startswith("open"))
    progress("Fitted", len(jobs), len(jobs))
    return fitted


def _entrants(eve: Eve, make: Callable[[Sequence[Entrant]], Rows] = features) -> Sample | None:
    if not decided(eve):
        return None
    field = [entrant.athlete for entrant in eve.entrants]
    if eve.winner not in field:
        return None
    return Sample(make(eve.entrants), field.index(eve.winner), eve.event.edition)


def _season(eve: Eve) -> Sample | None:
    return _entrants(eve, form_features)


def _open(eve: Eve, make: Callable[[Sequence[Entrant]], Rows] = features) -> Sample | None:
    if eve.winner is None or not eve.listed:
        return None
    rows = make([without_archive(entrant) for entrant in eve.listed])
    return Sample(rows, open_winner(eve), eve.event.edition)


def _open_season(eve: Eve) -> Sample | None:
    return _open(eve, form_features)


def _fit(samples: list[Sample], *, anyone: bool) -> Coefficients:
    editions = sorted({sample.edition for sample in samples})
    unseen: list[tuple[list[float], int]] = []
    for fold in range(FOLDS):
        out = set(editions[fold::FOLDS])
        weights = _weights([one for one in samples if one.edition not in out], anyone=anyone)
        unseen += [
            (_worths(sample.rows, weights, anyone=anyone), sample.winner)
            for sample in samples
            if sample.edition in out
        ]
    slope, bend, off_day = _shape(unseen)
    weights = _weights(samples, anyone=anyone)
    other = round(weights.pop(), 4) if anyone else None
    return Coefficients(tuple(round(one, 4) for one in weights), slope, bend, off_day, other)


def _worths(rows: Rows, weights: list[float], *, anyone: bool) -> list[float]:
    return [*worths(rows, weights[:-1]), weights[-1]] if anyone else worths(rows, weights)


def _weights(samples: list[Sample], *, anyone: bool) -> list[float]:
    """Of the conditional logit; ``anyone`` adds the worth of somebody not listed as the last."""
    fields = [(_matrix(sample.rows, anyone=anyone), sample.winner) for sample in samples]

    def loss(weights: Any) -> tuple[float, Any]:
        total, slope = RIDGE * float(weights @ weights), 2 * RIDGE * weights
        for matrix, winner in fields:
            values = matrix @ weights
            values -= values.max()
            shares = np.exp(values)
            shares /= shares.sum()
            total -= math.log(shares[winner])
            slope = slope - matrix[winner] + shares @ matrix
        return total, slope

    start = np.zeros(fields[0][0].shape[1])
    found = minimize(loss, start, jac=True, method="L-BFGS-B")
    return [float(one) for one in found.x]


def _matrix(rows: Rows, *, anyone: bool) -> Any:
    if not anyone:
        return np.array(rows)
    width = len(rows[0])
    return np.array([[*row, 0.0] for row in rows] + [[0.0] * width + [1.0]])


def _shape(unseen: list[tuple[list[float], int]]) -> tuple[float, float, float]:
    """Slope, bend and off day; found on a scale on which each may be any number."""
    fields = [(max(values) - np.array(values), winner) for values, winner in unseen]

    def shape(at: Any) -> tuple[float, float, float]:
        return float(np.exp(at[0])), float(at[1] ** 2), float(1 / (1 + np.exp(-at[2])))

    def loss(at: Any) -> float:
        return -sum(
            math.log(max(_spread(behind, *shape(at))[winner], 1e-12)) for behind, winner in fields
        )

    found = minimize(loss, [-0.5, 0.4, -1.2], method="Nelder-Mead", options={"maxiter": 150})
    slope, bend, off_day = shape(found.x)
    return round(slope, 4), round(bend, 4), round(off_day, 4)


def _spread(behind: Any, slope: float, bend: float, off_day: float) -> Any:
    """``chances.spread`` over arrays, since it is asked for some hundred thousand times."""
    weights = np.exp(-slope * behind - bend * behind * behind)
    late = np.exp(-np.outer(TIMES, weights))
    beaten = off_day + (1 - off_day) * late
    everyone = np.exp(np.log(beaten).sum(axis=1)) * TIMES
    shares = (weights * late / beaten * everyone[:, None]).sum(axis=0)
    return shares / shares.sum()
