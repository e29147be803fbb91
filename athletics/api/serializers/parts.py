"""Shapes that stand in many others: who, where, what, and with which addresses."""

from collections.abc import Callable
from typing import Any

from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from athletics.api.addresses import api_path, page_path, site_of
from athletics.models import SourceSet
from athletics.models.expectations import WHOLE


class Shape(serializers.Serializer[Any]):
    """Read only: of a record, or of what a query found."""


@extend_schema_field(OpenApiTypes.URI)
class PageField(serializers.Field[Any, Any, str, Any]):
    """The address of the page that tells the same to people."""

    def __init__(self, source: str = "*") -> None:
        super().__init__(source=source, read_only=True)

    def to_representation(self, value: Any) -> str:
        return site_of(self.context["request"]) + self.path(value)

    def path(self, thing: Any) -> str:
        return page_path(thing)


class AddressField(PageField):
    """The address of the thing in the API."""

    def path(self, thing: Any) -> str:
        return api_path(thing)


class PathField(PageField):
    """The address whose path ``path_of`` tells."""

    def __init__(self, path_of: Callable[[Any], str]) -> None:
        super().__init__()
        self.path_of = path_of

    def path(self, thing: Any) -> str:
        return self.path_of(thing)


@extend_schema_field({"type": "array", "items": {"type": "string"}})
class SourcesField(serializers.Field[Any, Any, list[str], Any]):
    """The ids of a set of sources, in its order: each stands at ``/api/v1/sources/<id>/``."""

    def __init__(self, source: str | None = "source_set", **options: Any) -> None:
        super().__init__(source=source, read_only=True, **options)

    def to_representation(self, value: SourceSet) -> list[str]:
        return value.key.split(";")


@extend_schema_field({"type": "number", "minimum": 0, "maximum": 1, "nullable": True})
class ChanceField(serializers.Field[Any, Any, float | None, Any]):
    """A share of one; nothing where no number tells it."""

    def __init__(self, source: str | None = None) -> None:
        super().__init__(source=source, read_only=True, allow_null=True)

    def to_representation(self, value: int) -> float:
        return value / WHOLE


@extend_schema_field({"type": "number", "nullable": True, "description": "Metres a second"})
class WindField(serializers.Field[Any, Any, float, Any]):
    def __init__(self) -> None:
        super().__init__(read_only=True, allow_null=True)

    def to_representation(self, value: int) -> float:
        return value / 10


class ChampionshipRef(Shape):
    slug = serializers.SlugField()
    name = serializers.CharField()
    page = PageField()
    url = AddressField()


class EditionRef(Shape):
    championship = serializers.SlugField(source="championship_id")
    slug = serializers.SlugField()
    name = serializers.CharField()
    year = serializers.IntegerField()
    page = PageField()
    url = AddressField()


class DisciplineRef(Shape):
    slug = serializers.SlugField()
    name = serializers.CharField(source="short_name")
    url = AddressField()


class EventRef(Shape):
    """``edition`` and ``championship`` are slugs; the three name the event."""

    championship = serializers.SlugField(source="edition.championship_id")
    edition = serializers.SlugField(source="edition.slug")
    slug = serializers.SlugField()
    name = serializers.CharField()
    edition_name = serializers.CharField(source="edition.name")
    year = serializers.IntegerField(source="edition.year")
    discipline = serializers.SlugField(source="discipline.slug")
    sex = serializers.CharField()
    page = PageField()
    url = AddressField()


class AthleteRef(Shape):
    slug = serializers.SlugField()
    name = serializers.CharField()
    page = PageField()
    url = AddressField()


class CountryRef(Shape):
    code = serializers.CharField()
    name = serializers.CharField()
    page = PageField()
    url = AddressField()


class SourceRef(Shape):
    id = serializers.SlugField()
    title = serializers.CharField()
    page = PageField()
    url = AddressField()


class Coverage(Shape):
    """Competitors held against the least that the places tell; a missing row is no absence."""

    held = serializers.IntegerField()
    least_field = serializers.IntegerField()
    full_list = serializers.BooleanField()
    complete = serializers.BooleanField(source="as_coverage.complete")
    in_words = serializers.CharField(source="as_coverage.in_words")
    results = serializers.IntegerField()
    unplaced = serializers.IntegerField()


class Tally(Shape):
    """Medals of a country or an athlete; equal ones share the rank: ``=2``."""

    rank = serializers.CharField()
    gold = serializers.IntegerField()
    silver = serializers.IntegerField()
    bronze = serializers.IntegerField()


class CountryTally(Tally):
    country = CountryRef(source="holder")


class AthleteTally(Tally):
    athlete = AthleteRef(source="holder")


class ResultRow(Shape):
    """``mark`` is as printed; its value in thousandths of a second, metre or point."""

    athlete = AthleteRef(allow_null=True)
    country = CountryRef()
    team = serializers.CharField()
    place = serializers.IntegerField(allow_null=True)
    status = serializers.CharField()
    mark = serializers.CharField()
    mark_thousandths = serializers.IntegerField(source="mark_value", allow_null=True)
    wind = WindField()
    legal_mark = serializers.CharField()
    date = serializers.DateField(allow_null=True)
    advanced = serializers.CharField()
    rule = serializers.CharField()
    reaction_ms = serializers.IntegerField(source="reaction", allow_null=True)
    tags = serializers.CharField()
    note = serializers.CharField()
    sources = SourcesField()


class UnitRef(Shape):
    """One race or group; ``component`` is the code of a combined event's leg."""

    phase = serializers.CharField()
    group = serializers.CharField()
    component = serializers.CharField()
    implement = serializers.CharField()
    name = serializers.CharField()
