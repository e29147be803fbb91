"""Publish, withdraw, copy: what will change is shown before it does."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from athletics.admin.forms import NewEditionForm
from athletics.domain.checks.registry import RULES
from athletics.models import Edition, Event
from athletics.services import publish


def publish_event_view(request: HttpRequest, object_id: str, site: Any) -> HttpResponse:
    """What the checks say and which medals change; then publish or take back to draft."""
    _need(request, "athletics.publish_event")
    event = get_object_or_404(
        Event.objects.select_related("edition__championship", "discipline"), pk=object_id
    )
    if request.method == "POST":
        try:
            made = _carry_out(request, event)
        except publish.CannotPublishError as refused:
            messages.error(request, str(refused))
        else:
            messages.success(request, made.summary)
            return HttpResponseRedirect(reverse("admin:athletics_event_change", args=[event.pk]))
    context = {
        **site.each_context(request),
        "title": f"Publish {event}",
        "event": event,
        "plan": publish.preview(event=event),
        "titles": {rule.slug: rule.title for rule in RULES},
        "reasons": {name: value for name, value in request.POST.items() if "|" in name},
        "opts": Event._meta,
    }
    return render(request, "admin/athletics/event/publish.html", context)


def _carry_out(request: HttpRequest, event: Event) -> Any:
    user: Any = request.user
    why = request.POST.get("why", "")
    if "withdraw" in request.POST:
        return publish.withdraw(record=event, user=user, reason=why)
    return publish.publish_event(event=event, user=user, reasons=request.POST.dict(), reason=why)


def publish_edition_view(request: HttpRequest, object_id: str, site: Any) -> HttpResponse:
    """Its events keep their own status; they are listed with it."""
    _need(request, "athletics.publish_event")
    edition = get_object_or_404(Edition.objects.select_related("championship"), pk=object_id)
    if request.method == "POST":
        user: Any = request.user
        why = request.POST.get("why", "")
        if "withdraw" in request.POST:
            made = publish.withdraw(record=edition, user=user, reason=why)
        else:
            made = publish.publish_edition(edition=edition, user=user, reason=why)
        messages.success(request, made.summary)
        return HttpResponseRedirect(reverse("admin:athletics_edition_change", args=[edition.pk]))
    context = {
        **site.each_context(request),
        "title": f"Publish {edition.official_name}",
        "edition": edition,
        "events": edition.events.select_related("discipline", "edition"),
        "opts": Edition._meta,
    }
    return render(request, "admin/athletics/edition/publish.html", context)


def copy_edition_view(request: HttpRequest, object_id: str, site: Any) -> HttpResponse:
    """A new draft edition with the events of this one and no results."""
    _need(request, "athletics.add_edition")
    earlier = get_object_or_404(Edition.objects.select_related("championship"), pk=object_id)
    form = NewEditionForm(request.POST or None)
    if request.method == "POST":
        edition = Edition(championship=earlier.championship)
        form = NewEditionForm(request.POST, instance=edition)
        if form.is_valid():
            user: Any = request.user
            try:
                publish.copy_edition(earlier=earlier, edition=form.instance, user=user)
            except ValidationError as error:
                form.add_error(None, error)
            else:
                messages.success(request, f"{edition} stands as a draft with its programme.")
                return HttpResponseRedirect(
                    reverse("admin:athletics_edition_change", args=[edition.pk])
                )
    context = {
        **site.each_context(request),
        "title": f"New edition with the programme of {earlier.official_name}",
        "form": form,
        "earlier": earlier,
        "opts": Edition._meta,
    }
    return render(request, "admin/athletics/edition/copy.html", context)


def _need(request: HttpRequest, permission: str) -> None:
    if not request.user.has_perm(permission):
        raise PermissionDenied
