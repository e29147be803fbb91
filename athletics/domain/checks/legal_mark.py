from collections.abc import Iterator

from athletics.domain.checks.facts import EventFacts
from athletics.domain.checks.findings import ERROR, Found, Rule
from athletics.domain.marks import COMBINED_WIND_LIMIT, WIND_LIMIT, format_wind

RULE = Rule(
    "legal-mark",
    "The best legal mark is legal, and worse than the windy one",
    "Beside a windy best stands the best mark with a wind of at most +2.0 (World Athletics rules "
    "TR17.13 and TR29; +4.0 in a combined event). It is never better than the mark that decided "
    "the place. A mark written with w has a wind above +2.0.",
    ERROR,
)


def check(facts: EventFacts) -> Iterator[Found]:
    for unit, line in facts.lines:
        about = (facts.about(unit, line), line.athlete)
        limit = COMBINED_WIND_LIMIT if unit.component else WIND_LIMIT
        if line.legal_mark and line.legal_wind is not None and line.legal_wind > limit:
            yield _found(
                about,
                f"{line.name}: the legal mark {line.legal_mark} has wind "
                f"{format_wind(line.legal_wind)}, above {format_wind(limit)}; enter the best "
                "mark with a legal wind.",
            )
        if line.legal_value and line.value and unit.beats(line.legal_value, line.value):
            yield _found(
                about,
                f"{line.name}: the legal mark {line.legal_mark} is better than the mark "
                f"{line.mark}, which then would have been it; exchange or correct them.",
            )
        if line.mark.endswith("w") and line.wind is not None and line.wind <= WIND_LIMIT:
            yield _found(
                about,
                f"{line.name}: {line.mark} says wind-aided, yet the wind {format_wind(line.wind)} "
                f"is legal; take the w away or correct the wind.",
            )


def _found(about: tuple[str, int | None], message: str) -> Found:
    subject, athlete = about
    return Found(subject, message, athlete)
