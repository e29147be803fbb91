"""Old addresses, kept for ever."""

from django.db import models
from django.db.models import Q

from athletics.models.athletes import Athlete, Club
from athletics.models.championships import Edition
from athletics.models.history import kept_history


class Redirect(models.Model):
    """An address that was once given out, and what stands there now.

    Points to the thing, not to its address of today, so that a second renaming needs no mending.
    """

    old_path = models.CharField(
        max_length=160, unique=True, help_text="athletes/josh-kerr, without the outer slashes"
    )
    athlete = models.ForeignKey(
        Athlete, models.CASCADE, null=True, blank=True, related_name="old_addresses"
    )
    edition = models.ForeignKey(
        Edition, models.CASCADE, null=True, blank=True, related_name="old_addresses"
    )
    club = models.ForeignKey(
        Club, models.CASCADE, null=True, blank=True, related_name="old_addresses"
    )

    history = kept_history()

    class Meta:
        ordering = ["old_path"]
        constraints = [
            models.CheckConstraint(
                name="redirect_to_one_thing",
                condition=Q(athlete__isnull=False, edition=None, club=None)
                | Q(athlete=None, edition__isnull=False, club=None)
                | Q(athlete=None, edition=None, club__isnull=False),
                violation_error_message="An old address leads to exactly one thing.",
            ),
        ]

    def __str__(self) -> str:
        return self.old_path

    @property
    def target(self) -> Athlete | Edition | Club:
        return self.athlete or self.edition or self.club  # type: ignore[return-value]  # by CHECK

    def get_absolute_url(self) -> str:
        return self.target.get_absolute_url()
