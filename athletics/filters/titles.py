"""Filter of title defences: who held a title, and what became of it."""

from typing import Any

import django_filters as filters
from django.db.models import QuerySet

from athletics.domain.events import SEXES
from athletics.domain.titles import LOST, OUTCOMES
from athletics.filters.picks import PickFilter, WholeFilter
from athletics.filters.result_form import FIRST_YEAR
from athletics.models import Championship, Discipline, TitleDefence, Viewer


class TitleFilter(filters.FilterSet):
    championship = PickFilter("Championship", field_name="event__edition__championship")
    discipline = PickFilter("Discipline", field_name="event__discipline__slug")
    sex = PickFilter("Sex", SEXES.items(), field_name="event__sex")
    since = WholeFilter("Since", "event__edition__year", "gte", FIRST_YEAR, 2100)
    until = WholeFilter("Until", "event__edition__year", "lte", FIRST_YEAR, 2100)
    outcome = PickFilter(
        "Outcome",
        [("lost", "Did not retain, as rows or sources show"), *OUTCOMES.items()],
        method="by_outcome",
    )

    class Meta:
        model = TitleDefence
        fields: tuple[str, ...] = ()

    def __init__(self, data: Any = None, *, viewer: Viewer = None) -> None:
        super().__init__(data, TitleDefence.objects.visible_to(viewer))
        championships = Championship.objects.values_list("slug", "short_name")
        disciplines = Discipline.objects.values_list("slug", "short_name")
        self.filters["championship"].extra["choices"] = list(championships)
        self.filters["discipline"].extra["choices"] = list(disciplines)

    @property
    def qs(self) -> QuerySet[TitleDefence]:
        """Nothing at all where a value is wrong: the form says which."""
        if self.is_bound and not self.form.is_valid():
            return TitleDefence.objects.none()
        return super().qs

    def without_outcome(self) -> QuerySet[TitleDefence]:
        """Every title at stake under the other filters: what the outcomes are counted among."""
        found: QuerySet[TitleDefence] = self.queryset.all()  # type: ignore[union-attr]
        for name, value in self.form.cleaned_data.items():
            if name != "outcome":
                found = self.filters[name].filter(found, value)
        return found

    def by_outcome(self, found: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        return found.filter(outcome__in=LOST if value == "lost" else [value])
