"""How much of an event the archive holds."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Coverage:
    """Competitors held against the field; ``complete`` only where a source gives the full list."""

    held: int
    field: int
    full_list: bool

    @property
    def complete(self) -> bool:
        return self.full_list and self.held >= self.field

    def in_words(self) -> str:
        """``13 of 14``, ``at least 3 missing``, ``complete`` or what is not known."""
        if self.complete:
            return f"complete: all {self.held} competitors"
        if self.full_list:
            return f"{self.held} of {self.field} competitors"
        if self.field > self.held:
            return f"{self.held} of at least {self.field} competitors"
        return f"{self.held} competitors held; size of the field not known"


def least_field(units: Iterable[Sequence[int]]) -> int:
    """The least number of competitors of a stage, from the places held in its races or groups.

    ``units`` are the places of the rows of each race or group, 0 where none is held. Where two
    groups share a place, each was placed by itself and had as many as its last place or its rows;
    else all were placed together, as in the qualification of a field event.
    """
    units = [list(places) for places in units]
    rows = sum(len(places) for places in units)
    placed = [place for places in units for place in set(places) if place]
    if len(set(placed)) < len(placed):
        return sum(max([len(places), *places]) for places in units)
    return max(rows, max(placed, default=0))
