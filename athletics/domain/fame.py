"""How well known somebody or something is, by medals: what ranks equally close finds."""

from math import log2

_POINTS = {"G": 4, "S": 2, "B": 1}
_WEIGHTS = {"global": 3, "continental": 2, "regional": 1}
MOST = 1000


def medal_points(colour: str, level: str, age_group: str, *, indoor: bool) -> int:
    """10 for a bronze medal of a regional championship, 120 for gold at the Olympic Games.

    Juniors count as regional, world championships indoors as continental.
    """
    weight = 1 if age_group != "senior" else _WEIGHTS[level] - (indoor and level == "global")
    return 10 * _POINTS[colour] * weight


def fame(points: int, outings: int = 0) -> int:
    """0 to 1000: each doubling of the points adds as much. An outing is a point."""
    return min(MOST, round(58 * log2(1 + points + outings)))
