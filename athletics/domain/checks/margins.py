import re
from collections.abc import Iterator

from athletics.domain.checks.facts import ClaimFacts, EventFacts, LineFacts, UnitFacts, show
from athletics.domain.checks.findings import WARNING, Found, Rule
from athletics.domain.marks import decimals_of, parse_mark

RULE = Rule(
    "margin-arithmetic",
    "A margin claimed is the difference of the marks",
    "Where a claim about a margin is a number, it is the winner's lead over the second, or what "
    "another competitor was behind the winner, as the archive's own marks give it. Marks are "
    "printed rounded, so one unit of the last digit is allowed.",
    WARNING,
)
#: ``0.27``, ``+0.27 s``, ``1:02.4 behind``, ``5 cm``.
_MARGIN = re.compile(
    r"[+-]?\s*((?:\d{1,2}:)*\d{1,5}(?:\.\d{1,3})?)\s*"
    r"(s|sec|seconds|m|metres|cm|centimetres|points?)?\s*(?:behind|ahead|clear)?",
    re.ASCII | re.IGNORECASE,
)


def check(facts: EventFacts) -> Iterator[Found]:
    for claim in facts.claims:
        if "margin" not in claim.subject.lower():
            continue
        claimed = parse_margin(claim.value, facts.measure)
        pair = _pair(facts, claim)
        if claimed is None or pair is None:
            continue
        unit, one, other = pair
        actual = abs((one.value or 0) - (other.value or 0))
        decimals = min(decimals_of(one.mark), decimals_of(other.mark), _decimals(claim.value))
        if abs(claimed - actual) > 10 ** (3 - decimals):
            yield Found(
                f"{facts.about(unit, other)} margin {claim.source}"[:200],
                f"{claim.source} says {claim.value} between {one.name} ({one.mark}) and "
                f"{other.name} ({other.mark}); the marks give {show(actual, unit.measure)}: "
                "answer the claim, or correct a mark.",
                other.athlete,
            )


def parse_margin(text: str, measure: str) -> int | None:
    """Thousandths of a margin written as a number; None where it is words."""
    match = _MARGIN.fullmatch(text.strip())
    if not match:
        return None
    number, unit = match.groups()
    try:
        value = parse_mark(number, measure).value
    except ValueError:
        return None
    return value // 100 if (unit or "").lower().startswith(("cm", "cent")) else value


def _decimals(text: str) -> int:
    """Of the number claimed; centimetres are hundredths."""
    if "cm" in text.lower() or "cent" in text.lower():
        return 2
    match = _MARGIN.fullmatch(text.strip())
    return decimals_of(match[1]) if match else 0


def _pair(facts: EventFacts, claim: ClaimFacts) -> tuple[UnitFacts, LineFacts, LineFacts] | None:
    """The two lines between which a margin lies: the second or the one named behind the first."""
    wanted = claim.unit or "final"
    for unit in facts.rounds:
        lines = [line for line in unit.placed if line.value]
        if unit.subject != wanted or len(lines) < 2 or lines[0].place != 1:
            continue
        named = [line for line in lines[1:] if line.competitor == claim.competitor]
        if claim.competitor in (None, lines[0].competitor) and lines[1].place in (1, 2):
            return unit, lines[0], lines[1]
        if named:
            return unit, lines[0], named[0]
    return None
