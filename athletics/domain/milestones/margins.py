"""Winning margins of an event at a championship: smaller or larger than any before."""

from collections.abc import Iterator

from athletics.domain.marks import TIME, Mark, decimals_of, margin
from athletics.domain.milestones.contests import Contest, Finisher
from athletics.domain.milestones.milestone import Milestone, rows_of, strength
from athletics.domain.milestones.words import sentence, the

#: Margins that must be held before one can be a record.
_ENOUGH = 5
_UNITS = {"time": " s", "distance": " m", "points": " points"}


def milestones(history: list[Contest]) -> Iterator[Milestone]:
    """Of the contests of one event at one championship, in time order."""
    held: list[int] = []
    for contest in history:
        pair = _first_and_second(contest)
        if pair is None:
            continue
        apart = abs((pair[1].value or 0) - (pair[0].value or 0))
        if len(held) >= _ENOUGH:
            if apart < min(held):
                yield _record("smallest-margin", contest, pair, len(held))
            elif apart > max(held):
                yield _record("largest-margin", contest, pair, len(held))
        held.append(apart)


def _first_and_second(contest: Contest) -> tuple[Finisher, Finisher] | None:
    """One champion and one runner-up with marks that tell them apart, or surely equal ones."""
    gold = [one for one in contest.medallists if one.colour == "G"]
    silver = [one for one in contest.medallists if one.colour == "S"]
    if len(gold) != 1 or len(silver) != 1:
        return None
    first, second = gold[0], silver[0]
    if first.value is None or second.value is None:
        return None
    if _is_better(second.value, first.value, contest.better):
        return None  # decided otherwise than by the mark
    coarse = min(decimals_of(first.mark), decimals_of(second.mark)) < 2
    if contest.measure == TIME and coarse and first.value == second.value:
        return None  # timed to the tenth or the second: how close is not known
    return first, second


def _is_better(value: int, than: int, better: str) -> bool:
    return value < than if better == "lower" else value > than


def _record(
    kind: str, contest: Contest, pair: tuple[Finisher, Finisher], earlier: int
) -> Milestone:
    first, second = pair
    marks = [Mark(one.mark, one.value or 0) for one in pair]
    by = margin(marks[0], marks[1], contest.measure).lstrip("+-") + _UNITS[contest.measure]
    told = "the same mark" if first.value == second.value else by
    which = "Smallest" if kind == "smallest-margin" else "Largest"
    return Milestone(
        kind,
        f"events/{contest.slug}",
        contest,
        first,
        contest.championship,
        strength(36 + min(earlier, 20), contest.championship),
        sentence(
            f"{which} winning margin in the {contest.name} at {the(contest.championship.name)} "
            f"until then, of {earlier + 1} held: {told}, {first.name} ahead of {second.name} at "
            f"{contest.edition}"
        ),
        rows_of((contest, one) for one in pair),
    )
