"""The reading about chances: who was expected, on which basis, and who won instead."""

from django.db import models
from django.db.models import F, Q

from athletics.domain.upsets import KINDS
from athletics.models.athletes import Athlete
from athletics.models.championships import Event, Viewer

#: Chances are kept in millionths: whole numbers, so that a rebuild gives the same rows.
WHOLE = 1_000_000


class Basis(models.TextChoices):
    """Where a chance comes from, the firmest first."""

    ODDS = "odds", "odds"
    MODEL = "model", "model"
    SEASON = "season", "season list"
    REPORTED = "reported", "reported"


class Expectation(models.Model):
    """What is known of the eve of an individual event, and why no more."""

    class Reason(models.TextChoices):
        """Why there is no forecast by form."""

        FORECAST = "", "there is one"
        NO_WINNER = "no-winner", "no winner is held"
        SHARED = "shared", "the title was shared"
        NO_LIST = "no-list", "no season list is held for this edition"
        FEW_KNOWN = "few-known", "most of the known entrants have no mark on the season list"

    event = models.OneToOneField(Event, models.CASCADE, related_name="expectation")
    winner = models.ForeignKey(
        Athlete,
        models.CASCADE,
        null=True,
        blank=True,
        related_name="+",
        help_text="On the day, where held",
    )
    order_of_the_day = models.BooleanField(help_text="Off where only today's order is held")
    entrants = models.PositiveSmallIntegerField(help_text="Known to have started")
    with_form = models.PositiveSmallIntegerField(help_text="Of them on the season list")
    has_odds = models.BooleanField(default=False, help_text="A price for at least one entrant")
    has_model = models.BooleanField(default=False)
    has_season = models.BooleanField(default=False)
    has_reported = models.BooleanField(default=False)
    reason = models.CharField(max_length=10, choices=Reason.choices, blank=True)

    class Meta:
        # The denominators of /upsets/
        indexes = [models.Index(fields=["has_odds", "has_model"], name="upsets_denominator")]

    def __str__(self) -> str:
        return f"Expectation of {self.event}"


