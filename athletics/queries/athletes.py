"""An athlete and everything held about them; the list of athletes."""

from collections import defaultdict
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery

from athletics.domain.rounds import EARLIER_STAGES, phase_order
from athletics.domain.season_chart import SeasonChart, chart
from athletics.models import (
    Absence,
    Athlete,
    Claim,
    Country,
    Discipline,
    Edition,
    MedalHolder,
    Membership,
    Milestone,
    Quote,
    Result,
    SeasonBest,
    SeasonListEntry,
    Source,
    Status,
    TeamMember,
    Unit,
    Upset,
    Viewer,
    WorldRecord,
)
from athletics.models.championships import sees_drafts
from athletics.queries.careers import Honours, countries_of, finals, honours, outcomes_by_season
from athletics.queries.championship_bests import ChampionshipBest, championship_bests
from athletics.queries.head_to_head import Rival, rivals
from athletics.queries.milestones import ShownMilestone, strongest
from athletics.queries.upset_lists import RecordByForm, of_athlete, record_by_form


@dataclass
class Outing:
    """One result of the athlete, with the colour it brought and the season's best on the eve."""

    result: Result
    colour: str
    eve: SeasonListEntry | None


@dataclass
class Campaign:
    """One edition: the athlete's own results, and teams they were part of."""

    edition: Edition
    outings: list[Outing]
    teams: list[tuple[TeamMember, str]]
    absences: list[Absence]


@dataclass
class Seasons:
    """Season's bests in one discipline, indoors or out, with their chart."""

    discipline: Discipline
    indoor: bool
    bests: list[SeasonBest]
    chart: SeasonChart | None

    @property
    def picture(self) -> str:
        """``season-bests-1500m``, ``season-bests-1500m-indoors``."""
        return f"season-bests-{self.discipline.slug}{'-indoors' if self.indoor else ''}"


@dataclass
class AthletePage:
    athlete: Athlete
    namesakes: list[Athlete]
    countries: list[tuple[Country, int, int]]
    honours: list[Honours]
    campaigns: list[Campaign]
    seasons: list[Seasons]
    memberships: list[Membership]
    quotes: list[Quote]
    claims: list[Claim]
    records: list[WorldRecord]
    sources: list[Source]
    result_count: int
    finals_reached: int
    straight_finals: int
    #: On the firmest basis of each event, the likeliest favourite first.
    upsets_won: list[Upset]
    upsets_suffered: list[Upset]
    record_by_form: RecordByForm
    bests: list[ChampionshipBest]
    rivals: list[Rival]
    milestones: list[ShownMilestone]


def athlete_page(slug: str, viewer: Viewer) -> AthletePage:
    """Sixteen queries, however many results. Raises Athlete.DoesNotExist."""
    mine = Athlete.objects.filter(slug=slug).values("sort_name")
    same_name = list(
        Athlete.objects.filter(sort_name=Subquery(mine)).select_related("country", "source_set")
    )
    athlete = next((one for one in same_name if one.slug == slug), None)
    if athlete is None:
        raise Athlete.DoesNotExist(slug)
    return _Reader(athlete, [one for one in same_name if one is not athlete], viewer).page()


