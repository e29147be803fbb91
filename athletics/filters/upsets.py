"""Upsets by when, where, who, how likely and how it happened."""

from fractions import Fraction
from typing import Any, cast
from urllib.parse import urlencode

import django_filters as filters
from django.db.models import CharField, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.http import QueryDict

from athletics.domain.events import GROUPS, SEXES
from athletics.domain.names import fold
from athletics.domain.upsets import KINDS
from athletics.filters.picks import PickFilter, WholeFilter
from athletics.filters.upset_form import TickField, UpsetForm
from athletics.models import Country, Edition, Event, Result, Upset, UpsetNote
from athletics.models.expectations import WHOLE, Basis, UpsetQuerySet

#: The first of each is the default, which stands in no address.
SURPRISES = {
    "upset": "Upsets",
    "any": "Any favourite beaten",
    "shock": "Shocks",
}
SORTS = {
    "favourite": "Chance of the favourite",
    "winner": "Chance of the winner",
    "newest": "Newest first",
    "edition": "By edition",
}
#: Those that choose events whatever happened in them: the denominator stands under them.
OF_EVENTS = ("since", "until", "championship", "edition", "discipline", "group", "sex")
FLAGS = {
    "title_holder": "Title holder beaten",
    "olympic_champion": "Olympic champion beaten",
    "season_leader": "Season leader beaten",
    "record_holder": "World record holder beaten",
    "unbeaten": "Favourite unbeaten in finals before",
    "first_medal": "Winner’s first medal",
    "first_title": "First title for the winner’s country",
    "again": "Beaten at the edition before too",
    "again_by_country": "And by the same country",
}
_LIKELIEST = F("favourite_chance").desc(nulls_last=True)
_LATEST = "-starts"
#: Apart from that by the chance of the favourite.
_ORDERS: dict[str, tuple[Any, ...]] = {
    "winner": (F("winner_chance").asc(nulls_last=True), _LIKELIEST, _LATEST, "event_id", "basis"),
    "newest": (_LATEST, _LIKELIEST, "event_id", "basis"),
    "edition": (
        *("event__edition__championship__sort", "starts", "event__edition_id"),
        *("event__discipline__sort", "event__sex", "basis"),
    ),
}
#: What folded words say of the sex of an event.
_OF_SEX = {fold(f"{of}{ending}"): sex for sex, of in SEXES.items() for ending in ("", "'s")}


class TickFilter(filters.Filter):
    """Narrows where ticked; does nothing where not."""

    field_class = TickField

    def filter(self, qs: "QuerySet[Upset]", value: bool) -> "QuerySet[Upset]":
        return qs.filter(**{str(self.field_name): True}) if value else qs


