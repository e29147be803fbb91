"""From the features of a field to chances that sum to 1.

First the conditional logit: an entrant's worth is the weighted sum of the features. A softmax of
it would overrate favourites, for anyone can have a day on which form counts for nothing. So the
distance ``d`` to the best of the field counts ``a d + b d²``, and each entrant independently has an
off day with the chance ``e``; who wins is drawn among the others by the logit:

    P(i wins) = (1 - e) ∫ w exp(-w t) Π_j (e + (1 - e) exp(-w_j t)) dt,   w = exp(-(a d + b d²))

over t from 0 to infinity, j over all others; without off days it is the softmax. ``a``, ``b`` and
``e`` are fitted with the weights.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

#: The integral is summed over ln t in even steps, exact to a ten-millionth where everybody weighs
#: at least 1e-15. Who weighs less wins too rarely: only where all others have an off day.
TIMES = [math.exp(0.5 * number) for number in range(-32, 73)]


@dataclass(frozen=True)
class Coefficients:
    """``weights`` in the order of the features; ``other`` is the worth of anyone not listed."""

    weights: tuple[float, ...]
    slope: float
    bend: float
    off_day: float
    other: float | None = None


def worths(rows: Sequence[Sequence[float]], weights: Sequence[float]) -> list[float]:
    return [sum(map(float.__mul__, row, weights)) for row in rows]


def chances(rows: Sequence[Sequence[float]], fitted: Coefficients) -> list[float]:
    """A chance for each row of features; the last one is any other's where ``other`` is fitted."""
    values = worths(rows, fitted.weights)
    if fitted.other is not None:
        values.append(fitted.other)
    return spread(values, fitted.slope, fitted.bend, fitted.off_day)


def spread(values: Sequence[float], slope: float, bend: float, off_day: float) -> list[float]:
    """The formula above. Sums to 1; a higher worth never has a lower chance."""
    if not values:
        return []
    best = max(values)
    weights = [math.exp(-slope * d - bend * d * d) for d in (best - value for value in values)]
    shares = [0.0] * len(weights) if off_day else weights
    for time in TIMES if off_day else ():
        late = [math.exp(-weight * time) for weight in weights]
        beaten = [off_day + (1 - off_day) * one for one in late]
        everyone = math.exp(sum(map(math.log, beaten))) * time
        for number, weight in enumerate(weights):
            shares[number] += weight * late[number] / beaten[number] * everyone
    total = sum(shares)
    return [share / total for share in shares]
