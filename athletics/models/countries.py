from django.db import models

from athletics.models.history import kept_history
from athletics.models.paths import path_of

KINDS = {
    "nation": "nation",
    "former": "former nation",
    "neutral": "neutral athletes",
    "team": "joint team",
}


class Country(models.Model):
    """A team code as used at the time: GBR, URS, ANA. Names its successor, never merges with it."""

    code = models.CharField(max_length=3, primary_key=True)
    name = models.CharField(max_length=60)
    iso2 = models.CharField(
        max_length=2, blank=True, help_text="For the flag; today's nations only"
    )
    kind = models.CharField(max_length=8, choices=KINDS, default="nation")
    from_year = models.PositiveSmallIntegerField(null=True, blank=True)
    to_year = models.PositiveSmallIntegerField(null=True, blank=True)
    successor = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="predecessors"
    )
    note = models.CharField(max_length=300, blank=True)

    history = kept_history()

    class Meta:
        ordering = ["name"]
        verbose_name_plural = "countries"
        constraints = [
            models.CheckConstraint(
                name="country_years_in_order",
                condition=models.Q(to_year__isnull=True)
                | models.Q(from_year__isnull=True)
                | models.Q(to_year__gte=models.F("from_year")),
                violation_error_message="The last year of a code comes after its first.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.code})"

    def get_absolute_url(self) -> str:
        return path_of("country", self.code.lower())
