"""The editors' desk: one action and its undo, a warning excused, a reader's correction."""

from django.conf import settings
from django.db import models
from django.db.models import Q


class Changeset(models.Model):
    """One editor's action, or one load, that can be seen and undone as a whole."""

    made_at = models.DateTimeField(auto_now_add=True)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    action = models.CharField(max_length=40)
    summary = models.CharField(max_length=300)
    reason = models.CharField(max_length=300, blank=True)
    undone_by = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, related_name="undoes"
    )

    class Meta:
        ordering = ["-made_at"]

    def __str__(self) -> str:
        return self.summary


class Excuse(models.Model):
    """A warning of a check that an editor excused, with the reason."""

    rule = models.SlugField(max_length=60)
    subject = models.CharField(max_length=200, help_text="What the warning was about")
    reason = models.CharField(max_length=300)
    excused_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    excused_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["rule", "subject"], name="excuse_once_a_warning"),
            models.CheckConstraint(
                name="excuse_has_a_reason",
                condition=~Q(reason=""),
                violation_error_message="Say why the warning does not matter here.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.rule}: {self.subject}"


class Correction(models.Model):
    """What a reader says is wrong, and what became of it. Never changes the record by itself."""

    class State(models.TextChoices):
        NEW = "new", "waiting"
        TAKEN = "taken", "taken into the record"
        REFUSED = "refused", "not taken"

    page = models.CharField(max_length=300, help_text="Address of the page")
    wrong = models.TextField()
    right = models.TextField(blank=True)
    evidence = models.TextField(blank=True)
    email = models.EmailField(blank=True)
    sent_at = models.DateTimeField(auto_now_add=True)
    state = models.CharField(max_length=8, choices=State.choices, default=State.NEW)
    answer = models.TextField(blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    token = models.UUIDField(unique=True, help_text="Address of its public status")

    class Meta:
        ordering = ["-sent_at"]
        constraints = [
            models.CheckConstraint(
                name="correction_decided_with_answer",
                condition=Q(state="new") | ~Q(answer=""),
                violation_error_message="Tell the reader why.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.page}: {self.wrong[:60]}"
