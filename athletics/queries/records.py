"""Records of championships: what stands, how it came about, whose they are, and at what age."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef, Q

from athletics.domain.events import GROUPS, SEXES, event_name, event_slug, split_event_slug
from athletics.domain.specifications import SENIOR_IMPLEMENT
from athletics.models import (
    AgeRecord,
    Championship,
    ChampionshipRecord,
    Country,
    Discipline,
    Edition,
    Event,
    Medal,
    NationalBest,
    Result,
    Viewer,
    WorldRecord,
)
from athletics.models.records import BestRow


@dataclass
class AgeLine:
    """The youngest or oldest of one kind, and those whose birth date leaves it open."""

    title: str
    holder: AgeRecord
    others: list[AgeRecord]


@dataclass
class UnknownBirths:
    """Medals of single athletes, and how many of their holders have no birth date held."""

    medals: int
    unknown: int


@dataclass
class ChampionshipRecords:
    championship: Championship
    #: Those that stand under the specification of today, by group of disciplines.
    groups: dict[str, list[ChampionshipRecord]]
    #: Last records under earlier specifications.
    earlier: list[ChampionshipRecord]
    ages: list[AgeLine]
    births: UnknownBirths
    #: Code and name of those to choose from.
    countries: list[tuple[str, str]]

    @property
    def title(self) -> str:
        return f"Records of the {self.championship.name}"


@dataclass
class NationalBests:
    championship: Championship
    country: Country
    groups: dict[str, list[NationalBest]]
    #: Code and name of those to choose from.
    countries: list[tuple[str, str]]

    @property
    def title(self) -> str:
        return f"Bests of {self.country.name} at the {self.championship.name}"

    @property
    def query(self) -> str:
        """The part of the address that names the country."""
        return f"country={self.country.code}&"


@dataclass
class Progression:
    championship: Championship
    discipline: Discipline
    sex: str
    #: Newest first, by specification, the newest of them first; named in words.
    by_specification: dict[str, list[ChampionshipRecord]]
    world_record: WorldRecord | None
    #: Editions whose winner has no mark here: the record may have fallen there.
    without_winning_mark: list[Edition]

    @property
    def name(self) -> str:
        return event_name(self.sex, self.discipline.short_name)

    @property
    def steps(self) -> list[ChampionshipRecord]:
        return [step for steps in self.by_specification.values() for step in steps]

    @property
    def title(self) -> str:
        return f"{self.name}: record of the {self.championship.name}"

    @property
    def event_slug(self) -> str:
        return event_slug(self.sex, self.discipline.slug)


def records_index(viewer: Viewer) -> list[tuple[Championship, int]]:
    """Every championship with the number of its event types that have a record; two queries."""
    event_types = defaultdict(set)
    standing = ChampionshipRecord.objects.visible_to(viewer).filter(stands=True, outdated=False)
    for championship, *event_type in standing.values_list("championship", "discipline", "sex"):
        event_types[championship].add(tuple(event_type))
    return [(one, len(event_types[one.pk])) for one in Championship.objects.all()]


def records_held(viewer: Viewer) -> list[tuple[str, str]]:
    """Every championship and event type that have a record; one query."""
    records = ChampionshipRecord.objects.visible_to(viewer).select_related("discipline")
    pairs = ((one.championship_id, one.event_slug) for one in records.order_by("pk"))
    return list(dict.fromkeys(pairs))


def championship_records(slug: str, viewer: Viewer) -> ChampionshipRecords:
    """Five queries. Raises Championship.DoesNotExist."""
    championship = Championship.objects.get(pk=slug)
    standing = list(
        ChampionshipRecord.objects.visible_to(viewer)
        .with_results()
        .filter(championship=championship, stands=True)
    )
    return ChampionshipRecords(
        championship,
        _by_group(record for record in standing if not record.outdated),
        [record for record in standing if record.outdated],
        _ages(championship, viewer),
        _births(championship, viewer),
        _countries(championship),
    )


def national_bests(slug: str, code: str, viewer: Viewer) -> NationalBests:
    """Four queries. Raises Championship.DoesNotExist or Country.DoesNotExist."""
    championship = Championship.objects.get(pk=slug)
    country = Country.objects.get(pk=code.upper())
    bests = (
        NationalBest.objects.visible_to(viewer)
        .with_results()
        .filter(championship=championship, country=country)
        .order_by("discipline__sort", "sex", "outdated", "result__unit__event__edition__start_date")
    )
    return NationalBests(championship, country, _by_group(bests), _countries(championship))


def _by_group(bests: Iterable[BestRow]) -> dict[str, list[BestRow]]:
    groups: dict[str, list[BestRow]] = defaultdict(list)
    for best in bests:
        groups[GROUPS[best.discipline.group]].append(best)
    return dict(groups)


def _countries(championship: Championship) -> list[tuple[str, str]]:
    """Those with a best at the championship, where its countries are held."""
    if not championship.countries_held:
        return []
    held = NationalBest.objects.filter(championship=championship).order_by().values("country")
    return list(Country.objects.filter(pk__in=held).values_list("code", "name"))


def _ages(championship: Championship, viewer: Viewer) -> list[AgeLine]:
    """Men first, champions before all medallists, the youngest before the oldest."""
    records = (
        AgeRecord.objects.filter(championship=championship)
        .exclude(event__in=Event.objects.hidden_from(viewer))
        .select_related("athlete__country", "event__edition", "event__discipline")
        .order_by("sex", "-of_champions", "-kind", "position")
    )
    groups: dict[str, list[AgeRecord]] = defaultdict(list)
    for record in records:
        who = "champion" if record.of_champions else "medallist"
        groups[
            f"{record.get_kind_display().capitalize()} {who}, {SEXES[record.sex].lower()}"
        ].append(record)
    return [AgeLine(title, held[0], held[1:]) for title, held in groups.items()]


def _births(championship: Championship, viewer: Viewer) -> UnknownBirths:
    medals = Medal.objects.visible_to(viewer).filter(
        event__edition__championship=championship, athlete__isnull=False
    )
    counts = medals.aggregate(medals=Count("pk"), unknown=Count("pk", filter=Q(athlete__born="")))
    return UnknownBirths(**counts)


def progression(slug: str, event_type: str, viewer: Viewer) -> Progression:
    """Five queries. Raises Championship.DoesNotExist or Discipline.DoesNotExist.

    The world record is today's, of outdoor seniors, where the lists hold one.
    """
    championship = Championship.objects.get(pk=slug)
    try:
        sex, discipline_slug = split_event_slug(event_type)
    except ValueError:
        raise Discipline.DoesNotExist(event_type) from None
    discipline = Discipline.objects.get(slug=discipline_slug)
    records = list(
        ChampionshipRecord.objects.visible_to(viewer)
        .with_results()
        .filter(championship=championship, discipline=discipline, sex=sex)
        .order_by("-position")
    )
    if not records:
        raise Discipline.DoesNotExist(event_type)
    return Progression(
        championship,
        discipline,
        sex,
        _by_specification(records),
        None
        if championship.indoor or championship.age_group != "senior"
        else (
            WorldRecord.objects.filter(discipline=discipline, sex=sex)
            .select_related("athlete", "country")
            .order_by("-date")
            .first()
        ),
        _without_winning_mark(championship, discipline, sex, viewer),
    )


def _without_winning_mark(
    championship: Championship, discipline: Discipline, sex: str, viewer: Viewer
) -> list[Edition]:
    won = Result.objects.filter(
        unit__event=OuterRef("pk"), unit__phase="final", unit__component="", place=1
    ).exclude(mark="")
    events = Event.objects.visible_to(viewer).filter(
        ~Exists(won), edition__championship=championship, discipline=discipline, sex=sex
    )
    return [
        event.edition for event in events.select_related("edition").order_by("edition__start_date")
    ]


def _by_specification(records: list[ChampionshipRecord]) -> dict[str, list[ChampionshipRecord]]:
    """Under the words for each, empty where there is only one."""
    groups: dict[str, list[ChampionshipRecord]] = defaultdict(list)
    for record in records:
        groups[record.specification].append(record)
    if list(groups) == [""]:
        return dict(groups)
    return {name or SENIOR_IMPLEMENT: held for name, held in groups.items()}
