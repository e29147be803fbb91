from django.contrib import admin

from athletics.admin.base import RecordAdmin
from athletics.models import Championship, Discipline, Edition, Event


@admin.register(Championship)
class ChampionshipAdmin(RecordAdmin):
    list_display = ["name", "level", "age_group", "indoor", "countries_held"]


@admin.register(Discipline)
class DisciplineAdmin(RecordAdmin):
    list_display = ["short_name", "code", "group", "measure", "better"]
    list_filter = ["group", "measure"]
    search_fields = ["code", "name", "short_name"]


@admin.register(Edition)
class EditionAdmin(RecordAdmin):
    list_display = ["name", "championship", "start_date", "status"]
    list_filter = ["championship", "status"]
    list_select_related = ["championship"]
    search_fields = ["city", "year", "official_name"]
    date_hierarchy = "start_date"
    autocomplete_fields = ["country"]


@admin.register(Event)
class EventAdmin(RecordAdmin):
    list_display = ["name", "edition", "status"]
    list_filter = ["status", "sex", "edition__championship", "discipline__group"]
    list_select_related = ["edition", "discipline"]
    search_fields = ["slug", "edition__city", "edition__year"]
    autocomplete_fields = ["edition", "discipline"]
    raw_id_fields = ["field_sources"]
