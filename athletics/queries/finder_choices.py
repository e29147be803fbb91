"""What can be chosen in the finder: championships, editions, disciplines, countries."""

from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from athletics.models import Championship, Country, Discipline, Edition, Viewer

#: Editions that a list to choose from offers; a select of thousands helps nobody.
MOST_EDITIONS = 250


class Contested(NamedTuple):
    code: str
    short_name: str
    group: str
    measure: str
    better: str


@dataclass(frozen=True)
class Choices:
    """Names by what stands in an address; four queries.

    Of editions three plain tables: with thousands of them records take ten times as long to keep.
    """

    championships: dict[str, str]
    editions: dict[str, str]
    edition_ids: dict[str, int]
    edition_championships: dict[str, str]
    countries: dict[str, str]
    contested: dict[str, Contested]

    @property
    def disciplines(self) -> dict[str, str]:
        return {slug: one.short_name for slug, one in self.contested.items()}

    @cached_property
    def edition_names(self) -> dict[int, str]:
        """Name by id."""
        return {pk: name for name, pk in self.edition_ids.items()}

    def editions_offered(self, championship: str, chosen: str) -> dict[str, str]:
        """Labels by name, the newest first: all that are held, where they are few.

        Of more, those of the championship or else the newest, and the one that is chosen.
        """
        names = list(self.editions)
        if len(names) > MOST_EDITIONS:
            of_it = [name for name in names if self.edition_championships[name] == championship]
            offered = {*(of_it if championship else names[:MOST_EDITIONS]), chosen}
            names = [name for name in names if name in offered]
        return {name: self.editions[name] for name in names}

    @classmethod
    def read(cls, viewer: Viewer) -> "Choices":
        """An edition is told by its slug, which names year and city; the newest comes first."""
        championships = dict(Championship.objects.values_list("slug", "short_name"))
        editions, ids, of = {}, {}, {}
        columns = ("pk", "slug", "city", "year", "championship")
        for pk, slug, city, year, held in Edition.objects.visible_to(viewer).values_list(*columns):
            name, short = slug, championships[held]
            if slug in editions:  # two championships in one city and year
                name = f"{slug}-{held}"
            editions[name], ids[name], of[name] = f"{city} {year}, {short}", pk, held
        disciplines = Discipline.objects.values_list(
            "slug", "code", "short_name", "group", "measure", "better"
        )
        return cls(
            championships=championships,
            editions=editions,
            edition_ids=ids,
            edition_championships=of,
            countries=dict(Country.objects.values_list("code", "name")),
            contested={slug: Contested(*others) for slug, *others in disciplines},
        )
