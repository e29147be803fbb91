from django.db import models
from django.db.models import Q

from athletics.models.fields import PartialDateField
from athletics.models.history import kept_history


class Source(models.Model):
    """Where values come from: a list, a book, a report, or general knowledge (``recall``)."""

    id = models.SlugField(max_length=40, primary_key=True)
    title = models.CharField(max_length=200)
    publisher = models.CharField(max_length=200, blank=True)
    url = models.URLField(max_length=300, blank=True)
    licence = models.CharField(max_length=120, blank=True)
    retrieved = models.CharField(max_length=10, blank=True, help_text="2025-12-25, 2025-12 or 2025")
    note = models.CharField(max_length=300, blank=True)

    history = kept_history()

    class Meta:
        ordering = ["title"]

    def __str__(self) -> str:
        return self.title


class SourceSet(models.Model):
    """An ordered list of sources; equal lists share one set."""

    key = models.CharField(max_length=200, unique=True, help_text="Source ids joined by ;")
    sources = models.ManyToManyField(Source, through="SourceSetItem", related_name="sets")

    def __str__(self) -> str:
        return self.key


class SourceSetItem(models.Model):
    source_set = models.ForeignKey(SourceSet, models.CASCADE, related_name="items")
    source = models.ForeignKey(Source, models.PROTECT, related_name="items")
    position = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(
                fields=["source_set", "position"], name="one_source_a_position"
            ),
            models.UniqueConstraint(fields=["source_set", "source"], name="source_once_in_a_set"),
        ]


class Claim(models.Model):
    """What one source says about one thing, kept with the archive's decision."""

    class Kind(models.TextChoices):
        VALUE = "value", "a value that others give differently"
        EVIDENCE = "evidence", "a value that the archive took"
        STATEMENT = "statement", "a statement of fact"
        JUDGEMENT = "judgement", "an opinion"

    class Decision(models.TextChoices):
        OPEN = "open", "not decided"
        TAKEN = "taken", "taken"
        REFUSED = "refused", "not taken"
        QUALIFIED = "qualified", "true within a scope"
        ATTRIBUTED = "attributed", "kept as the source's own judgement"

    result = models.ForeignKey(
        "Result", models.CASCADE, null=True, blank=True, related_name="claims"
    )
    event = models.ForeignKey("Event", models.CASCADE, null=True, blank=True, related_name="claims")
    athlete = models.ForeignKey(
        "Athlete", models.CASCADE, null=True, blank=True, related_name="claims"
    )
    medal_decision = models.ForeignKey(
        "MedalDecision", models.CASCADE, null=True, blank=True, related_name="claims"
    )
    kind = models.CharField(max_length=10, choices=Kind.choices, default=Kind.VALUE)
    subject = models.CharField(max_length=40, help_text="What it is about: mark, place, upset")
    value = models.CharField(max_length=300, help_text="What the source says")
    source = models.ForeignKey(Source, models.PROTECT, related_name="claims")
    title = models.CharField(max_length=300, blank=True, help_text="The page or article")
    url = models.URLField(max_length=600, blank=True)
    said_on = PartialDateField()
    decision = models.CharField(max_length=10, choices=Decision.choices, default=Decision.OPEN)
    reason = models.TextField(blank=True, help_text="The archive's own answer")

    history = kept_history()

    class Meta:
        ordering = ["kind", "subject", "source_id", "pk"]
        constraints = [
            models.CheckConstraint(
                name="claim_about_one_thing",
                condition=Q(result__isnull=False, event=None, athlete=None, medal_decision=None)
                | Q(result=None, event__isnull=False, athlete=None, medal_decision=None)
                | Q(result=None, event=None, athlete__isnull=False, medal_decision=None)
                | Q(result=None, event=None, athlete=None, medal_decision__isnull=False),
                violation_error_message=(
                    "A claim is about exactly one result, event, athlete or medal decision."
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.subject}: {self.value}"
