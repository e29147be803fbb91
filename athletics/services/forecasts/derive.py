"""Expectations, forecasts and upsets written anew: of all events, or of those that changed."""

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, field

from django.db import transaction

from athletics.models import Basis, Event, Expectation, Forecast, Upset
from athletics.models.expectations import WHOLE
from athletics.services.archive_version import raise_version
from athletics.services.forecasts import record
from athletics.services.forecasts.bases import Chances, chances_of, prices_of, words_of
from athletics.services.forecasts.beaten import Before, beaten, remember
from athletics.services.forecasts.evaluate import LISTED, Trial, decided, store
from athletics.services.forecasts.eves import Eve, eves
from athletics.services.forecasts.firsts import mark_firsts

BATCH = 2000

Progress = Callable[[str, int, int], None]


def no_progress(step: str, done: int, total: int) -> None:
    """Tells nobody."""


@dataclass
class Report:
    """How many rows were written."""

    events: int = 0
    forecasts: int = 0
    upsets: int = 0


@dataclass
class _Rows:
    expectations: list[Expectation] = field(default_factory=list)
    forecasts: list[Forecast] = field(default_factory=list)
    upsets: list[Upset] = field(default_factory=list)


def forecast_all(*, progress: Progress = no_progress) -> Report:
    """All events anew, and the evaluation; the same record gives the same rows."""
    trial = Trial()
    rows = _derive(None, progress=progress, trial=trial)
    with transaction.atomic():
        _write(rows, Event.objects.values_list("pk", flat=True))
        mark_firsts()
        store(trial=trial)
        raise_version()
    return Report(len(rows.expectations), len(rows.forecasts), len(rows.upsets))


@transaction.atomic
def forecast_events(*, events: Collection[int]) -> Report:
    """These events anew, and the later ones of the same event types, which rest on them."""
    changed = Event.objects.filter(pk__in=events)
    rows = _Rows()
    if types := record.event_types_of(changed):
        first = min(changed.values_list("edition__start_date", flat=True))
        rows = _derive(types, since=first)
        _write(rows, [one.event_id for one in rows.expectations])
    mark_firsts()
    raise_version()
    return Report(len(rows.expectations), len(rows.forecasts), len(rows.upsets))


def _derive(
    types: record.EventTypes | None,
    *,
    since: dt.date = dt.date.min,
    progress: Progress = no_progress,
    trial: Trial | None = None,
) -> _Rows:
    """Unwritten rows of the events since that day; of earlier ones the rows held are believed."""
    events = record.held_events(types)
    pks = None if types is None else [event.pk for event in events]
    athletes = None if types is None else {row.athlete for one in events for row in one.rows}
    prices, words = prices_of(pks), words_of(pks)
    holders = record.record_holders(types)
    stored = _stored([event.pk for event in events if event.start < since])
    before: dict[tuple[str, str], Before] = defaultdict(Before)
    rows = _Rows()
    past = eves(
        events,
        record.season_lists(types),
        record.seasons(types),
        record.births(athletes),
        listed=LISTED if trial else 0,
    )
    for number, eve in enumerate(past):
        event, known = eve.event, before[eve.event.form, eve.event.sex]
        if number % 100 == 0:
            progress("Forecasting", number, len(events))
        if event.start < since:
            remember(eve, stored[event.pk], known)
            continue
        said = words.get(event.pk)
        chances = chances_of(eve, prices.get(event.pk, []), said)
        holder = _holder(holders.get((event.discipline, event.sex), []), event.start)
        lost = beaten(eve, chances, said, known, holder)
        remember(eve, lost, known)
        rows.expectations.append(_expectation(eve, chances))
        rows.forecasts += _forecasts(eve, chances)
        rows.upsets += lost
        if trial:
            trial.add(eve)
    return rows


def _stored(events: Collection[int]) -> dict[int, list[Upset]]:
    held: dict[int, list[Upset]] = defaultdict(list)
    for upset in Upset.objects.filter(event__in=events).order_by("pk") if events else ():
        held[upset.event_id].append(upset)
    return held


def _holder(records: list[tuple[dt.date, int | None]], day: dt.date) -> int | None:
    """Who held the world record on that day, as recognised now."""
    before = [athlete for made, athlete in records if made < day]
    return before[-1] if before else None


def _expectation(eve: Eve, chances: list[Chances]) -> Expectation:
    bases = {one.basis for one in chances}
    return Expectation(
        event_id=eve.event.pk,
        winner_id=eve.winner,
        order_of_the_day=eve.order_of_the_day,
        entrants=len(eve.entrants),
        with_form=eve.with_form,
        has_odds=Basis.ODDS in bases,
        has_model=Basis.MODEL in bases,
        has_season=Basis.SEASON in bases,
        has_reported=Basis.REPORTED in bases,
        reason=_reason(eve),
    )


def _reason(eve: Eve) -> str:
    if decided(eve):
        return Expectation.Reason.FORECAST
    if not eve.winners:
        return Expectation.Reason.NO_WINNER
    if len(eve.winners) > 1:
        return Expectation.Reason.SHARED
    return Expectation.Reason.FEW_KNOWN if eve.season else Expectation.Reason.NO_LIST


def _forecasts(eve: Eve, chances: Iterable[Chances]) -> list[Forecast]:
    made = []
    for on in chances:
        order = sorted(on.of.items(), key=lambda held: (-(held[1] or 0.0), held[0]))
        made += [
            Forecast(
                event_id=eve.event.pk,
                athlete_id=athlete,
                basis=on.basis,
                chance=None if chance is None else round(chance * WHOLE),
                at_most=on.at_most,
                position=position,
            )
            for position, (athlete, chance) in enumerate(order, 1)
        ]
    return made


def _write(rows: _Rows, events: Iterable[int]) -> None:
    events = list(events)
    for model in (Expectation, Forecast, Upset):
        for start in range(0, len(events), BATCH):
            model.objects.filter(event__in=events[start : start + BATCH]).delete()
    Expectation.objects.bulk_create(rows.expectations, batch_size=BATCH)
    Forecast.objects.bulk_create(rows.forecasts, batch_size=BATCH)
    Upset.objects.bulk_create(rows.upsets, batch_size=BATCH)
