"""Forms of the desk: why a change was made, and who else changed it meanwhile."""

from typing import Any

from django import forms
from django.db.models import Model

from athletics.domain.rounds import PHASES
from athletics.models import Discipline, Edition, Source
from athletics.queries.versions import changes_since


class ReasonForm(forms.ModelForm):  # type: ignore[type-arg]
    """Any noun of the record, with a line that says why."""

    why = forms.CharField(
        label="Why",
        required=False,
        max_length=300,
        help_text="Kept with the change and shown in the public history",
        widget=forms.TextInput(attrs={"size": 80}),
    )


class VersionedForm(ReasonForm):
    """A noun that two editors may have open: the second is told what the first changed."""

    version_seen = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["version_seen"].initial = getattr(self.instance, "version", None)

    def clean(self) -> dict[str, Any]:
        """Refuse once; what was typed stays, and saving again keeps it."""
        cleaned = super().clean() or self.cleaned_data
        seen = cleaned.get("version_seen")
        model: type[Model] = type(self.instance)
        if self.instance.pk is None or seen is None:
            return cleaned
        today = model._default_manager.filter(pk=self.instance.pk).values_list("version", flat=True)
        current = today.first()
        if current is not None and current != seen:
            changes = "; ".join(changes_since(self.instance, seen)) or "its results"
            data: Any = self.data
            self.data = data.copy()
            self.data[self.add_prefix("version_seen")] = str(current)  # type: ignore[index]  # a copy
            raise forms.ValidationError(
                f"Somebody else saved this meanwhile. Changed: {changes}. What you typed stands "
                "below; save again to keep it."
            )
        return cleaned


class PasteForm(forms.Form):
    """Where a result sheet goes, and the sheet."""

    phase = forms.ChoiceField(
        label="Round", choices=[(code, PHASES[code][0]) for code in PHASES if code != "unknown"]
    )
    group = forms.CharField(
        label="Race or group", required=False, max_length=4, help_text="2, A; empty where only one"
    )
    component = forms.ModelChoiceField(
        label="Leg",
        queryset=Discipline.objects.filter(for_teams=False),
        required=False,
        help_text="Of a combined event only",
    )
    implement = forms.CharField(
        required=False, max_length=8, help_text="6kg, 99.0cm; empty for the senior one"
    )
    date = forms.DateField(
        label="Day",
        required=False,
        # The format that a browser takes, whatever the language.
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    source = forms.ModelChoiceField(queryset=Source.objects.all(), help_text="Needed: where from")
    second_source = forms.ModelChoiceField(queryset=Source.objects.all(), required=False)
    text = forms.CharField(
        label="Result sheet",
        required=False,
        max_length=1_000_000,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 14, "cols": 110, "spellcheck": "false"}),
        help_text="As it comes: from a PDF, a web table or a spreadsheet",
    )
    upload = forms.FileField(label="Or a file", required=False, help_text=".csv, .txt or .xlsx")
    why = forms.CharField(label="Why", required=False, max_length=300)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        leg = cleaned.get("component")
        if bool(leg) != (cleaned.get("phase") == "combined"):
            self.add_error("component", "A leg has the round “Leg” and names its discipline.")
        if not cleaned.get("text") and not cleaned.get("upload"):
            self.add_error("text", "Paste a sheet here, or choose a file below.")
        first, second = cleaned.get("source"), cleaned.get("second_source")
        if first and first == second:
            self.add_error("second_source", "This is the first source again; leave it empty.")
        return cleaned


class NewEditionForm(forms.ModelForm):  # type: ignore[type-arg]
    """A new edition that takes over the programme of an earlier one."""

    class Meta:
        model = Edition
        fields = [
            *("slug", "year", "city", "country", "venue", "start_date", "end_date"),
            *("official_name", "note"),
        ]
