"""The reading of results: what the finder asks of a result and no column of the record holds."""

from django.db import models

from athletics.domain.firmness import FIRMNESS
from athletics.domain.medals import COLOURS
from athletics.domain.titles import OUTCOMES
from athletics.models.athletes import Athlete
from athletics.models.championships import (
    Championship,
    Edition,
    Event,
    Viewer,
)
from athletics.models.countries import Country
from athletics.models.disciplines import Discipline
from athletics.models.results import Competitor, Result, one_competitor


class ResultReadingQuerySet(models.QuerySet["ResultReading"]):
    def visible_to(self, user: Viewer) -> "ResultReadingQuerySet":
        return self.exclude(event__in=Event.objects.hidden_from(user))


class Wind(models.TextChoices):
    """What the wind makes of a mark."""

    NONE = "", "does not count"
    LEGAL = "legal", "legal"
    AIDED = "aided", "aided"
    UNKNOWN = "unknown", "not known"


class ResultReading(models.Model):
    """All that the finder filters and sorts by, one row a result, so that it reads one table.

    Ages are whole years on the day: two that differ where the dates do not decide it. Differences
    are thousandths of a second, metre or point.
    """

    result = models.OneToOneField(Result, models.CASCADE, primary_key=True, related_name="reading")
    event = models.ForeignKey(Event, models.CASCADE, related_name="+", db_index=False)
    edition = models.ForeignKey(Edition, models.CASCADE, related_name="+", db_index=False)
    championship = models.ForeignKey(Championship, models.CASCADE, related_name="+", db_index=False)
    discipline = models.ForeignKey(Discipline, models.CASCADE, related_name="+", db_index=False)
    country = models.ForeignKey(Country, models.CASCADE, related_name="+", db_index=False)
    athlete = models.ForeignKey(
        Athlete, models.CASCADE, null=True, related_name="+", db_index=False
    )
    sort_name = models.CharField(max_length=130, help_text="Of the athlete, or the team's country")
    sex = models.CharField(max_length=1)
    year = models.PositiveSmallIntegerField(help_text="In the name of the edition")
    day = models.DateField(help_text="The last of the edition where it is not held")
    programme = models.PositiveSmallIntegerField(help_text="The discipline's place in it")
    phase = models.CharField(max_length=13)
    stage = models.PositiveSmallIntegerField(help_text="Order of the phases, the final first")
    measure = models.CharField(max_length=8, help_text="Of the mark: a leg has its own")
    place = models.PositiveSmallIntegerField(null=True)
    status = models.CharField(max_length=8)
    value = models.PositiveIntegerField(null=True)
    legal_value = models.PositiveIntegerField(
        null=True, help_text="Of the best mark with a legal wind, or where wind does not count"
    )
    wind = models.CharField(max_length=7, choices=Wind.choices, blank=True)
    behind = models.PositiveIntegerField(null=True, help_text="Behind the winner of the race")
    ahead = models.PositiveIntegerField(null=True, help_text="The winner's margin")
    medal = models.CharField(max_length=1, choices=COLOURS, blank=True, help_text="Held today")
    youngest = models.PositiveSmallIntegerField(null=True)
    oldest = models.PositiveSmallIntegerField(null=True)
    age_days = models.PositiveIntegerField(null=True, help_text="Where both days are known")
    at_home = models.BooleanField(null=True, help_text="For the host nation; null where not known")
    title_holder = models.BooleanField(default=False)
    through_rounds = models.BooleanField(
        default=False, help_text="In a final that only those who came through a round reached"
    )
    form_rank = models.PositiveSmallIntegerField(
        null=True, help_text="On the season list among known entrants"
    )
    firmness = models.PositiveSmallIntegerField(choices=FIRMNESS)

    objects = ResultReadingQuerySet.as_manager()

    class Meta:
        # All of them for /results/; the others each led by what one filter fixes.
        indexes = [
            # The order of the finder itself: a filter that fits many reads no further than a page.
            models.Index(fields=["-day", "programme", "sex", "stage"], name="finder_by_day"),
            models.Index(fields=["event", "place"], name="finder_of_event"),
            models.Index(fields=["championship", "day"], name="finder_of_championship"),
            models.Index(fields=["edition", "day"], name="finder_of_edition"),
            models.Index(fields=["athlete", "day"], name="finder_of_athlete"),
            models.Index(fields=["country", "day"], name="finder_of_country"),
            models.Index(fields=["discipline", "sex", "day"], name="finder_of_event_type"),
            models.Index(fields=["medal", "day"], name="finder_of_medals"),
        ]

    def __str__(self) -> str:
        return f"Reading of result {self.result_id}"


class TitleDefenceQuerySet(models.QuerySet["TitleDefence"]):
    def visible_to(self, user: Viewer) -> "TitleDefenceQuerySet":
        return self.exclude(event__in=Event.objects.hidden_from(user))


class TitleDefence(Competitor):
    """What became of a title holder when the event was held again at the championship."""

    event = models.ForeignKey(Event, models.CASCADE, related_name="defences")
    won_at = models.ForeignKey(Event, models.CASCADE, related_name="+")
    athlete = models.ForeignKey(Athlete, models.CASCADE, null=True, related_name="+")
    country = models.ForeignKey(Country, models.CASCADE, related_name="+")
    outcome = models.CharField(max_length=11, choices=OUTCOMES)
    result = models.ForeignKey(
        Result,
        models.CASCADE,
        null=True,
        blank=True,
        related_name="+",
        help_text="Of the latest stage",
    )

    objects = TitleDefenceQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["event", "competitor_key"], name="title_defended_once"),
            one_competitor("title_defence_of_one_competitor"),
        ]

    def __str__(self) -> str:
        return f"{self.competitor_key} {self.outcome}"
