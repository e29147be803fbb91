"""Championships, their editions, the events of an edition and the units of an event."""

from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import Q

from athletics.domain.dates import span_in_words
from athletics.domain.events import SEXES, event_name
from athletics.domain.rounds import PHASES, unit_name
from athletics.models.countries import Country
from athletics.models.disciplines import Discipline
from athletics.models.history import kept_history
from athletics.models.paths import path_of
from athletics.models.sources import SourceSet

Viewer = AbstractBaseUser | AnonymousUser | None


def sees_drafts(user: Viewer) -> bool:
    """Drafts are for staff; None stands for a visitor without an account."""
    return bool(user and getattr(user, "is_staff", False))


class Status(models.TextChoices):
    DRAFT = "draft", "draft"
    PUBLISHED = "published", "published"


class Championship(models.Model):
    """A recurring competition: World Championships, Olympic Games."""

    slug = models.SlugField(max_length=40, primary_key=True)
    name = models.CharField(max_length=80, unique=True)
    short_name = models.CharField(max_length=30, unique=True)
    level = models.CharField(
        max_length=12,
        choices={"global": "global", "continental": "continental", "regional": "regional"},
    )
    indoor = models.BooleanField(default=False)
    age_group = models.CharField(max_length=8, choices={"senior": "senior", "u20": "under 20"})
    organiser = models.CharField(max_length=100)
    countries_held = models.BooleanField(
        default=True,
        help_text="Off where the archive lacks the countries that competed (home nations), "
        "so that no country table is shown.",
    )
    sort = models.PositiveSmallIntegerField(unique=True)

    history = kept_history()

    class Meta:
        ordering = ["sort"]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return path_of("championship", self.slug)


class EditionQuerySet(models.QuerySet["Edition"]):
    def visible_to(self, user: Viewer) -> "EditionQuerySet":
        return self if sees_drafts(user) else self.filter(status=Status.PUBLISHED)


