"""Countries, sources, athletes, clubs and their members, old addresses."""

from typing import Any

from django.db.models import QuerySet

from athletics.models import Athlete, Club, Country, Membership, Redirect, Source, Status
from athletics.models.athletes import NAME_ORDERS
from athletics.models.countries import KINDS
from athletics.services.archive.references import References, delete_unused_source_sets
from athletics.services.archive.row import Row
from athletics.services.archive.table import Scope, Table


class Countries(Table):
    name = "countries"
    pattern = "countries.csv"
    columns = ("code", "name", "iso2", "kind", "from", "to", "successor", "note")
    key = ("code",)
    model = Country
    needed = True

    def build(self, row: Row, scope: Scope) -> Country:
        code = row.text("code", 3, required=True)
        if len(code) != 3 or not (code.isascii() and code.isupper()):
            row.problem("code", "is no country code; write three capital letters")
        first, last = row.number("from", 1000, 2100), row.number("to", 1000, 2100)
        if first and last and last < first:
            row.problem("to", "comes before the first year")
        return Country(
            code=code,
            name=row.text("name", 60, required=True),
            iso2=row.text("iso2", 2),
            kind=row.choice("kind", KINDS),
            from_year=first,
            to_year=last,
            successor_id=row.country("successor", required=False),
            note=row.text("note", 300),
        )

    def learn(self, row: Row, scope: Scope, references: References) -> None:
        references.countries.add(row["code"])

    def written(self, references: References) -> None:
        references.countries = set(Country.objects.values_list("pk", flat=True))

    def held(self, scope: Scope) -> QuerySet[Any, tuple[Any, ...]]:
        return Country.objects.values_list(
            "pk", "code", "name", "iso2", "kind", "from_year", "to_year", "successor", "note"
        )


class Sources(Table):
    name = "sources"
    pattern = "sources.csv"
    columns = ("id", "title", "publisher", "url", "licence", "retrieved", "note")
    key = ("id",)
    model = Source
    needed = True

    def build(self, row: Row, scope: Scope) -> Source:
        return Source(
            id=row.slug("id", 40),
            title=row.text("title", 200, required=True),
            publisher=row.text("publisher", 200),
            url=row.address("url", 300),
            licence=row.text("licence", 120),
            retrieved=row.text("retrieved", 10),
            note=row.text("note", 300),
        )

    def learn(self, row: Row, scope: Scope, references: References) -> None:
        references.sources.add(row["id"])

    def written(self, references: References) -> None:
        references.sources = set(Source.objects.values_list("pk", flat=True))

    def release(self) -> None:
        delete_unused_source_sets()

    def held(self, scope: Scope) -> QuerySet[Any, tuple[Any, ...]]:
        return Source.objects.values_list("pk", *self.columns)


class Athletes(Table):
    name = "athletes"
    pattern = "athletes.csv"
    columns = (
        *("slug", "given_name", "family_name", "name_order", "sex", "born", "birthplace"),
        *("country", "height_cm", "weight_kg", "other_names", "olympedia_id", "sources"),
    )
    key = ("slug",)
    model = Athlete
    needed = True

    def build(self, row: Row, scope: Scope) -> Athlete:
        athlete = Athlete(
            slug=row.slug("slug"),
            given_name=row.text("given_name", 60),
            family_name=row.text("family_name", 60, required=True),
            name_order=row.choice("name_order", NAME_ORDERS),
            sex=row.choice("sex", ("M", "W")),
            born=row.partial_date("born"),
            birthplace=row.text("birthplace", 120),
            country_id=row.country(),
            height_cm=row.number("height_cm", 100, 250),
            weight_kg=row.decimal("weight_kg"),
            other_names=row.text("other_names", 300),
            olympedia_id=row.text("olympedia_id", 10),
            source_set_id=row.source_set(),
        )
        athlete.fold_names()
        return athlete

    def learn(self, row: Row, scope: Scope, references: References) -> None:
        references.athletes.setdefault(row["slug"], 0)
        references.athlete_sex[row["slug"]] = row["sex"]

    def written(self, references: References) -> None:
        references.read_athlete_ids()

    def held(self, scope: Scope) -> QuerySet[Any, tuple[Any, ...]]:
        return Athlete.objects.values_list("pk", *self.columns[:-1], "source_set__key")

    def cells(self, values: tuple[Any, ...]) -> tuple[str, ...]:
        cells = list(super().cells(values))
        weight = self.columns.index("weight_kg")
        cells[weight] = cells[weight].removesuffix(".0")
        return tuple(cells)


