"""The list of championships, one championship, one edition."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import pairwise

from django.db.models import Count, Exists, Max, Min, OuterRef, Q, QuerySet, Sum

from athletics.domain.events import GROUPS, SEXES
from athletics.domain.medals import COLOURS
from athletics.models import (
    Championship,
    Claim,
    Edition,
    Event,
    Medal,
    MedalDecision,
    Milestone,
    Upset,
    Viewer,
)
from athletics.models.championships import seen_events
from athletics.queries.medals import (
    Tally,
    country_table,
    country_table_of,
    most_successful,
    without_squads,
)
from athletics.queries.milestones import ShownMilestone, strongest
from athletics.queries.standings import EditionStanding, edition_standing
from athletics.queries.upset_lists import biggest

MOST = 20


def championships_held(viewer: Viewer) -> QuerySet[Championship]:
    """Every championship with the number of its editions, first and last year."""
    visible = Q(editions__in=Edition.objects.visible_to(viewer))
    return Championship.objects.annotate(
        edition_count=Count("editions", filter=visible),
        first_year=Min("editions__year", filter=visible),
        last_year=Max("editions__year", filter=visible),
    ).order_by("sort")


def championships(viewer: Viewer) -> list[Championship]:
    return list(championships_held(viewer))


@dataclass
class ChampionshipPage:
    championship: Championship
    editions: list[Edition]
    table: list[Tally]
    athletes: list[Tally]
    #: Names of editions whose relay runners are not held.
    without_squads: list[str]


def championship_page(slug: str, viewer: Viewer) -> ChampionshipPage:
    """Raises Championship.DoesNotExist."""
    championship = Championship.objects.get(pk=slug)
    visible = seen_events(viewer)
    editions = list(
        Edition.objects.visible_to(viewer)
        .filter(championship=championship)
        .select_related("country", "championship")
        .annotate(
            event_count=Count("events", filter=visible),
            held=Sum("events__coverage__results", filter=visible),
        )
        .order_by("-start_date")
    )
    medals = Medal.objects.visible_to(viewer).filter(event__edition__championship=championship)
    missing = without_squads(medals).values_list("event__edition", flat=True).distinct()
    lacking = set(missing)
    return ChampionshipPage(
        championship,
        editions,
        country_table_of(medals) if championship.countries_held else [],
        most_successful(medals, MOST),
        [edition.name for edition in reversed(editions) if edition.pk in lacking],
    )


@dataclass
class Podium:
    """An event with its medals by colour; a colour may be shared or vacant."""

    event: Event
    medals: dict[str, list[Medal]] = field(default_factory=lambda: defaultdict(list))

    @property
    def columns(self) -> list[list[Medal]]:
        return [self.medals.get(colour, []) for colour in COLOURS]

    @property
    def all_medals(self) -> list[Medal]:
        return [medal for column in self.columns for medal in column]


@dataclass
class EditionPage:
    edition: Edition
    previous: Edition | None
    following: Edition | None
    #: Events in programme order by the name of their group, after the filters.
    podiums: dict[str, list[Podium]]
    event_count: int
    sexes: list[tuple[str, str]]
    groups: list[tuple[str, str]]
    table: list[Tally]
    athletes: list[Tally]
    relays_without_squads: int
    judgements: list[Claim]
    upsets: list[Upset]
    results: int
    #: Competitors held, and the least number that started, summed over the events.
    starters: int
    least_field: int
    #: Events whose whole field is held.
    complete: int
    events_all: int
    #: Whether a medal of the edition was ever withdrawn or passed on.
    decided: bool
    #: The medals of another day than today.
    standing: EditionStanding | None
    milestones: list[ShownMilestone]

    @property
    def programme(self) -> list[Podium]:
        return [podium for group in self.podiums.values() for podium in group]


def edition_page(
    championship: str,
    slug: str,
    viewer: Viewer,
    sex: str = "",
    group: str = "",
    as_of: dt.date | None = None,
) -> EditionPage:
    """One edition; ``sex`` and ``group`` narrow the list of events, not the tables.

    All medals are those of today, or as they stood at the end of the day ``as_of``.

    Raises Edition.DoesNotExist.
    """
    edition = (
        Edition.objects.visible_to(viewer)
        .select_related("championship", "country")
        .annotate(decided=Exists(MedalDecision.objects.filter(event__edition=OuterRef("pk"))))
        .get(championship=championship, slug=slug)
    )
    events = list(
        Event.objects.visible_to(viewer)
        .filter(edition=edition)
        .select_related("discipline", "coverage")
        .order_by("discipline__sort", "sex")
    )
    podiums = {event.pk: Podium(event) for event in events}
    of_edition = Medal.objects.visible_to(viewer).filter(event__edition=edition)
    then = edition_standing(edition, podiums, as_of, MOST) if as_of else None
    medals = then.medals if then else _medals_today(of_edition)
    for event in events:
        event.edition = edition
    for medal in medals:
        podiums[medal.event_id].medals[medal.colour].append(medal)
    shown = [
        podium
        for podium in podiums.values()
        if sex in ("", podium.event.sex) and group in ("", podium.event.discipline.group)
    ]
    coverages = [event.coverage for event in events if hasattr(event, "coverage")]
    previous, following = neighbours(edition, viewer)
    return EditionPage(
        edition=edition,
        previous=previous,
        following=following,
        podiums=_by_group(shown),
        event_count=len(shown),
        sexes=_present(SEXES, (event.sex for event in events)),
        groups=_present(GROUPS, (event.discipline.group for event in events)),
        table=country_table(medals) if edition.championship.countries_held else [],
        athletes=then.athletes if then else most_successful(of_edition, MOST),
        relays_without_squads=(
            then.relays_without_squads if then else without_squads(of_edition).count()
        ),
        judgements=list(
            Claim.objects.filter(event__in=events, kind=Claim.Kind.JUDGEMENT).select_related(
                "source", "event__edition", "event__discipline"
            )
        ),
        upsets=biggest(viewer, event__edition=edition),
        results=sum(coverage.results for coverage in coverages),
        starters=sum(coverage.held for coverage in coverages),
        least_field=sum(coverage.least_field for coverage in coverages),
        complete=sum(coverage.as_coverage().complete for coverage in coverages),
        events_all=len(events),
        decided=edition.decided,  # type: ignore[attr-defined]  # annotated
        standing=then,
        milestones=strongest(Milestone.objects.visible_to(viewer).filter(event__edition=edition)),
    )


def _medals_today(medals: QuerySet[Medal]) -> list[Medal]:
    return list(medals.select_related("athlete", "country").order_by("event", "colour", "pk"))


def neighbours(edition: Edition, viewer: Viewer) -> tuple[Edition | None, Edition | None]:
    """The editions of the championship before and after; one query."""
    editions = list(
        Edition.objects.visible_to(viewer)
        .filter(championship=edition.championship_id)
        .order_by("start_date")
    )
    before = {later.pk: earlier for earlier, later in pairwise(editions)}
    after = {earlier.pk: later for earlier, later in pairwise(editions)}
    return before.get(edition.pk), after.get(edition.pk)


def _present(choices: dict[str, str], held: Iterable[str]) -> list[tuple[str, str]]:
    """The choices that occur, in their order."""
    occurring = set(held)
    return [(value, label) for value, label in choices.items() if value in occurring]


def _by_group(podiums: Iterable[Podium]) -> dict[str, list[Podium]]:
    groups: dict[str, list[Podium]] = defaultdict(list)
    for podium in podiums:
        groups[GROUPS[podium.event.discipline.group]].append(podium)
    return dict(groups)
