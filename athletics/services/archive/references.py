"""What rows of fixtures point to: known names while checking, row ids while writing."""

from dataclasses import dataclass, field
from typing import Any, NamedTuple

from django.db.models import PROTECT

from athletics.models import Athlete, Club, Edition, Event, SourceSet, SourceSetItem, Unit

EditionKey = tuple[str, str]  # championship, edition slug
EventKey = tuple[str, str, str, str]  # championship, edition slug, sex, discipline code
UnitKey = tuple[int, str, str, str, str]  # event id, phase, group, component, implement


class DisciplineFacts(NamedTuple):
    slug: str
    measure: str
    for_teams: bool
    sort: int


@dataclass
class References:
    """Everything a row may name. Ids are 0 until the thing is written."""

    countries: set[str] = field(default_factory=set)
    sources: set[str] = field(default_factory=set)
    championships: set[str] = field(default_factory=set)
    disciplines: dict[str, DisciplineFacts] = field(default_factory=dict)
    discipline_codes: dict[str, str] = field(default_factory=dict)  # by slug
    editions: dict[EditionKey, int] = field(default_factory=dict)
    events: dict[EventKey, int] = field(default_factory=dict)
    units: dict[UnitKey, int] = field(default_factory=dict)
    athletes: dict[str, int] = field(default_factory=dict)
    athlete_sex: dict[str, str] = field(default_factory=dict)
    clubs: dict[str, int] = field(default_factory=dict)
    source_sets: dict[str, int] = field(default_factory=dict)
    results: dict[str, tuple[str, str]] = field(default_factory=dict)  # country and team by name
    #: All files were checked: from now on the database is asked what there is.
    writing: bool = False

    def read_athlete_ids(self) -> None:
        self.athletes = dict(Athlete.objects.values_list("slug", "pk"))

    def read_club_ids(self) -> None:
        self.clubs = dict(Club.objects.values_list("slug", "pk"))

    def read_edition_ids(self) -> None:
        rows = Edition.objects.values_list("championship", "slug", "pk")
        self.editions = {(championship, slug): pk for championship, slug, pk in rows}

    def read_event_ids(self) -> None:
        rows = Event.objects.values_list(
            "edition__championship", "edition__slug", "sex", "discipline", "pk"
        )
        self.events = {(c, e, s, d): pk for c, e, s, d, pk in rows}

    def write_units(self, wanted: set[UnitKey]) -> None:
        """Learn the ids of these races and groups; make those that are new."""
        columns = ("event_id", "phase", "group", "component", "implement")
        held = Unit.objects.filter(event__in={key[0] for key in wanted})
        self.units = {(e, p, g, c, i): pk for pk, e, p, g, c, i in held.values_list("pk", *columns)}
        missing = sorted(wanted - self.units.keys())
        made = Unit.objects.bulk_create(
            Unit(**dict(zip(columns, key, strict=True))) for key in missing
        )
        self.units |= {key: unit.pk for key, unit in zip(missing, made, strict=True)}

    def write_source_sets(self) -> None:
        """Create the ordered sets that rows name and the database lacks."""
        known = dict(SourceSet.objects.values_list("key", "pk"))
        missing = sorted(self.source_sets.keys() - known.keys())
        made = SourceSet.objects.bulk_create(SourceSet(key=key) for key in missing)
        SourceSetItem.objects.bulk_create(
            SourceSetItem(source_set=source_set, source_id=source, position=position)
            for source_set in made
            for position, source in enumerate(source_set.key.split(";"), 1)
        )
        self.source_sets = known | {source_set.key: source_set.pk for source_set in made}


def delete_unused_source_sets() -> None:
    """Sets that no row names, so that a source can go."""
    unused = SourceSet.objects.all()
    relation: Any
    for relation in SourceSet._meta.get_fields(include_hidden=True):
        if getattr(relation, "on_delete", None) is PROTECT:
            name = relation.field.name
            named = relation.related_model._default_manager.filter(**{f"{name}__isnull": False})
            unused = unused.exclude(pk__in=named.values(name))
    unused.delete()
