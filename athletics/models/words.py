"""Words said, how an event went, who was not there: each sourced."""

from django.db import models
from django.db.models import Q

from athletics.models.athletes import Athlete
from athletics.models.championships import Event
from athletics.models.fields import PartialDateField
from athletics.models.history import kept_history
from athletics.models.sources import Source


class Sourced(models.Model):
    source = models.ForeignKey(Source, models.PROTECT, related_name="+")
    url = models.URLField(max_length=600, blank=True)

    class Meta:
        abstract = True


class Quote(Sourced):
    """Words of an athlete about an event, as the source prints them."""

    athlete = models.ForeignKey(Athlete, models.PROTECT, related_name="quotes")
    event = models.ForeignKey(Event, models.CASCADE, null=True, blank=True, related_name="quotes")
    text = models.TextField()
    said_on = PartialDateField()

    history = kept_history()

    class Meta:
        ordering = ["said_on", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["athlete", "event", "text"], name="quote_once_an_event"
            ),
            models.UniqueConstraint(
                fields=["athlete", "text"],
                condition=Q(event__isnull=True),
                name="quote_once_without_event",
            ),
        ]

    def __str__(self) -> str:
        return self.text


class Story(Sourced):
    """How an event went, in the archive's own words."""

    event = models.ForeignKey(Event, models.CASCADE, related_name="stories")
    text = models.TextField()

    history = kept_history()

    class Meta:
        ordering = ["pk"]
        verbose_name_plural = "stories"
        constraints = [
            models.UniqueConstraint(fields=["event", "source"], name="story_once_a_source"),
        ]

    def __str__(self) -> str:
        return self.text


class Absence(Sourced):
    """Who was not there and why. Only where a source says so, never from silence."""

    event = models.ForeignKey(Event, models.CASCADE, related_name="absences")
    athlete = models.ForeignKey(Athlete, models.PROTECT, related_name="absences")
    reason = models.CharField(max_length=200, blank=True, help_text="Empty where not known")

    history = kept_history()

    class Meta:
        ordering = ["athlete__sort_name"]
        constraints = [
            models.UniqueConstraint(fields=["event", "athlete"], name="absence_once_an_event"),
        ]

    def __str__(self) -> str:
        return f"{self.athlete} absent"


class UpsetNote(models.Model):
    """What an editor adds to a derived upset: it survives a rebuild."""

    event = models.OneToOneField(Event, models.CASCADE, related_name="upset_note")
    headline = models.CharField(max_length=120, blank=True)
    note = models.TextField(blank=True)
    hidden = models.BooleanField(default=False)
    hidden_because = models.CharField(max_length=200, blank=True)

    history = kept_history()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="upset_hidden_with_reason",
                condition=Q(hidden=False) | ~Q(hidden_because=""),
                violation_error_message="Say why the upset is hidden.",
            ),
        ]

    def __str__(self) -> str:
        return self.headline or str(self.event)
