"""Round marks that no one had bettered before: first under 10 seconds, first beyond 70 metres."""

from collections.abc import Iterator

from athletics.domain.marks import POINTS, TIME, format_time
from athletics.domain.milestones.contests import Championship, Contest, RoundMark, in_time_order
from athletics.domain.milestones.milestone import Milestone, Row, strength
from athletics.domain.milestones.words import sentence, the
from athletics.domain.records import is_better

#: By discipline and sex, the hardest last, in thousandths of a second, metre or point. A time must
#: be under the barrier, a distance or a score may equal it. The javelin is left out: new
#: specifications began its marks anew in 1986 (men) and 1999 (women).
BARRIERS: dict[tuple[str, str], tuple[int, ...]] = {
    ("100", "M"): (10_000,),
    ("100", "W"): (11_000,),
    ("200", "M"): (20_000,),
    ("200", "W"): (22_000,),
    ("400", "M"): (45_000, 44_000),
    ("400", "W"): (50_000, 49_000),
    ("800", "M"): (105_000, 102_000),
    ("800", "W"): (120_000, 115_000),
    ("1500", "M"): (220_000, 210_000),
    ("1500", "W"): (240_000, 235_000),
    ("5000", "M"): (840_000, 780_000),
    ("5000", "W"): (900_000, 870_000),
    ("10000", "M"): (1_680_000, 1_620_000),
    ("10000", "W"): (1_860_000, 1_800_000),
    ("MAR", "M"): (7_800_000, 7_500_000),
    ("MAR", "W"): (9_000_000, 8_400_000),
    ("100H", "W"): (13_000, 12_500),
    ("110H", "M"): (14_000, 13_000),
    ("400H", "M"): (50_000, 48_000, 47_000, 46_000),
    ("400H", "W"): (54_000, 52_000, 51_000),
    ("3000SC", "M"): (510_000, 480_000),
    ("3000SC", "W"): (540_000,),
    ("HJ", "M"): (2_000, 2_400),
    ("HJ", "W"): (2_000,),
    ("PV", "M"): (5_000, 6_000),
    ("PV", "W"): (5_000,),
    ("LJ", "M"): (8_000, 8_500),
    ("LJ", "W"): (7_000,),
    ("TJ", "M"): (17_000, 18_000),
    ("TJ", "W"): (15_000,),
    ("SP", "M"): (20_000, 22_000, 23_000),
    ("SP", "W"): (20_000, 22_000),
    ("DT", "M"): (60_000, 70_000),
    ("DT", "W"): (60_000, 70_000),
    ("HT", "M"): (70_000, 80_000),
    ("HT", "W"): (70_000, 80_000),
    ("DEC", "M"): (8_000_000, 9_000_000),
    ("HEP", "W"): (7_000_000,),
}


def milestones(contests: list[Contest]) -> Iterator[Milestone]:
    """Of the contests of one event type at all championships: each within its own, and overall."""
    if not contests:
        return
    scopes: dict[str, list[Contest]] = {}
    for contest in contests:
        scopes.setdefault(contest.championship.slug, []).append(contest)
    for barrier in BARRIERS.get((contests[0].discipline, contests[0].sex), ()):
        for history in scopes.values():
            yield from _first(history, barrier, history[0].championship)
        yield from _first(contests, barrier, None)


def _first(
    contests: list[Contest], barrier: int, scope: Championship | None
) -> Iterator[Milestone]:
    for contest in in_time_order(contests):
        through = [one for one in contest.marks if _is_through(one, barrier, contest)]
        if not through:
            continue
        first = min(through, key=lambda one: one.order)
        one = first.finisher
        where = f"at {the(scope.name)}" if scope else "at any championship held here"
        at = contest.edition if scope else f"{contest.championship.name}, {contest.edition}"
        yield Milestone(
            "barrier",
            f"events/{contest.slug}/{barrier}",
            contest,
            one,
            scope,
            strength(60 if scope else 72, contest.championship),
            sentence(
                f"First mark held {_barrier(barrier, contest.measure)} in the {contest.name} "
                f"{where}: {first.mark}, {one.name}, {at}"
            ),
            (Row(contest, one),),
        )
        return


def _is_through(one: RoundMark, barrier: int, contest: Contest) -> bool:
    if is_better(one.value, barrier, contest.better):
        return True
    return contest.measure != TIME and one.value == barrier


def _barrier(value: int, measure: str) -> str:
    """``under 10 seconds``, ``under 3:30``, ``of 70 metres or more``."""
    if measure == TIME:
        text = format_time(value, 0)
        return f"under {text} seconds" if ":" not in text else f"under {text}"
    whole = f"{value / 1000:g}" if measure != POINTS else f"{value // 1000:,}"
    return f"of {whole} {'points' if measure == POINTS else 'metres'} or more"
