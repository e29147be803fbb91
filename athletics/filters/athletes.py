"""Athletes by name, country and what they did."""

from typing import Any

import django_filters as filters
from django.db.models import Q, QuerySet

from athletics.domain.medals import COLOURS
from athletics.domain.names import fold
from athletics.filters.widgets import FilterForm
from athletics.models import (
    Athlete,
    Country,
    Discipline,
    Edition,
    Event,
    MedalHolder,
    Result,
    TeamMember,
)

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
        form = FilterForm
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
        held = MedalHolder.objects.visible_to(None)
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
