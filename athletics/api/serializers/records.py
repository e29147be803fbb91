from typing import Any

from django.urls import reverse
from rest_framework import serializers

from athletics.api.serializers.parts import (
    AthleteRef,
    ChampionshipRef,
    CountryRef,
    DisciplineRef,
    EditionRef,
    EventRef,
    PathField,
    Shape,
    SourcesField,
    UnitRef,
    WindField,
)


def _place(row: Any) -> list[str]:
    return [row.championship.pk, row.event_slug]


class RecordStep(Shape):
    """``specification``: the implement, model, tables or course that make marks comparable."""

    specification = serializers.CharField()
    outdated = serializers.BooleanField()
    position = serializers.IntegerField()
    equals = serializers.BooleanField()
    stands = serializers.BooleanField()
    mark = serializers.CharField()
    by_hand = serializers.BooleanField()
    wind = WindField()
    wind_missing = serializers.BooleanField()
    date = serializers.DateField(source="result.date", allow_null=True)
    athlete = AthleteRef(source="result.athlete", allow_null=True)
    country = CountryRef(source="result.country")
    event = EventRef(source="result.unit.event")
    unit = UnitRef(source="result.unit")
    sources = SourcesField("result.source_set")


class RecordRow(RecordStep):
    championship = serializers.SlugField(source="championship_id")
    event_type = serializers.SlugField(source="event_slug")
    name = serializers.CharField(source="event_name")
    discipline = serializers.SlugField(source="discipline.slug")
    sex = serializers.CharField()
    page = PathField(lambda row: reverse("record-progression", args=_place(row)))
    url = PathField(lambda row: reverse("api:record", args=_place(row)))


class WorldRecordRow(Shape):
    """Of outdoor seniors, as recognised today."""

    mark = serializers.CharField()
    name = serializers.CharField()
    athlete = AthleteRef(allow_null=True)
    country = CountryRef()
    date = serializers.DateField()
    venue = serializers.CharField()


class RecordDetail(Shape):
    """``steps`` newest first; editions whose winner has no mark here may hide a record."""

    championship = ChampionshipRef()
    discipline = DisciplineRef()
    sex = serializers.CharField()
    name = serializers.CharField()
    steps = RecordStep(many=True)
    world_record = WorldRecordRow(allow_null=True)
    without_winning_mark = EditionRef(many=True)
    page = PathField(lambda row: reverse("record-progression", args=_place(row)))
    url = PathField(lambda row: reverse("api:record", args=_place(row)))
