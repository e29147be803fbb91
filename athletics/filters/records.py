"""Records of championships by where and in what, those that stand or every step."""

import django_filters as filters
from django.db.models import QuerySet

from athletics.domain.events import GROUPS, SEXES
from athletics.models import Championship, ChampionshipRecord, Discipline

#: The first is the default.
STEPS = {"standing": "Those that stand today", "all": "Every step of the progression"}


class RecordFilter(filters.FilterSet):
    championship = filters.ModelChoiceFilter(
        label="Championship", queryset=Championship.objects.all()
    )
    discipline = filters.ModelChoiceFilter(
        label="Discipline", queryset=Discipline.objects.all(), to_field_name="slug"
    )
    group = filters.ChoiceFilter(
        label="Group", field_name="discipline__group", choices=list(GROUPS.items())
    )
    sex = filters.ChoiceFilter(label="Sex", choices=list(SEXES.items()))
    steps = filters.ChoiceFilter(
        label="Those that stand, or all that ever did",
        choices=list(STEPS.items()),
        method="unfiltered",
        empty_label=None,
    )

    class Meta:
        model = ChampionshipRecord
        fields: tuple[str, ...] = ()

    def filter_queryset(
        self, queryset: "QuerySet[ChampionshipRecord]"
    ) -> "QuerySet[ChampionshipRecord]":
        found = super().filter_queryset(queryset)
        if self.form.cleaned_data["steps"] == "all":
            return found
        return found.filter(stands=True, outdated=False)

    def unfiltered(
        self, records: "QuerySet[ChampionshipRecord]", name: str, value: str
    ) -> "QuerySet[ChampionshipRecord]":
        """Has a default: it is seen to for the whole list."""
        return records
