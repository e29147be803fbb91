from django.contrib import admin

from athletics.admin.base import RecordAdmin
from athletics.models import (
    MedalDecision,
    Price,
    Result,
    SeasonBest,
    SeasonListEntry,
    TeamMember,
    WorldRecord,
)


@admin.register(Result)
class ResultAdmin(RecordAdmin):
    list_display = ["competitor_key", "athlete", "country", "unit", "place", "mark", "status"]
    list_filter = ["status", "unit__phase"]
    list_select_related = ["athlete", "country", "unit"]
    search_fields = ["athlete__search_name"]
    autocomplete_fields = ["athlete", "country", "unit"]
    raw_id_fields = ["source_set"]


@admin.register(TeamMember)
class TeamMemberAdmin(RecordAdmin):
    list_display = ["athlete", "country", "event", "leg", "part"]
    list_select_related = ["athlete", "country", "event__edition", "event__discipline"]
    search_fields = ["athlete__search_name"]
    autocomplete_fields = ["athlete", "country", "event"]
    raw_id_fields = ["source_set"]


@admin.register(MedalDecision)
class MedalDecisionAdmin(RecordAdmin):
    list_display = ["event", "athlete", "country", "colour", "action", "effective"]
    list_filter = ["action", "colour"]
    list_select_related = ["event__edition", "event__discipline", "athlete", "country"]
    search_fields = ["athlete__search_name", "event__slug"]
    autocomplete_fields = ["event", "athlete", "country"]
    raw_id_fields = ["source_set"]


@admin.register(SeasonListEntry)
class SeasonListEntryAdmin(RecordAdmin):
    list_display = ["rank", "name", "country", "discipline", "edition", "mark"]
    list_select_related = ["country", "discipline", "edition"]
    search_fields = ["name"]
    autocomplete_fields = ["edition", "discipline", "athlete", "country"]


@admin.register(SeasonBest)
class SeasonBestAdmin(RecordAdmin):
    list_display = ["athlete", "discipline", "season", "mark"]
    list_select_related = ["athlete", "discipline"]
    search_fields = ["athlete__search_name"]
    autocomplete_fields = ["athlete", "discipline"]


@admin.register(WorldRecord)
class WorldRecordAdmin(RecordAdmin):
    list_display = ["discipline", "sex", "mark", "name", "date"]
    list_filter = ["sex"]
    list_select_related = ["discipline"]
    search_fields = ["name"]
    autocomplete_fields = ["discipline", "athlete", "country"]


@admin.register(Price)
class PriceAdmin(RecordAdmin):
    list_display = ["athlete", "event", "price", "bookmaker", "quoted_on"]
    list_select_related = ["athlete", "event__edition", "event__discipline"]
    search_fields = ["athlete__search_name", "bookmaker"]
    autocomplete_fields = ["event", "athlete", "source"]
