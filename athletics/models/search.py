"""What the search box finds, and every word that occurs in it. Derived, never typed.

An index beside each table follows its rows by itself: FTS5 tables with triggers on SQLite, indexes
of words and of trigrams on PostgreSQL. The migration that makes the tables makes them. SQLite drops
the triggers of a table that a later migration alters: such a migration makes them anew.
"""

from django.db import models

from athletics.models.championships import Viewer, sees_drafts


class SearchEntryQuerySet(models.QuerySet["SearchEntry"]):
    def visible_to(self, user: Viewer) -> "SearchEntryQuerySet":
        return self if sees_drafts(user) else self.filter(published=True)


class SearchEntry(models.Model):
    """A thing that has a page, under all its names, and how well it is known."""

    class Kind(models.TextChoices):
        ATHLETE = "athlete", "athlete"
        EDITION = "edition", "edition"
        EVENT = "event", "event"
        EVENT_TYPE = "event-type", "event through time"
        DISCIPLINE = "discipline", "discipline"
        CHAMPIONSHIP = "championship", "championship"
        COUNTRY = "country", "country"
        CLUB = "club", "club"
        UPSET = "upset", "upset"

    kind = models.CharField(max_length=12, choices=Kind.choices)
    subject = models.CharField(max_length=60, help_text="The key of the thing among its kind")
    title = models.CharField(max_length=200)
    subtitle = models.CharField(max_length=300, help_text="Tells namesakes apart")
    address = models.CharField(max_length=200)
    names = models.TextField(help_text="What it is called, folded, spellings parted by |")
    context = models.TextField(help_text="What it is looked for by beside its names, folded")
    fame = models.PositiveSmallIntegerField(help_text="0 to 1000, by medals")
    published = models.BooleanField()

    objects = SearchEntryQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "search entries"
        constraints = [
            models.UniqueConstraint(fields=["kind", "subject"], name="search_entry_once"),
        ]

    def __str__(self) -> str:
        return self.title


class SearchWord(models.Model):
    """A word of letters in some entry, to find what somebody meant who misspelt it."""

    word = models.CharField(max_length=80, unique=True)

    def __str__(self) -> str:
        return self.word
