"""Parameters of an address: read by the same filters as on the pages, or refused by name."""

from collections.abc import Collection
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.http import QueryDict
from django.urls import reverse
from rest_framework.exceptions import ValidationError
from rest_framework.filters import BaseFilterBackend
from rest_framework.request import Request

from athletics.filters.upset_form import TickField
from athletics.models import Athlete, Championship, Country, Discipline

#: Where the values of a parameter that names a thing are found.
_LISTS: dict[type, str] = {
    Athlete: "api:athletes",
    Championship: "api:championships",
    Country: "api:countries",
    Discipline: "api:disciplines",
}
_TICKS = ["on", "1", "true", "off", "0", "false"]


def refuse_unknown(query: QueryDict, known: Collection[str]) -> None:
    """A misspelt filter would silently give everything. Raises ValidationError."""
    unknown = [name for name in query if name not in known]
    if unknown:
        mend = f"choose from {', '.join(sorted(known))}" if known else "this address takes none"
        raise ValidationError(
            {name[:50]: [f"There is no parameter “{name[:50]}”; {mend}."] for name in unknown}
        )


class Filters(BaseFilterBackend):
    """Narrows a list by the ``filterset_class`` of its view."""

    def filter_queryset(self, request: Request, queryset: QuerySet[Any], view: Any) -> Any:
        if view.filterset_class is None:
            return queryset
        found = view.filterset_class(request.query_params, queryset)
        if found.form.errors:
            raise ValidationError(
                {name: list(_mends(found.form, name)) for name in found.form.errors}
            )
        return view.found(found)

    def get_schema_operation_parameters(self, view: Any) -> list[dict[str, Any]]:
        """As the fields of the form take them."""
        filters = view.filters().items()
        return [_described(name, one.field, str(one.label)) for name, one in filters]


def _mends(form: forms.Form, name: str) -> list[str]:
    field = form.fields[name]
    mends = [str(mend) for mend in form.errors[name]]
    if isinstance(field, forms.ModelChoiceField):
        return [*mends, f"The values are listed at {_list_of(field)}."]
    if isinstance(field, forms.ChoiceField):
        return [*mends, f"Choose from {', '.join(_values(field))}."]
    return mends


def _list_of(field: "forms.ModelChoiceField[Any]") -> str:
    queryset: Any = field.queryset
    return reverse(_LISTS[queryset.model])


def _values(field: forms.ChoiceField) -> list[str]:
    choices: Any = field.choices
    return [str(value) for value, _ in choices if value != ""]


def _described(name: str, field: forms.Field, label: str) -> dict[str, Any]:
    """A parameter in the words of OpenAPI."""
    shape: dict[str, Any] = {"type": "string"}
    text = label + (f". Such as {field.help_text}" if field.help_text else "")
    if isinstance(field, TickField):
        shape["enum"] = _TICKS
    elif isinstance(field, forms.ModelChoiceField):
        text = f"{text}. Listed at {_list_of(field)}"
    elif isinstance(field, forms.ChoiceField):
        if values := _values(field):
            shape["enum"] = values
    elif isinstance(field, forms.IntegerField):
        shape = {"type": "integer", "minimum": field.min_value, "maximum": field.max_value}
    elif isinstance(field, forms.CharField) and field.max_length:
        shape["maxLength"] = field.max_length
    return {"name": name, "in": "query", "required": False, "description": text, "schema": shape}
