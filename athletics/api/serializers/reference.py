from django.urls import reverse
from rest_framework import serializers

from athletics.api.serializers.milestones import MilestoneLine
from athletics.api.serializers.parts import (
    AthleteRef,
    CountryRef,
    DisciplineRef,
    EditionRef,
    PageField,
    PathField,
    Shape,
    SourceRef,
    WindField,
)


def season_list_path(championship: str, edition: str, event_type: str) -> str:
    return reverse("api:season-list", args=[championship, edition, event_type])


class CountryRow(CountryRef):
    """A team code as used at the time; ``successor`` is a code too."""

    iso2 = serializers.CharField()
    kind = serializers.CharField()
    from_year = serializers.IntegerField(allow_null=True)
    to_year = serializers.IntegerField(allow_null=True)
    successor = serializers.CharField(source="successor_id", allow_null=True)
    note = serializers.CharField()


class EditionMedals(Shape):
    championship = serializers.SlugField()
    edition = serializers.SlugField()
    name = serializers.CharField()
    gold = serializers.IntegerField()
    silver = serializers.IntegerField()
    bronze = serializers.IntegerField()


class Placings(Shape):
    """``counts``: how often the country had each place from 1 to 8 in finals."""

    championship = serializers.SlugField(source="championship.slug")
    counts = serializers.ListField(child=serializers.IntegerField())


class CountryDetail(Shape):
    """Without the championships whose countries the archive lacks: ``left_out``."""

    country = CountryRow()
    predecessors = CountryRef(many=True)
    medals = EditionMedals(many=True)
    placings = Placings(many=True)
    milestones = MilestoneLine(many=True)
    left_out = serializers.ListField(child=serializers.CharField())


class EventTypeRow(Shape):
    slug = serializers.SlugField()
    name = serializers.CharField()
    sex = serializers.CharField()
    page = PathField(lambda one: reverse("event-type", args=[one.slug]))


class DisciplineRow(DisciplineRef):
    """``event_types`` are those that an edition held."""

    code = serializers.CharField()
    full_name = serializers.CharField(source="name")
    name = serializers.CharField(source="short_name")
    group = serializers.CharField()
    measure = serializers.CharField()
    better = serializers.CharField()
    wind_counts = serializers.BooleanField()
    for_teams = serializers.BooleanField()
    event_types = EventTypeRow(many=True)


class SourceRow(SourceRef):
    """``results``: how many name it."""

    publisher = serializers.CharField()
    address = serializers.CharField(source="url")
    licence = serializers.CharField()
    retrieved = serializers.CharField()
    note = serializers.CharField()
    results = serializers.IntegerField(source="result_count")


class SeasonListRow(Shape):
    """A world list on the eve of an edition, as known today."""

    championship = serializers.SlugField()
    edition = serializers.SlugField()
    edition_name = serializers.CharField()
    year = serializers.IntegerField()
    event_type = serializers.SlugField()
    name = serializers.CharField()
    discipline = serializers.SlugField()
    sex = serializers.CharField()
    lines = serializers.IntegerField()
    page = PathField(lambda row: reverse("edition", args=[row["championship"], row["edition"]]))
    url = PathField(
        lambda row: season_list_path(row["championship"], row["edition"], row["event_type"])
    )


class SeasonListLine(Shape):
    """``name`` as the list prints it; ``athlete`` where the archive knows who it is."""

    rank = serializers.IntegerField()
    name = serializers.CharField()
    athlete = AthleteRef(allow_null=True)
    country = CountryRef()
    mark = serializers.CharField()
    mark_thousandths = serializers.IntegerField(source="mark_value")
    wind = WindField()
    date = serializers.DateField()
    venue = serializers.CharField()
    points = serializers.IntegerField(allow_null=True)


class SeasonListDetail(Shape):
    edition = EditionRef()
    discipline = DisciplineRef()
    sex = serializers.CharField()
    lines = SeasonListLine(source="entries", many=True)
    page = PageField("edition")
    url = PathField(
        lambda held: season_list_path(
            held.edition.championship_id, held.edition.slug, held.event_type
        )
    )
