from typing import Any

from django.urls import reverse
from rest_framework import serializers

from athletics.api.serializers.parts import (
    AthleteRef,
    EventRef,
    PathField,
    ResultRow,
    Shape,
    UnitRef,
)


def _pair(row: Any) -> list[str]:
    return sorted((row.first.slug, row.second.slug))


class PairingRow(Shape):
    """Two athletes who met often in the same race or contest."""

    first = AthleteRef()
    second = AthleteRef()
    meetings = serializers.IntegerField()
    finals = serializers.IntegerField()
    page = PathField(lambda row: reverse("head-to-head", args=_pair(row)))
    url = PathField(lambda row: reverse("api:head-to-head", args=_pair(row)))


class ScoreRow(Shape):
    first = serializers.IntegerField()
    second = serializers.IntegerField()
    level = serializers.IntegerField()
    unknown = serializers.IntegerField()


class MeetingRow(Shape):
    """``ahead``: who finished ahead; ``favoured``: who had the better chance, of finals only."""

    event = EventRef()
    unit = UnitRef(source="first.unit")
    day = serializers.DateField(allow_null=True)
    first = ResultRow()
    second = ResultRow()
    outcome = serializers.CharField()
    ahead = serializers.SlugField(source="winner.slug", allow_null=True)
    margin = serializers.CharField()
    favoured = serializers.SlugField(source="favoured.slug", allow_null=True)


class ApartRow(Shape):
    """An event that both contested without meeting, with the furthest round of each."""

    event = EventRef()
    first = ResultRow()
    second = ResultRow()


class HeadToHeadDetail(Shape):
    """``meetings`` newest first; scores count in how many each finished ahead."""

    first = AthleteRef()
    second = AthleteRef()
    overall = ScoreRow()
    finals = ScoreRow()
    meetings = MeetingRow(many=True)
    apart = ApartRow(many=True)
    page = PathField(lambda row: reverse("head-to-head", args=_pair(row)))
    url = PathField(lambda row: reverse("api:head-to-head", args=_pair(row)))
