from collections.abc import Iterator

from athletics.domain.checks.facts import EventFacts, show
from athletics.domain.checks.findings import WARNING, Found, Rule
from athletics.domain.marks import TIME

RULE = Rule(
    "far-beyond-own-best",
    "Nobody is far better than in all other seasons",
    "A mark is compared with the best of the athlete's other seasons, later ones too, where at "
    "least three are held. In races more than 4 per cent faster, in field events more than 10 "
    "per cent further is seldom true: often a namesake, or a slip in the mark.",
    WARNING,
)
SEASONS = 3
#: Shares in thousandths of the best.
_TIME, _OTHER = 40, 100


def check(facts: EventFacts) -> Iterator[Found]:
    for unit in facts.rounds:
        if unit.implement:
            continue
        for line in unit.lines:
            if line.past is None or line.past.seasons < SEASONS or line.value is None:
                continue
            best = line.past.best
            share = best * (_TIME if unit.measure == TIME else _OTHER) // 1000
            if unit.beats(line.value, best) and abs(line.value - best) > share:
                yield Found(
                    facts.about(unit, line),
                    f"{line.name}, {unit.name}: {line.mark}, but in {line.past.seasons} other "
                    f"seasons no better than {show(best, unit.measure)}; correct the mark or "
                    "choose the right athlete.",
                    line.athlete,
                )
