"""Milestones: part of the reading, made anew by `manage.py rebuild`."""

from typing import Any

from django.db import models
from django.db.models import Q

from athletics.domain.milestones.milestone import KINDS
from athletics.models.athletes import Athlete, Club
from athletics.models.championships import Championship, Event, Viewer
from athletics.models.countries import Country
from athletics.models.results import Result


class MilestoneQuerySet(models.QuerySet["Milestone"]):
    def visible_to(self, user: Viewer) -> "MilestoneQuerySet":
        """Milestones are derived of what is published; a later draft hides them at once."""
        return self.exclude(event__in=Event.objects.hidden_from(user))

    def about_athlete(self, athlete: Any) -> "MilestoneQuerySet":
        """Those that are the athlete's, and those that a row of theirs proves.

        As two questions, each of which has its index.
        """
        own = Milestone.objects.filter(athlete=athlete).values("pk")
        proven = MilestoneRow.objects.filter(athlete=athlete).order_by().values("milestone")
        return self.filter(pk__in=own.union(proven))

    def strongest_first(self) -> "MilestoneQuerySet":
        return self.order_by("-strength", "-starts", "pk")

    def newest_first(self) -> "MilestoneQuerySet":
        return self.order_by("-starts", "-strength", "pk")

    def for_lists(self) -> "MilestoneQuerySet":
        """With what a line of a list shows beside the sentence."""
        return self.select_related("event__edition__championship", "event__discipline")


class Milestone(models.Model):
    """A fact about a result in the light of all earlier ones, as medals stand today."""

    kind = models.CharField(max_length=20, choices=KINDS)
    subject = models.CharField(
        max_length=100, help_text="Whom or what it is about: athletes/josh-kerr, countries/ivb"
    )
    event = models.ForeignKey(Event, models.CASCADE, related_name="milestones")
    competitor_key = models.CharField(max_length=12, help_text="By whose result it came about")
    result = models.ForeignKey(Result, models.CASCADE, null=True, related_name="+")
    championship = models.ForeignKey(
        Championship,
        models.CASCADE,
        null=True,
        related_name="+",
        help_text="Within which it holds; empty for all that the archive holds",
    )
    athlete = models.ForeignKey(Athlete, models.CASCADE, null=True, related_name="milestones")
    country = models.ForeignKey(
        Country,
        models.CASCADE,
        null=True,
        related_name="milestones",
        help_text="Of the competitor; empty where the championship lacks its countries",
    )
    club = models.ForeignKey(Club, models.CASCADE, null=True, related_name="milestones")
    starts = models.DateField(help_text="First day of the edition: lists are in its order")
    day = models.DateField(null=True, help_text="Of the final, where it is held")
    strength = models.PositiveSmallIntegerField(help_text="1 to 100; the strongest are shown first")
    sentence = models.CharField(max_length=1000)
    series = models.CharField(
        max_length=40,
        help_text="What it was derived of: events/1500-M, athletes/12, countries/GBR",
    )

    objects = MilestoneQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "subject", "championship", "event", "competitor_key"],
                condition=Q(championship__isnull=False),
                name="milestone_once_a_championship",
            ),
            models.UniqueConstraint(
                fields=["kind", "subject", "event", "competitor_key"],
                condition=Q(championship__isnull=True),
                name="milestone_once_in_the_archive",
            ),
        ]
        indexes = [
            # /milestones/ in both its orders
            models.Index(fields=["-starts", "-strength"], name="milestones_newest_first"),
            models.Index(fields=["-strength", "-starts"], name="milestones_strongest_first"),
            # The strongest of a page: an event's, a country's
            models.Index(fields=["event", "-strength"], name="milestone_event_page"),
            models.Index(fields=["country", "-strength"], name="milestone_country_page"),
            # On this day
            models.Index(fields=["day", "-strength"], name="milestone_day_page"),
            # What an editor's change derives anew
            models.Index(fields=["series"], name="milestone_series"),
        ]

    def __str__(self) -> str:
        return self.sentence

    @property
    def proving_events(self) -> list[Event]:
        """The events of its rows, each once, in time order."""
        return list({row.event_id: row.event for row in self.rows.all()}.values())


class MilestoneRow(models.Model):
    """One of the rows that prove a milestone, in time order."""

    milestone = models.ForeignKey(Milestone, models.CASCADE, related_name="rows")
    position = models.PositiveSmallIntegerField()
    event = models.ForeignKey(Event, models.CASCADE, related_name="+")
    result = models.ForeignKey(
        Result, models.CASCADE, null=True, related_name="+", help_text="Empty where none is held"
    )
    athlete = models.ForeignKey(Athlete, models.CASCADE, null=True, related_name="+")

    class Meta:
        ordering = ["milestone", "position"]
        constraints = [
            models.UniqueConstraint(fields=["milestone", "position"], name="milestone_row_once"),
        ]

    def __str__(self) -> str:
        return f"{self.milestone_id}: {self.position}"