class Forecast(models.Model):
    """The chance of a known entrant before the event, by basis."""

    event = models.ForeignKey(Event, models.CASCADE, related_name="forecasts")
    athlete = models.ForeignKey(Athlete, models.CASCADE, related_name="forecasts")
    basis = models.CharField(max_length=8, choices=Basis.choices)
    chance = models.PositiveIntegerField(
        null=True, blank=True, help_text="Millionths; none where reported"
    )
    at_most = models.BooleanField(
        default=False, help_text="A price with the bookmaker's margin: an upper bound"
    )
    position = models.PositiveSmallIntegerField(help_text="Among the entrants, the favourite first")

    class Meta:
        ordering = ["basis", "position", "pk"]
        constraints = [
            # Also serves the case of an upset: /upsets/<championship>/<edition>/<event>/
            models.UniqueConstraint(
                fields=["event", "basis", "athlete"], name="forecast_once_a_basis"
            ),
            models.CheckConstraint(
                name="forecast_chance_is_a_share",
                condition=Q(chance__isnull=True) | Q(chance__lte=WHOLE),
                violation_error_message="A chance is at most the whole.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.basis} {self.position}"

    @property
    def probability(self) -> float | None:
        return None if self.chance is None else self.chance / WHOLE


class UpsetQuerySet(models.QuerySet["Upset"]):
    def visible_to(self, user: Viewer) -> "UpsetQuerySet":
        return self.exclude(event__in=Event.objects.hidden_from(user))

    def leading(self) -> "UpsetQuerySet":
        """Upsets on the firmest basis of their event; no mere favourite of 1 in 5 beaten."""
        return self.filter(is_first=True, is_upset=True)

    def ranked(self) -> "UpsetQuerySet":
        """The likeliest favourite first, then the least likely winner; reported ones last."""
        return self.order_by(
            F("favourite_chance").desc(nulls_last=True),
            F("winner_chance").asc(nulls_last=True),
            "-starts",
            "event_id",
            "basis",
        )


class Upset(models.Model):
    """The favourite on a basis was beaten, and how surprising that was."""

    event = models.ForeignKey(Event, models.CASCADE, related_name="upsets")
    starts = models.DateField(help_text="First day of the edition: lists are in its order")
    basis = models.CharField(max_length=8, choices=Basis.choices)
    is_first = models.BooleanField(help_text="On the firmest basis on which the event has one")
    favourite = models.ForeignKey(Athlete, models.CASCADE, related_name="upsets_suffered")
    winner = models.ForeignKey(Athlete, models.CASCADE, related_name="upsets_won")
    favourite_chance = models.PositiveIntegerField(null=True, blank=True, help_text="Millionths")
    winner_chance = models.PositiveIntegerField(
        null=True, blank=True, help_text="Millionths; none: not known"
    )
    at_most = models.BooleanField(default=False)
    price = models.CharField(max_length=12, blank=True, help_text="Of the favourite, as printed")
    implied = models.PositiveIntegerField(
        null=True, blank=True, help_text="What the price says, with the margin; millionths"
    )
    is_upset = models.BooleanField(help_text="A chance of 0.35 or more, three times the winner's")
    is_shock = models.BooleanField(help_text="0.5 or more beaten by 0.05 or less")
    outsider = models.BooleanField(help_text="Winner at most 0.05, no medal in three years")
    kind = models.CharField(max_length=12, choices=KINDS, help_text="What became of the favourite")
    favourite_place = models.PositiveSmallIntegerField(null=True, blank=True)
    favourite_status = models.CharField(max_length=8, blank=True)
    title_holder = models.BooleanField(default=False, help_text="The favourite")
    olympic_champion = models.BooleanField(default=False, help_text="The favourite")
    season_leader = models.BooleanField(default=False, help_text="The favourite, among all")
    record_holder = models.BooleanField(default=False, help_text="The favourite")
    unbeaten = models.BooleanField(default=False, help_text="The favourite, in two finals or more")
    first_medal = models.BooleanField(default=False, help_text="The winner's, at this level")
    first_title = models.BooleanField(default=False, help_text="The winner's country's, here")
    again = models.BooleanField(
        default=False, help_text="The same favourite was beaten at the edition before"
    )
    again_by_country = models.BooleanField(default=False, help_text="and by the same country")
    evidence = models.CharField(max_length=300, help_text="In one sentence")

    objects = UpsetQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["event", "basis"], name="upset_once_a_basis"),
            models.CheckConstraint(
                name="upset_chances_are_shares",
                condition=(Q(favourite_chance__isnull=True) | Q(favourite_chance__lte=WHOLE))
                & (Q(winner_chance__isnull=True) | Q(winner_chance__lte=WHOLE)),
                violation_error_message="A chance is at most the whole.",
            ),
            models.CheckConstraint(
                name="upset_favourite_did_not_win",
                condition=~Q(favourite=F("winner")),
                violation_error_message="A favourite who won was not beaten.",
            ),
        ]
        indexes = [
            # /upsets/ in its default order
            models.Index(
                fields=["-favourite_chance", "winner_chance"],
                condition=Q(is_first=True),  # SQLite finds no boolean within an index
                name="upsets_on_the_firmest",
            ),
            # /upsets/?sort=newest
            models.Index(
                fields=["-starts", "-favourite_chance"],
                condition=Q(is_first=True),
                name="upsets_newest_first",
            ),
            # Precedents of a case: /upsets/<championship>/<edition>/<event>/
            models.Index(fields=["basis", "-favourite_chance"], name="upsets_of_a_basis"),
        ]

    def __str__(self) -> str:
        return self.evidence


class Evaluation(models.Model):
    """How good the forecasts are, by basis and footing; computed by ``manage.py forecast``."""

    version = models.CharField(max_length=20, help_text="Of the coefficients")
    footing = models.CharField(max_length=12)
    method = models.CharField(max_length=20)
    sort = models.PositiveSmallIntegerField()
    events = models.PositiveSmallIntegerField()
    log_loss = models.DecimalField(max_digits=6, decimal_places=4, help_text="Nats an event")
    favourite_won = models.PositiveSmallIntegerField(null=True, blank=True, help_text="Events")
    gain_low = models.DecimalField(max_digits=6, decimal_places=4, null=True, blank=True)
    gain_high = models.DecimalField(max_digits=6, decimal_places=4, null=True, blank=True)

    class Meta:
        ordering = ["footing", "sort"]
        constraints = [
            models.UniqueConstraint(fields=["footing", "method"], name="evaluation_once"),
        ]

    def __str__(self) -> str:
        return f"{self.footing} {self.method} {self.log_loss}"


class CalibrationBand(models.Model):
    """Forecasts of a method within a band of chances, against what came of them."""

    method = models.CharField(max_length=20)
    low = models.PositiveIntegerField(help_text="Millionths")
    high = models.PositiveIntegerField(help_text="Millionths")
    forecasts = models.PositiveIntegerField()
    expected = models.PositiveIntegerField(help_text="Mean chance, millionths")
    wins = models.PositiveIntegerField()

    class Meta:
        ordering = ["method", "low"]
        constraints = [
            models.UniqueConstraint(fields=["method", "low"], name="calibration_band_once"),
        ]

    def __str__(self) -> str:
        return f"{self.method} {self.low}"

    @property
    def observed(self) -> float:
        return self.wins / self.forecasts if self.forecasts else 0.0

    @property
    def points_off(self) -> float:
        """Observed less expected, in percentage points."""
        return 100 * (self.observed - self.expected / WHOLE)
