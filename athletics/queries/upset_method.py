"""How good the forecasts are, and how far they reach: what the page of the method counts."""

from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Count, Q

from athletics.domain.upset_chart import Band, CalibrationChart, calibration_chart
from athletics.domain.upsets import bits, in_words
from athletics.models import (
    Basis,
    CalibrationBand,
    Championship,
    Evaluation,
    Expectation,
    Status,
    Viewer,
)
from athletics.models.championships import sees_drafts
from athletics.models.expectations import WHOLE

#: The line the forecasts are held to: so close, in every band with so many forecasts.
POINTS, ENOUGH = 3, 50


@dataclass
class Decade:
    """Individual events of one decade, and for how many there is each basis."""

    decade: int
    events: int = 0
    counts: dict[str, int] = field(default_factory=lambda: dict.fromkeys(Basis.values, 0))
    unforecast: int = 0


@dataclass
class Calibration:
    method: str
    bands: list[CalibrationBand]
    chart: CalibrationChart | None

    @property
    def judged(self) -> int:
        """Bands with forecasts enough to tell."""
        return sum(band.forecasts >= ENOUGH for band in self.bands)

    @property
    def within(self) -> int:
        return sum(
            band.forecasts >= ENOUGH and abs(band.points_off) <= POINTS for band in self.bands
        )


@dataclass(frozen=True)
class Surprise:
    """A line of the table that explains bits."""

    what: str
    chance: float

    @property
    def words(self) -> str:
        return in_words(self.chance)

    @property
    def bits(self) -> str:
        return f"{bits(self.chance):.1f}"


SURPRISES = (
    Surprise("a favourite at evens is beaten", 0.5),
    Surprise("a favourite with 2 in 3 is beaten", 1 / 3),
    Surprise("a 1-4 favourite is beaten", 0.2),
    Surprise("a 1-7 favourite is beaten", 0.125),
    Surprise("an outsider at the limit of a shock wins", 0.05),
    Surprise("somebody with 1 in 100 wins", 0.01),
)


@dataclass
class MethodPage:
    evaluations: dict[str, list[Evaluation]]
    calibrations: list[Calibration]
    coverage: dict[Championship, list[Decade]]
    surprises: tuple[Surprise, ...] = SURPRISES

    @property
    def versions(self) -> list[str]:
        return sorted({one.version for rows in self.evaluations.values() for one in rows})

    @property
    def events(self) -> int:
        return sum(one.events for decades in self.coverage.values() for one in decades)


def method_page(viewer: Viewer) -> MethodPage:
    """Four queries."""
    evaluations: dict[str, list[Evaluation]] = defaultdict(list)
    for row in Evaluation.objects.all():
        evaluations[row.footing].append(row)
    bands: dict[str, list[CalibrationBand]] = defaultdict(list)
    for band in CalibrationBand.objects.all():
        bands[band.method].append(band)
    calibrations = [
        Calibration(method, rows, calibration_chart([_band(row) for row in rows]))
        for method, rows in bands.items()
    ]
    return MethodPage(dict(evaluations), calibrations, _coverage(viewer))


def _band(row: CalibrationBand) -> Band:
    return Band(row.expected / WHOLE, row.observed, row.forecasts)


def _coverage(viewer: Viewer) -> dict[Championship, list[Decade]]:
    """By championship in their order, the newest decade first."""
    published = Q(event__status=Status.PUBLISHED, event__edition__status=Status.PUBLISHED)
    rows = (
        Expectation.objects.filter(Q() if sees_drafts(viewer) else published)
        .values("event__edition__championship", "event__edition__year")
        .annotate(
            events=Count("pk"),
            unforecast=Count("pk", filter=~Q(reason="")),
            **{basis: Count("pk", filter=Q(**{f"has_{basis}": True})) for basis in Basis.values},
        )
    )
    found: dict[str, dict[int, Decade]] = defaultdict(dict)
    row: Any  # a dictionary with what was counted
    for row in rows:
        decade = row["event__edition__year"] // 10 * 10
        kept = found[row["event__edition__championship"]].setdefault(decade, Decade(decade))
        kept.events += row["events"]
        kept.unforecast += row["unforecast"]
        for basis in Basis.values:
            kept.counts[basis] += row[basis]
    return {
        championship: sorted(found[championship.pk].values(), key=lambda one: -one.decade)
        for championship in Championship.objects.filter(pk__in=found)
    }
