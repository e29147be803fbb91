"""Favourites beaten: what counts as an upset or a shock, what became of the favourite.

A chance is a share between 0 and 1; ``None`` stands for one that is not known.
"""

import math
from collections.abc import Iterable
from dataclasses import dataclass

#: An upset: a favourite of at least this chance, and at least so many times the winner's.
UPSET_FAVOURITE, UPSET_TIMES = 0.35, 3
#: A shock: a favourite of at least this chance beaten by a winner of at most that.
SHOCK_FAVOURITE, OUTSIDER = 0.5, 0.05
#: Titles and medals of so many years before count against an outsider.
RECENT_YEARS = 3

KINDS = {
    "final": "beaten in the final, with a medal",
    "off-podium": "off the podium",
    "before-final": "out before the final",
    "no-result": "no mark, not finished or disqualified",
    "unknown": "outcome not held",
}


def is_upset(favourite: float | None, winner: float | None) -> bool:
    """Whether the favourite was likely enough, and the winner unlikely enough.

    A winner whose chance is not known had at most what the favourite leaves.
    """
    if favourite is None or favourite < UPSET_FAVOURITE:
        return False
    return favourite >= UPSET_TIMES * (1 - favourite if winner is None else winner) - 1e-9


def is_shock(favourite: float | None, winner: float | None) -> bool:
    if favourite is None or winner is None:
        return False
    return favourite >= SHOCK_FAVOURITE and winner <= OUTSIDER


def bits(chance: float) -> float:
    """The surprise at something of that chance, ``-log2 p``: 1 in 8 is 3 bits."""
    return -math.log2(chance)


def surprise(favourite: float) -> float:
    """The surprise, in bits, that a favourite of that chance did not win: 0.875 is 3.0 bits."""
    return bits(1 - favourite) if favourite < 1 else math.inf


def in_words(chance: float) -> str:
    """``7 in 8``, ``1 in 25``, ``2 in 3``, ``less than 1 in 1000``.

    The simplest fraction that is off by at most a twentieth of the rarer side.
    """
    if chance <= 0.001:
        return "less than 1 in 1000"
    if chance >= 0.999:
        return "more than 999 in 1000"
    if chance < 0.1:
        return f"1 in {round(1 / chance)}"
    if chance > 0.9:
        whole = round(1 / (1 - chance))
        return f"{whole - 1} in {whole}"
    near = min(chance, 1 - chance) / 20
    for whole in range(2, 21):
        part = round(chance * whole)
        if abs(part / whole - chance) <= near:
            return f"{part} in {whole}"
    return f"{round(chance * 100)} in 100"


def kind_of(phase: str, place: int | None, status: str) -> str:
    """What became of the favourite, from the row of the latest stage reached."""
    if status in ("DNF", "DQ", "NM"):
        return "no-result"
    if phase == "unknown" or status == "TOOKPART":
        return "unknown"
    if phase != "final" or status == "DNS":
        return "before-final"
    if place is None:
        return "unknown"
    return "final" if place <= 3 else "off-podium"


_ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split()
)


def ordinal(place: int) -> str:
    """``second``, ``13th``, ``22nd``."""
    if place <= len(_ORDINALS):
        return _ORDINALS[place - 1]
    if place % 100 in (11, 12, 13):
        return f"{place}th"
    return f"{place}{ {1: 'st', 2: 'nd', 3: 'rd'}.get(place % 10, 'th') }"


@dataclass(frozen=True)
class Outcome:
    """The row of the latest stage that somebody reached; ``stage`` as pages say it.

    Who moved up to a medal later was off the podium; in which place the record does not tell.
    """

    phase: str
    stage: str
    place: int | None
    status: str
    moved_up: bool = False

    @property
    def kind(self) -> str:
        if self.moved_up:
            return "off-podium"
        return kind_of(self.phase, self.place, self.status)

    def in_words(self) -> str:
        """``finished second``, ``went out in the semifinals``, ``had no mark in the final``."""
        where = f"in the {self.stage.lower()}"
        ended = {
            "DNS": f"did not start {where}",
            "DNF": f"did not finish {where}",
            "DQ": f"was disqualified {where}",
            "NM": f"had no mark {where}",
        }.get(self.status)
        if ended:
            return ended
        if self.moved_up:
            return "finished outside the medals"
        kind = self.kind
        if kind == "unknown":
            return "took part; the outcome is not held"
        if kind == "before-final":
            return f"went out {where}"
        return f"finished {ordinal(self.place or 0)}"


@dataclass(frozen=True)
class Favourite:
    """What is told of the beaten favourite, each part empty or false where it does not hold."""

    outcome: Outcome
    price: str = ""
    chance: float | None = None
    #: By how much the season's best led the next entrant's: ``1.75 s``
    lead: str = ""
    season_leader: bool = False
    title_holder: bool = False
    olympic_champion: bool = False
    record_holder: bool = False
    reported: bool = False


def evidence(favourite: Favourite) -> str:
    """One sentence: ``1-7 favourite, season leader by 1.75 s and Olympic champion, finished
    second``."""
    if favourite.price:
        standing = f"{favourite.price.replace('/', '-')} favourite"
    elif favourite.chance is not None:
        standing = f"favourite with a chance of {in_words(favourite.chance)}"
    else:
        standing = "favourite by report"
    season = "season leader" + (f" by {favourite.lead}" if favourite.lead else "")
    honours = [
        words
        for words, holds in (
            (season, favourite.season_leader),
            ("title holder", favourite.title_holder),
            ("Olympic champion", favourite.olympic_champion),
            ("world record holder", favourite.record_holder),
        )
        if holds
    ]
    return ", ".join(filter(None, [standing, joined(honours), favourite.outcome.in_words()]))


def joined(words: Iterable[str]) -> str:
    """``a``, ``a and b``, ``a, b and c``."""
    words = list(words)
    return " and ".join(filter(None, [", ".join(words[:-1]), *words[-1:]]))
