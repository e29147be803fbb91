"""The case of an event: what was expected, what happened, when the like happened before."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import QuerySet

from athletics.domain.marks import margin
from athletics.domain.odds import counting
from athletics.domain.upset_chart import ChanceChart
from athletics.domain.upset_words import tag
from athletics.models import (
    Absence,
    Athlete,
    Basis,
    Claim,
    Event,
    Expectation,
    Forecast,
    Medal,
    Price,
    Quote,
    Result,
    SeasonListEntry,
    Source,
    Story,
    Upset,
    UpsetNote,
    Viewer,
    WorldRecord,
)
from athletics.models.expectations import WHOLE
from athletics.queries import upset_eve as eve
from athletics.queries.upset_bases import On, bases_of
from athletics.queries.upset_drawing import chart_basis_of, chart_of, charted_of
from athletics.queries.upset_precedents import LastTime, last_time, others, precedents

OLYMPICS = "olympic-games"
BY_LIST = 8
#: Kinds of claims that say something of the event itself, not of one value in it.
_SAID = (Claim.Kind.STATEMENT, Claim.Kind.JUDGEMENT)


@dataclass
class CasePage:
    event: Event
    expectation: Expectation
    note: UpsetNote | None
    bases: list[On]
    entrants: list[eve.Entrant]
    shown: list[eve.Entrant]
    #: The first known entrants by the season list, of how many on it; the others apart.
    by_list: list[eve.Entrant]
    listed: int
    unlisted: list[eve.Entrant]
    #: Newest first; whether it is the latest before the final, the one that counts.
    prices: list[tuple[Price, bool]]
    title_holders: list[eve.Holder]
    olympic_champions: list[eve.Holder]
    record: WorldRecord | None
    leaders: list[eve.Leader]
    absences: list[Absence]
    rival: Athlete | None
    meetings: list[eve.Meeting]
    precedents: list[Upset]
    days: list[dt.date]
    #: Of the winner over the next: ``0.27``; ``0`` on equal marks, empty where not known.
    margin: str
    second: Result | None
    winner_result: Result | None
    chart: ChanceChart | None
    charted: list[eve.Entrant]
    chart_basis: Basis | None
    stories: list[Story]
    quotes: list[Quote]
    claims: list[Claim]
    last_time: LastTime | None
    #: The favourite and the winner, with what each won and suffered elsewhere.
    others: list[tuple[Athlete, list[Upset], list[Upset]]]
    sources: list[Source]

    @property
    def main(self) -> On | None:
        """The firmest basis that names a favourite."""
        return next((one for one in self.bases if one.favourite), None)

    @property
    def title(self) -> str:
        tag = f" ({self.tag})" if self.tag else ""
        return f"What was expected: {self.event.name}, {self.event.edition.official_name}{tag}"

    @property
    def more_listed(self) -> int:
        return self.listed - len(self.by_list)

    @property
    def tag(self) -> str:
        if self.main is None or self.main.upset is None:
            return ""
        upset = self.main.upset
        chance = None if upset.favourite_chance is None else upset.favourite_chance / WHOLE
        return tag(self.main.verdict, upset.price, chance)

    @property
    def favourite_here(self) -> eve.Entrant | None:
        main = self.main
        return next((one for one in self.entrants if main and one.athlete == main.favourite), None)

    @property
    def ahead(self) -> dict[str, int]:
        """Of all meetings, how often the favourite, the other and neither finished ahead."""
        first = self.main.favourite if self.main else None
        won = sum(one.ahead == first for one in self.meetings)
        open_ = sum(one.ahead is None for one in self.meetings)
        return {"favourite": won, "rival": len(self.meetings) - won - open_, "open": open_}


def case_page(championship: str, edition: str, slug: str, viewer: Viewer) -> CasePage:
    """Twenty-one queries at most. Raises Event.DoesNotExist where nothing was expected."""
    events = list(
        Event.objects.visible_to(viewer)
        .filter(slug=slug, edition__championship__in=(championship, OLYMPICS))
        .select_related("edition__championship", "edition__country", "discipline")
        .select_related("expectation__winner", "upset_note")
        .order_by("edition__start_date")
    )
    for event in events:
        here = event.edition
        if (here.championship_id, here.slug) == (championship, edition) and _expected(event):
            return _Reader(event, events, viewer).page()
    raise Event.DoesNotExist(slug)


def _expected(event: Event) -> Expectation | None:
    return getattr(event, "expectation", None)


class _Reader:
    """The queries of the page, one method each."""

    def __init__(self, event: Event, events: Sequence[Event], viewer: Viewer) -> None:
        self.event, self.viewer = event, viewer
        self.expectation: Expectation = event.expectation
        self.first_day = event.edition.start_date
        earlier = [one for one in events if one.edition.start_date < self.first_day]
        mine, games = event.edition.championship_id, OLYMPICS
        self.previous = [one for one in earlier if one.edition.championship_id == mine][-1:]
        self.olympic = [one for one in earlier if one.edition.championship_id == games][-1:]
        if self.olympic == self.previous:
            self.olympic = []  # the title holder is the Olympic champion

    def page(self) -> CasePage:
        results = self._results()
        rows = eve.started(results)
        days = sorted({one.date for one in results if one.date and one.unit.phase == "final"})
        absences = list(self._about(Absence).select_related("athlete__country", "source"))
        absent = {absence.athlete_id: absence for absence in absences}
        golds = self._golds()
        holders = self._holders(self.previous, golds, rows, absent)
        champions = self._holders(self.olympic, golds, rows, absent)
        record = self._record()
        prices = list(self._about(Price).select_related("athlete", "source"))
        counted = _counting(prices, days[-1] if days else self.event.edition.end_date)
        entries = self._season_list()
        forecasts = list(self._about(Forecast).select_related("athlete__country"))
        entrants = eve.entrants(
            rows, forecasts, counted, entries, _honours(holders, champions, record)
        )
        bases = bases_of(self.event, forecasts, counted, self.viewer)
        main = next((one for one in bases if one.favourite), None)
        rival = self._rival(main, forecasts)
        winner = self.expectation.winner
        leaders = eve.missing_leaders(entries, rows, absent)
        named = {one.athlete.pk for one in (*holders, *champions)}
        named |= {one.entry.athlete_id for one in leaders if one.entry.athlete_id}
        athletes = [one for one in (winner, main and main.favourite) if one]
        subjects = {one.pk for one in athletes}
        chart_basis = chart_basis_of(bases)
        charted = charted_of(entrants, chart_basis, subjects)
        final = [one for one in results if one.unit.phase == "final" and one.place]
        second = min((one for one in final if one.place != 1), key=_place, default=None)
        first = next((one for one in final if one.athlete == winner and winner), None)
        return CasePage(
            event=self.event,
            expectation=self.expectation,
            note=getattr(self.event, "upset_note", None),
            bases=bases,
            entrants=entrants,
            shown=eve.shown(entrants, subjects),
            by_list=eve.by_list(entrants)[:BY_LIST],
            listed=sum(one.entry is not None for one in entrants),
            unlisted=[one for one in entrants if not one.entry],
            prices=[
                (price, counted.get(price.athlete_id) is price)
                for price in sorted(prices, key=_newest_first, reverse=True)
            ],
            title_holders=holders,
            olympic_champions=champions,
            record=record,
            leaders=leaders,
            absences=[one for one in absences if one.athlete_id not in named],
            rival=rival,
            meetings=self._meetings(main, rival),
            precedents=precedents(self.event, main, self.viewer),
            days=days,
            margin=_margin(first, second, self.event.discipline.measure),
            second=second,
            winner_result=first,
            chart=chart_of(charted, chart_basis, main, winner),
            charted=charted,
            chart_basis=chart_basis,
            stories=list(self._about(Story).select_related("source")),
            quotes=list(self._about(Quote).select_related("athlete", "source")),
            claims=list(
                self._about(Claim).filter(kind__in=_SAID).select_related("source", "event")
            ),
            last_time=last_time(self.event, main, self.viewer),
            others=others(self.event, list(dict.fromkeys(athletes)), self.viewer),
            sources=self._sources(results),
        )

    def _about(self, model: type) -> QuerySet:  # type: ignore[type-arg]  # each caller knows its model
        return model.objects.filter(event=self.event)  # type: ignore[attr-defined,no-any-return]

    def _results(self) -> list[Result]:
        return list(
            Result.objects.filter(unit__event=self.event).select_related(
                "unit", "athlete", "country", "source_set"
            )
        )

    def _golds(self) -> dict[int, list[Athlete]]:
        """Of the earlier events, as the medals are held today."""
        golds: dict[int, list[Athlete]] = defaultdict(list)
        held = Medal.objects.filter(
            event__in=[self.event, *self.previous, *self.olympic], colour="G"
        )
        for medal in held.select_related("athlete").order_by("pk"):
            if medal.athlete:
                golds[medal.event_id].append(medal.athlete)
        return golds

    def _holders(
        self,
        events: Iterable[Event],
        golds: dict[int, list[Athlete]],
        rows: dict[int, list[Result]],
        absent: dict[int, Absence],
    ) -> list[eve.Holder]:
        """Of the day where held, else of today; a shared title has several."""
        found = []
        for event in events:
            expected = _expected(event)
            winner = expected.winner if expected else None
            for athlete in [winner] if winner else golds[event.pk]:
                absence = absent.get(athlete.pk)
                state = eve.state(rows.get(athlete.pk, []), absence)
                of_the_day = bool(winner and expected and expected.order_of_the_day)
                found.append(eve.Holder(athlete, event, state, absence, of_the_day))
        return found

    def _record(self) -> WorldRecord | None:
        """The world record that stood on the eve; the lists hold outdoor seniors."""
        championship = self.event.edition.championship
        if championship.indoor or championship.age_group != "senior":
            return None
        return (
            WorldRecord.objects.filter(
                discipline=self.event.discipline_id, sex=self.event.sex, date__lt=self.first_day
            )
            .select_related("athlete")
            .order_by("-date")
            .first()
        )

    def _season_list(self) -> list[SeasonListEntry]:
        return list(
            SeasonListEntry.objects.filter(
                edition=self.event.edition_id,
                discipline=self.event.discipline_id,
                sex=self.event.sex,
            ).select_related("athlete", "country")
        )

    def _rival(self, main: On | None, forecasts: list[Forecast]) -> Athlete | None:
        """The winner; where the favourite won, the next most likely."""
        if main is None or self.expectation.winner != main.favourite:
            return self.expectation.winner
        others = [one for one in forecasts if one.athlete != main.favourite]
        return min(others, key=lambda one: one.position).athlete if others else None

    def _meetings(self, main: On | None, rival: Athlete | None) -> list[eve.Meeting]:
        if not (main and main.favourite and rival):
            return []
        both = [main.favourite.pk, rival.pk]
        results = (
            Result.objects.visible_to(self.viewer)
            .filter(athlete__in=both, unit__event__edition__start_date__lt=self.first_day)
            .filter(unit__component="")
            .select_related(
                "athlete", "unit__event__edition__championship", "unit__event__discipline"
            )
        )
        return eve.meetings(results, *both)

    def _sources(self, results: list[Result]) -> list[Source]:
        names = {name for one in results for name in one.source_set.key.split(";")}
        return list(Source.objects.filter(pk__in=names))


def _place(result: Result) -> int:
    return result.place or 0


def _newest_first(price: Price) -> tuple[str, bool]:
    quoted = price.quoted_on.sort_key if price.quoted_on else ""
    return quoted, price.stage == Price.Stage.DURING


def _counting(prices: Iterable[Price], final_day: dt.date) -> dict[int, Price]:
    """By athlete, the price that the forecast rests on."""
    rows = {price.pk: price for price in prices}
    counted = counting((price.as_quoted() for price in rows.values()), final_day)
    return {athlete: rows[quote.row] for athlete, quote in counted.items()}


def _honours(
    holders: Iterable[eve.Holder], champions: Iterable[eve.Holder], record: WorldRecord | None
) -> dict[int, list[str]]:
    found: dict[int, list[str]] = defaultdict(list)
    for holder in holders:
        found[holder.athlete.pk].append("title holder")
    for champion in champions:
        found[champion.athlete.pk].append("Olympic champion")
    if record and record.athlete_id:
        found[record.athlete_id].append("world record holder")
    return found


def _margin(first: Result | None, second: Result | None, measure: str) -> str:
    if not (first and second and first.place == 1):
        return ""
    best, next_best = first.as_mark, second.as_mark
    if best is None or next_best is None:
        return ""
    return "0" if best.value == next_best.value else margin(best, next_best, measure).lstrip("+-")
