from rest_framework import serializers

from athletics.api.serializers.milestones import MilestoneLine
from athletics.api.serializers.parts import (
    AthleteRef,
    CountryRef,
    EventRef,
    ResultRow,
    Shape,
    SourceRef,
    SourcesField,
    UnitRef,
)


class AthleteRow(AthleteRef):
    """``country`` is the latest; ``born`` is 1997-10-08, 1997, or ~1897 for about that year."""

    given_name = serializers.CharField()
    family_name = serializers.CharField()
    other_names = serializers.ListField(source="spellings", child=serializers.CharField())
    sex = serializers.CharField()
    born = serializers.CharField(allow_null=True)
    birthplace = serializers.CharField()
    country = CountryRef()
    height_cm = serializers.IntegerField(allow_null=True)
    weight_kg = serializers.DecimalField(4, 1, allow_null=True)
    olympedia_id = serializers.CharField()
    sources = SourcesField()


class CountryYears(Shape):
    """A country competed for, with the first and the last year."""

    country = CountryRef()
    first_year = serializers.IntegerField()
    last_year = serializers.IntegerField()


class OutingRow(Shape):
    """A result with its event and unit; ``colour`` of the medal it brought, as held today."""

    event = EventRef(source="result.unit.event")
    unit = UnitRef(source="result.unit")
    result = ResultRow()
    colour = serializers.CharField()


class TeamPlace(Shape):
    """A place in a relay or team, and the colour that it brought."""

    event = EventRef(source="member.event")
    country = CountryRef(source="member.country")
    leg = serializers.IntegerField(source="member.leg", allow_null=True)
    part = serializers.CharField(source="member.part")
    colour = serializers.CharField()


class AthleteMedal(Shape):
    colour = serializers.CharField(source="medal.colour")
    event = EventRef(source="medal.event")


class ClubYears(Shape):
    club = serializers.SlugField(source="club.slug")
    name = serializers.CharField(source="club.name")
    joined = serializers.CharField(allow_null=True)
    left = serializers.CharField(allow_null=True)
    sources = SourcesField()


class AbsenceRow(Shape):
    """Only where a source says so."""

    event = EventRef()
    reason = serializers.CharField()
    said_by = SourceRef(source="source")


class AthleteDetail(Shape):
    """``results`` and ``teams`` have the newest edition first."""

    athlete = AthleteRow()
    countries = CountryYears(many=True)
    clubs = ClubYears(source="memberships", many=True)
    medals = AthleteMedal(many=True)
    results = OutingRow(many=True)
    teams = TeamPlace(many=True)
    absences = AbsenceRow(many=True)
    milestones = MilestoneLine(many=True)
    sources = SourceRef(many=True)
