"""The reading about bests: records of a championship, national bests, ages, frequent pairings.

Made anew by `manage.py rebuild` from what is published; never typed.
"""

from typing import TypeVar

from django.db import models

from athletics.domain.ages import AgeSpan
from athletics.domain.events import SEXES, event_name, event_slug
from athletics.domain.marks import format_wind
from athletics.domain.records import is_hand_timed
from athletics.models.athletes import Athlete
from athletics.models.championships import Championship, Event, Status, Viewer, sees_drafts
from athletics.models.countries import Country
from athletics.models.disciplines import Discipline
from athletics.models.results import Result

BestRow = TypeVar("BestRow", bound="Best")


class BestQuerySet(models.QuerySet[BestRow]):
    def visible_to(self, user: Viewer) -> "BestQuerySet[BestRow]":
        """Without marks of events that went back to draft since."""
        if sees_drafts(user):
            return self
        return self.filter(
            result__unit__event__status=Status.PUBLISHED,
            result__unit__event__edition__status=Status.PUBLISHED,
        )

    def with_results(self) -> "BestQuerySet[BestRow]":
        """With all that a line of a table says."""
        return self.select_related(
            "discipline",
            "result__athlete",
            "result__country",
            "result__source_set",
            "result__unit__event__discipline",
            "result__unit__event__edition",
        )


class Best(models.Model):
    """A mark that counts, best of something within a championship and a specification."""

    championship = models.ForeignKey(Championship, models.CASCADE, related_name="+")
    discipline = models.ForeignKey(Discipline, models.CASCADE, related_name="+")
    sex = models.CharField(max_length=1, choices=SEXES)
    specification = models.CharField(
        max_length=60, blank=True, help_text="Implement, model, tables or course, in words"
    )
    outdated = models.BooleanField(
        help_text="A newer specification has been used at the championship since"
    )
    result = models.ForeignKey(Result, models.CASCADE, related_name="+")
    mark = models.CharField(max_length=12, help_text="The one that counts: with a legal wind")
    wind = models.SmallIntegerField(null=True, help_text="Tenths of a metre a second")
    wind_missing = models.BooleanField(
        help_text="A wind would count and none is held: the mark may have been aided"
    )

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"{self.championship_id} {self.event_name} {self.mark}"

    @property
    def event_name(self) -> str:
        return event_name(self.sex, self.discipline.short_name)

    @property
    def event_slug(self) -> str:
        return event_slug(self.sex, self.discipline.slug)

    @property
    def wind_text(self) -> str:
        return format_wind(self.wind)

    @property
    def by_hand(self) -> bool:
        return is_hand_timed(self.mark, self.discipline_id)


class ChampionshipRecord(Best):
    """A step of the progression of a championship's record."""

    position = models.PositiveSmallIntegerField(help_text="In time order, from 1")
    equals = models.BooleanField(help_text="Equalled the record, did not better it")
    stands = models.BooleanField(help_text="Not bettered since")

    objects = BestQuerySet["ChampionshipRecord"].as_manager()

    class Meta(Best.Meta):
        abstract = False
        ordering = ["championship", "discipline__sort", "sex", "position"]
        constraints = [
            # Also serves the progression: /records/<championship>/<event type>/
            models.UniqueConstraint(
                fields=["championship", "discipline", "sex", "position"],
                name="championship_record_in_order",
            ),
        ]
        indexes = [
            # /records/<championship>/
            models.Index(fields=["championship", "stands"], name="records_page"),
            # The records of an event type through all championships
            models.Index(fields=["discipline", "sex"], name="event_type_records"),
        ]


class NationalBest(Best):
    """The best marks of a country at a championship; several where equal."""

    country = models.ForeignKey(Country, models.CASCADE, related_name="+")

    objects = BestQuerySet["NationalBest"].as_manager()

    class Meta(Best.Meta):
        abstract = False
        # /records/<championship>/?country=GBR
        indexes = [models.Index(fields=["championship", "country"], name="national_bests_page")]


class AgeRecord(models.Model):
    """Who was, or can have been, the youngest or oldest champion or medallist in single events."""

    class Kind(models.TextChoices):
        YOUNGEST = "youngest", "youngest"
        OLDEST = "oldest", "oldest"

    championship = models.ForeignKey(Championship, models.CASCADE, related_name="age_records")
    sex = models.CharField(max_length=1, choices={"M": SEXES["M"], "W": SEXES["W"]})
    kind = models.CharField(max_length=8, choices=Kind.choices)
    of_champions = models.BooleanField(help_text="Of champions; else of all medallists")
    athlete = models.ForeignKey(Athlete, models.CASCADE, related_name="age_records")
    event = models.ForeignKey(Event, models.CASCADE, related_name="age_records")
    least_years = models.PositiveSmallIntegerField()
    least_days = models.PositiveSmallIntegerField(help_text="Since the last birthday")
    most_years = models.PositiveSmallIntegerField()
    most_days = models.PositiveSmallIntegerField(help_text="Since the last birthday")
    certain = models.BooleanField(help_text="No other of known birth date can have been it")
    position = models.PositiveSmallIntegerField(help_text="Of those who can have been it, from 1")

    class Meta:
        ordering = ["championship", "sex", "-of_champions", "-kind", "position"]
        constraints = [
            models.UniqueConstraint(
                fields=["championship", "sex", "kind", "of_champions", "position"],
                name="age_record_in_order",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.championship_id} {self.age.in_words()}"

    @property
    def age(self) -> AgeSpan:
        return AgeSpan((self.least_years, self.least_days), (self.most_years, self.most_days))


class Pairing(models.Model):
    """Two athletes who met often in the same race or contest; ``first`` has the earlier slug."""

    first = models.ForeignKey(Athlete, models.CASCADE, related_name="+")
    second = models.ForeignKey(Athlete, models.CASCADE, related_name="+")
    meetings = models.PositiveSmallIntegerField()
    finals = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["-meetings", "-finals", "first__slug", "second__slug"]
        constraints = [
            models.UniqueConstraint(fields=["first", "second"], name="pairing_once"),
        ]
        # /head-to-head/
        indexes = [models.Index(fields=["-meetings", "-finals"], name="pairings_page")]

    def __str__(self) -> str:
        return f"{self.first} and {self.second}, {self.meetings}"
