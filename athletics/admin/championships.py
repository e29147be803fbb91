"""Championships, disciplines, editions, events and their races."""

from typing import Any

from django import forms
from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.safestring import SafeString

from athletics.admin.base import DeskPages, RecordAdmin
from athletics.admin.day import day_view
from athletics.admin.forms import VersionedForm
from athletics.admin.known import KnownAutocomplete, make_known
from athletics.admin.paste import paste_view
from athletics.admin.publish import copy_edition_view, publish_edition_view, publish_event_view
from athletics.models import Championship, Discipline, Edition, Event, Result, Unit


@admin.register(Championship)
class ChampionshipAdmin(RecordAdmin):
    list_display = ["name", "level", "age_group", "indoor", "countries_held"]


@admin.register(Discipline)
class DisciplineAdmin(RecordAdmin):
    list_display = ["short_name", "code", "group", "measure", "better"]
    list_filter = ["group", "measure"]
    search_fields = ["code", "name", "short_name"]


@admin.register(Edition)
class EditionAdmin(DeskPages):
    form = VersionedForm
    pages = (("publish", publish_edition_view), ("copy", copy_edition_view))
    list_display = ["name", "championship", "start_date", "status"]
    list_filter = ["championship", "status"]
    list_select_related = ["championship"]
    search_fields = ["city", "year", "official_name"]
    date_hierarchy = "start_date"
    autocomplete_fields = ["country"]


class UnitInline(admin.TabularInline):  # type: ignore[type-arg]
    """The races of an event; their results are one click away."""

    model = Unit
    extra = 0
    fields = ["phase", "group", "component", "implement", "results"]
    readonly_fields = ["results"]

    @admin.display(description="Results")
    def results(self, unit: Unit) -> str | SafeString:
        if unit._state.adding:
            return "save first"
        return format_html('<a href="../../../unit/{}/change/">its results</a>', unit.pk)


@admin.register(Event)
class EventAdmin(DeskPages):
    form = VersionedForm
    pages = (("paste", paste_view), ("publish", publish_event_view), ("day", day_view))
    list_display = ["name", "edition", "status"]
    list_filter = ["status", "sex", "edition__championship", "discipline__group"]
    list_select_related = ["edition", "discipline"]
    search_fields = ["slug", "edition__city", "edition__year"]
    autocomplete_fields = ["edition", "discipline", "field_sources"]
    inlines = [UnitInline]


class ResultForm(forms.ModelForm):  # type: ignore[type-arg]
    """A line of a race. What it points to was read with it, so that 150 lines ask nothing more."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        make_known(self, ("athlete", "country", "source_set"))

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        self.instance.name_competitor()
        return cleaned


class ResultInline(admin.TabularInline):  # type: ignore[type-arg]
    """Results as printed: by place, then those without one."""

    model = Result
    form = ResultForm
    extra = 0
    ordering = ["place", "status", "mark_value", "pk"]
    autocomplete_fields = ["athlete", "country", "source_set"]
    fields = [
        *("place", "athlete", "country", "team", "status", "mark", "wind", "legal_mark"),
        *("legal_wind", "advanced", "rule", "tags", "date", "note", "source_set"),
    ]

    def formfield_for_foreignkey(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.name in self.autocomplete_fields:
            kwargs["widget"] = KnownAutocomplete(db_field, self.admin_site)
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def get_queryset(self, request: HttpRequest) -> "QuerySet[Result]":
        return super().get_queryset(request).select_related("athlete", "country", "source_set")


@admin.register(Unit)
class UnitAdmin(RecordAdmin):
    list_display = ["name", "event", "component", "implement"]
    list_filter = ["phase"]
    list_select_related = ["event__edition", "event__discipline"]
    search_fields = ["event__slug", "event__edition__city"]
    autocomplete_fields = ["event"]
    inlines = [ResultInline]
