"""Athletes by name, country and what they did."""

from typing import Any, cast

import django_filters as filters
from django import forms
from django.db.models import Q, QuerySet

from athletics.domain.events import SEXES
from athletics.domain.medals import COLOURS
from athletics.domain.milestones.milestone import KINDS
from athletics.domain.names import fold
from athletics.models import (
    Athlete,
    Championship,
    Country,
    Discipline,
    Edition,
    Event,
    Medal,
    MedalHolder,
    Milestone,
    Result,
    TeamMember,
)
from athletics.models.milestones import MilestoneQuerySet

#: What a year of a filter may be.
_FIRST_YEAR, _LAST_YEAR = 1896, 2100
_DECADES = [(str(year), f"{year}s") for year in range(2020, 1880, -10)]


class AthleteFilter(filters.FilterSet):
    """Athletes by name, country, sex, discipline, medal and decade of their results."""

    name = filters.CharFilter(label="Name", method="by_name", max_length=100)
    country = filters.ModelChoiceFilter(
        label="Country", queryset=Country.objects.all(), method="by_country", empty_label="Any"
    )
    sex = filters.ChoiceFilter(
        label="Sex", choices=[("M", "Men"), ("W", "Women")], empty_label="Any"
    )
    discipline = filters.ModelChoiceFilter(
        label="Discipline",
        queryset=Discipline.objects.all(),
        to_field_name="slug",
        method="by_discipline",
        empty_label="Any",
    )
    medal = filters.ChoiceFilter(
        label="Medal",
        choices=[("any", "Any medal"), *COLOURS.items()],
        method="by_medal",
        empty_label="With or without",
    )
    decade = filters.ChoiceFilter(
        label="Decade", choices=_DECADES, method="by_decade", empty_label="Any"
    )

    class Meta:
        model = Athlete
        fields = ["name", "country", "sex", "discipline", "medal", "decade"]

    @property
    def qs(self) -> "QuerySet[Athlete]":
        """Nothing at all where a value is wrong: the form says which."""
        if self.is_bound and not self.form.is_valid():
            return Athlete.objects.none()
        return super().qs

    def by_name(self, athletes: "QuerySet[Athlete]", name: str, value: str) -> "QuerySet[Athlete]":
        """Every word must occur in some spelling; accents, case and order do not matter."""
        words = fold(value).split()
        if not words:
            return athletes.none()
        for word in words:
            athletes = athletes.filter(search_name__contains=word)
        return athletes

    def by_country(
        self, athletes: "QuerySet[Athlete]", name: str, value: Country
    ) -> "QuerySet[Athlete]":
        """Who ever competed for it, or whose latest country it is."""
        competed, ran = _results().filter(country=value), _squads().filter(country=value)
        return athletes.filter(Q(country=value) | _who(competed) | _who(ran))

    def by_discipline(
        self, athletes: "QuerySet[Athlete]", name: str, value: Discipline
    ) -> "QuerySet[Athlete]":
        if value.for_teams:
            return athletes.filter(_who(_squads().filter(event__discipline=value)))
        return athletes.filter(_who(_results().filter(unit__event__discipline=value)))

    def by_medal(self, athletes: "QuerySet[Athlete]", name: str, value: str) -> "QuerySet[Athlete]":
        held = MedalHolder.objects.filter(medal__in=Medal.objects.visible_to(None))
        if value != "any":
            held = held.filter(medal__colour=value)
        return athletes.filter(_who(held))

    def by_decade(
        self, athletes: "QuerySet[Athlete]", name: str, value: str
    ) -> "QuerySet[Athlete]":
        editions = Edition.objects.filter(
            start_date__year__gte=int(value), start_date__year__lt=int(value) + 10
        )
        competed = _results().filter(unit__event__edition__in=editions)
        ran = _squads().filter(event__edition__in=editions)
        return athletes.filter(_who(competed) | _who(ran))


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


def _who(rows: "QuerySet[Any]") -> Q:
    """Whose rows these are.

    The rows are looked up once. Asked for each athlete anew (``Exists``), SQLite takes the index
    on countries and reads all rows of the country for each of 27,000 athletes.
    """
    return Q(pk__in=rows.values("athlete"))


def _results() -> "QuerySet[Result]":
    """Published results."""
    return Result.objects.visible_to(None)


def _squads() -> "QuerySet[TeamMember]":
    """Places in the teams of published events."""
    return TeamMember.objects.filter(event__in=Event.objects.visible_to(None))
