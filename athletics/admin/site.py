"""The desk as a whole: its door, and autocomplete that tells people apart."""

from typing import Any
from urllib.parse import urlencode

from django.contrib import admin, messages
from django.contrib.admin.views.autocomplete import AutocompleteJsonView
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseRedirect
from django.urls import reverse

from athletics.admin.sign_in import lacks_second_factor
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

    def admin_view(self, view: Any, cacheable: bool = False) -> Any:
        """Django's door, and before it the second factor. Whoever may not enter can log out."""
        inner: Any = super().admin_view(view, cacheable)

        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
            if request.path == reverse("admin:logout"):
                return inner(request, *args, **kwargs)
            if page := lacks_second_factor(request):
                if page == "mfa_index":
                    messages.warning(request, "The desk needs a second factor: set one up first.")
                query = urlencode({"next": request.get_full_path()})
                return HttpResponseRedirect(f"{reverse(page)}?{query}")
            if request.user.is_authenticated and not self.has_permission(request):
                # The page of the login would send those who are logged in straight back.
                raise PermissionDenied
            return inner(request, *args, **kwargs)

        return guarded

    def autocomplete_view(self, request: HttpRequest) -> Any:
        return DeskAutocomplete.as_view(admin_site=self)(request)
