from typing import Any

from django.urls import reverse
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from athletics.api.serializers.parts import (
    AthleteRef,
    ChanceField,
    CountryRef,
    EventRef,
    PathField,
    Shape,
    SourceRef,
)
from athletics.models import Basis
from athletics.queries.upset_eve import Entrant


def _place(row: Any) -> list[str]:
    event = row.event
    return [event.edition.championship_id, event.edition.slug, event.slug]


class UpsetRow(Shape):
    """The favourite on a basis did not win; ``rank`` is left to the order of the list.

    ``surprise_bits`` is nothing where no number tells the chance, as on reports.
    """

    event = EventRef()
    basis = serializers.CharField(source="upset.basis")
    first_basis = serializers.BooleanField(source="upset.is_first")
    favourite = AthleteRef(source="upset.favourite")
    favourite_country = serializers.CharField(source="favourite_country.code")
    favourite_chance = serializers.FloatField(allow_null=True)
    winner = AthleteRef(source="upset.winner")
    winner_country = serializers.CharField(source="winner_country.code")
    winner_chance = serializers.FloatField(allow_null=True)
    at_most = serializers.BooleanField(source="upset.at_most")
    surprise_bits = serializers.FloatField(source="bits", allow_null=True)
    price = serializers.CharField(source="upset.price")
    verdict = serializers.CharField()
    upset = serializers.BooleanField(source="upset.is_upset")
    shock = serializers.BooleanField(source="upset.is_shock")
    outsider = serializers.BooleanField(source="upset.outsider")
    kind = serializers.CharField(source="upset.kind")
    favourite_place = serializers.IntegerField(source="upset.favourite_place", allow_null=True)
    favourite_status = serializers.CharField(source="upset.favourite_status")
    evidence = serializers.CharField(source="upset.evidence")
    headline = serializers.CharField()
    hidden_because = serializers.CharField()
    page = PathField(lambda row: reverse("upset", args=_place(row)))
    url = PathField(lambda row: reverse("api:upset", args=_place(row)))


class BasisRow(Shape):
    """Who the favourite was on a basis; none where it names nobody."""

    basis = serializers.CharField()
    favourite = AthleteRef(allow_null=True)
    chance = ChanceField()
    at_most = serializers.BooleanField()
    winner_chance = ChanceField()
    verdict = serializers.CharField()


class EntrantChance(Shape):
    basis = serializers.CharField()
    position = serializers.IntegerField()
    chance = ChanceField()
    at_most = serializers.BooleanField()


class EntrantRow(Shape):
    """An athlete known to have started, or given a chance; no row is no absence."""

    athlete = AthleteRef()
    country = CountryRef()
    chances = serializers.SerializerMethodField()
    price = serializers.CharField(source="price.price", allow_null=True)
    season_rank = serializers.IntegerField(source="entry.rank", allow_null=True)
    season_mark = serializers.CharField(source="entry.mark", allow_null=True)
    honours = serializers.ListField(child=serializers.CharField())
    stage = serializers.CharField(source="outcome.phase", allow_null=True)
    place = serializers.IntegerField(source="outcome.place", allow_null=True)
    status = serializers.CharField(source="outcome.status", allow_null=True)

    @extend_schema_field(EntrantChance(many=True))
    def get_chances(self, entrant: Entrant) -> Any:
        """The firmest basis first."""
        held = [entrant.chances[basis] for basis in Basis.values if basis in entrant.chances]
        return EntrantChance(held, many=True, context=self.context).data


class UpsetDetail(Shape):
    """What was expected of an event and what came: also where the favourite won."""

    event = EventRef()
    winner = AthleteRef(source="expectation.winner", allow_null=True)
    entrants_held = serializers.IntegerField(source="expectation.entrants")
    with_form = serializers.IntegerField(source="expectation.with_form")
    no_model_because = serializers.CharField(source="expectation.reason")
    bases = BasisRow(many=True)
    entrants = EntrantRow(many=True)
    sources = SourceRef(many=True)
    page = PathField(lambda row: reverse("upset", args=_place(row)))
    url = PathField(lambda row: reverse("api:upset", args=_place(row)))
