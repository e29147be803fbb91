"""What can be chosen in the finder: championships, editions, disciplines, countries."""

from dataclasses import dataclass
from typing import NamedTuple

from athletics.models import Championship, Country, Discipline, Edition, Viewer


class Contested(NamedTuple):
    code: str
    short_name: str
    group: str
    measure: str
    better: str


@dataclass(frozen=True)
class Choices:
    """Names by what stands in an address; four queries."""

    championships: dict[str, str]
    editions: dict[str, str]
    edition_ids: dict[str, int]
    countries: dict[str, str]
    contested: dict[str, Contested]

    @property
    def disciplines(self) -> dict[str, str]:
        return {slug: one.short_name for slug, one in self.contested.items()}

    @classmethod
    def read(cls, viewer: Viewer) -> "Choices":
        """An edition is told by its slug, which names year and city; the newest comes first."""
        championships = dict(Championship.objects.values_list("slug", "short_name"))
        editions, ids = {}, {}
        columns = ("pk", "slug", "city", "year", "championship")
        for pk, slug, city, year, held in Edition.objects.visible_to(viewer).values_list(*columns):
            name, short = slug, championships[held]
            if slug in ids:  # two championships in one city and year
                name = f"{slug}-{held}"
            editions[name], ids[name] = f"{city} {year}, {short}", pk
        disciplines = Discipline.objects.values_list(
            "slug", "code", "short_name", "group", "measure", "better"
        )
        return cls(
            championships=championships,
            editions=editions,
            edition_ids=ids,
            countries=dict(Country.objects.values_list("code", "name")),
            contested={slug: Contested(*others) for slug, *others in disciplines},
        )
