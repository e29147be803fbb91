"""Paste a result sheet: preview as one types, nothing written before it is confirmed."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from athletics.admin.access import may_change
from athletics.admin.forms import PasteForm
from athletics.domain.sheets import ROLES
from athletics.domain.statuses import STATUSES
from athletics.models import Event
from athletics.services import paste, paste_preview
from athletics.services.uploads import UploadError, sheet_text


def paste_view(request: HttpRequest, object_id: str, site: Any) -> HttpResponse:
    """GET: an empty form. POST: its preview; with ``confirm``, the sheet is written."""
    event = get_object_or_404(
        Event.objects.select_related("edition__championship", "discipline"), pk=object_id
    )
    if not may_change(request.user, event):
        raise PermissionDenied
    if request.method != "POST":
        form = PasteForm(initial=_where_to_go_on(event))
        return _page(request, event, form, None, site)
    form = PasteForm(_with_upload(request), request.FILES)
    if not form.is_valid():
        return _page(request, event, form, None, site)
    shown = paste_preview.preview(
        target=_target(event, form.cleaned_data),
        text=form.cleaned_data["text"],
        columns=_columns(request),
        choices=_choices(request),
    )
    if "confirm" not in request.POST or not shown.ready:
        return _page(request, event, form, shown, site)
    if request.POST.get("version") != str(event.version):
        messages.error(
            request,
            "Somebody else changed this event meanwhile. Nothing was written; your sheet stands "
            "below with the results of now beside it. Confirm again to enter it.",
        )
        return _page(request, event, form, shown, site)
    user: Any = request.user  # staff, by the site
    made = paste.apply(paste=shown, user=user, reason=form.cleaned_data["why"])
    messages.success(request, f"{made.summary}. It can be undone from its history.")
    return HttpResponseRedirect(reverse("admin:athletics_changeset_change", args=[made.pk]))


def _page(
    request: HttpRequest, event: Event, form: PasteForm, shown: Any, site: Any
) -> HttpResponse:
    context = {
        **site.each_context(request),
        "title": "Paste a result sheet",
        "event": event,
        "form": form,
        "shown": shown,
        "assigned": _columns(request),
        "roles": ROLES,
        "statuses": STATUSES,
        "opts": Event._meta,
    }
    live = request.headers.get("HX-Request") == "true"
    template = (
        "admin/athletics/event/paste_preview.html" if live else "admin/athletics/event/paste.html"
    )
    return render(request, template, context)


def _where_to_go_on(event: Event) -> dict[str, Any]:
    """The final, on the last day that the event has."""
    return {"phase": "final", "date": event.edition.end_date}


def _with_upload(request: HttpRequest) -> Any:
    """The posted values; an uploaded file stands as text, so that it can be seen and mended."""
    data = request.POST.copy()
    upload = request.FILES.get("upload")
    if upload is not None:
        try:
            data["text"] = sheet_text(upload.name or "", upload.read(1_000_001))
        except UploadError as refused:
            messages.error(request, str(refused))
            data["text"] = ""
    return data


def _target(event: Event, values: dict[str, Any]) -> paste_preview.Target:
    component = values["component"]
    sources = [values["source"], values["second_source"]]
    return paste_preview.Target(
        event=event,
        phase=values["phase"],
        group=values["group"],
        component=component.code if component else "",
        implement=values["implement"],
        date=values["date"],
        sources=tuple(source.pk for source in sources if source),
    )


def _columns(request: HttpRequest) -> list[str] | None:
    """The roles that the editor gave the columns; None to recognise them.

    Roles that stand as they were recognised are recognised again: the sheet may have grown since.
    """
    count = request.POST.get("column_count", "")
    if not count.isdigit() or "recognise" in request.POST:
        return None
    roles = [request.POST.get(f"role_{number}", "") for number in range(min(int(count), 60))]
    if " ".join(roles) == request.POST.get("recognised"):
        return None
    return roles if roles and all(role in ROLES for role in roles) else None


def _choices(request: HttpRequest) -> dict[int, str]:
    """By line of the sheet, the athlete's id, ``new`` or ``skip``."""
    chosen: dict[int, str] = {}
    posted: dict[str, Any] = request.POST.dict()
    for name, value in posted.items():
        line = name.removeprefix("choice_")
        if line != name and line.isdigit() and len(line) < 6:
            known = value in (paste_preview.NEW, paste_preview.SKIP) or (
                value.isdigit() and len(value) < 15
            )
            chosen[int(line)] = value if known else ""
    return chosen
