"""Two athletes against each other at championships: where they met, and who finished ahead."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Case, Count, OuterRef, Q, Subquery, Value, When
from django.db.models.functions import Coalesce, Concat
from django.urls import reverse

from athletics.domain.duel_chart import DuelChart, chart
from athletics.domain.duels import (
    FIRST,
    SECOND,
    TOOK_PART,
    UNKNOWN,
    Score,
    Showing,
    ahead,
    score,
)
from athletics.domain.marks import margin
from athletics.domain.names import fold
from athletics.domain.rounds import phase_order
from athletics.models import Athlete, Basis, Event, Forecast, Pairing, Result, Viewer

#: Pairings that the index shows.
MOST_PAIRINGS = 30
#: Athletes of a name that are offered to choose from.
MOST_CANDIDATES = 20
#: Rivals that an athlete's page shows.
MOST_RIVALS = 5
#: How well a candidate fits once its name is typed in full.
_NAMED = 2


@dataclass
class Meeting:
    """One race or contest in which both took part."""

    first: Result
    second: Result
    outcome: str
    #: The one who finished ahead; None where they were level or it is not known.
    winner: Athlete | None
    margin: str
    #: The forecasts of both on the firmest basis that has them, of finals only.
    forecasts: tuple[Forecast, Forecast] | None = None

    @property
    def event(self) -> Event:
        return self.first.unit.event

    @property
    def final(self) -> bool:
        return self.first.unit.phase == "final"

    @property
    def day(self) -> dt.date | None:
        return self.first.date or self.second.date

    @property
    def favoured(self) -> Athlete | None:
        """Who had the better chance; None where none is held or both had the same."""
        if self.forecasts is None:
            return None
        one, other = self.forecasts
        if one.position == other.position:
            return None
        return self.first.athlete if one.position < other.position else self.second.athlete


@dataclass
class Apart:
    """An event that both contested without meeting, with the furthest round of each."""

    first: Result
    second: Result

    @property
    def event(self) -> Event:
        return self.first.unit.event


@dataclass
class HeadToHead:
    first: Athlete
    second: Athlete
    #: Newest first.
    meetings: list[Meeting]
    apart: list[Apart]
    overall: Score
    finals: Score
    chart: DuelChart | None

    @property
    def title(self) -> str:
        return f"{self.first.name} v {self.second.name}"

    @property
    def balances(self) -> list[tuple[Meeting, int]]:
        """The figures of the chart, in time order."""
        scored = [one for one in reversed(self.meetings) if one.outcome != UNKNOWN]
        points = self.chart.points if self.chart else []
        return [(one, point.balance) for one, point in zip(scored, points, strict=False)]

    @property
    def has_forecasts(self) -> bool:
        return any(one.forecasts for one in self.meetings)


def athletes_of(slugs: Iterable[str]) -> dict[str, Athlete]:
    """By slug, those that are held; one query."""
    return {
        one.slug: one for one in Athlete.objects.select_related("country").filter(slug__in=slugs)
    }


def head_to_head(first: Athlete, second: Athlete, viewer: Viewer) -> HeadToHead:
    """Two queries, however often they met."""
    by_event: dict[int, dict[int, list[Result]]] = defaultdict(lambda: defaultdict(list))
    for result in _results(first, second, viewer):
        by_event[result.unit.event_id][result.athlete_id or 0].append(result)
    meetings: list[Meeting] = []
    apart: list[Apart] = []
    for results in by_event.values():
        mine, theirs = results[first.pk], results[second.pk]
        met = _meetings(mine, theirs)
        meetings += met
        if mine and theirs and not met:
            apart.append(Apart(min(mine, key=_furthest), min(theirs, key=_furthest)))
    _add_forecasts(meetings)
    meetings.sort(key=_time)
    apart.sort(key=lambda one: one.event.edition.start_date, reverse=True)
    outcomes = [
        (meeting.day or meeting.event.edition.end_date, meeting.outcome, meeting.final)
        for meeting in meetings
    ]
    return HeadToHead(
        first,
        second,
        meetings[::-1],
        apart,
        score(meeting.outcome for meeting in meetings),
        score(meeting.outcome for meeting in meetings if meeting.final),
        chart(outcomes),
    )


def _results(first: Athlete, second: Athlete, viewer: Viewer) -> list[Result]:
    """Legs of a combined event are part of it and do not count apart."""
    return list(
        Result.objects.visible_to(viewer)
        .filter(athlete__in=[first, second], status__in=TOOK_PART, unit__component="")
        .select_related(
            "athlete",
            "country",
            "source_set",
            "unit__event__edition__championship",
            "unit__event__discipline",
        )
        .order_by("unit__event__edition__start_date", "unit__event__discipline__sort", "pk")
    )


def _meetings(mine: list[Result], theirs: list[Result]) -> list[Meeting]:
    """Rows whose round is not held may have been in different races: no meeting."""
    others = {result.unit_id: result for result in theirs if result.unit.phase != "unknown"}
    return [_meeting(one, others[one.unit_id]) for one in mine if one.unit_id in others]


def _meeting(one: Result, other: Result) -> Meeting:
    discipline = one.unit.event.discipline
    outcome = ahead(_showing(one), _showing(other), discipline.better)
    winner = {FIRST: one.athlete, SECOND: other.athlete}.get(outcome)
    behind, marks = "", (one.as_mark, other.as_mark)
    if outcome == SECOND:
        marks = marks[::-1]
    if outcome != UNKNOWN and _showing(one).finished and _showing(other).finished:
        leading, trailing = marks
        if leading and trailing:
            equal = leading.value == trailing.value
            behind = "same mark" if equal else margin(leading, trailing, discipline.measure)
    return Meeting(one, other, outcome, winner, behind.lstrip("+-"))


def _showing(result: Result) -> Showing:
    return Showing(result.status, result.place, result.mark_value)


def _furthest(result: Result) -> int:
    return phase_order(result.unit.phase)


def _time(meeting: Meeting) -> tuple[dt.date, int, int]:
    """Editions in order, events by programme, rounds from the first to the final."""
    event = meeting.event
    return (
        event.edition.start_date,
        event.discipline.sort,
        -phase_order(meeting.first.unit.phase),
    )


def _add_forecasts(meetings: list[Meeting]) -> None:
    """One query: what was expected of both in the events whose final they met in."""
    finals = {meeting.event.pk: meeting for meeting in meetings if meeting.final}
    athletes = {result.athlete_id for one in meetings for result in (one.first, one.second)}
    held: dict[tuple[int, str], dict[int, Forecast]] = defaultdict(dict)
    for forecast in Forecast.objects.filter(event__in=finals, athlete__in=athletes):
        held[forecast.event_id, forecast.basis][forecast.athlete_id] = forecast
    for pk, meeting in finals.items():
        one, other = meeting.first.athlete_id or 0, meeting.second.athlete_id or 0
        for basis in Basis.values:
            both = held[pk, basis]
            if one in both and other in both:
                meeting.forecasts = both[one], both[other]
                break


def frequent_pairings() -> list[Pairing]:
    return list(Pairing.objects.select_related("first__country", "second__country")[:MOST_PAIRINGS])


def candidates(name: str, viewer: Viewer) -> list[Athlete]:
    """Athletes whom a typed name, or a slug, can mean: those alone whom it names in full, if any.

    Accents, case and order of words do not matter; each must begin a word of some spelling. Whole
    words come first, then those with most results. At most ``MOST_CANDIDATES``; one query.
    """
    words = fold(name).split()
    if not words:
        return []
    begun, whole = Q(), Q()
    for word in words:
        begun &= Q(padded__contains=f" {word}")
        whole &= Q(padded__contains=f" {word} ")
    named = Q(padded__contains=f"| {' '.join(words)} |")
    rows = Result.objects.visible_to(viewer).filter(athlete=OuterRef("pk"))
    counts = rows.order_by().values("athlete").annotate(count=Count("pk")).values("count")
    found = list(
        Athlete.objects.select_related("country")
        .annotate(padded=Concat(Value("| "), "search_name", Value(" |")))
        .filter(begun | Q(slug=name))
        .annotate(
            fit=Case(When(slug=name, then=3), When(named, then=2), When(whole, then=1), default=0),
            held=Coalesce(Subquery(counts), 0),
        )
        .order_by("-fit", "-held", "sort_name", "slug")[:MOST_CANDIDATES]
    )
    best = max((one.fit for one in found), default=0)
    return [one for one in found if best < _NAMED or one.fit == best]


@dataclass
class Rival:
    athlete: Athlete
    meetings: int
    #: Of the page that tells them.
    path: str


def rivals(athlete: Athlete, viewer: Viewer) -> list[Rival]:
    """Who met the athlete most often in the same race or contest; one query."""
    met = (
        Athlete.objects.filter(
            results__unit__in=Result.objects.visible_to(viewer)
            .filter(athlete=athlete, status__in=TOOK_PART, unit__component="")
            .exclude(unit__phase="unknown")
            .values("unit"),
            results__status__in=TOOK_PART,
        )
        .exclude(pk=athlete.pk)
        .annotate(meetings=Count("results"))
        .select_related("country")
        .order_by("-meetings", "sort_name", "slug")
    )
    return [Rival(one, one.meetings, address_of(athlete, one)) for one in met[:MOST_RIVALS]]


def address_of(one: Athlete, other: Athlete) -> str:
    """Of the page of two athletes: by the order of their slugs."""
    return reverse("head-to-head", args=sorted((one.slug, other.slug)))
