"""Medals as they stand today or stood on a day, of one event and of a whole edition."""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db.models import F, Max, Q

from athletics.domain.medals import COLOURS, standing, stood
from athletics.models import Athlete, Edition, Medal, MedalDecision, Result, TeamMember
from athletics.queries.lines import Line
from athletics.queries.medals import Tally, with_ranks

_ORDER = list(COLOURS)


def podium(
    final: list[Line],
    decisions: list[MedalDecision],
    awarded_on: dt.date,
    as_of: dt.date | None = None,
) -> list[Line]:
    """The lines of those who hold medals, gold first; each line of the final gets its colour.

    Who lost a medal may have no row in the final any more: the line is made of the decision.
    """
    held = standing(
        {line.result.competitor_key: line.result.place or 0 for line in final},
        awarded_on,
        [decision.as_decision() for decision in decisions],
        as_of,
    )
    for line in final:
        line.colour = held.get(line.result.competitor_key, "")
    told = {decision.competitor_key: decision for decision in decisions}
    for key in sorted(held.keys() - {line.result.competitor_key for line in final}):
        final = [*final, _line_of(told[key], held[key])]
    medallists = [line for line in final if line.colour]
    return sorted(medallists, key=lambda line: _ORDER.index(line.colour))


def _line_of(decision: MedalDecision, colour: str) -> Line:
    result = Result(
        athlete=decision.athlete,
        country=decision.country,
        team=decision.team,
        competitor_key=decision.competitor_key,
        source_set=decision.source_set,
    )
    return Line(result, place="", colour=colour)


def undated(decisions: list[MedalDecision], as_of: dt.date) -> list[MedalDecision]:
    """Decisions about one event that are not counted on that day, for nobody tells their date."""
    story = [decision.as_decision() for decision in decisions]
    return [
        decision
        for decision, told in zip(decisions, story, strict=True)
        if told.effective is None and not stood(told, story, as_of)
    ]


@dataclass
class EditionStanding:
    """The medals of an edition on a day; the records are made here and never written."""

    medals: list[Medal]
    athletes: list[Tally]
    relays_without_squads: int
    #: Decisions held about these events, and of them those that no source dates: they count only
    #: today.
    decisions: int
    undated: int
    #: Events whose final may have come later that day or week, for its day is not held.
    day_not_held: int


def edition_standing(
    edition: Edition, events: Iterable[int], as_of: dt.date, most: int
) -> EditionStanding:
    """Of these events; four queries, however many there are."""
    decisions: dict[int, list[MedalDecision]] = defaultdict(list)
    about = MedalDecision.objects.filter(event__edition=edition)
    for decision in about.select_related("athlete__country", "country"):
        decisions[decision.event_id].append(decision)
    results = _finalists(edition, decisions)
    last_days = _last_days(edition)
    medals = [
        medal
        for event_id in events
        for medal in _medals(
            event_id,
            results[event_id],
            decisions[event_id],
            last_days.get(event_id) or edition.end_date,
            as_of,
        )
    ]
    members = _members(medals, edition)
    return EditionStanding(
        medals,
        _most_successful(medals, members, most),
        sum(not medal.athlete_id and not members[_team(medal)] for medal in medals),
        sum(len(decisions[event_id]) for event_id in events),
        sum(len(undated(decisions[event_id], as_of)) for event_id in events),
        sum(
            bool(results[event_id]) and not last_days.get(event_id)
            for event_id in events
            if as_of < edition.end_date
        ),
    )


def _finalists(edition: Edition, decided: Iterable[int]) -> dict[int, list[Result]]:
    """By event: the first three, and where medals changed hands the whole final."""
    rows = (
        Result.objects.filter(unit__event__edition=edition, unit__phase="final")
        .filter(Q(place__lte=3) | Q(unit__event__in=decided))
        .annotate(event_id=F("unit__event"))
        .select_related("athlete__country", "country")
    )
    results: dict[int, list[Result]] = defaultdict(list)
    for row in rows.order_by("place", "competitor_key"):
        results[row.event_id].append(row)  # type: ignore[attr-defined]  # annotated above
    return results


def _last_days(edition: Edition) -> dict[int, dt.date | None]:
    """By event: the last day of its final; none where no row has a date."""
    finals = Result.objects.filter(unit__event__edition=edition, unit__phase="final")
    return dict(finals.values_list("unit__event").annotate(last=Max("date")).order_by())


def _medals(
    event_id: int,
    results: list[Result],
    decisions: list[MedalDecision],
    awarded_on: dt.date,
    as_of: dt.date,
) -> list[Medal]:
    held = standing(
        {result.competitor_key: result.place or 0 for result in results},
        awarded_on,
        [decision.as_decision() for decision in decisions],
        as_of,
    )
    competitors: dict[str, Result | MedalDecision] = {one.competitor_key: one for one in decisions}
    competitors |= {result.competitor_key: result for result in results}
    medals = [_medal(event_id, competitors[key], colour) for key, colour in held.items()]
    return sorted(medals, key=lambda medal: (_ORDER.index(medal.colour), medal.country_id))


def _medal(event_id: int, competitor: Result | MedalDecision, colour: str) -> Medal:
    return Medal(
        event_id=event_id,
        athlete=competitor.athlete,
        country=competitor.country,
        team=competitor.team,
        competitor_key=competitor.competitor_key,
        colour=colour,
        mark=competitor.mark if isinstance(competitor, Result) else "",
    )


_Team = tuple[int, str, str]


def _team(row: Medal | TeamMember) -> _Team:
    return row.event_id, row.country_id, row.team


def _members(medals: list[Medal], edition: Edition) -> Mapping[_Team, list[Athlete]]:
    """The squads of the teams that hold medals."""
    members: dict[_Team, list[Athlete]] = defaultdict(list)
    wanted = {_team(medal) for medal in medals if not medal.athlete_id}
    squads = TeamMember.objects.filter(event__edition=edition).select_related("athlete__country")
    for member in squads:
        if _team(member) in wanted:
            members[_team(member)].append(member.athlete)
    return members


def _most_successful(
    medals: list[Medal], members: Mapping[_Team, list[Athlete]], most: int
) -> list[Tally]:
    """As ``queries.medals.most_successful``, of medals that no table holds."""
    counts: Counter[tuple[int, str]] = Counter()
    athletes: dict[int, Athlete] = {}
    for medal in medals:
        for athlete in [medal.athlete] if medal.athlete else members[_team(medal)]:
            athletes[athlete.pk] = athlete
            counts[athlete.pk, medal.colour] += 1
    tallies = [
        Tally(athlete, counts[pk, "G"], counts[pk, "S"], counts[pk, "B"])
        for pk, athlete in athletes.items()
    ]
    several = [tally for tally in tallies if tally.total >= 2]
    several.sort(key=lambda tally: (tally.order, str(tally.holder)))
    return with_ranks(several[:most])
