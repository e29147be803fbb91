from rest_framework import serializers

from athletics.api.serializers.events import PodiumRow
from athletics.api.serializers.milestones import MilestoneLine
from athletics.api.serializers.parts import (
    AddressField,
    AthleteTally,
    ChampionshipRef,
    CountryRef,
    CountryTally,
    EditionRef,
    Shape,
)


class ChampionshipRow(ChampionshipRef):
    short_name = serializers.CharField()
    level = serializers.CharField()
    indoor = serializers.BooleanField()
    age_group = serializers.CharField()
    organiser = serializers.CharField()
    countries_held = serializers.BooleanField(
        help_text="False where the archive lacks the countries that competed"
    )
    editions = serializers.IntegerField(source="edition_count")
    first_year = serializers.IntegerField(allow_null=True)
    last_year = serializers.IntegerField(allow_null=True)


class ChampionshipDetail(Shape):
    """The tables are of all its published editions, as medals stand today."""

    championship = ChampionshipRef()
    editions = EditionRef(many=True)
    countries = CountryTally(source="table", many=True)
    athletes = AthleteTally(many=True)
    url = AddressField("championship")


class EditionCoverage(Shape):
    """Sums over the events; ``complete`` counts those whose whole field is held."""

    events = serializers.IntegerField(source="events_held")
    complete = serializers.IntegerField(source="full")
    results = serializers.IntegerField(source="results_held")
    held = serializers.IntegerField(source="competitors")
    least_field = serializers.IntegerField()


class EditionHeld(EditionCoverage):
    """The same of the page of one edition."""

    events = serializers.IntegerField(source="events_all")
    complete = serializers.IntegerField()
    results = serializers.IntegerField()
    held = serializers.IntegerField(source="starters")


class EditionLine(EditionRef):
    official_name = serializers.CharField()
    city = serializers.CharField()
    country = CountryRef()
    venue = serializers.CharField()
    start_date = serializers.DateField()
    end_date = serializers.DateField()
    note = serializers.CharField()


class EditionRow(EditionLine):
    coverage = EditionCoverage(source="*")


class EditionDetail(Shape):
    """Medals as they stand today; ``events`` in the order of the programme."""

    edition = EditionLine()
    coverage = EditionHeld(source="*")
    events = PodiumRow(source="programme", many=True)
    countries = CountryTally(source="table", many=True)
    athletes = AthleteTally(many=True)
    milestones = MilestoneLine(many=True)
