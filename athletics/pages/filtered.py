"""Addresses of filtered lists: without fields left open, each error with its field and mend."""

from urllib.parse import urlencode

from django.forms import BaseForm
from django.http import HttpRequest

#: Parts of an address that filter nothing.
NO_FILTER = {"page", "format", "table"}


def open_fields_left_out(request: HttpRequest) -> str:
    """The address without the empty fields that a form sends; empty where there are none."""
    if all(request.GET.values()):
        return ""
    kept = [(name, value) for name, values in request.GET.lists() for value in values if value]
    return f"{request.path}?{urlencode(kept)}" if kept else request.path


def asked_of(form: BaseForm) -> str:
    """The filters as an address has them, those left empty left out."""
    return urlencode([(bound.name, bound.data) for bound in form if bound.data])


def problems_of(request: HttpRequest, form: BaseForm) -> list[str]:
    """What cannot be understood: names that are no filter, values twice, values that are wrong."""
    known = list(form.fields)
    problems = [
        f"There is no filter “{name[:20]}”; choose from {', '.join(known)}."
        for name in request.GET
        if name not in known and name not in NO_FILTER
    ]
    problems += [
        f"{name} is given more than once; choose one value."
        for name in known
        if len(request.GET.getlist(name)) > 1
    ]
    labels = {name: field.label for name, field in form.fields.items()}
    problems += [
        f"{labels[name]} ({name}): {error}"
        for name, errors in form.errors.items()
        for error in errors
    ]
    return problems
