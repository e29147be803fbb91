"""The list of upsets: its rows, and how many events could have been among them."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from django.db.models import Count, Max, Min, Q, QuerySet

from athletics.domain.upset_words import chance_in_words, verdict
from athletics.domain.upsets import KINDS, joined, surprise
from athletics.models import Athlete, Country, Event, Result, Upset, UpsetNote
from athletics.models.expectations import WHOLE, Basis, UpsetQuerySet
from athletics.models.paths import path_of

#: What an event has that has this basis.
BASES = {
    "odds": "a price",
    "model": "a forecast by the model",
    "season": "a season list",
    "reported": "a favourite named by a source",
}
LABELS: dict[str, str] = {basis.value: basis.label for basis in Basis}
#: Of each basis, how firm a chance on it is.
FIRMNESS = {
    "odds": "what a bookmaker’s price as printed says; with the margin in it, an upper bound",
    "model": "computed from form, pedigree and titles before the edition",
    "season": "computed from the season list alone",
    "reported": "a source called it an upset or named the favourite; no number",
}


@dataclass(frozen=True)
class UpsetRow:
    """``rank`` is the place in the list as it is filtered and ordered."""

    rank: int
    upset: Upset
    favourite_country: Country
    winner_country: Country

    @property
    def event(self) -> Event:
        return self.upset.event

    @property
    def address(self) -> str:
        """The path of the case."""
        edition = self.event.edition
        return path_of("upset", edition.championship_id, edition.slug, self.event.slug)

    @cached_property
    def note(self) -> UpsetNote | None:
        return getattr(self.event, "upset_note", None)

    @property
    def hidden_because(self) -> str:
        return self.note.hidden_because if self.note and self.note.hidden else ""

    @property
    def headline(self) -> str:
        return self.note.headline if self.note and not self.note.hidden else ""

    @cached_property
    def favourite_chance(self) -> float | None:
        return share(self.upset.favourite_chance)

    @property
    def winner_chance(self) -> float | None:
        return share(self.upset.winner_chance)

    @cached_property
    def favourite_words(self) -> str:
        return self._words(self.favourite_chance)

    @cached_property
    def winner_words(self) -> str:
        return self._words(self.winner_chance)

    def _words(self, chance: float | None) -> str:
        """``at most 7 in 8 (87.5 %)``; empty where the chance is not known."""
        return "" if chance is None else chance_in_words(chance, self.upset.at_most)

    @property
    def verdict(self) -> str:
        """``Shock``, ``Upset``, ``Reported upset`` or ``Favourite beaten``."""
        upset = self.upset
        return verdict(upset.is_upset, upset.is_shock, upset.basis == Basis.REPORTED)

    @property
    def bits(self) -> float | None:
        """The surprise that the favourite did not win; None where no number tells it."""
        chance = self.favourite_chance
        return surprise(chance) if chance is not None and chance < 1 else None

    @property
    def surprise(self) -> str:
        """``1.4``; empty where no number tells it."""
        return "" if self.bits is None else f"{self.bits:.1f}"

    @property
    def basis(self) -> str:
        """``season list``"""
        return LABELS[self.upset.basis]

    @cached_property
    def bar(self) -> tuple[float, float] | None:
        """Of a hundred, what the favourite takes and what the winner does, never less than 1."""
        if self.favourite_chance is None:
            return None
        favourite = min(100 * self.favourite_chance, 99)
        winner = max(100 * (self.winner_chance or 0), 1)
        return round(favourite, 1), round(min(winner, 100 - favourite), 1)

    @property
    def facts(self) -> list[str]:
        """What the sentence of evidence does not tell."""
        upset = self.upset
        told = {
            KINDS[upset.kind]: True,
            "an outsider’s win": upset.outsider,
            "favourite unbeaten in finals until then": upset.unbeaten,
            "winner’s first medal": upset.first_medal,
            f"first title for {self.winner_country.name}": upset.first_title,
            "beaten again, by the same country": upset.again_by_country,
            "beaten again": upset.again and not upset.again_by_country,
        }
        return [words for words, holds in told.items() if holds]


def share(millionths: int | None) -> float | None:
    return None if millionths is None else millionths / WHOLE


def read_with_all(upsets: UpsetQuerySet) -> UpsetQuerySet:
    """Everything that a row shows but the countries of the time, and of people only their names."""
    names = ("id", "slug", "given_name", "family_name", "name_order", "country")
    unread = [field.name for field in Athlete._meta.concrete_fields if field.name not in names]
    return upsets.select_related(
        "event__edition__championship",
        "event__discipline",
        "event__upset_note",
        "favourite",
        "winner",
    ).defer(*(f"{who}__{name}" for who in ("favourite", "winner") for name in unread))


def upset_rows(upsets: Iterable[Upset], first: int = 1) -> Iterator[UpsetRow]:
    """Rows with the countries of the time, ranked from ``first`` on: two queries for all."""
    upsets = list(upsets)
    codes = _nations(upsets)
    countries = Country.objects.in_bulk(set(codes.values()))
    for rank, upset in enumerate(upsets, first):
        favourite = countries[codes[upset.event_id, upset.favourite_id]]
        winner = countries[codes[upset.event_id, upset.winner_id]]
        yield UpsetRow(rank, upset, favourite, winner)


def _nations(upsets: Sequence[Upset]) -> dict[tuple[int, int | None], str]:
    """The code that each favourite and winner competed for in the event, else the latest one."""
    found: dict[tuple[int, int | None], str] = {
        (upset.event_id, who.pk): who.country_id
        for upset in upsets
        for who in (upset.favourite, upset.winner)
    }
    results = Result.objects.filter(
        unit__event__in={event for event, _ in found}, athlete__in={who for _, who in found}
    )
    # The first row last: it is the one that counts, as in the filters by country.
    competed = results.order_by("-pk").values_list("unit__event", "athlete", "country")
    return found | {(event, who): code for event, who, code in competed}


@dataclass(frozen=True)
class Part:
    """One basis in the list: how many rows stand on it, of how many events that have it."""

    basis: str
    shown: int
    events: int

    @property
    def name(self) -> str:
        return Basis(self.basis).label

    @property
    def has(self) -> str:
        return BASES[self.basis]

    @property
    def firmness(self) -> str:
        return FIRMNESS[self.basis]


@dataclass(frozen=True)
class Denominator:
    """How many events could have been in the list.

    ``basis`` is the one that all rows share, empty where each stands on its firmest; ``events``
    have it (or any), ``all_events`` are the individual events of the selection, ``without`` have
    no basis at all.
    """

    basis: str
    shown: int
    events: int
    years: tuple[int, int] | None
    all_events: int
    without: int
    parts: list[Part]

    @property
    def in_words(self) -> str:
        """``2 of the 52 events with a price, 2012 to 2025``."""
        what = BASES.get(self.basis) or "a chance or a favourite on any basis"
        noun = "event" if self.events == 1 else "events"
        if self.years is None:
            return f"No event of this selection has {what}"
        first, last = self.years
        span = f"{first}" if first == last else f"{first} to {last}"
        return f"{self.shown:,} of the {self.events:,} {noun} with {what}, {span}"

    @property
    def parts_in_words(self) -> str:
        """``12 on odds and 30 on the model``, where bases are mixed."""
        return joined(f"{part.shown:,} on {_BY[part.basis]}" for part in self.parts if part.shown)


_BY = {"odds": "odds", "model": "the model", "season": "the season list", "reported": "report"}


def denominator(upsets: UpsetQuerySet, events: "QuerySet[Event]", basis: str) -> Denominator:
    """Of the rows of a list, and of the events it was chosen from: two queries."""
    shown = dict(upsets.order_by().values_list("basis").annotate(Count("pk")))
    has = {name: Q(**{f"expectation__has_{name}": True}) for name in BASES}
    any_basis = has["odds"] | has["model"] | has["season"] | has["reported"]
    asked = has[basis] if basis else any_basis
    counted = events.filter(discipline__for_teams=False).aggregate(
        all_events=Count("pk"),
        any_basis=Count("pk", filter=any_basis),
        asked=Count("pk", filter=asked),
        first=Min("edition__year", filter=asked),
        last=Max("edition__year", filter=asked),
        **{name: Count("pk", filter=condition) for name, condition in has.items()},
    )
    return Denominator(
        basis=basis,
        shown=sum(shown.values()),
        events=counted["asked"],
        years=(counted["first"], counted["last"]) if counted["asked"] else None,
        all_events=counted["all_events"],
        without=counted["all_events"] - counted["any_basis"],
        parts=[
            Part(name, shown.get(name, 0), counted[name]) for name in BASES if basis in ("", name)
        ],
    )
