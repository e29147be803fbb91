from rest_framework import serializers

from athletics.api.serializers.parts import EventRef, ResultRow, Shape, UnitRef


class FoundRow(Shape):
    """A result with what follows from it: the medal held today, the age on the day, the margin.

    ``firmness``: 2 for two sources or more, 1 for one, 0 for general knowledge alone.
    """

    event = EventRef(source="result.unit.event")
    unit = UnitRef(source="result.unit")
    result = ResultRow()
    medal = serializers.CharField(source="reading.medal")
    age = serializers.CharField()
    margin = serializers.CharField()
    wind_is = serializers.CharField(source="reading.wind")
    at_home = serializers.BooleanField(source="reading.at_home", allow_null=True)
    title_holder = serializers.BooleanField(source="reading.title_holder")
    through_rounds = serializers.BooleanField(source="reading.through_rounds")
    season_rank = serializers.IntegerField(source="reading.form_rank", allow_null=True)
    firmness = serializers.IntegerField(source="reading.firmness")
