"""The editors' desk: one action and its undo, a warning excused, a reader's correction."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse

from athletics.models.championships import Event
from athletics.models.history import kept_history


class Editor(models.Model):
    """The name under which a member of staff is shown in public histories."""

    user = models.OneToOneField(settings.AUTH_USER_MODEL, models.CASCADE, related_name="editor")
    public_name = models.CharField(
        max_length=60, unique=True, help_text="Shown in public; need not be your own"
    )

    def __str__(self) -> str:
        return self.public_name


class Changeset(models.Model):
    """One editor's action, or one load, that can be seen and undone as a whole."""

    made_at = models.DateTimeField(auto_now_add=True)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    action = models.SlugField(max_length=40, help_text="paste, publish, edit, merge, undo")
    summary = models.CharField(max_length=300)
    reason = models.CharField(max_length=300, blank=True)
    event = models.ForeignKey(
        Event, models.SET_NULL, null=True, blank=True, related_name="changesets"
    )
    undone_by = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, related_name="undoes"
    )

    class Meta:
        ordering = ["-pk"]  # clocks are set back, ids are not
        permissions = [("undo_changeset", "Can undo changesets")]

    def __str__(self) -> str:
        return self.summary


class Excuse(models.Model):
    """A warning of a check that an editor excused, with the reason."""

    rule = models.SlugField(max_length=60)
    subject = models.CharField(max_length=200, help_text="What the warning was about")
    reason = models.CharField(max_length=300, blank=True, help_text="Needed")
    excused_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    excused_at = models.DateTimeField(auto_now_add=True)
    history = kept_history()

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
    wrong = models.TextField(max_length=2000)
    right = models.TextField(max_length=2000, blank=True)
    evidence = models.TextField(max_length=2000, blank=True)
    email = models.EmailField(blank=True)
    sent_at = models.DateTimeField(auto_now_add=True)
    sender = models.CharField(
        max_length=64, help_text="Keyed hash of the sender's address, for the limit by rate"
    )
    state = models.CharField(max_length=8, choices=State.choices, default=State.NEW)
    answer = models.TextField(max_length=2000, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    answered_at = models.DateTimeField(null=True, blank=True)
    token = models.UUIDField(
        unique=True, default=uuid.uuid4, editable=False, help_text="Address of its public status"
    )

    class Meta:
        ordering = ["-sent_at"]
        constraints = [
            models.CheckConstraint(
                name="correction_decided_with_answer",
                condition=Q(state="new") | ~Q(answer=""),
                violation_error_message="Tell the reader why.",
            ),
        ]
        # The limit by rate of /corrections/new/
        indexes = [models.Index(fields=["sender", "sent_at"], name="correction_rate")]
        permissions = [("answer_correction", "Can answer corrections")]

    def __str__(self) -> str:
        return f"{self.page}: {self.wrong[:60]}"

    def get_absolute_url(self) -> str:
        return reverse("correction", args=[self.token])
