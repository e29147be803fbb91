"""Results, the members of teams, and what an athlete or a team is as a competitor."""

from django.db import models
from django.db.models import Q

from athletics.domain.competitors import competitor_key
from athletics.domain.marks import Mark, format_wind
from athletics.domain.statuses import ADVANCED, STATUSES
from athletics.models.athletes import Athlete
from athletics.models.championships import Event, Status, Unit, Viewer, sees_drafts
from athletics.models.countries import Country
from athletics.models.history import kept_history
from athletics.models.sources import SourceSet


class Competitor(models.Model):
    """An athlete, or a country's team where no athlete is named; the key is never null."""

    athlete = models.ForeignKey(Athlete, models.PROTECT, null=True, blank=True)
    country = models.ForeignKey(Country, models.PROTECT, help_text="Of the time")
    team = models.CharField(max_length=4, blank=True, help_text="2 for a country's second team")
    competitor_key = models.CharField(max_length=12, editable=False)

    class Meta:
        abstract = True

    def name_competitor(self) -> None:
        """Fill the key; every write of an athlete, a country or a team calls this."""
        self.competitor_key = competitor_key(self.athlete_id, self.country_id, self.team)

    def clean(self) -> None:
        self.name_competitor()


def one_competitor(name: str) -> models.CheckConstraint:
    """An athlete without a team label, or a team; keys of athletes are digits, of teams letters."""
    return models.CheckConstraint(
        name=name,
        condition=Q(athlete__isnull=False, team="", competitor_key__lt="A")
        | Q(athlete__isnull=True, competitor_key__gte="A"),
        violation_error_message="Name an athlete, or leave it empty for a country's team.",
    )


class ResultQuerySet(models.QuerySet["Result"]):
    def visible_to(self, user: Viewer) -> "ResultQuerySet":
        if sees_drafts(user):
            return self
        return self.filter(
            unit__event__status=Status.PUBLISHED, unit__event__edition__status=Status.PUBLISHED
        )


class Result(Competitor):
    """What one competitor did in one unit."""

    unit = models.ForeignKey(Unit, models.CASCADE, related_name="results")
    athlete = models.ForeignKey(
        Athlete, models.PROTECT, null=True, blank=True, related_name="results"
    )
    country = models.ForeignKey(Country, models.PROTECT, related_name="results")
    date = models.DateField(null=True, blank=True)
    place = models.PositiveSmallIntegerField(null=True, blank=True)
    status = models.CharField(max_length=8, choices=STATUSES, default="OK")
    mark = models.CharField(
        max_length=12, blank=True, help_text="As printed: 3:29.38, 10.2h, 8.95w"
    )
    mark_value = models.PositiveIntegerField(
        null=True, blank=True, editable=False, help_text="Thousandths of a second, metre or point"
    )
    wind = models.SmallIntegerField(null=True, blank=True, help_text="Tenths of a metre a second")
    legal_mark = models.CharField(
        max_length=12, blank=True, help_text="Best mark with a legal wind, beside a windy best"
    )
    legal_mark_value = models.PositiveIntegerField(null=True, blank=True, editable=False)
    legal_wind = models.SmallIntegerField(null=True, blank=True)
    advanced = models.CharField(max_length=2, blank=True, choices=ADVANCED)
    rule = models.CharField(max_length=12, blank=True, help_text="Of a disqualification: TR16.8")
    reaction = models.PositiveSmallIntegerField(
        null=True, blank=True, help_text="Thousandths of a second"
    )
    tags = models.CharField(max_length=30, blank=True, help_text="Records as printed: WR CR PB SB")
    note = models.CharField(max_length=400, blank=True)
    source_set = models.ForeignKey(SourceSet, models.PROTECT, related_name="+")

    objects = ResultQuerySet.as_manager()
    history = kept_history()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["unit", "competitor_key"], name="result_once_a_unit"),
            one_competitor("result_of_one_competitor"),
            models.CheckConstraint(
                name="result_place_fits_status",
                condition=Q(status="OK", place__gte=1) | Q(place__isnull=True),
                violation_error_message="Only a competitor who finished (OK) has a place.",
            ),
            models.CheckConstraint(
                name="result_mark_fits_status",
                condition=Q(mark="") | ~Q(status__in=["DNS", "TOOKPART", "NM"]),
                violation_error_message="Who did not start, or whose outcome is not held, "
                "has no mark.",
            ),
            models.CheckConstraint(
                name="result_ok_has_place_or_mark",
                condition=~Q(status="OK") | Q(place__isnull=False) | ~Q(mark=""),
                violation_error_message="OK needs a place or a mark; else write TOOKPART.",
            ),
            models.CheckConstraint(
                name="result_mark_has_value",
                condition=Q(mark="", mark_value__isnull=True)
                | (~Q(mark="") & Q(mark_value__isnull=False, mark_value__gt=0)),
                violation_error_message="A mark and its value go together.",
            ),
            models.CheckConstraint(
                name="result_legal_mark_has_value",
                condition=Q(legal_mark="", legal_mark_value__isnull=True)
                | (~Q(legal_mark="") & Q(legal_mark_value__isnull=False, legal_mark_value__gt=0)),
                violation_error_message="A legal mark and its value go together.",
            ),
        ]
        indexes = [
            # A country's medallists and placings: /countries/gbr/
            models.Index(fields=["country", "place"], name="country_page"),
            # On this day
            models.Index(fields=["date", "place"], name="on_this_day_page"),
        ]

    def __str__(self) -> str:
        return f"{self.competitor_key} {self.place or self.status} {self.mark}".strip()

    @property
    def as_mark(self) -> Mark | None:
        if self.mark_value is None:
            return None
        return Mark(self.mark, self.mark_value, self.mark.endswith("h"), self.mark.endswith("w"))

    @property
    def as_legal_mark(self) -> Mark | None:
        """The best mark with a legal wind, where one stands beside a windy best."""
        if self.legal_mark_value is None:
            return None
        return Mark(self.legal_mark, self.legal_mark_value)

    @property
    def wind_text(self) -> str:
        return format_wind(self.wind)

    @property
    def legal_wind_text(self) -> str:
        return format_wind(self.legal_wind)


class TeamMember(models.Model):
    """An athlete of a relay or team in an event."""

    class Part(models.TextChoices):
        FINAL = "final", "in the final"
        HEATS = "heats", "in the heats only"
        UNKNOWN = "unknown", "in the squad; may have run heats only"

    event = models.ForeignKey(Event, models.CASCADE, related_name="team_members")
    country = models.ForeignKey(Country, models.PROTECT, related_name="+")
    team = models.CharField(max_length=4, blank=True)
    athlete = models.ForeignKey(Athlete, models.PROTECT, related_name="team_memberships")
    leg = models.PositiveSmallIntegerField(null=True, blank=True)
    part = models.CharField(max_length=7, choices=Part.choices, default=Part.UNKNOWN)
    note = models.CharField(max_length=300, blank=True)
    source_set = models.ForeignKey(SourceSet, models.PROTECT, related_name="+")

    history = kept_history()

    class Meta:
        ordering = ["country", "team", "leg", "athlete__sort_name"]
        constraints = [
            models.UniqueConstraint(
                fields=["event", "country", "team", "athlete"], name="member_once_a_team"
            ),
            models.CheckConstraint(
                name="member_leg_is_positive",
                condition=Q(leg__isnull=True) | Q(leg__gte=1),
                violation_error_message="Legs are counted from 1; leave an unknown one empty.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.athlete} for {self.country_id}"
