from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from athletics.admin.base import RecordAdmin
from athletics.domain.names import fold
from athletics.models import Athlete, Club, Country, Membership, Redirect, Source


@admin.register(Country)
class CountryAdmin(RecordAdmin):
    list_display = ["code", "name", "kind", "from_year", "to_year", "successor"]
    list_filter = ["kind"]
    search_fields = ["code", "name"]
    autocomplete_fields = ["successor"]


class MembershipInline(admin.TabularInline):  # type: ignore[type-arg]
    model = Membership
    extra = 0
    autocomplete_fields = ["club"]
    raw_id_fields = ["source_set"]


@admin.register(Athlete)
class AthleteAdmin(RecordAdmin):
    list_display = ["name", "country", "born", "sex"]
    list_filter = ["sex", "name_order"]
    list_select_related = ["country"]
    search_fields = ["search_name"]
    search_help_text = "Any spelling; accents and order of words do not matter"
    autocomplete_fields = ["country"]
    raw_id_fields = ["source_set"]
    inlines = [MembershipInline]

    def get_search_results(
        self, request: HttpRequest, queryset: "QuerySet[Athlete]", search_term: str
    ) -> "tuple[QuerySet[Athlete], bool]":
        return super().get_search_results(request, queryset, fold(search_term))


@admin.register(Club)
class ClubAdmin(RecordAdmin):
    list_display = ["name", "city", "country"]
    list_select_related = ["country"]
    search_fields = ["name", "city"]
    autocomplete_fields = ["country"]
    prepopulated_fields = {"slug": ["name"]}


@admin.register(Source)
class SourceAdmin(RecordAdmin):
    list_display = ["title", "id", "publisher", "licence"]
    search_fields = ["id", "title", "publisher"]


@admin.register(Redirect)
class RedirectAdmin(RecordAdmin):
    list_display = ["old_path", "athlete", "edition", "club"]
    list_select_related = ["athlete", "edition", "club"]
    search_fields = ["old_path"]
    autocomplete_fields = ["athlete", "edition", "club"]
