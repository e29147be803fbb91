"""One event of one edition, with everything its page tells."""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import F, FilteredRelation, Q

from athletics.domain.names import display_name
from athletics.domain.statuses import STATUSES
from athletics.models import (
    Absence,
    Claim,
    Discipline,
    Event,
    MedalDecision,
    Milestone,
    Price,
    Quote,
    Result,
    SeasonListEntry,
    Source,
    Story,
    TeamMember,
    Viewer,
    WorldRecord,
)
from athletics.models.paths import path_of
from athletics.queries.lines import Line, Stage, stages
from athletics.queries.milestones import ShownMilestone, strongest
from athletics.queries.standings import podium, undated
from athletics.queries.upset_lists import Expected, expected_of

#: Lines of the world list that the page shows.
LIST_LENGTH = 20


@dataclass
class FormLine:
    """A line of the world list on the eve and what became of it here."""

    entry: SeasonListEntry
    outcome: str


@dataclass
class EventPage:
    event: Event
    stages: list[Stage]
    podium: list[Line]
    days: list[dt.date]
    #: The world list on the eve, whole; the page shows its first lines.
    listed: list[FormLine]
    claims: list[Claim]
    evidence: list[Claim]
    quotes: list[Quote]
    stories: list[Story]
    absences: list[Absence]
    prices: list[Price]
    decisions: list[MedalDecision]
    previous: Event | None
    following: Event | None
    record: WorldRecord | None
    sources: list[tuple[Source, int]]
    well_sourced: int
    statuses: dict[str, str]
    #: The day whose podium is shown; None for today.
    as_of: dt.date | None
    #: The last day of the final, or of the edition where that is not held.
    awarded_on: dt.date
    #: Decisions that no source dates, left out of the podium of that day.
    undated: list[MedalDecision]
    #: What was expected; None where nothing is known of the eve.
    expected: Expected | None
    milestones: list[ShownMilestone]

    @property
    def form(self) -> list[FormLine]:
        return self.listed[:LIST_LENGTH]

    @property
    def result_count(self) -> int:
        return sum(len(race.lines) for stage in self.stages for race in stage.races)


def event_page(
    championship: str, edition: str, slug: str, viewer: Viewer, as_of: dt.date | None = None
) -> EventPage:
    """At most thirteen queries, however many results; the podium today or as it stood on a day.

    Raises Event.DoesNotExist.
    """
    siblings = _siblings(championship, slug, viewer)
    here = [position for position, one in enumerate(siblings) if one.edition.slug == edition]
    if not here:
        raise Event.DoesNotExist(slug)
    event = siblings[here[0]]
    previous = siblings[here[0] - 1] if here[0] else None
    following = siblings[here[0] + 1] if here[0] + 1 < len(siblings) else None
    return _Reader(event).page(previous, following, as_of)


def _siblings(championship: str, slug: str, viewer: Viewer) -> list[Event]:
    """The same event at every edition in time order, each with its ``champions``."""
    rows = (
        Event.objects.visible_to(viewer)
        .filter(edition__championship=championship, slug=slug)
        .annotate(gold=FilteredRelation("medals", condition=Q(medals__colour="G")))
        .annotate(
            **{
                f"champion_{name}": F(f"gold__athlete__{name}")
                for name in ("slug", "given_name", "family_name", "name_order")
            },
            champion_code=F("gold__country"),
            champion_country=F("gold__country__name"),
        )
        .select_related("edition__championship", "edition__country", "discipline", "coverage")
        .order_by("edition__start_date", "gold__pk")
    )
    events: dict[int, Event] = {}
    row: Any  # an event with what was annotated
    for row in rows:
        event: Any = events.setdefault(row.pk, row)
        if event is row:
            event.champions = []
        if row.champion_slug:
            name = display_name(
                row.champion_given_name, row.champion_family_name, row.champion_name_order
            )
            path = path_of("athlete", row.champion_slug)
            event.champions.append((path, name))
        elif row.champion_country:
            path = path_of("country", row.champion_code.lower())
            event.champions.append((path, row.champion_country))
    return list(events.values())


