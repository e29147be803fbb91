"""Small tables that every check needs: disciplines, countries, world records."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from athletics.domain.checks.facts import CountryFacts, RecordFacts
from athletics.models import Country, Discipline, WorldRecord


@dataclass(frozen=True)
class Reference:
    """Small tables, read once: three queries."""

    disciplines: Mapping[str, Discipline]
    countries: Mapping[str, CountryFacts]
    #: A country and its last successor; empty for neutral teams.
    nations: Mapping[str, str]
    records: Mapping[tuple[str, str], tuple[RecordFacts, ...]]


def read_reference() -> Reference:
    countries = {country.code: country for country in Country.objects.all()}
    records = defaultdict(list)
    for record in WorldRecord.objects.order_by("date", "pk"):
        records[record.discipline_id, record.sex].append(
            RecordFacts(record.date, record.mark_value, record.mark, record.name, record.athlete_id)
        )
    return Reference(
        {discipline.code: discipline for discipline in Discipline.objects.all()},
        {
            code: CountryFacts(code, country.name, country.from_year, country.to_year)
            for code, country in countries.items()
        },
        {code: _last_successor(code, countries) for code in countries},
        {key: tuple(held) for key, held in records.items()},
    )


def _last_successor(code: str, countries: Mapping[str, Country]) -> str:
    seen = set()
    while (after := countries[code].successor_id) and code not in seen:
        seen.add(code)
        code = after
    return "" if countries[code].kind in ("neutral", "team") else code
