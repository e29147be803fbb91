from collections.abc import Iterator

from athletics.domain.checks.facts import EventFacts, show
from athletics.domain.checks.findings import ERROR, Found, Rule
from athletics.domain.checks.limits import limits

RULE = Rule(
    "possible-mark",
    "A mark somebody could have made",
    "No mark is more than 3 per cent beyond the world's best of men or women as World Athletics "
    "lists it, none three times as slow or a quarter as far: such a mark has a digit too many, a "
    "point in the wrong place, or belongs to another event. Windy and legal marks alike; "
    "disciplines without a list are not judged.",
    ERROR,
)


def check(facts: EventFacts) -> Iterator[Found]:
    for unit in facts.units:
        bounds = limits(unit.discipline, facts.sex, light=bool(unit.implement))
        if bounds is None:
            continue
        least, most = bounds
        for line in unit.lines:
            for mark, value in ((line.mark, line.value), (line.legal_mark, line.legal_value)):
                if value is not None and not least <= value <= most:
                    yield Found(
                        facts.about(unit, line),
                        f"{line.name}, {unit.name}: {mark} is not possible in {unit.discipline}; "
                        f"marks lie between {show(least, unit.measure)} and "
                        f"{show(most, unit.measure)}: correct the mark.",
                        line.athlete,
                    )