class _Reader:
    """The queries of the page, one method each."""

    def __init__(self, event: Event) -> None:
        self.event = event
        self.for_teams = event.discipline.for_teams

    def page(
        self, previous: Event | None, following: Event | None, as_of: dt.date | None
    ) -> EventPage:
        results = self._results()
        decisions = list(
            self._about(MedalDecision).select_related("athlete", "country", "source_set")
        )
        decisions.sort(key=lambda decision: decision.effective is None)
        stages_held = stages(self.event, results, self._components(results))
        final = [
            line
            for stage in stages_held
            if stage.phase == "final"
            for race in stage.races
            for line in race.lines
        ]
        self._add_members(final)
        days = sorted({line.result.date for line in final if line.result.date})
        awarded_on = days[-1] if days else self.event.edition.end_date
        form = [] if self.for_teams else self._season_list()
        by_athlete = {entry.athlete_id: entry for entry in form if entry.athlete_id}
        prices = [] if self.for_teams else self._prices()
        latest = {price.athlete_id: price for price in reversed(prices)}
        for line in final:
            line.price = latest.get(line.result.athlete_id or 0)
            line.form = by_athlete.get(line.result.athlete_id or 0)
        claims = self._claims()
        sources, well_sourced = self._sources(results)
        return EventPage(
            event=self.event,
            stages=stages_held,
            podium=podium(final, decisions, awarded_on, as_of),
            days=days,
            listed=self._form(form, results),
            claims=[claim for claim in claims if claim.kind != Claim.Kind.EVIDENCE],
            evidence=[claim for claim in claims if claim.kind == Claim.Kind.EVIDENCE],
            quotes=list(self._about(Quote).select_related("athlete", "source")),
            stories=list(self._about(Story).select_related("source")),
            absences=list(self._about(Absence).select_related("athlete__country", "source")),
            prices=prices,
            decisions=[decision for decision in decisions if decision.action != "award"],
            previous=previous,
            following=following,
            record=self._record(days),
            sources=sources,
            well_sourced=well_sourced,
            statuses={
                status: STATUSES[status]
                for status in STATUSES
                if status != "OK" and any(result.status == status for result in results)
            },
            as_of=as_of,
            awarded_on=awarded_on,
            undated=undated(decisions, as_of) if as_of else [],
            expected=None if self.for_teams else expected_of(self.event),
            milestones=strongest(Milestone.objects.filter(event=self.event)),
        )

    def _about(self, model: Any) -> Any:
        return model.objects.filter(event=self.event)

    def _results(self) -> list[Result]:
        return list(
            Result.objects.filter(unit__event=self.event).select_related(
                "unit", "athlete", "country", "source_set"
            )
        )

    def _components(self, results: Iterable[Result]) -> dict[str, Discipline]:
        """Disciplines of a combined event's legs; no query for other events."""
        codes = {result.unit.component for result in results} - {""}
        return Discipline.objects.in_bulk(codes) if codes else {}

    def _add_members(self, lines: Iterable[Line]) -> None:
        if not self.for_teams:
            return
        members: dict[tuple[str, str], list[TeamMember]] = defaultdict(list)
        held = self._about(TeamMember).select_related("athlete")
        for member in sorted(held, key=_running_order):
            members[member.country_id, member.team].append(member)
        for line in lines:
            line.members = members[line.result.country_id, line.result.team]

    def _season_list(self) -> list[SeasonListEntry]:
        return list(
            SeasonListEntry.objects.filter(
                edition=self.event.edition_id,
                discipline=self.event.discipline_id,
                sex=self.event.sex,
            ).select_related("athlete", "country")
        )

    def _form(self, entries: list[SeasonListEntry], results: list[Result]) -> list[FormLine]:
        """What each did here: the place in the final, the round reached, or that no row is held."""
        outcomes: dict[int, str] = {}
        for result in results:
            if result.athlete_id is None or result.unit.component:
                continue
            if result.unit.phase == "final":
                outcomes[result.athlete_id] = (
                    f"{result.place}" if result.place else STATUSES[result.status]
                )
            elif result.unit.phase != "unknown":
                outcomes.setdefault(result.athlete_id, "out before the final")
            else:
                outcomes.setdefault(result.athlete_id, "took part, round not held")
        return [
            FormLine(entry, outcomes.get(entry.athlete_id or 0, "no row held")) for entry in entries
        ]

    def _claims(self) -> list[Claim]:
        return list(
            Claim.objects.filter(
                Q(event=self.event) | Q(result__unit__event=self.event)
            ).select_related("source", "result__athlete", "result__country", "result__unit")
        )

    def _prices(self) -> list[Price]:
        return list(self._about(Price).select_related("athlete", "source"))

    def _record(self, days: list[dt.date]) -> WorldRecord | None:
        """The world record that stood when the final began; the lists hold outdoor seniors."""
        championship = self.event.edition.championship
        if championship.indoor or championship.age_group != "senior":
            return None
        return (
            WorldRecord.objects.filter(
                discipline=self.event.discipline_id,
                sex=self.event.sex,
                date__lt=days[0] if days else self.event.edition.start_date,
            )
            .select_related("athlete", "country")
            .order_by("-date")
            .first()
        )

    def _sources(self, results: list[Result]) -> tuple[list[tuple[Source, int]], int]:
        """Sources with the number of rows each stands behind; rows that have two or more."""
        counts: Counter[str] = Counter()
        well_sourced = 0
        for result in results:
            names = result.source_set.key.split(";")
            counts.update(names)
            well_sourced += len(names) > 1
        sources = Source.objects.in_bulk(counts)
        return [(sources[name], count) for name, count in counts.most_common()], well_sourced


def _running_order(member: TeamMember) -> tuple[bool, int, str]:
    """By leg; who ran in the heats only comes last."""
    return member.part == TeamMember.Part.HEATS, member.leg or 9, member.athlete.sort_name
