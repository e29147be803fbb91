"""What was done at the desk: each changeset with its rows, and its undo."""

from collections import defaultdict
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import NoReverseMatch, URLPattern, path, reverse
from django.views.decorators.http import require_POST

from athletics.models import Changeset, Edition, Event, Result, Unit
from athletics.services import changes, touched_events
from athletics.services.changes import CannotUndoError, Step
from athletics.services.rebuild import rebuild_events

_RELATED: dict[Any, tuple[str, ...]] = {
    Edition: ("championship",),
    Event: ("edition", "discipline"),
    Unit: ("event__edition", "event__discipline"),
    Result: ("athlete", "country", "unit__event__edition", "unit__event__discipline"),
}
#: Columns that follow from others.
_DERIVED = {"id", "competitor_key", "search_name", "sort_name", "mark_value", "legal_mark_value"}


@dataclass
class Row:
    """One record of a changeset: a line for each column that differs."""

    action: str
    name: str
    #: Its page at the desk, where it still stands.
    address: str
    columns: list[tuple[str, str, str]]


def rows_of(steps: list[Step]) -> list[Row]:
    """What a changeset did, with names for ids; a query for each kind of thing named."""
    names = _names(steps)
    pages = _pages(steps)
    return [_row(step, names, pages) for step in steps]


Names = dict[tuple[Any, Any], str]


def _names(steps: Iterable[Step]) -> Names:
    wanted: dict[Any, set[Any]] = defaultdict(set)
    told: Names = {}
    for step in steps:
        for record in (step.before, step.after):
            for field in step.model._meta.concrete_fields if record else ():
                if field.is_relation:
                    wanted[field.related_model].add(getattr(record, field.attname))
    for model, pks in wanted.items():
        rows = model._base_manager.select_related(*_RELATED.get(model, ()))
        for pk, record in rows.in_bulk(pks - {None}).items():
            told[model, pk] = _described(record)
        told |= {(model, pk): f"{pk}, deleted since" for pk in pks if (model, pk) not in told}
    return told


def _described(record: Any) -> str:
    if isinstance(record, Unit):
        return f"{record.event}, {record.name}"
    if isinstance(record, Result):
        return f"{record.unit.event}, {record.athlete or record.country}"
    return str(record)


def _pages(steps: Iterable[Step]) -> dict[tuple[Any, Any], str]:
    """Pages at the desk of the records that still stand."""
    pks: dict[Any, list[Any]] = defaultdict(list)
    for step in steps:
        pks[step.model].append(step.pk)
    pages = {}
    for model, wanted in pks.items():
        for pk in model._base_manager.filter(pk__in=wanted).values_list("pk", flat=True):
            name = f"admin:{model._meta.app_label}_{model._meta.model_name}_change"
            with suppress(NoReverseMatch):  # a noun without a page of its own
                pages[model, pk] = reverse(name, args=[pk])
    return pages


def _row(step: Step, names: Names, pages: dict[tuple[Any, Any], str]) -> Row:
    columns = []
    for field in step.model._meta.concrete_fields:
        if field.name in _DERIVED:
            continue
        before, after = (_shown(one, field, names) for one in (step.before, step.after))
        if before != after:
            columns.append((str(field.verbose_name), before, after))
    action = "changed"
    if not (step.before and step.after):
        action = "added" if step.after else "deleted"
    return Row(action, _name(step, names), pages.get((step.model, step.pk), ""), columns)


def _name(step: Step, names: Names) -> str:
    """``result Josh Kerr, Men's 1500 m, Budapest 2023, Final``."""
    record: Any = step.after or step.before
    parts = []
    for column in ("athlete", "unit", "event"):
        pk = getattr(record, f"{column}_id", None)
        if pk is not None:
            parts.append(names[record._meta.get_field(column).related_model, pk])
    return f"{record._meta.verbose_name} {', '.join(parts)}" if len(parts) > 1 else step.name


def _shown(record: Any, field: Any, names: Names) -> str:
    if record is None:
        return ""
    value = getattr(record, field.attname)
    if value in (None, ""):
        return ""
    if field.is_relation:
        return names.get((field.related_model, value), str(value))
    if field.choices:
        return str(dict(field.flatchoices).get(value, value))
    return str(value)


@admin.register(Changeset)
class ChangesetAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    """Seen and undone, never typed."""

    list_display = ["made_at", "made_by", "action", "summary", "reason", "undone"]
    list_filter = ["action"]
    list_select_related = ["made_by"]
    search_fields = ["summary", "reason", "made_by__username"]
    date_hierarchy = "made_at"
    list_per_page = 50
    show_full_result_count = False

    @admin.display(description="undone", boolean=True)
    def undone(self, changeset: Changeset) -> bool:
        return changeset.undone_by_id is not None

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(require_POST(undo_view))
        return [
            path("<int:changeset_id>/undo/", view, name="athletics_changeset_undo"),
            *super().get_urls(),
        ]

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        if not self.has_view_permission(request):
            raise PermissionDenied
        made = get_object_or_404(
            Changeset.objects.select_related(
                *("made_by", "undone_by", "undoes", "event__edition", "event__discipline")
            ),
            pk=object_id if object_id.isdecimal() and len(object_id) < 15 else None,
        )
        untold = ""
        try:
            rows = rows_of(changes.steps_of(made))
        except CannotUndoError as refused:
            rows, untold = [], str(refused)
        context = {
            **self.admin_site.each_context(request),
            "title": made.summary,
            "changeset": made,
            "rows": rows,
            "untold": untold,
            "may_undo": _may_undo(request) and rows and not made.undone_by_id,
            "opts": self.opts,
        }
        return render(request, "admin/athletics/changeset/changeset.html", context)


def _may_undo(request: HttpRequest) -> bool:
    return request.user.has_perm("athletics.undo_changeset")


def undo_view(request: HttpRequest, changeset_id: int) -> HttpResponse:
    """Undo, and derive anew what follows; refusals are told and change nothing."""
    if not _may_undo(request):
        raise PermissionDenied
    get_object_or_404(Changeset, pk=changeset_id)
    reason = request.POST.get("why", "").strip()
    page = reverse("admin:athletics_changeset_change", args=[changeset_id])
    if not reason:
        messages.error(request, "Say why this is undone.")
        return HttpResponseRedirect(page)
    try:
        with transaction.atomic():
            user: Any = request.user
            undone = changes.undo(changeset_id=changeset_id, user=user, reason=reason)
            rebuild_events(events=touched_events.events_of(undone))
    except CannotUndoError as refused:
        messages.error(request, str(refused))
        return HttpResponseRedirect(page)
    messages.success(request, f"{undone.summary}. All stands as it did before.")
    return HttpResponseRedirect(reverse("admin:athletics_changeset_change", args=[undone.pk]))
