from django.db import models


class ArchiveVersion(models.Model):
    """One row: the moment at which anything that pages show was last changed.

    It always rises, whatever the clock does, so that a page kept under one version is never taken
    for a page of another.
    """

    ONLY = 1

    moment = models.BigIntegerField(help_text="Microseconds since 1970, in UTC")

    class Meta:
        constraints = [
            models.CheckConstraint(name="archive_has_one_version", condition=models.Q(pk=1)),
        ]

    def __str__(self) -> str:
        return str(self.moment)
