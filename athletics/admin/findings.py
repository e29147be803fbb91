"""What the checks found, counted by rule, and what editors excused."""

from typing import Any
from urllib.parse import urlencode

from django.contrib import admin
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from athletics.admin.base import RecordAdmin
from athletics.domain.checks.registry import RULES
from athletics.models import Excuse, Finding


class ByRule(admin.SimpleListFilter):
    """Rules by their titles; Django adds the counts."""

    title = "rule"
    parameter_name = "rule"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [(rule.slug, rule.title) for rule in RULES]

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        return queryset.filter(rule=self.value()) if self.value() else queryset


@admin.register(Finding)
class FindingAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    """Derived by `manage.py check_archive`: to read, to follow, to excuse."""

    list_display = ["message", "severity", "where", "excuse"]
    list_filter = [ByRule, "severity", "excused"]
    list_select_related = ["event__edition", "event__discipline", "athlete"]
    search_fields = ["subject", "message"]
    list_per_page = 50
    show_facets = admin.ShowFacets.ALWAYS

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    @admin.display(description="About")
    def where(self, finding: Finding) -> SafeString | str:
        thing = finding.event or finding.athlete
        if thing is None:
            return finding.subject
        address = reverse(f"admin:athletics_{thing._meta.model_name}_change", args=[thing.pk])
        return format_html('<a href="{}">{}</a>', address, thing)

    @admin.display(description="Excuse")
    def excuse(self, finding: Finding) -> SafeString | str:
        """A warning may be excused with a reason; an error is mended."""
        if finding.excused or finding.severity == Finding.Severity.ERROR:
            return "excused" if finding.excused else ""
        about = urlencode({"rule": finding.rule, "subject": finding.subject})
        address = reverse("admin:athletics_excuse_add")
        return format_html('<a href="{}?{}">say why it does not matter</a>', address, about)


@admin.register(Excuse)
class ExcuseAdmin(RecordAdmin):
    list_display = ["rule", "subject", "reason", "excused_by", "excused_at"]
    list_filter = ["rule"]
    list_select_related = ["excused_by"]
    search_fields = ["rule", "subject", "reason"]
    exclude = ["excused_by"]

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        if not change:
            obj.excused_by = request.user
        super().save_model(request, obj, form, change)
        Finding.objects.filter(rule=obj.rule, subject=obj.subject).exclude(
            severity=Finding.Severity.ERROR
        ).update(excused=True)