class Edition(models.Model):
    """One holding of a championship: Budapest 2023."""

    championship = models.ForeignKey(Championship, models.PROTECT, related_name="editions")
    slug = models.SlugField(max_length=60, help_text="Year and city: 2023-budapest")
    year = models.PositiveSmallIntegerField(help_text="The year in its name: Tokyo 2020")
    city = models.CharField(max_length=60)
    country = models.ForeignKey(Country, models.PROTECT, related_name="editions_hosted")
    venue = models.CharField(max_length=100, blank=True)
    start_date = models.DateField()
    end_date = models.DateField()
    official_name = models.CharField(max_length=120, help_text="The name of the time")
    note = models.CharField(max_length=300, blank=True)
    status = models.CharField(max_length=10, choices=Status.choices, default=Status.DRAFT)
    version = models.PositiveIntegerField(default=1, help_text="Raised by each change")

    objects = EditionQuerySet.as_manager()
    history = kept_history()

    class Meta:
        ordering = ["-start_date"]
        constraints = [
            models.UniqueConstraint(
                fields=["championship", "slug"], name="edition_slug_once_a_championship"
            ),
            models.CheckConstraint(
                name="edition_days_in_order",
                condition=Q(end_date__gte=models.F("start_date")),
                violation_error_message="The last day comes on or after the first.",
            ),
        ]
        indexes = [
            # The latest editions of the front page, and what the finder offers
            models.Index(fields=["-start_date"], name="edition_newest_first"),
            # What all lists of the public leave out, with that of events
            models.Index(
                fields=["status"], condition=Q(status=Status.DRAFT), name="edition_drafts"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        return f"{self.city} {self.year}"

    @property
    def days(self) -> str:
        return span_in_words(self.start_date, self.end_date)

    def get_absolute_url(self) -> str:
        return path_of("edition", self.championship_id, self.slug)


class EventQuerySet(models.QuerySet["Event"]):
    def visible_to(self, user: Viewer) -> "EventQuerySet":
        if sees_drafts(user):
            return self
        return self.filter(status=Status.PUBLISHED, edition__status=Status.PUBLISHED)

    def hidden_from(self, user: Viewer) -> "EventQuerySet":
        """The drafts, for who may not see them.

        They are few: to leave them out is cheaper than to look up the others. Asked as two
        questions, each of which has its index.
        """
        if sees_drafts(user):
            return self.none()
        own = self.filter(status=Status.DRAFT).order_by().values("pk")
        of_editions = self.filter(edition__status=Status.DRAFT).order_by().values("pk")
        return self.filter(pk__in=own.union(of_editions))


def seen_events(user: Viewer) -> Q:
    """Of the ``events`` of an edition that the viewer may see: those of them that they may see."""
    return Q() if sees_drafts(user) else Q(events__status=Status.PUBLISHED)


class Event(models.Model):
    """A discipline for one sex at one edition."""

    edition = models.ForeignKey(Edition, models.PROTECT, related_name="events")
    discipline = models.ForeignKey(Discipline, models.PROTECT, related_name="events")
    sex = models.CharField(max_length=1, choices=SEXES)
    slug = models.SlugField(max_length=50, help_text="mens-1500m")
    field = models.PositiveSmallIntegerField(
        null=True, blank=True, help_text="How many competed, where a source gives the full list"
    )
    field_sources = models.ForeignKey(
        SourceSet, models.PROTECT, null=True, blank=True, related_name="+"
    )
    note = models.CharField(max_length=300, blank=True)
    status = models.CharField(max_length=10, choices=Status.choices, default=Status.DRAFT)
    version = models.PositiveIntegerField(default=1, help_text="Raised by each change")

    objects = EventQuerySet.as_manager()
    history = kept_history()

    class Meta:
        ordering = ["edition", "discipline__sort", "sex"]
        constraints = [
            models.UniqueConstraint(
                fields=["edition", "discipline", "sex"], name="event_once_an_edition"
            ),
            models.UniqueConstraint(fields=["edition", "slug"], name="event_slug_once_an_edition"),
            models.CheckConstraint(
                name="event_field_has_source",
                condition=Q(field__isnull=True, field_sources__isnull=True)
                | Q(field__isnull=False, field_sources__isnull=False),
                violation_error_message="The size of the field needs its source.",
            ),
        ]
        permissions = [("publish_event", "Can publish events and editions")]
        indexes = [
            # The event type through time: /events/mens-1500m/
            models.Index(fields=["discipline", "sex"], name="event_type_page"),
            # What all lists of the public leave out
            models.Index(fields=["status"], condition=Q(status=Status.DRAFT), name="event_drafts"),
        ]

    def __str__(self) -> str:
        return f"{self.name}, {self.edition}"

    @property
    def name(self) -> str:
        return event_name(self.sex, self.discipline.short_name)

    def get_absolute_url(self) -> str:
        return path_of("event", self.edition.championship_id, self.edition.slug, self.slug)


class Unit(models.Model):
    """One race or group of an event: final, semifinal 2, qualification A, a leg of a decathlon."""

    event = models.ForeignKey(Event, models.CASCADE, related_name="units")
    phase = models.CharField(max_length=13, choices={code: PHASES[code][0] for code in PHASES})
    group = models.CharField(max_length=4, blank=True, help_text="2, A; empty where only one")
    component = models.CharField(
        max_length=12, blank=True, help_text="Discipline code of a combined event's leg"
    )
    implement = models.CharField(
        max_length=8, blank=True, help_text="6kg, 99.0cm; empty for the senior one"
    )

    history = kept_history()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["event", "phase", "group", "component", "implement"],
                name="unit_once_an_event",
            ),
            models.CheckConstraint(
                name="unit_leg_is_of_a_combined_event",
                condition=Q(phase="combined", component__gt="")
                | (~Q(phase="combined") & Q(component="")),
                violation_error_message="A leg names its discipline; nothing else does.",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        return unit_name(self.phase, self.group)
