"""How many faults were tried, survived and lost, told at the end of the run."""

from collections import Counter
from collections.abc import Sequence


class Tally:
    def __init__(self) -> None:
        self.tried: Counter[str] = Counter()
        self.lost: Counter[str] = Counter()
        self.figures: list[str] = []

    def __call__(self, fault: str, wrong: Sequence[object] = (), times: int = 1) -> None:
        """Count a fault; what is ``wrong`` after it is lost, and fails the test."""
        self.tried[fault] += times
        self.lost[fault] += bool(wrong)
        assert not wrong, (fault, list(wrong)[:5])

    def lines(self) -> list[str]:
        rows = [(fault, tried, self.lost[fault]) for fault, tried in self.tried.items()]
        rows.append(("all faults", self.tried.total(), self.lost.total()))
        width = max(len(row[0]) for row in rows)
        table = [f"{'fault':<{width}}  tried  survived  lost"]
        for fault, tried, lost in rows:
            table.append(f"{fault:<{width}}  {tried:>5}  {tried - lost:>8}  {lost:>4}")
        return [*table, *self.figures]