class UpsetFilter(filters.FilterSet):
    """Without a basis chosen, each event stands once, on the firmest that it has."""

    since = WholeFilter("From year", "event__edition__year", "gte", 1890, 2100)
    until = WholeFilter("To year", "event__edition__year", "lte", 1890, 2100)
    championship = PickFilter("Championship", field_name="event__edition__championship")
    discipline = PickFilter("Discipline", field_name="event__discipline__slug")
    sex = PickFilter("Sex", list(SEXES.items())[:2], field_name="event__sex")
    surprise = PickFilter("Surprise", SURPRISES.items(), empty_label=None, method="unfiltered")
    odds = filters.CharFilter(
        label="Odds at or shorter than",
        method="by_odds",
        max_length=12,
        help_text="1/4, 1.25, -400",
    )
    basis = PickFilter("Basis", Basis.choices, empty_label="The firmest", method="unfiltered")
    sort = PickFilter("Order", SORTS.items(), empty_label=None, method="unfiltered")
    text = filters.CharFilter(label="Words", method="by_text", max_length=100)

    group = PickFilter(
        "Group",
        [one for one in GROUPS.items() if one[0] != "relays"],
        field_name="event__discipline__group",
    )
    edition = filters.CharFilter(
        field_name="event__edition__slug",
        label="Edition",
        max_length=60,
        help_text="2023-budapest",
    )
    winner = filters.CharFilter(label="Winner", max_length=100, help_text="josh-kerr")
    favourite = filters.CharFilter(
        label="Beaten favourite", max_length=100, help_text="jakob-ingebrigtsen"
    )
    winner_country = filters.CharFilter(
        label="Country of the winner", method="by_nation", max_length=60, help_text="GBR"
    )
    favourite_country = filters.CharFilter(
        label="Country of the favourite", method="by_nation", max_length=60, help_text="NOR"
    )
    country = filters.CharFilter(
        label="Country of either", method="by_either_nation", max_length=60, help_text="NOR"
    )
    kind = PickFilter(
        "What became of the favourite",
        [*KINDS.items(), ("outsider", "beaten by an outsider")],
        method="by_kind",
    )
    chance = filters.CharFilter(
        field_name="favourite_chance",
        lookup_expr="gte",
        label="Favourite’s chance at least",
        max_length=12,
        help_text="50 %",
    )
    title_holder = TickFilter(label=FLAGS["title_holder"])
    olympic_champion = TickFilter(label=FLAGS["olympic_champion"])
    season_leader = TickFilter(label=FLAGS["season_leader"])
    record_holder = TickFilter(label=FLAGS["record_holder"])
    unbeaten = TickFilter(label=FLAGS["unbeaten"])
    first_medal = TickFilter(label=FLAGS["first_medal"])
    first_title = TickFilter(label=FLAGS["first_title"])
    again = TickFilter(label=FLAGS["again"])
    again_by_country = TickFilter(label=FLAGS["again_by_country"])

    class Meta:
        model = Upset
        form = UpsetForm
        fields: list[str] = []

    def __init__(self, data: QueryDict, upsets: UpsetQuerySet) -> None:
        super().__init__(data, upsets)
        self.upsets = upsets

    @property
    def qs(self) -> UpsetQuerySet:
        """In the order asked for; nothing at all where a value is wrong: the form says which."""
        if not self.form.is_valid():
            return Upset.objects.none()
        if not hasattr(self, "_qs"):
            self._qs = self._in_order(self._on_basis(self.filter_queryset(self.upsets)))
        return self._qs

    @property
    def one_basis(self) -> str:
        """The one basis of all rows, chosen or implied by a price; empty where they may differ."""
        chosen = self.form.cleaned_data
        return chosen.get("basis") or (Basis.ODDS.value if chosen.get("odds") else "")

    def of_events(self, events: "QuerySet[Event]") -> "QuerySet[Event]":
        """The events that the choice of years, championship, discipline and so on leaves."""
        for name in OF_EVENTS:
            value = self.form.cleaned_data.get(name)
            if value not in (None, ""):
                of = self.filters[name]
                field = str(of.field_name).removeprefix("event__")
                events = events.filter(**{f"{field}__{of.lookup_expr}": value})
        return events

    def chosen(self) -> list[tuple[str, str]]:
        """Label and value, in words, of each filter that is set; a box has no value."""
        found = []
        for bound in self.form:
            if bound.name == "sort" or not bound.data or not self.form.cleaned_data.get(bound.name):
                continue
            is_box = isinstance(bound.field, TickField)
            words = dict(getattr(bound.field, "choices", ())).get(bound.data, bound.data)
            found.append((str(bound.label), "" if is_box else words))
        return found

    def address_query(self) -> str:
        """The filters as an address has them, those left empty or at their default left out."""
        defaults = {"surprise": next(iter(SURPRISES)), "sort": next(iter(SORTS))}
        asked = [(bound.name, bound.data) for bound in self.form if bound.data]
        asked = [(name, value) for name, value in asked if value != defaults.get(name)]
        return urlencode(asked, safe="/")

    def _on_basis(self, upsets: "QuerySet[Upset]") -> "QuerySet[Upset]":
        chosen = self.form.cleaned_data
        if chosen["basis"]:
            upsets = upsets.filter(basis=chosen["basis"])
        else:
            upsets = upsets.filter(is_first=True)
        if chosen["surprise"] == "any":
            return upsets
        if chosen["surprise"] == "shock":
            return upsets.filter(is_shock=True)
        return upsets.filter(Q(is_upset=True) | Q(basis=Basis.REPORTED))

    def _in_order(self, upsets: Any) -> UpsetQuerySet:
        order = _ORDERS.get(self.form.cleaned_data["sort"])
        ranked: UpsetQuerySet = upsets.order_by(*order) if order else upsets.ranked()
        return ranked

    def unfiltered(self, upsets: "QuerySet[Upset]", name: str, value: str) -> "QuerySet[Upset]":
        """Basis, surprise and order have defaults: they are seen to for the whole list."""
        return upsets

    def by_odds(self, upsets: "QuerySet[Upset]", name: str, value: Fraction) -> "QuerySet[Upset]":
        """Rounded down, for chances are kept in whole millionths."""
        return upsets.filter(basis=Basis.ODDS, implied__gte=int(value * WHOLE))

    def by_kind(self, upsets: "QuerySet[Upset]", name: str, value: str) -> "QuerySet[Upset]":
        return upsets.filter(outsider=True) if value == "outsider" else upsets.filter(kind=value)

    def by_nation(self, upsets: "QuerySet[Upset]", name: str, value: Country) -> "QuerySet[Upset]":
        who = name.removesuffix("_country")
        return upsets.annotate(**{f"{who}_nation": _nation(who)}).filter(
            **{f"{who}_nation": value.pk}
        )

    def by_either_nation(
        self, upsets: "QuerySet[Upset]", name: str, value: Country
    ) -> "QuerySet[Upset]":
        who = {"of_winner": _nation("winner"), "of_favourite": _nation("favourite")}
        return upsets.annotate(**who).filter(Q(of_winner=value.pk) | Q(of_favourite=value.pk))

    def by_text(self, upsets: "QuerySet[Upset]", name: str, value: str) -> "QuerySet[Upset]":
        """Every word must occur; accents and case do not matter."""
        editions = {
            one.pk: fold(f"{one.championship} {one.official_name} {one.name} {one.slug}")
            for one in Edition.objects.select_related("championship")
        }
        disciplines = {
            one.pk: fold(f"{one.name} {one.short_name} {one.slug}")
            for one in cast(UpsetForm, self.form).disciplines
        }
        notes = {
            one.event_id: fold(one.hidden_because if one.hidden else f"{one.headline} {one.note}")
            for one in UpsetNote.objects.all()
        }
        for word in value.split():
            folded = fold(word)
            found = Q(evidence__icontains=word)
            if folded:
                found |= (
                    Q(evidence__icontains=folded)
                    | Q(winner__search_name__contains=folded)
                    | Q(favourite__search_name__contains=folded)
                    | Q(event__edition__in=_with(folded, editions))
                    | Q(event__discipline__in=_with(folded, disciplines))
                    | Q(event__in=_with(folded, notes))
                    | Q(event__sex=_OF_SEX.get(folded, ""))
                )
            upsets = upsets.filter(found)
        return upsets


def _with(word: str, texts: dict[Any, str]) -> list[Any]:
    return [key for key, text in texts.items() if word in text]


def _nation(who: str) -> Coalesce:
    """The country that the winner or the favourite competed for in the event, else the latest.

    Looked up by the event and the athlete. A condition on the country itself would let SQLite
    read all results of the country for each upset.
    """
    results = Result.objects.filter(unit__event=OuterRef("event"), athlete=OuterRef(who))
    competed = Subquery(results.order_by("pk").values("country")[:1], output_field=CharField())
    return Coalesce(competed, F(f"{who}__country"), output_field=CharField())
