"""Upsets on the pages of editions, event types, events and athletes."""

from dataclasses import dataclass

from django.db.models import F, FilteredRelation, OuterRef, Q, Subquery

from athletics.domain.upset_words import tag, verdict
from athletics.models import Athlete, Basis, Event, Expectation, Forecast, Status, Upset, Viewer
from athletics.models.championships import sees_drafts
from athletics.models.expectations import WHOLE
from athletics.queries.upset_bases import visible

MOST = 5


def biggest(viewer: Viewer, **of: object) -> list[Upset]:
    """At most five, each event on its firmest basis, the likeliest favourite first."""
    return list(visible(viewer).leading().filter(**of).ranked()[:MOST])


def of_athlete(athlete: Athlete, viewer: Viewer) -> list[Upset]:
    """Won and suffered, each event on its firmest basis."""
    mine = Q(winner=athlete) | Q(favourite=athlete)
    return list(visible(viewer).leading().filter(mine).ranked())


@dataclass(frozen=True)
class RecordByForm:
    """Wins against those expected of the model, over events whose field is held well enough."""

    expected: float
    wins: int
    used: int
    left_out: int

    @property
    def events(self) -> int:
        return self.used + self.left_out


def record_by_form(athlete: Athlete, viewer: Viewer) -> RecordByForm:
    """Counts events with the full list, or with no fewer held than their places tell.

    One query.
    """
    published = Q(event__status=Status.PUBLISHED, event__edition__status=Status.PUBLISHED)
    rows = Forecast.objects.filter(
        Q() if sees_drafts(viewer) else published, athlete=athlete, basis=Basis.MODEL
    ).values_list(
        "chance",
        "event__expectation__winner",
        "event__coverage__held",
        "event__coverage__least_field",
        "event__coverage__full_list",
    )
    expected, wins, used, left_out = 0, 0, 0, 0
    for chance, winner, held, field, full_list in rows:
        if not full_list and (held or 0) < (field or 1):  # no coverage at all counts as too little
            left_out += 1
            continue
        used += 1
        expected += chance or 0
        wins += winner == athlete.pk
    return RecordByForm(expected / WHOLE, wins, used, left_out)


@dataclass(frozen=True)
class Expected:
    """What an event's page says of its eve."""

    #: ``Upset: 1-7 favourite beaten``; empty where the favourite was not.
    tag: str
    winner_id: int | None
    #: The winner's chance by the model, in millionths.
    winner_chance: int | None


def expected_of(event: Event) -> Expected | None:
    """One query."""
    by_model = Forecast.objects.filter(
        event=OuterRef("event"), basis=Basis.MODEL, athlete=OuterRef("winner")
    )
    row = (
        Expectation.objects.filter(event=event)
        .annotate(
            upset=FilteredRelation("event__upsets", condition=Q(event__upsets__is_first=True)),
            by_model=Subquery(by_model.values("chance")),
        )
        .values(
            "winner_id",
            "by_model",
            upset_id=F("upset"),
            basis=F("upset__basis"),
            price=F("upset__price"),
            chance=F("upset__favourite_chance"),
            is_upset=F("upset__is_upset"),
            is_shock=F("upset__is_shock"),
        )
        .first()
    )
    if row is None:
        return None
    words = ""
    if row["upset_id"]:
        said = verdict(row["is_upset"], row["is_shock"], row["basis"] == Basis.REPORTED)
        chance = None if row["chance"] is None else row["chance"] / WHOLE
        words = tag(said, row["price"], chance)
    return Expected(words, row["winner_id"], row["by_model"])
