from django.db import models

from athletics.domain.events import BETTER, GROUPS, MEASURES
from athletics.models.history import kept_history


class Discipline(models.Model):
    """What is contested, whoever and wherever: 1500 m, high jump. Lasts for ever."""

    code = models.CharField(max_length=12, primary_key=True)
    name = models.CharField(max_length=60, unique=True, help_text="In full: 1500 metres")
    short_name = models.CharField(max_length=40, unique=True, help_text="As on pages: 1500 m")
    slug = models.SlugField(max_length=40, unique=True)
    group = models.CharField(max_length=14, choices=GROUPS)
    measure = models.CharField(max_length=8, choices=MEASURES)
    better = models.CharField(max_length=6, choices=BETTER)
    wind_counts = models.BooleanField(default=False, help_text="A wind above +2.0 aids the mark")
    for_teams = models.BooleanField(default=False, help_text="Relays and team races")
    sort = models.PositiveSmallIntegerField(unique=True, help_text="Order of the programme")

    history = kept_history()

    class Meta:
        ordering = ["sort"]

    def __str__(self) -> str:
        return self.short_name
