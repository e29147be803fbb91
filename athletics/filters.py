"""Filters of lists, shared by pages and API."""

import django_filters as filters
from django.db.models import Exists, OuterRef, Q, QuerySet

from athletics.domain.medals import COLOURS
from athletics.domain.names import fold
from athletics.models import Athlete, Country, Discipline, Medal, MedalHolder, Result, TeamMember

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
            return self.queryset.none()
        return super().qs

    def by_name(self, athletes: "QuerySet[Athlete]", name: str, value: str) -> "QuerySet[Athlete]":
        """Every word must occur in some spelling; accents, case and order do not matter."""
        for word in fold(value).split():
            athletes = athletes.filter(search_name__contains=word)
        return athletes

    def by_country(
        self, athletes: "QuerySet[Athlete]", name: str, value: Country
    ) -> "QuerySet[Athlete]":
        """Who ever competed for it, or whose latest country it is."""
        competed = Result.objects.visible_to(None).filter(athlete=OuterRef("pk"), country=value)
        return athletes.filter(Q(country=value) | Exists(competed))

    def by_discipline(
        self, athletes: "QuerySet[Athlete]", name: str, value: Discipline
    ) -> "QuerySet[Athlete]":
        competed = Result.objects.visible_to(None).filter(
            athlete=OuterRef("pk"), unit__event__discipline=value
        )
        ran = TeamMember.objects.filter(athlete=OuterRef("pk"), event__discipline=value)
        return athletes.filter(Exists(ran if value.for_teams else competed))

    def by_medal(self, athletes: "QuerySet[Athlete]", name: str, value: str) -> "QuerySet[Athlete]":
        medals = Medal.objects.visible_to(None)
        held = MedalHolder.objects.filter(athlete=OuterRef("pk"), medal__in=medals)
        if value != "any":
            held = held.filter(medal__colour=value)
        return athletes.filter(Exists(held))

    def by_decade(self, athletes: "QuerySet[Athlete]", name: str, value: str) -> "QuerySet[Athlete]":
        first = int(value)
        competed = Result.objects.visible_to(None).filter(
            athlete=OuterRef("pk"),
            unit__event__edition__start_date__year__gte=first,
            unit__event__edition__start_date__year__lt=first + 10,
        )
        return athletes.filter(Exists(competed))
