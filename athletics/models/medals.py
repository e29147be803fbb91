"""Decisions about medals: the record behind who holds what, today or on a date."""

from django.db import models

from athletics.domain.dates import PartialDate
from athletics.domain.medals import ACTIONS, COLOURS, Decision
from athletics.models.championships import Event
from athletics.models.fields import PartialDateField
from athletics.models.history import kept_history
from athletics.models.results import Competitor, one_competitor
from athletics.models.sources import SourceSet


class MedalDecision(Competitor):
    """An award, a withdrawal or an upgrade of one colour for one competitor.

    Medals that were never in doubt follow from the places in the final and need no row here.
    """

    event = models.ForeignKey(Event, models.CASCADE, related_name="medal_decisions")
    colour = models.CharField(max_length=1, choices=COLOURS)
    action = models.CharField(max_length=10, choices=ACTIONS)
    effective = PartialDateField(help_text="Empty where no source gives the date")
    reason = models.CharField(max_length=300, blank=True)
    body = models.CharField(max_length=100, blank=True, help_text="Who decided: IOC, IAAF, CAS")
    url = models.URLField(max_length=600, blank=True)
    source_set = models.ForeignKey(SourceSet, models.PROTECT, related_name="+")

    history = kept_history()

    class Meta:
        ordering = ["event", "effective", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["event", "competitor_key", "colour", "effective", "action"],
                name="medal_decision_once",
            ),
            one_competitor("medal_decision_of_one_competitor"),
        ]

    def __str__(self) -> str:
        return f"{self.get_colour_display()} {self.get_action_display()}"

    @property
    def date_known(self) -> bool:
        return bool(self.effective and self.effective.is_full)

    def as_decision(self) -> Decision:
        effective: PartialDate | None = self.effective
        return Decision(self.competitor_key, self.colour, self.action, effective)
