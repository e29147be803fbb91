"""Milestones by kind, when, where and who."""

from typing import cast

import django_filters as filters
from django import forms

from athletics.domain.events import SEXES
from athletics.domain.milestones.milestone import KINDS
from athletics.filters.widgets import FilterForm
from athletics.models import Athlete, Championship, Country, Discipline, Milestone
from athletics.models.milestones import MilestoneQuerySet

#: What a year of a filter may be.
_FIRST_YEAR, _LAST_YEAR = 1896, 2100


def _year(label: str, lookup: str) -> filters.NumberFilter:
    return filters.NumberFilter(
        label=label,
        field_name="event__edition__year",
        lookup_expr=lookup,
        min_value=_FIRST_YEAR,
        max_value=_LAST_YEAR,
        decimal_places=0,
        error_messages=dict.fromkeys(
            ("invalid", "max_decimal_places", "max_digits"), "Write a year, such as 2023."
        ),
        widget=forms.NumberInput(attrs={"min": _FIRST_YEAR, "max": _LAST_YEAR, "step": 1}),
    )


class MilestoneFilter(filters.FilterSet):
    """Milestones by kind, championship, years, event, country and athlete; newest first."""

    kind = filters.ChoiceFilter(label="Kind", choices=list(KINDS.items()), empty_label="Any")
    championship = filters.ModelChoiceFilter(
        label="Championship",
        queryset=Championship.objects.all(),
        field_name="event__edition__championship",
        empty_label="Any",
    )
    edition = filters.CharFilter(
        label="Edition",
        field_name="event__edition__slug",
        max_length=60,
        widget=forms.TextInput(attrs={"placeholder": "2023-budapest", "maxlength": 60}),
    )
    since = _year("From year", "gte")
    until = _year("To year", "lte")
    discipline = filters.ModelChoiceFilter(
        label="Discipline",
        queryset=Discipline.objects.all(),
        field_name="event__discipline",
        to_field_name="slug",
        empty_label="Any",
    )
    sex = filters.ChoiceFilter(
        label="Sex", choices=list(SEXES.items()), field_name="event__sex", empty_label="Any"
    )
    country = filters.ModelChoiceFilter(
        label="Country", queryset=Country.objects.all(), empty_label="Any"
    )
    athlete = filters.ModelChoiceFilter(
        label="Athlete",
        queryset=Athlete.objects.all(),
        to_field_name="slug",
        method="by_athlete",
        widget=forms.TextInput(attrs={"placeholder": "josh-kerr", "maxlength": 80}),
        error_messages={
            "invalid_choice": "No athlete has this address; copy it from their page: josh-kerr."
        },
    )
    order = filters.ChoiceFilter(
        label="Order",
        choices=[("strength", "Strongest first")],
        method="by_order",
        empty_label="Newest first",
    )

    class Meta:
        form = FilterForm
        model = Milestone
        fields: tuple[str, ...] = ()

    @property
    def qs(self) -> MilestoneQuerySet:
        """Nothing at all where a value is wrong: the form says which."""
        if self.is_bound and not self.form.is_valid():
            return Milestone.objects.none()
        return cast(MilestoneQuerySet, super().qs)

    def by_athlete(
        self, milestones: MilestoneQuerySet, name: str, value: Athlete
    ) -> MilestoneQuerySet:
        """Also those that a row of the athlete proves."""
        return milestones.about_athlete(value)

    def by_order(self, milestones: MilestoneQuerySet, name: str, value: str) -> MilestoneQuerySet:
        return milestones.strongest_first()
