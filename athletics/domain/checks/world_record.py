from collections.abc import Iterator

from athletics.domain.checks.facts import EventFacts, LineFacts, RecordFacts, UnitFacts
from athletics.domain.checks.findings import WARNING, Found, Rule
from athletics.domain.marks import Mark, is_wind_aided

RULE = Rule(
    "better-than-the-record",
    "No mark beats the record unknown to the list",
    "A legal outdoor mark better than every world record of its day or before should itself be "
    "in the list of world records. Judged by the results of seniors' implements where the list "
    "holds an earlier record; windy marks and legs of combined events are left out.",
    WARNING,
)


def check(facts: EventFacts) -> Iterator[Found]:
    if facts.indoor:
        return
    for unit in facts.rounds:
        if unit.implement:
            continue
        for line in unit.lines:
            standing = _beaten(facts, unit, line)
            if standing:
                yield Found(
                    facts.about(unit, line),
                    f"{line.name}, {unit.name}: {line.mark} is better than the record of that "
                    f"day, {standing.mark} by {standing.holder} ({standing.date}); correct the "
                    "mark, or add the record to the list.",
                    line.athlete,
                )


def _beaten(facts: EventFacts, unit: UnitFacts, line: LineFacts) -> RecordFacts | None:
    """The record standing on the day, where the line's legal mark beats it."""
    if line.value is None or line.status not in ("OK", "UNPLACED"):
        return None
    if unit.wind_counts and is_wind_aided(Mark(line.mark, line.value), line.wind):
        return None
    if line.mark.endswith(("w", "h")):
        return None
    day = line.date or facts.end
    earlier = [record for record in facts.records if record.date <= day]
    if not any(record.date < facts.start for record in earlier):
        return None
    pick = min if unit.better == "lower" else max
    best = pick(earlier, key=lambda record: record.value)
    return best if unit.beats(line.value, best.value) else None
