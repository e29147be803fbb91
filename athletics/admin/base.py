"""What every page of the desk has in common."""

from typing import Any

from django.contrib import admin
from django.db.models import Model
from django.http import HttpRequest


class RecordAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    """A noun of the record: long lists stay fast, and each thing leads to its public page."""

    list_per_page = 50
    show_full_result_count = False

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        """The version is raised by services, never typed."""
        named = tuple(super().get_readonly_fields(request, obj))
        fields = {field.name for field in self.model._meta.get_fields()}
        return (*named, *({"version"} & fields))

    def save_model(self, request: HttpRequest, obj: Model, form: Any, change: bool) -> None:
        obj.full_clean(exclude=form._get_validation_exclusions())
        super().save_model(request, obj, form, change)
