"""The form of the finder: what values mean together, each error with its mend."""

from collections.abc import Mapping
from typing import Any

from django import forms

from athletics.domain.events import MEASURES
from athletics.domain.marks import POINTS, TIME, parse_mark
from athletics.domain.names import fold
from athletics.filters.widgets import FilterForm
from athletics.models import Athlete
from athletics.queries.finder import SORTS
from athletics.queries.finder_choices import Choices
from athletics.queries.finder_groups import GROUP_SORTS

FIRST_YEAR = 1896
MOST_PLACES = 500
OLDEST = 100
#: Athletes that a few letters of a name may stand for.
MOST_ATHLETES = 200


class ResultForm(FilterForm):
    """After ``is_valid``, ``measure`` is what the events asked for are measured in, empty where
    they differ, and ``lower_is_better`` None where it differs."""

    known: Choices

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.measure = ""
        self.lower_is_better: bool | None = None
        self.mark_value = 0
        self.athletes: list[int] = []
        self.athlete_in_words = ""

    def know(self, known: Choices) -> None:
        """What can be chosen. Every edition can, by an address; the list offers some of many."""
        self.known = known
        championship, chosen = (self.data.get(name) or "" for name in ("championship", "edition"))
        offered = known.editions_offered(championship, chosen)
        anything = "Any" if championship or len(offered) == len(known.editions) else _MORE
        self.fields["edition"].widget.choices = [("", anything), *offered.items()]

    def clean_athlete(self) -> str:
        """An address, or words of the name; a few athletes may share them."""
        text = str(self.cleaned_data["athlete"]).strip()
        if not text:
            return ""
        named = Athlete.objects.filter(slug=text)
        for athlete in named:
            self.athletes, self.athlete_in_words = [athlete.pk], athlete.name
            return text
        words = fold(text).split()
        # By id, as the table lies on the disk: by name it takes three times as long.
        spelt = Athlete.objects.order_by("pk") if words else Athlete.objects.none()
        for word in words:
            spelt = spelt.filter(search_name__contains=word)
        self.athletes = list(spelt.values_list("pk", flat=True)[: MOST_ATHLETES + 1])
        self.athlete_in_words = f"athletes called “{text}”"
        if not self.athletes:
            raise forms.ValidationError(
                f"Nobody called “{text}” is held; write part of a name, or the last part of the "
                "address of an athlete’s page: josh-kerr."
            )
        if len(self.athletes) > MOST_ATHLETES:
            raise forms.ValidationError(
                f"More than {MOST_ATHLETES} athletes are called “{text}”; write more of the name."
            )
        return text

    def clean(self) -> None:
        values = self.cleaned_data
        for low, high, word in (
            ("since", "until", "year"),
            ("place_from", "place_to", "place"),
            ("age_from", "age_to", "age"),
        ):
            first, last = values.get(low), values.get(high)
            if first is not None and last is not None and first > last:
                self.add_error(low, f"The first {word} comes after the last; exchange the two.")
        self._find_measure(values)
        self._read_mark(values)
        for name in ("behind", "ahead"):
            if values.get(name) is not None and not self.measure:
                self.add_error(name, f"Seconds, metres or points? {_CHOOSE}")
        grouped = values.get("by")
        if values.get("least") and not grouped:
            self.add_error("least", "Choose what to group by, or leave this empty.")
        self._check_sort(values.get("sort") or "", bool(grouped))

    def _check_sort(self, chosen: str, grouped: bool) -> None:
        known = GROUP_SORTS if grouped else SORTS
        if chosen and chosen not in known:
            what = "groups" if grouped else "results without groups"
            mend = ", ".join(one.label.lower() for one in known.values())
            self.add_error("sort", f"That does not sort {what}; choose one of: {mend}.")
        sort = chosen.lstrip("-")
        if sort == "best" and self.lower_is_better is None:
            self.add_error("sort", f"There is no best of seconds and metres. {_CHOOSE}")
        if sort in ("mark", "behind", "ahead") and not self.measure:
            self.add_error("sort", f"Seconds cannot be sorted with metres. {_CHOOSE}")
        if sort == "mark" and self.lower_is_better is None and self.measure:
            self.add_error("sort", "Points of teams and of athletes differ. Choose a discipline.")

    def _find_measure(self, values: Mapping[str, Any]) -> None:
        """From the discipline, the group or the measure chosen."""
        contested = list(self.known.contested.values())
        if values.get("discipline"):
            contested = [self.known.contested[values["discipline"]]]
        if values.get("group"):
            contested = [one for one in contested if one.group == values["group"]]
        measures = {one.measure for one in contested}
        wanted = values.get("measure")
        if wanted:
            measures = {wanted}
            contested = [one for one in contested if one.measure == wanted]
        if len(measures) == 1:
            self.measure = measures.pop()
        better = {one.better for one in contested}
        if self.measure == POINTS:
            self.lower_is_better = better == {"lower"} if len(better) == 1 else None
        elif self.measure:
            self.lower_is_better = self.measure == TIME

    def _read_mark(self, values: Mapping[str, Any]) -> None:
        text = values.get("mark")
        if not text:
            return
        if not self.measure and ":" in text:
            self.measure, self.lower_is_better = TIME, True
        if not self.measure:
            self.add_error("mark", f"“{text}” can be seconds, metres or points. {_CHOOSE}")
            return
        if self.lower_is_better is None:
            self.add_error("mark", "Points of teams and of athletes differ. Choose a discipline.")
            return
        try:
            self.mark_value = parse_mark(text.strip(), self.measure).value
        except ValueError as error:
            self.add_error("mark", f"{str(error)[:1].upper()}{str(error)[1:]}.")


_MORE = "Any; choose a championship to see all of its editions"
_CHOOSE = "Choose a discipline, a group, or what it is measured in: " + ", ".join(MEASURES) + "."
