"""Editions and their events by where, when and what was contested."""

import django_filters as filters

from athletics.domain.events import GROUPS, SEXES
from athletics.filters.years import SpanFilter
from athletics.models import Championship, Country, Discipline, Edition, Event


class EditionFilter(filters.FilterSet):
    championship = filters.ModelChoiceFilter(
        label="Championship", queryset=Championship.objects.all()
    )
    country = filters.ModelChoiceFilter(label="Host country", queryset=Country.objects.all())
    since = SpanFilter("From year", "year", "gte")
    until = SpanFilter("To year", "year", "lte")

    class Meta:
        model = Edition
        fields: tuple[str, ...] = ()


class EventFilter(filters.FilterSet):
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
    group = filters.ChoiceFilter(
        label="Group", field_name="discipline__group", choices=list(GROUPS.items())
    )
    sex = filters.ChoiceFilter(label="Sex", choices=list(SEXES.items()))
    since = SpanFilter("From year", "edition__year", "gte")
    until = SpanFilter("To year", "edition__year", "lte")

    class Meta:
        model = Event
        fields: tuple[str, ...] = ()
