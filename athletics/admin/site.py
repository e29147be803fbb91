"""The desk as a whole: autocomplete that tells people apart."""

from typing import Any

from django.conf import settings
from django.contrib import admin
from django.contrib.admin.views.autocomplete import AutocompleteJsonView
from django.http import HttpRequest

from athletics.models import Athlete


def described(record: Any) -> str:
    """``Josh Kerr, GBR, born 1997-10-08``; other nouns as they call themselves."""
    if isinstance(record, Athlete):
        born = f", born {record.born}" if record.born else ""
        return f"{record.name}, {record.country_id}{born}"
    return str(record)


class DeskAutocomplete(AutocompleteJsonView):
    def serialize_result(self, obj: Any, to_field_name: str) -> dict[str, str]:
        return {"id": str(getattr(obj, to_field_name)), "text": described(obj)}


class Desk(admin.AdminSite):
    site_header = "The athletics archive: editors' desk"
    site_title = "Editors' desk"
    index_title = "The record"

    def each_context(self, request: HttpRequest) -> dict[str, Any]:
        return super().each_context(request) | {"read_only": settings.READ_ONLY}

    def autocomplete_view(self, request: HttpRequest) -> Any:
        return DeskAutocomplete.as_view(admin_site=self)(request)
