from django.db import models


class LoadedFile(models.Model):
    """A fixture file as last loaded: its hash, and the hash of each of its rows by key."""

    table = models.CharField(max_length=30)
    path = models.CharField(max_length=120, unique=True)
    digest = models.CharField(max_length=32)
    rows = models.JSONField(default=dict)
    settled = models.BooleanField(
        default=True, help_text="Off while rows of it are in conflict with changes on the site"
    )

    def __str__(self) -> str:
        return self.path
