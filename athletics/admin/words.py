from django.contrib import admin

from athletics.admin.base import RecordAdmin
from athletics.models import Absence, Claim, Quote, Story, UpsetNote


@admin.register(Claim)
class ClaimAdmin(RecordAdmin):
    list_display = ["subject", "value", "source", "kind", "decision"]
    list_filter = ["kind", "decision"]
    list_select_related = ["source"]
    search_fields = ["subject", "value", "title"]
    autocomplete_fields = ["result", "event", "athlete", "medal_decision", "source"]


@admin.register(Quote)
class QuoteAdmin(RecordAdmin):
    list_display = ["text", "athlete", "event", "said_on"]
    list_select_related = ["athlete", "event__edition", "event__discipline"]
    search_fields = ["text", "athlete__search_name"]
    autocomplete_fields = ["athlete", "event", "source"]


@admin.register(Story)
class StoryAdmin(RecordAdmin):
    list_display = ["event", "source"]
    list_select_related = ["event__edition", "event__discipline", "source"]
    search_fields = ["text", "event__slug"]
    autocomplete_fields = ["event", "source"]


@admin.register(Absence)
class AbsenceAdmin(RecordAdmin):
    list_display = ["athlete", "event", "reason"]
    list_select_related = ["athlete", "event__edition", "event__discipline"]
    search_fields = ["athlete__search_name", "reason"]
    autocomplete_fields = ["event", "athlete", "source"]


@admin.register(UpsetNote)
class UpsetNoteAdmin(RecordAdmin):
    list_display = ["event", "headline", "hidden"]
    list_select_related = ["event__edition", "event__discipline"]
    search_fields = ["headline", "event__slug"]
    autocomplete_fields = ["event"]
