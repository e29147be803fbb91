"""How good the forecasts are on editions that no coefficient has seen; stored, never typed."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from decimal import Decimal

from django.db import transaction

from athletics.domain.forecasts.chances import Coefficients, chances
from athletics.domain.forecasts.coefficients import FITTED, VERSION
from athletics.domain.forecasts.entrants import Entrant
from athletics.domain.forecasts.evaluation import Judged, calibration, gain, log_loss
from athletics.domain.forecasts.features import features, form_features
from athletics.models import CalibrationBand, Evaluation
from athletics.models.expectations import WHOLE
from athletics.services.forecasts.eves import GLOBAL, Eve

#: Fitted up to this year, tested on World Championships and Olympic Games after it.
LAST_YEAR = 2013
#: The open footing: so many of the season list, whether they took part or not, and any other.
LISTED = 40
METHODS = ("uniform", "leader", "season", "model")

Features = Callable[[Sequence[Entrant]], list[list[float]]]


def decided(eve: Eve) -> bool:
    """Whether the event has one winner and a forecast by form."""
    return (
        eve.winner is not None
        and eve.season is not None
        and len(eve.entrants) > 1
        and 2 * eve.with_form >= len(eve.entrants)
    )


def without_archive(entrant: Entrant) -> Entrant:
    """On the open footing, nothing that only those have who came to a championship one day."""
    return replace(entrant, last=None, age=None)


def open_winner(eve: Eve) -> int:
    """The winner among the listed, or any other behind the last of them."""
    listed = [entrant.athlete for entrant in eve.listed]
    return listed.index(eve.winner) if eve.winner in listed else len(listed)


def model_chances(eve: Eve) -> list[float]:
    return chances(features(eve.entrants), _fitted(eve, ""))


def season_chances(eve: Eve) -> list[float]:
    return chances(form_features(eve.entrants), _fitted(eve, "season "))


def _fitted(eve: Eve, kind: str) -> Coefficients:
    return FITTED[kind + ("road" if eve.on_the_road else "track")]


class Trial:
    """The forecasts of the test editions by footing and method, and what a leader is worth."""

    def __init__(self) -> None:
        self.judged: dict[tuple[str, str], list[Judged]] = {}
        self._led: dict[str, list[bool]] = {"entrants": [], "open": []}
        self._waiting: list[tuple[str, list[float | None], int]] = []

    def add(self, eve: Eve) -> None:
        """Count an event, if it is of those that are fitted or tested."""
        if eve.event.championship not in GLOBAL or eve.winner is None or eve.season is None:
            return
        tested = eve.event.start.year > LAST_YEAR
        field = [entrant.athlete for entrant in eve.entrants]
        if decided(eve) and eve.winner in field:
            forms = [entrant.form for entrant in eve.entrants]
            winner = field.index(eve.winner)
            self._baseline("entrants", forms, winner, tested=tested)
            if tested:
                self._keep("entrants", "season", season_chances(eve), winner)
                self._keep("entrants", "model", model_chances(eve), winner)
        if eve.listed:
            winner = open_winner(eve)
            listed = [without_archive(entrant) for entrant in eve.listed]
            forms = [entrant.form for entrant in listed]
            self._baseline("open", [*forms, None], winner, tested=tested)
            if tested:
                season, model = _fitted(eve, "open season "), _fitted(eve, "open ")
                self._keep("open", "season", chances(form_features(listed), season), winner)
                self._keep("open", "model", chances(features(listed), model), winner)

    def _keep(self, footing: str, method: str, held: Sequence[float], winner: int) -> None:
        self.judged.setdefault((footing, method), []).append(Judged(held, winner))

    def _baseline(
        self, footing: str, forms: list[float | None], winner: int, *, tested: bool
    ) -> None:
        if tested:
            self._waiting.append((footing, forms, winner))
        else:
            self._led[footing].append(_leader(forms) == winner)

    def finish(self) -> None:
        """Judge the two plain baselines, the leader's share taken from the fitted editions."""
        for footing, forms, winner in self._waiting:
            size = LISTED + 1 if footing == "open" else len(forms)
            self._keep(footing, "uniform", [1 / size] * len(forms), winner)
            led = self._led[footing]
            share = (sum(led) + 1) / (len(led) + 2)
            rest = (1 - share) / (size - 1)
            leader = _leader(forms)
            field = [share if one == leader else rest for one in range(len(forms))]
            self._keep(footing, "leader", field, winner)


def _leader(forms: list[float | None]) -> int:
    return max(range(len(forms)), key=lambda one: (forms[one] or 0.0, -one))


@transaction.atomic
def store(*, trial: Trial) -> None:
    """Write the tables of the method page anew."""
    trial.finish()
    Evaluation.objects.all().delete()
    CalibrationBand.objects.all().delete()
    Evaluation.objects.bulk_create(_evaluations(trial))
    CalibrationBand.objects.bulk_create(
        CalibrationBand(
            method=method,
            low=round(band.low * WHOLE),
            high=round(band.high * WHOLE),
            forecasts=band.forecasts,
            expected=round(band.expected * WHOLE),
            wins=band.wins,
        )
        for method in ("season", "model")
        for band in calibration(trial.judged.get(("entrants", method), ()))
    )


def _evaluations(trial: Trial) -> Iterable[Evaluation]:
    for (footing, method), judged in trial.judged.items():
        season = trial.judged[footing, "season"]
        low, high = gain(judged, season) if method != "season" else (None, None)
        yield Evaluation(
            version=VERSION,
            footing=footing,
            method=method,
            sort=METHODS.index(method),
            events=len(judged),
            log_loss=_nats(log_loss(judged)),
            favourite_won=(
                None if method == "uniform" else sum(one.favourite_won for one in judged)
            ),
            gain_low=None if low is None else _nats(low),
            gain_high=None if high is None else _nats(high),
        )


def _nats(value: float) -> Decimal:
    return Decimal(f"{value:.4f}")
