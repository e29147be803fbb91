"""Athletes, clubs, and an athlete's years in a club."""

from django.db import models
from django.db.models import Q

from athletics.domain.events import SEXES
from athletics.domain.names import display_name, search_name, sort_name
from athletics.models.countries import Country
from athletics.models.fields import PartialDateField
from athletics.models.history import kept_history
from athletics.models.paths import path_of
from athletics.models.sources import SourceSet

NAME_ORDERS = {"western": "given name first", "eastern": "family name first"}


class Birthday(models.Func):
    """``-10-08`` of 1997-10-08; without a day where none is known.

    The 5 is no parameter: SQLite would not see that the index has the same.
    """

    template = "SUBSTR(%(expressions)s, 5)"
    output_field = models.CharField()


class Athlete(models.Model):
    """A person and their names. The countries and years come from the results."""

    slug = models.SlugField(max_length=80, unique=True)
    given_name = models.CharField(max_length=60, blank=True)
    family_name = models.CharField(max_length=60)
    name_order = models.CharField(max_length=8, choices=NAME_ORDERS, default="western")
    other_names = models.CharField(max_length=300, blank=True, help_text="Separated by ;")
    sex = models.CharField(max_length=1, choices={"M": SEXES["M"], "W": SEXES["W"]})
    born = PartialDateField(help_text="1997-10-08, 1997, or ~1897 for about that year")
    birthplace = models.CharField(max_length=120, blank=True)
    country = models.ForeignKey(
        Country, models.PROTECT, related_name="athletes", help_text="The latest one"
    )
    height_cm = models.PositiveSmallIntegerField(null=True, blank=True)
    weight_kg = models.DecimalField(max_digits=4, decimal_places=1, null=True, blank=True)
    olympedia_id = models.CharField(max_length=10, blank=True)
    source_set = models.ForeignKey(SourceSet, models.PROTECT, related_name="+")
    search_name = models.CharField(max_length=500, editable=False)
    sort_name = models.CharField(max_length=130, editable=False)

    history = kept_history()

    class Meta:
        ordering = ["sort_name", "slug"]
        permissions = [("merge_athlete", "Can merge and split athletes")]
        indexes = [
            # The list of athletes: /athletes/
            models.Index(fields=["sort_name", "slug"], name="athlete_list_page"),
            # "Same name" on an athlete's page, and the eve of a duplicate check
            models.Index(fields=["sort_name", "born"], name="athlete_same_name"),
            # On this day, and the front page
            models.Index(Birthday("born"), models.F("born"), name="athlete_born_on"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        return display_name(self.given_name, self.family_name, self.name_order)

    @property
    def spellings(self) -> list[str]:
        return [name.strip() for name in self.other_names.split(";") if name.strip()]

    def fold_names(self) -> None:
        """Fill the folded columns; every write of a name calls this."""
        self.search_name = search_name(
            self.name, f"{self.family_name} {self.given_name}", *self.spellings
        )
        self.sort_name = sort_name(self.given_name, self.family_name)

    def clean(self) -> None:
        self.fold_names()

    def get_absolute_url(self) -> str:
        return path_of("athlete", self.slug)


class Club(models.Model):
    slug = models.SlugField(max_length=80, unique=True)
    name = models.CharField(max_length=120)
    city = models.CharField(max_length=60, blank=True)
    country = models.ForeignKey(Country, models.PROTECT, related_name="clubs")
    note = models.CharField(max_length=300, blank=True)

    history = kept_history()

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return path_of("club", self.slug)


class Membership(models.Model):
    """An athlete's years in a club; an unknown year is empty."""

    athlete = models.ForeignKey(Athlete, models.CASCADE, related_name="memberships")
    club = models.ForeignKey(Club, models.CASCADE, related_name="memberships")
    joined = PartialDateField()
    left = PartialDateField()
    source_set = models.ForeignKey(SourceSet, models.PROTECT, related_name="+")
    note = models.CharField(max_length=300, blank=True)

    history = kept_history()

    class Meta:
        ordering = ["joined", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["athlete", "club", "joined"], name="membership_once_from_a_date"
            ),
            models.CheckConstraint(
                name="membership_years_in_order",
                condition=Q(left="") | Q(joined="") | Q(left__gte=models.F("joined")),
                violation_error_message="The athlete left after joining.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.athlete}, {self.club}"