class Clubs(Table):
    name = "clubs"
    pattern = "clubs.csv"
    columns = ("slug", "name", "city", "country", "note")
    key = ("slug",)
    model = Club

    def build(self, row: Row, scope: Scope) -> Club:
        return Club(
            slug=row.slug("slug"),
            name=row.text("name", 120, required=True),
            city=row.text("city", 60),
            country_id=row.country(),
            note=row.text("note", 300),
        )

    def learn(self, row: Row, scope: Scope, references: References) -> None:
        references.clubs.setdefault(row["slug"], 0)

    def written(self, references: References) -> None:
        references.read_club_ids()

    def held(self, scope: Scope) -> QuerySet[Any, tuple[Any, ...]]:
        return Club.objects.values_list("pk", *self.columns)


class Memberships(Table):
    name = "memberships"
    pattern = "memberships.csv"
    columns = ("athlete", "club", "joined", "left", "sources", "note")
    key = ("athlete", "club", "joined")
    model = Membership

    def build(self, row: Row, scope: Scope) -> Membership:
        club = row.references.clubs.get(row["club"])
        if club is None:
            row.unknown("club", "is no club; add the slug to clubs.csv")
        joined, left = row.partial_date("joined"), row.partial_date("left")
        if joined and left and left.sort_key < joined.sort_key:
            row.problem("left", "comes before the athlete joined")
        return Membership(
            athlete_id=row.athlete(),
            club_id=club,
            joined=joined,
            left=left,
            source_set_id=row.source_set(),
            note=row.text("note", 300),
        )

    def held(self, scope: Scope) -> QuerySet[Any, tuple[Any, ...]]:
        return Membership.objects.values_list(
            "pk", "athlete__slug", "club__slug", "joined", "left", "source_set__key", "note"
        )


class Redirects(Table):
    """Old addresses: ``athletes/josh-kerr`` leads to the athlete, edition or club named."""

    name = "redirects"
    pattern = "redirects.csv"
    columns = ("old_path", "athlete", "edition", "club")
    key = ("old_path",)
    model = Redirect

    def build(self, row: Row, scope: Scope) -> Redirect:
        targets = [column for column in self.columns[1:] if row[column]]
        if len(targets) != 1:
            row.problem("old_path", "leads nowhere; fill exactly one of athlete, edition, club")
        championship, _, edition = row["edition"].partition("/")
        edition_id = row.references.editions.get((championship, edition))
        if row["edition"] and edition_id is None:
            row.unknown("edition", "is no edition; write world-championships/2023-budapest")
        club_id = row.references.clubs.get(row["club"])
        if row["club"] and club_id is None:
            row.unknown("club", "is no club; add the slug to clubs.csv")
        return Redirect(
            old_path=row.text("old_path", 160, required=True),
            athlete_id=row.athlete(required=False),
            edition_id=edition_id,
            club_id=club_id,
        )

    def held(self, scope: Scope) -> QuerySet[Any, tuple[Any, ...]]:
        return Redirect.objects.values_list(
            *("pk", "old_path", "athlete__slug", "edition__championship", "edition__slug"),
            "club__slug",
        )

    def published(self, held: QuerySet[Any, Any]) -> QuerySet[Any, Any]:
        return held.exclude(edition__status=Status.DRAFT)

    def cells(self, values: tuple[Any, ...]) -> tuple[str, ...]:
        old_path, athlete, championship, edition, club = values
        return super().cells(
            (old_path, athlete, f"{championship}/{edition}" if edition else "", club)
        )
