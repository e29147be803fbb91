from collections.abc import Iterator

from athletics.domain.checks.facts import EventFacts
from athletics.domain.checks.findings import WARNING, Found, Rule

RULE = Rule(
    "country-in-its-years",
    "A country's code is used in its years",
    "URS until 1991, EUN in 1992, ROC in 2021: the code of the time, not today's. Named once an "
    "edition and code.",
    WARNING,
)


def check(facts: EventFacts) -> Iterator[Found]:
    year = facts.start.year
    names: dict[str, str] = {}
    for _, line in facts.lines:
        names.setdefault(line.country, line.name)
    for code, name in names.items():
        country = facts.countries.get(code)
        if country is None:
            continue
        first, last = country.from_year, country.to_year
        if (first is not None and year < first) or (last is not None and year > last):
            years = f"{first or ''} to {last or 'today'}".strip()
            yield Found(
                f"{facts.edition_subject} {code}",
                f"{name} competed in {year} for {code} ({country.name}), a code of {years}; "
                "write the code of the time, or correct the country's years.",
            )
