from collections.abc import Iterator, Sequence

from athletics.domain.checks.facts import EventFacts, LineFacts
from athletics.domain.checks.findings import WARNING, Found, Rule
from athletics.domain.checks.joined import may_be_joined
from athletics.domain.places import ranked

RULE = Rule(
    "gaps-in-places",
    "Places of a complete event have no gaps",
    "Looked at only where a source gives the whole field and all of it is held, for elsewhere "
    "missing places only say what the archive lacks. Then each race, or a stage that was placed "
    "as one, has the places 1, 2, 3 and on; a gap is explained by a tie before it, by somebody "
    "disqualified, or by a row whose place is not held. A round "
    "without its first place lacks its rows, and is left alone; so are "
    "rows without a group beside groups.",
    WARNING,
)


def check(facts: EventFacts) -> Iterator[Found]:
    if not facts.complete:
        return
    for units in facts.stages.values():
        together = [line for unit in units for line in unit.placed]
        if not _missing(together) or not any(line.place == 1 for line in together):
            continue
        for unit in units:
            if may_be_joined(unit) and len(units) > 1:
                continue
            missing = _missing(unit.placed)
            vacant = sum(_may_fill(line) for line in unit.lines)
            if len(missing) > vacant:
                yield Found(
                    facts.about(unit),
                    f"{unit.name}: nobody has place {missing[0]}, though the event is said to be "
                    "complete; add the missing row, correct a place or empty the field's size.",
                )


def _may_fill(line: LineFacts) -> bool:
    """Has no place of its own and yet competed: the gap may be theirs."""
    return line.place is None and line.status in ("OK", "DQ", "UNPLACED", "TOOKPART")


def _missing(lines: Sequence[LineFacts]) -> list[int]:
    """Places between the first and the last that neither a row nor a tie accounts for."""
    places = sorted(line.place or 0 for line in lines)
    due = {rank for rank, _ in ranked(places, key=lambda place: place)}
    taken = {place + more for place in set(places) for more in range(places.count(place))}
    return sorted(set(range(1, max(places, default=0) + 1)) - taken) if set(places) != due else []