class _Reader:
    """The queries of the page, one method each."""

    def __init__(self, athlete: Athlete, namesakes: list[Athlete], viewer: Viewer) -> None:
        self.athlete, self.namesakes, self.viewer = athlete, namesakes, viewer

    def page(self) -> AthletePage:
        results, holdings, teams = self._results(), self._holdings(), self._teams()
        straight, reached = finals(results)
        upsets = of_athlete(self.athlete, self.viewer)
        sources = self.athlete.source_set.key.split(";")
        return AthletePage(
            athlete=self.athlete,
            namesakes=self.namesakes,
            countries=countries_of(results, teams),
            honours=honours(holdings),
            campaigns=self._campaigns(results, holdings, teams),
            seasons=self._seasons(results, holdings),
            memberships=list(self._of(Membership).select_related("club", "source_set")),
            quotes=list(
                self._of(Quote)
                .filter(Q(event=None) | self._shown("event"))
                .select_related("athlete", "source", "event__edition", "event__discipline")
            ),
            claims=list(
                Claim.objects.filter(
                    Q(athlete=self.athlete)
                    | Q(result__athlete=self.athlete, kind=Claim.Kind.VALUE)
                    & self._shown("result__unit__event")
                ).select_related(
                    "source", "result__unit__event__edition", "result__unit__event__discipline"
                )
            ),
            records=list(self._of(WorldRecord).select_related("discipline").order_by("-date")),
            sources=list(Source.objects.filter(pk__in=sources)),
            result_count=len(results),
            finals_reached=reached,
            straight_finals=straight,
            upsets_won=[one for one in upsets if one.winner_id == self.athlete.pk],
            upsets_suffered=[one for one in upsets if one.favourite_id == self.athlete.pk],
            record_by_form=record_by_form(self.athlete, self.viewer),
            bests=championship_bests(results),
            rivals=rivals(self.athlete, self.viewer),
            milestones=strongest(
                Milestone.objects.visible_to(self.viewer).about_athlete(self.athlete)
            ),
        )

    def _of(self, model: type) -> QuerySet:  # type: ignore[type-arg]  # each caller knows its model
        return model.objects.filter(athlete=self.athlete)  # type: ignore[attr-defined,no-any-return]

    def _shown(self, event: str) -> Q:
        """What hangs on an event, by that path, and is shown with it.

        Told of the event itself: a list of all events that are shown costs more than the rest.
        """
        if sees_drafts(self.viewer):
            return Q(pk__isnull=False)
        return Q(
            **{f"{event}__status": Status.PUBLISHED, f"{event}__edition__status": Status.PUBLISHED}
        )

    def _results(self) -> list[Result]:
        return list(
            Result.objects.visible_to(self.viewer)
            .filter(athlete=self.athlete)
            .select_related(
                "unit__event__edition__championship",
                "unit__event__discipline",
                "athlete",
                "country",
                "source_set",
            )
            .annotate(
                through_rounds=Exists(
                    Unit.objects.filter(event=OuterRef("unit__event"), phase__in=EARLIER_STAGES)
                )
            )
        )

    def _holdings(self) -> list[MedalHolder]:
        return list(
            MedalHolder.objects.visible_to(self.viewer)
            .filter(athlete=self.athlete)
            .select_related("medal__event__edition__championship", "medal__event__discipline")
        )

    def _teams(self) -> list[TeamMember]:
        return list(
            self._of(TeamMember)
            .filter(self._shown("event"))
            .select_related("event__edition__championship", "event__discipline", "country")
        )

    def _eves(self) -> dict[tuple[int, str], SeasonListEntry]:
        entries = self._of(SeasonListEntry)
        return {(entry.edition_id, entry.discipline_id): entry for entry in entries}

    def _campaigns(
        self, results: list[Result], holdings: list[MedalHolder], teams: list[TeamMember]
    ) -> list[Campaign]:
        eves = self._eves()
        colours = {holding.medal.event_id: holding.medal.colour for holding in holdings}
        campaigns: dict[int, Campaign] = {}

        def campaign(edition: Edition) -> Campaign:
            return campaigns.setdefault(edition.pk, Campaign(edition, [], [], []))

        for result in sorted(results, key=_programme_order):
            event = result.unit.event
            of_medal = result.unit.phase == "final"
            colour = colours.get(event.pk, "") if of_medal else ""
            eve = eves.get((event.edition_id, event.discipline_id)) if of_medal else None
            campaign(event.edition).outings.append(Outing(result, colour, eve))
        for member in teams:
            colour = colours.get(member.event_id, "")
            campaign(member.event.edition).teams.append((member, colour))
        absences = self._of(Absence).filter(self._shown("event"))
        for absence in absences.select_related(
            "source", "event__edition__championship", "event__discipline"
        ):
            campaign(absence.event.edition).absences.append(absence)
        return sorted(campaigns.values(), key=lambda one: one.edition.start_date, reverse=True)

    def _seasons(self, results: list[Result], holdings: list[MedalHolder]) -> list[Seasons]:
        """By discipline, the one with most seasons first."""
        by_discipline: dict[tuple[str, bool], list[SeasonBest]] = defaultdict(list)
        for best in self._of(SeasonBest).select_related("discipline"):
            by_discipline[best.discipline_id, best.indoor].append(best)
        seasons = []
        for bests in by_discipline.values():
            discipline, indoor = bests[0].discipline, bests[0].indoor
            finals_held = outcomes_by_season(results, holdings, discipline, indoor)
            points = [(best.season, best.mark_value, best.mark) for best in bests]
            seasons.append(
                Seasons(
                    discipline,
                    indoor,
                    bests[::-1],
                    chart(points, finals_held, discipline.measure, discipline.better),
                )
            )
        return sorted(seasons, key=lambda one: (-len(one.bests), one.indoor, one.discipline.sort))


def _programme_order(result: Result) -> tuple[int, int, str]:
    unit = result.unit
    return unit.event.discipline.sort, phase_order(unit.phase), unit.component
