"""One small form: who was absent from an event and why, and the record listed that day."""

from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.admin.widgets import AutocompleteSelect
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render

from athletics.admin.access import may_change
from athletics.models import Absence, Athlete, Claim, Event, Source
from athletics.services import changes

RECORDS = {
    "": "none",
    "world record that day": "world record",
    "championship record that day": "championship record",
}


class DayForm(forms.Form):
    """An absence, a record as then listed, or both; each with its source."""

    athlete = forms.ModelChoiceField(
        label="Who was absent", queryset=Athlete.objects.all(), required=False
    )
    reason = forms.CharField(
        required=False, max_length=200, help_text="Empty where the source gives none"
    )
    record = forms.ChoiceField(label="Record listed that day", choices=RECORDS, required=False)
    value = forms.CharField(
        label="As listed", required=False, max_length=300, help_text="45.94 Karsten Warholm (NOR)"
    )
    source = forms.ModelChoiceField(queryset=Source.objects.all(), help_text="Needed: where from")
    url = forms.URLField(label="Page", required=False, max_length=600, assume_scheme="https")
    why = forms.CharField(label="Why", required=False, max_length=300)

    def __init__(self, *args: Any, site: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = Absence._meta.get_field("athlete")
        self.fields["athlete"].widget = AutocompleteSelect(field, site)
        self.fields["athlete"].widget.choices = self.fields["athlete"].choices  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if not cleaned.get("athlete") and not cleaned.get("record"):
            raise forms.ValidationError("Name who was absent, or a record listed that day.")
        if cleaned.get("reason") and not cleaned.get("athlete"):
            self.add_error("athlete", "The reason needs the athlete it is about.")
        if bool(cleaned.get("record")) != bool(cleaned.get("value")):
            self.add_error("value", "A record and its listed value go together.")
        return cleaned


def day_view(request: HttpRequest, object_id: str, site: Any) -> HttpResponse:
    event = get_object_or_404(
        Event.objects.select_related("edition__championship", "discipline"), pk=object_id
    )
    if not may_change(request.user, event):
        raise PermissionDenied
    form = DayForm(request.POST or None, site=site)
    if request.method == "POST" and form.is_valid():
        records = _records(event, form.cleaned_data)
        if any(isinstance(one, Absence) and _known(one) for one in records):
            form.add_error("athlete", "This absence is entered already; change it in its list.")
        else:
            _write(request, event, records, form.cleaned_data["why"])
            return HttpResponseRedirect(request.path)
    context = {
        **site.each_context(request),
        "title": "Absences and records of the day",
        "event": event,
        "form": form,
        "absences": event.absences.select_related("athlete", "source"),
        "listed": event.claims.filter(subject__in=RECORDS).select_related("source"),
        "opts": Event._meta,
        "media": form.media,
    }
    return render(request, "admin/athletics/event/day.html", context)


def _records(event: Event, values: dict[str, Any]) -> list[Absence | Claim]:
    records: list[Absence | Claim] = []
    if values["athlete"]:
        records.append(
            Absence(
                event=event,
                athlete=values["athlete"],
                reason=values["reason"],
                source=values["source"],
                url=values["url"],
            )
        )
    if values["record"]:
        records.append(
            Claim(
                event=event,
                kind=Claim.Kind.STATEMENT,
                subject=values["record"],
                value=values["value"],
                source=values["source"],
                url=values["url"],
                decision=Claim.Decision.TAKEN,
                reason="As listed on the day.",
            )
        )
    return records


def _known(absence: Absence) -> bool:
    return Absence.objects.filter(event=absence.event, athlete=absence.athlete).exists()


def _write(request: HttpRequest, event: Event, records: list[Absence | Claim], why: str) -> None:
    user: Any = request.user
    with changes.changeset(
        action="day",
        summary=f"Entered for {event}: {len(records)}",
        user=user,
        reason=why,
        event=event,
    ) as made:
        changes.save(records)
    messages.success(request, made.summary)
