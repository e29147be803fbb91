"""What the drawing of winning marks shows: those of an event type at one championship."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from athletics.domain.marks import parse_mark
from athletics.domain.winning_chart import Step, Winner, WinningChart, chart
from athletics.models import ChampionshipRecord, Discipline
from athletics.queries.editions import Podium


@dataclass(frozen=True)
class Figure:
    """A line of the table beside the drawing: an unknown mark is empty."""

    year: int
    mark: str
    record: str


@dataclass(frozen=True)
class Drawn:
    championship: str
    chart: WinningChart
    figures: Sequence[Figure]
    #: Editions whose winning mark is not held.
    unmarked: int

    @property
    def picture(self) -> str:
        return f"winning-marks-{self.championship}"


def drawn(
    championship: str,
    podiums: Iterable[Podium],
    records: Iterable[ChampionshipRecord],
    discipline: Discipline,
) -> Drawn | None:
    """Both newest first. No query; None where too few winning marks are held."""
    measure = discipline.measure
    editions = [
        (one.event.edition.year, next((gold.mark for gold in one.medals["G"] if gold.mark), ""))
        for one in podiums
    ][::-1]
    winners = [
        Winner(year, parse_mark(mark, measure).value, mark) for year, mark in editions if mark
    ]
    steps = [
        Step(
            one.result.unit.event.edition.year,
            parse_mark(one.mark, measure).value,
            one.mark,
            one.specification,
        )
        for one in records
    ][::-1]
    picture = chart(winners, steps, measure, discipline.better)
    if picture is None:
        return None
    figures = [Figure(year, mark, _standing(steps, year)) for year, mark in editions]
    return Drawn(championship, picture, figures, len(editions) - len(winners))


def _standing(steps: Iterable[Step], year: int) -> str:
    """The record after the edition of a year."""
    return next((one.mark for one in reversed(list(steps)) if one.year <= year), "")
