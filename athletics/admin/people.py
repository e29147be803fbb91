from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from athletics.admin.base import DeskPages, RecordAdmin
from athletics.admin.exchange import ClubResource, CountryResource, Imported, SourceResource
from athletics.admin.merging import merge_view, split_view
from athletics.domain.names import fold
from athletics.models import Athlete, Club, Country, Membership, Redirect, Source, SourceSet


@admin.register(Country)
class CountryAdmin(Imported, RecordAdmin):
    resource_classes = [CountryResource]
    list_display = ["code", "name", "kind", "from_year", "to_year", "successor"]
    list_filter = ["kind"]
    search_fields = ["code", "name"]
    autocomplete_fields = ["successor"]


class MembershipInline(admin.TabularInline):  # type: ignore[type-arg]
    model = Membership
    extra = 0
    autocomplete_fields = ["club", "source_set"]


@admin.register(Athlete)
class AthleteAdmin(DeskPages):
    pages = (("merge", merge_view), ("split", split_view))
    list_display = ["name", "country", "born", "sex"]
    list_filter = ["sex", "name_order"]
    list_select_related = ["country"]
    search_fields = ["search_name"]
    search_help_text = "Any spelling; accents and order of words do not matter"
    autocomplete_fields = ["country", "source_set"]
    inlines = [MembershipInline]

    def get_search_results(
        self, request: HttpRequest, queryset: "QuerySet[Athlete]", search_term: str
    ) -> "tuple[QuerySet[Athlete], bool]":
        found: tuple[QuerySet[Athlete], bool] = super().get_search_results(
            request, queryset, fold(search_term)
        )
        return found


@admin.register(Club)
class ClubAdmin(Imported, RecordAdmin):
    resource_classes = [ClubResource]
    list_display = ["name", "city", "country"]
    list_select_related = ["country"]
    search_fields = ["name", "city"]
    autocomplete_fields = ["country"]
    prepopulated_fields = {"slug": ["name"]}


@admin.register(Source)
class SourceAdmin(Imported, RecordAdmin):
    resource_classes = [SourceResource]
    list_display = ["title", "id", "publisher", "licence"]
    search_fields = ["id", "title", "publisher"]


@admin.register(Redirect)
class RedirectAdmin(RecordAdmin):
    list_display = ["old_path", "athlete", "edition", "club"]
    list_select_related = ["athlete", "edition", "club"]
    search_fields = ["old_path"]
    autocomplete_fields = ["athlete", "edition", "club"]


@admin.register(SourceSet)
class SourceSetAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    """Found by the ids of its sources; made by entering results, never by hand."""

    list_display = ["key"]
    ordering = ["key"]
    search_fields = ["key"]

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: object = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: object = None) -> bool:
        return False

    def has_view_permission(self, request: HttpRequest, obj: object = None) -> bool:
        return request.user.is_staff
