"""Countries, disciplines and season lists by what they are."""

import django_filters as filters
from django.db.models import QuerySet

from athletics.domain.events import GROUPS, MEASURES, SEXES
from athletics.filters.years import SpanFilter
from athletics.models import Athlete, Championship, Country, Discipline, Pairing, SeasonListEntry
from athletics.models.countries import KINDS


class CountryFilter(filters.FilterSet):
    kind = filters.ChoiceFilter(label="Kind", choices=list(KINDS.items()))

    class Meta:
        model = Country
        fields: tuple[str, ...] = ()


class DisciplineFilter(filters.FilterSet):
    group = filters.ChoiceFilter(label="Group", choices=list(GROUPS.items()))
    measure = filters.ChoiceFilter(label="Measure", choices=list(MEASURES.items()))

    class Meta:
        model = Discipline
        fields: tuple[str, ...] = ()


class SeasonListFilter(filters.FilterSet):
    championship = filters.ModelChoiceFilter(
        label="Championship",
        queryset=Championship.objects.all(),
        field_name="edition__championship",
    )
    edition = filters.CharFilter(
        label="Edition",
        field_name="edition__slug",
        max_length=60,
        help_text="2023-budapest",
    )
    discipline = filters.ModelChoiceFilter(
        label="Discipline", queryset=Discipline.objects.all(), to_field_name="slug"
    )
    sex = filters.ChoiceFilter(label="Sex", choices=list(SEXES.items())[:2])
    since = SpanFilter("From year", "edition__year", "gte")
    until = SpanFilter("To year", "edition__year", "lte")

    class Meta:
        model = SeasonListEntry
        fields: tuple[str, ...] = ()


class PairingFilter(filters.FilterSet):
    athlete = filters.ModelChoiceFilter(
        label="Athlete",
        queryset=Athlete.objects.all(),
        to_field_name="slug",
        method="by_athlete",
        help_text="josh-kerr",
        error_messages={
            "invalid_choice": "No athlete has this address; copy it from their page: josh-kerr."
        },
    )

    class Meta:
        model = Pairing
        fields: tuple[str, ...] = ()

    def by_athlete(
        self, pairings: "QuerySet[Pairing]", name: str, value: Athlete
    ) -> "QuerySet[Pairing]":
        """On either side."""
        return pairings.filter(first=value) | pairings.filter(second=value)
