"""What may be written into the filters of upsets: each value read, or refused with the mend."""

import re
from collections.abc import Iterable
from fractions import Fraction
from typing import Any

from django import forms

from athletics.domain.names import fold, slugify
from athletics.domain.odds import chance_of_price
from athletics.filters.widgets import FilterForm
from athletics.models import Athlete, Championship, Country, Discipline, Edition, Redirect
from athletics.models.expectations import WHOLE

_TICKED = {"on": True, "1": True, "true": True, "": False, "0": False, "off": False, "false": False}
_CHANCE = re.compile(r"(\d{1,3}(?:\.\d{1,4})?)\s*%?", re.ASCII)
_SHARE = re.compile(r"(\d{1,4}) in (\d{1,4})", re.ASCII)
_PEOPLE = ("winner", "favourite")
_COUNTRIES = ("country", "winner_country", "favourite_country")


def is_ticked(value: object) -> bool:
    """Raises KeyError where the value is neither yes nor no."""
    return _TICKED[str(value or "").strip().lower()]


class Tick(forms.CheckboxInput):
    """A box to tick that hands on what the address says, so that nonsense can be refused."""

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(
            attrs, check_test=lambda value: bool(_TICKED.get(str(value or "").lower()))
        )

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        return data.get(name, "")


class TickField(forms.BooleanField):
    widget = Tick

    def to_python(self, value: Any) -> bool:
        try:
            return is_ticked(value)
        except KeyError:
            raise forms.ValidationError("Write “on”, or leave it out.") from None


class UpsetForm(FilterForm):
    """Texts become what they name: a slug or a name an athlete, a code or a name a country.

    Championships and disciplines are read once, for the choices and for their check.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.disciplines = list(Discipline.objects.filter(for_teams=False))
        self._choose("championship", Championship.objects.values_list("slug", "short_name"))
        self._choose("discipline", ((one.slug, one.short_name) for one in self.disciplines))

    def _choose(self, name: str, choices: Iterable[tuple[str, str]]) -> None:
        self.fields[name].choices = list(choices)  # type: ignore[attr-defined]

    def clean_odds(self) -> Fraction | None:
        price = self.cleaned_data["odds"]
        try:
            return chance_of_price(price) if price else None
        except ValueError as problem:
            raise forms.ValidationError(f"{problem}.") from None

    def clean_chance(self) -> int | None:
        """Millionths, of ``50``, ``50 %`` or ``1 in 2``."""
        text = self.cleaned_data["chance"].lower()
        if not text:
            return None
        percent, share = _CHANCE.fullmatch(text), _SHARE.fullmatch(text)
        chance = Fraction(percent[1]) / 100 if percent else Fraction(0)
        if share and int(share[2]):
            chance = Fraction(int(share[1]), int(share[2]))
        if not Fraction(1, 100) <= chance <= 1:
            raise forms.ValidationError(
                f"“{text}” is no chance; write a per cent from 1 to 100, such as 50, or 1 in 2."
            )
        return int(chance * WHOLE)

    def clean_edition(self) -> str:
        """Its slug; ``Budapest 2023`` is understood too."""
        slug = slugify(self.cleaned_data["edition"])
        if not self.cleaned_data["edition"]:
            return ""
        named, _, year = slug.rpartition("-")
        slugs = [slug, f"{year}-{named}"]
        held = Edition.objects.visible_to(None).filter(slug__in=slugs)
        found = held.values_list("slug", flat=True).first()
        if found is None:
            raise forms.ValidationError(
                f"No edition “{self.cleaned_data['edition']}” is held; "
                "write its year and city, such as 2023-budapest."
            )
        return found

    def clean(self) -> dict[str, Any]:
        since, until = self.cleaned_data.get("since"), self.cleaned_data.get("until")
        if since and until and since > until:
            self.add_error("until", f"{until} comes before {since}; change one of the two years.")
        self._name_people()
        self._name_countries()
        return self.cleaned_data

    def _name_people(self) -> None:
        """A query for both athletes; another for an address that has moved."""
        asked = self._asked(_PEOPLE)
        slugs = {name: slugify(text) for name, text in asked.items()}
        if not slugs:
            return
        found = {one.slug: one for one in Athlete.objects.filter(slug__in=slugs.values())}
        missing = [f"athletes/{slug}" for slug in slugs.values() if slug not in found]
        if missing:
            moved = Redirect.objects.filter(old_path__in=missing).select_related("athlete")
            old = {one.old_path.removeprefix("athletes/"): one.athlete for one in moved}
            found |= {slug: athlete for slug, athlete in old.items() if athlete}
        for name, slug in slugs.items():
            if slug in found:
                self.cleaned_data[name] = found[slug]
            else:
                self.add_error(
                    name,
                    f"No athlete “{asked[name]}” is held; write the name as in the address of "
                    "the athlete’s page, such as josh-kerr.",
                )

    def _name_countries(self) -> None:
        asked = self._asked(_COUNTRIES)
        if not asked:
            return
        found = {}
        for country in Country.objects.all():
            found[fold(country.name)] = found[fold(country.code)] = country
        for name, text in asked.items():
            if fold(text) in found:
                self.cleaned_data[name] = found[fold(text)]
            else:
                self.add_error(
                    name, f"No country “{text}” is held; write its code or name, such as NOR."
                )

    def _asked(self, names: tuple[str, ...]) -> dict[str, str]:
        return {name: self.cleaned_data[name] for name in names if self.cleaned_data.get(name)}
