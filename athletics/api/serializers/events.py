from rest_framework import serializers

from athletics.api.serializers.milestones import MilestoneLine
from athletics.api.serializers.parts import (
    AthleteRef,
    ChanceField,
    CountryRef,
    Coverage,
    EventRef,
    ResultRow,
    Shape,
    SourceRef,
    SourcesField,
    UnitRef,
)


class EventRow(EventRef):
    group = serializers.CharField(source="discipline.group")
    field = serializers.IntegerField(
        allow_null=True, help_text="How many competed, where a source gives the full list"
    )
    field_sources = SourcesField(None, allow_null=True)
    note = serializers.CharField()
    coverage = Coverage(allow_null=True)


class MedalRow(Shape):
    """``colour`` is G, S or B, as the medals stand today."""

    colour = serializers.CharField()
    athlete = AthleteRef(allow_null=True)
    country = CountryRef()
    team = serializers.CharField()
    mark = serializers.CharField()


class PodiumRow(Shape):
    event = EventRef()
    coverage = Coverage(source="event.coverage", allow_null=True)
    medals = MedalRow(source="all_medals", many=True)


class EventMedal(MedalRow):
    """Of the event's own page, which knows the row in the final."""

    athlete = AthleteRef(source="result.athlete", allow_null=True)
    country = CountryRef(source="result.country")
    team = serializers.CharField(source="result.team")
    mark = serializers.CharField(source="result.mark")


class MemberRow(Shape):
    """An athlete of a relay or team: in the final, in the heats only, or not known which."""

    athlete = AthleteRef()
    leg = serializers.IntegerField(allow_null=True)
    part = serializers.CharField()


class LineRow(Shape):
    """A result with what its race says of it: ``=2``, the margin, the age on the day."""

    result = ResultRow()
    place_label = serializers.CharField(source="place")
    behind = serializers.CharField()
    wind_aided = serializers.BooleanField()
    age = serializers.CharField()
    members = MemberRow(many=True)


class RaceRow(Shape):
    unit = UnitRef()
    days = serializers.ListField(child=serializers.DateField())
    results = LineRow(source="lines", many=True)


class ForecastRow(Shape):
    """``at_most``: a price with the bookmaker's margin in it, an upper bound."""

    basis = serializers.CharField()
    position = serializers.IntegerField()
    athlete = AthleteRef()
    chance = ChanceField()
    at_most = serializers.BooleanField()


class SourceCount(SourceRef):
    """``results``: how many of the event name it."""

    results = serializers.IntegerField(source="result_count")


class EventDetail(Shape):
    """Medals as they stand today; ``units`` with the final first."""

    event = EventRow()
    medals = EventMedal(many=True)
    units = RaceRow(many=True)
    forecasts = ForecastRow(many=True)
    milestones = MilestoneLine(many=True)
    sources = SourceCount(many=True)
    well_sourced = serializers.IntegerField(help_text="Results with two sources or more")
    previous = EventRef(allow_null=True)
    following = EventRef(allow_null=True)
