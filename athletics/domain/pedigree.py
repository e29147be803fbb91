"""Championship pedigree: a rating of each athlete from the races and contests they took part in.

Plackett-Luce ratings (Weng and Lin 2011, as openskill computes them): everybody starts at 25 with
a spread of 25/3; each race moves those who took part by how far the order was a surprise. The mean
is a scale for a forecast to weigh. It is no probability, and openskill's ``predict_win`` is none
either in a field of more than two.
"""

from collections.abc import Iterable

from openskill.models import PlackettLuce, PlackettLuceRating

START = 25.0


class Pedigree:
    """Ratings by athlete of one event type, raised race by race in time order."""

    def __init__(self) -> None:
        self._model = PlackettLuce(mu=START)
        self._ratings: dict[int, PlackettLuceRating] = {}

    def add(self, order: Iterable[tuple[int, int]]) -> None:
        """One race or group: athletes with their places; equal places are a tie."""
        order = list(order)
        if len(order) < 2:
            return
        teams = [[self._ratings.get(athlete) or self._model.rating()] for athlete, _ in order]
        rated = self._model.rate(teams, ranks=[place for _, place in order])
        for (athlete, _), team in zip(order, rated, strict=True):
            self._ratings[athlete] = team[0]

    def of(self, athlete: int) -> float | None:
        """The mean of the athlete's rating; None before the first race."""
        rating = self._ratings.get(athlete)
        return rating.mu if rating else None


def order_of(rows: Iterable[tuple[int, int | None, str]]) -> list[tuple[int, int]]:
    """Athletes and places of one unit from (athlete, place, status).

    Who has no mark, did not finish or is unplaced shares the last place; who did not start, was
    disqualified or whose outcome is not held tells nothing.
    """
    rows = list(rows)
    placed = [(athlete, place) for athlete, place, status in rows if place and status == "OK"]
    last = max((place for _, place in placed), default=0) + 1
    return placed + [
        (athlete, last) for athlete, _, status in rows if status in ("NM", "DNF", "UNPLACED")
    ]
