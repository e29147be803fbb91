from rest_framework import serializers

from athletics.api.serializers.parts import (
    AthleteRef,
    CountryRef,
    EventRef,
    PageField,
    Shape,
)


class ProofRef(Shape):
    """An event whose result proves a milestone."""

    championship = serializers.SlugField(source="edition.championship_id")
    edition = serializers.SlugField(source="edition.slug")
    event = serializers.SlugField(source="slug")
    page = PageField()


class MilestoneFact(Shape):
    kind = serializers.CharField()
    sentence = serializers.CharField()
    strength = serializers.IntegerField(help_text="1 to 100; the strongest stand first")
    subject = serializers.CharField(help_text="Whom or what it is about: athletes/josh-kerr")
    scope = serializers.SlugField(
        source="championship_id",
        allow_null=True,
        help_text="The championship within which it holds; null for all that the archive holds",
    )


class MilestoneLine(Shape):
    """One of the strongest of something, with the events that prove it in time order."""

    kind = serializers.CharField(source="milestone.kind")
    sentence = serializers.CharField(source="milestone.sentence")
    strength = serializers.IntegerField(source="milestone.strength")
    subject = serializers.CharField(source="milestone.subject")
    scope = serializers.SlugField(source="milestone.championship_id", allow_null=True)
    proved_by = ProofRef(source="events", many=True)


class MilestoneRow(MilestoneFact):
    event = EventRef()
    athlete = AthleteRef(allow_null=True)
    country = CountryRef(allow_null=True)
    club = serializers.SlugField(source="club.slug", allow_null=True)
    day = serializers.DateField(allow_null=True)
    proved_by = ProofRef(source="proving_events", many=True)
    page = PageField("event")
