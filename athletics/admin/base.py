"""What every page of the desk has in common."""

from functools import partial
from typing import Any

from django.db import transaction
from django.db.models import Model, QuerySet, URLField
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path
from simple_history.admin import SimpleHistoryAdmin

from athletics.admin.access import may_change
from athletics.admin.exchange import Exported
from athletics.admin.forms import ReasonForm
from athletics.models import Changeset
from athletics.services import changes, touched_events
from athletics.services.rebuild import rebuild_events


class RecordAdmin(Exported, SimpleHistoryAdmin):  # type: ignore[misc]  # a library without types
    """A noun of the record: each save is one changeset with its reason, seen and undone whole."""

    form = ReasonForm
    object_history_list_template = "admin/athletics/history_list.html"
    list_per_page = 50
    show_full_result_count = False
    formfield_overrides = {URLField: {"assume_scheme": "https"}}

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        """Version and status are raised by services, never typed."""
        named = tuple(super().get_readonly_fields(request, obj))
        fields = {field.name for field in self.model._meta.get_fields()}
        raised = {"version", "status"} & fields if hasattr(self.model, "version") else set()
        return (*named, *sorted(raised))

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        allowed: bool = super().has_change_permission(request, obj)
        return allowed and (obj is None or may_change(request.user, obj))

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        allowed: bool = super().has_delete_permission(request, obj)
        return allowed and (obj is None or may_change(request.user, obj))

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        if request.method != "POST":
            page: HttpResponse = super().changeform_view(
                request, object_id, form_url, extra_context
            )
            return page
        noun = self.model._meta.verbose_name
        action = "Changed" if object_id else "Added"
        with changes.changeset(
            action="edit",
            summary=f"{action} {noun}",
            user=request.user,  # type: ignore[arg-type]  # the desk is for those who logged in
            reason=request.POST.get("why", ""),
        ) as made:
            response: HttpResponse = super().changeform_view(
                request, object_id, form_url, extra_context
            )
            if response.status_code != 302:
                transaction.set_rollback(True)  # the form is shown again: nothing was written
            else:
                self._finish(request, made)
        return response

    def _finish(self, request: HttpRequest, made: Changeset) -> None:
        """Name what was changed, and derive anew what follows from it."""
        made.summary = f"{made.summary} {getattr(request, 'saved', '')}"[:300]
        made.save(update_fields=["summary"])
        if events := touched_events.events_of(made):
            rebuild_events(events=events)

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        """Name the competitor, raise the version, and keep what stood before."""
        if change:
            changes.remember([obj])
        if hasattr(obj, "version") and change:
            obj.version += 1
        obj._change_reason = form.cleaned_data.get("why") or None
        super().save_model(request, obj, form, change)
        request.saved = obj  # type: ignore[attr-defined]  # for the summary of the changeset

    def save_formset(self, request: HttpRequest, form: Any, formset: Any, change: bool) -> None:
        changes.remember([one.instance for one in formset.initial_forms if one.has_changed()])
        super().save_formset(request, form, formset, change)

    def delete_model(self, request: HttpRequest, obj: Model) -> None:
        self._delete(request, [obj])

    def delete_queryset(self, request: HttpRequest, queryset: "QuerySet[Any]") -> None:
        self._delete(request, list(queryset))

    def _delete(self, request: HttpRequest, records: list[Any]) -> None:
        noun = self.model._meta.verbose_name
        summary = f"Deleted {noun} " + ", ".join(str(record) for record in records)
        with changes.changeset(
            action="delete",
            summary=summary,
            user=request.user,  # type: ignore[arg-type]
        ) as made:
            events = set()
            for record in records:
                events |= touched_events.event_of(record)
            changes.delete(records)
            rebuild_events(events=events | touched_events.events_of(made))


class DeskPages(RecordAdmin):
    """An admin with pages of its own beside those of Django: name, path, view."""

    pages: tuple[tuple[str, Any], ...] = ()

    def get_urls(self) -> list[URLPattern]:
        noun = f"{self.opts.app_label}_{self.opts.model_name}"
        own = [
            path(
                f"<path:object_id>/{name}/",
                self.admin_site.admin_view(partial(view, site=self.admin_site)),
                name=f"{noun}_{name}",
            )
            for name, view in self.pages
        ]
        return [*own, *super().get_urls()]
