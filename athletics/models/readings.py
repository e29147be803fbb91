"""The reading: what follows from the record. Never typed; `manage.py rebuild` makes it anew.

Chances and upsets stand in ``expectations``, records and bests in ``records``.
"""

from django.db import models

from athletics.domain.coverage import Coverage as EventCoverage
from athletics.domain.medals import COLOURS
from athletics.models.athletes import Athlete
from athletics.models.championships import Event, Status, Viewer, sees_drafts
from athletics.models.countries import Country
from athletics.models.results import Competitor, one_competitor


class MedalQuerySet(models.QuerySet["Medal"]):
    def visible_to(self, user: Viewer) -> "MedalQuerySet":
        if sees_drafts(user):
            return self
        return self.filter(event__status=Status.PUBLISHED, event__edition__status=Status.PUBLISHED)


class Medal(Competitor):
    """Who holds a colour of an event today: the fold of places and medal decisions."""

    event = models.ForeignKey(Event, models.CASCADE, related_name="medals")
    athlete = models.ForeignKey(Athlete, models.CASCADE, null=True, related_name="+")
    country = models.ForeignKey(Country, models.PROTECT, related_name="medals")
    colour = models.CharField(max_length=1, choices=COLOURS)
    mark = models.CharField(max_length=12, blank=True, help_text="In the final")
    holders = models.ManyToManyField(Athlete, through="MedalHolder", related_name="medals")

    objects = MedalQuerySet.as_manager()

    class Meta:
        constraints = [
            # Also serves the podiums of an edition's page.
            models.UniqueConstraint(fields=["event", "competitor_key"], name="medal_once"),
            one_competitor("medal_of_one_competitor"),
        ]
        # The medals of a country: /countries/gbr/
        indexes = [models.Index(fields=["country", "colour"], name="medal_country_page")]

    def __str__(self) -> str:
        return f"{self.get_colour_display()} {self.competitor_key}"


class MedalHolderQuerySet(models.QuerySet["MedalHolder"]):
    def visible_to(self, user: Viewer) -> "MedalHolderQuerySet":
        if sees_drafts(user):
            return self
        return self.filter(
            medal__event__status=Status.PUBLISHED, medal__event__edition__status=Status.PUBLISHED
        )


class MedalHolder(models.Model):
    """An athlete who has a medal: alone, or as a member of the team that holds it."""

    medal = models.ForeignKey(Medal, models.CASCADE, related_name="holdings")
    athlete = models.ForeignKey(Athlete, models.CASCADE, related_name="medal_holdings")

    objects = MedalHolderQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["medal", "athlete"], name="medal_held_once"),
        ]


class Coverage(models.Model):
    """How many competitors of an event are held, against its field."""

    event = models.OneToOneField(Event, models.CASCADE, related_name="coverage")
    results = models.PositiveIntegerField()
    held = models.PositiveSmallIntegerField(help_text="Competitors with a row")
    least_field = models.PositiveSmallIntegerField(help_text="From places and rows of the rounds")
    full_list = models.BooleanField(help_text="A source gives the whole field")
    unplaced = models.PositiveSmallIntegerField(help_text="Competitors without place and mark")

    def as_coverage(self) -> EventCoverage:
        return EventCoverage(self.held, self.least_field, self.full_list)


class Finding(models.Model):
    """What a check found in the record; made anew by `manage.py check_archive`."""

    class Severity(models.TextChoices):
        ERROR = "error", "error"
        WARNING = "warning", "warning"

    rule = models.SlugField(max_length=60)
    severity = models.CharField(max_length=7, choices=Severity.choices)
    event = models.ForeignKey(Event, models.CASCADE, null=True, related_name="findings")
    athlete = models.ForeignKey(Athlete, models.CASCADE, null=True, related_name="findings")
    subject = models.CharField(
        max_length=200, help_text="Names what it is about; an excuse of the same name covers it"
    )
    message = models.CharField(max_length=500, help_text="The value, the rule and the mend")
    excused = models.BooleanField(default=False)

    class Meta:
        ordering = ["severity", "rule", "pk"]
        # The desk's page of findings by rule
        indexes = [models.Index(fields=["rule", "severity"], name="finding_by_rule")]

    def __str__(self) -> str:
        return self.message
