"""Kinds of filters: one of a few values, a whole number, a difference of marks."""

from collections.abc import Mapping
from typing import Any

import django_filters as filters
from django import forms
from django.db.models import QuerySet

NOT_LISTED = {"invalid_choice": "“%(value)s” is not known here; choose one of those listed."}


class PickFilter(filters.ChoiceFilter):
    """One of a few values, with an error that tells the mend; None leaves no open choice."""

    def __init__(
        self, label: str, choices: Any = (), empty_label: str | None = "Any", **kwargs: Any
    ) -> None:
        kwargs.setdefault("error_messages", NOT_LISTED)
        super().__init__(label=label, choices=tuple(choices), empty_label=empty_label, **kwargs)

    def offer(self, choices: Mapping[str, str]) -> None:
        """Labels by value, where they are known only when something is asked.

        Given by a function: a form copies the lists of its fields, but not what gives a list, and
        a list of thousands takes longer to copy than the rest of the page.
        """
        self.extra["choices"] = lambda: list(choices.items())
        # One made before for the description of the API had no choices yet.
        self.__dict__.pop("_field", None)


class WholeFilter(filters.NumberFilter):
    """A whole number within bounds."""

    field_class = forms.IntegerField  # type: ignore[assignment]  # a whole one

    def __init__(
        self, label: str, field: str, lookup: str, least: int, most: int, **kwargs: Any
    ) -> None:
        super().__init__(
            field_name=field,
            lookup_expr=lookup,
            label=label,
            min_value=least,
            max_value=most,
            **kwargs,
        )


class DifferenceFilter(filters.NumberFilter):
    """Seconds, metres or points with up to three decimals; kept as thousandths."""

    def __init__(self, label: str, field: str, lookup: str) -> None:
        super().__init__(
            field_name=field,
            lookup_expr=lookup,
            label=label,
            min_value=0,
            max_value=100_000,
            decimal_places=3,
        )

    def filter(self, qs: QuerySet[Any], value: Any) -> QuerySet[Any]:
        return qs if value is None else super().filter(qs, int(value * 1000))
