"""Reference lists beside the results: form on the eve, season's bests, world records, prices."""

from typing import cast

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q

from athletics.domain.dates import PartialDate
from athletics.domain.events import SEXES
from athletics.domain.marks import format_wind
from athletics.domain.odds import Quoted, implied_chance
from athletics.models.athletes import Athlete
from athletics.models.championships import Edition, Event
from athletics.models.countries import Country
from athletics.models.disciplines import Discipline
from athletics.models.fields import PartialDateField
from athletics.models.history import kept_history
from athletics.models.sources import Source


class Performance(models.Model):
    """A mark made somewhere on a day."""

    mark = models.CharField(max_length=12)
    mark_value = models.PositiveIntegerField(editable=False)
    wind = models.SmallIntegerField(null=True, blank=True, help_text="Tenths of a metre a second")
    date = models.DateField()
    venue = models.CharField(max_length=150, blank=True)

    class Meta:
        abstract = True

    @property
    def wind_text(self) -> str:
        return format_wind(self.wind)


class SeasonListEntry(Performance):
    """A line of the world list on the eve of an edition, as known today."""

    edition = models.ForeignKey(Edition, models.CASCADE, related_name="season_list")
    discipline = models.ForeignKey(Discipline, models.PROTECT, related_name="+")
    sex = models.CharField(max_length=1, choices=SEXES)
    rank = models.PositiveSmallIntegerField()
    athlete = models.ForeignKey(
        Athlete, models.PROTECT, null=True, blank=True, related_name="season_list_entries"
    )
    name = models.CharField(max_length=120, help_text="As the list prints it")
    country = models.ForeignKey(Country, models.PROTECT, related_name="+")
    points = models.PositiveSmallIntegerField(
        null=True, blank=True, help_text="World Athletics scoring points"
    )
    person_key = models.CharField(
        max_length=140, editable=False, help_text="The athlete, or the printed name and country"
    )

    history = kept_history()

    class Meta:
        ordering = ["rank", "name"]
        verbose_name_plural = "season list entries"
        constraints = [
            # Also serves "Form on the eve" of an event's page.
            models.UniqueConstraint(
                fields=["edition", "discipline", "sex", "person_key"], name="season_list_entry_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.rank} {self.name} {self.mark}"


class SeasonBest(Performance):
    """An athlete's best of one season."""

    athlete = models.ForeignKey(Athlete, models.CASCADE, related_name="season_bests")
    discipline = models.ForeignKey(Discipline, models.PROTECT, related_name="+")
    indoor = models.BooleanField(default=False)
    season = models.PositiveSmallIntegerField()

    history = kept_history()

    class Meta:
        ordering = ["discipline", "indoor", "season"]
        constraints = [
            models.UniqueConstraint(
                fields=["athlete", "discipline", "indoor", "season"], name="season_best_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.season} {self.mark}"


class WorldRecord(Performance):
    discipline = models.ForeignKey(Discipline, models.PROTECT, related_name="world_records")
    sex = models.CharField(max_length=1, choices=SEXES)
    athlete = models.ForeignKey(
        Athlete, models.PROTECT, null=True, blank=True, related_name="world_records"
    )
    name = models.CharField(max_length=120, help_text="As the list prints it")
    country = models.ForeignKey(Country, models.PROTECT, related_name="+")

    history = kept_history()

    class Meta:
        ordering = ["date"]
        constraints = [
            # Also serves "the record standing that day" of an event's page.
            models.UniqueConstraint(
                fields=["discipline", "sex", "date", "name", "mark"], name="world_record_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.mark} {self.name}"


class Price(models.Model):
    """Odds on an athlete to win, as printed."""

    class Format(models.TextChoices):
        FRACTIONAL = "fractional", "fractional (1/7)"
        DECIMAL = "decimal", "decimal (1.14)"
        AMERICAN = "american", "American (-650)"

    class Stage(models.TextChoices):
        BEFORE = "before", "before the edition"
        DURING = "during", "during the edition"
        UNKNOWN = "unknown", "not known"

    event = models.ForeignKey(Event, models.CASCADE, related_name="prices")
    athlete = models.ForeignKey(Athlete, models.PROTECT, related_name="prices")
    price = models.CharField(max_length=12)
    format = models.CharField(max_length=10, choices=Format.choices)
    bookmaker = models.CharField(max_length=100)
    quoted_on = PartialDateField(blank=False)
    stage = models.CharField(max_length=7, choices=Stage.choices)
    source = models.ForeignKey(Source, models.PROTECT, related_name="+")
    url = models.URLField(max_length=600, blank=True)

    history = kept_history()

    class Meta:
        ordering = ["-quoted_on", "bookmaker"]
        constraints = [
            models.UniqueConstraint(
                fields=["event", "athlete", "bookmaker", "quoted_on", "price", "url"],
                name="price_once",
            ),
            models.CheckConstraint(
                name="price_has_a_date",
                condition=~Q(quoted_on=""),
                violation_error_message="A price without its date means nothing.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.price} {self.bookmaker}"

    def as_quoted(self) -> Quoted:
        chance = implied_chance(self.price, self.format)
        day = cast(PartialDate, self.quoted_on)  # the database refuses a price without its date
        return Quoted(self.pk, self.athlete_id, self.price, chance, day)

    def clean(self) -> None:
        if not self.price or self.format not in self.Format.values:
            return  # the fields say so themselves
        try:
            implied_chance(self.price, self.format)
        except ValueError as error:
            raise ValidationError({"price": str(error)}) from None
