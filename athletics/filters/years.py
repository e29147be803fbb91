"""The first or last year of a selection."""

import django_filters as filters
from django import forms

#: What a year of a filter may be.
FIRST_YEAR, LAST_YEAR = 1896, 2100


class SpanFilter(filters.NumberFilter):
    """A whole year; ``lookup_expr`` is ``gte`` for the first one, ``lte`` for the last."""

    field_class = forms.IntegerField  # type: ignore[assignment]  # no year has decimals

    def __init__(self, label: str, field_name: str, lookup_expr: str) -> None:
        super().__init__(
            field_name=field_name,
            lookup_expr=lookup_expr,
            label=label,
            min_value=FIRST_YEAR,
            max_value=LAST_YEAR,
            error_messages={"invalid": "Write a year, such as 2023."},
        )
