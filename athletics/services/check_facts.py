"""The facts that the rules read of events, in a fixed number of queries."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from django.db.models import Count, Max, Min, Q, QuerySet
from django.db.models.functions import Coalesce

from athletics.domain.checks.facts import (
    ClaimFacts,
    EventFacts,
    LineFacts,
    MemberFacts,
    PastFacts,
    PersonFacts,
    UnitFacts,
)
from athletics.domain.competitors import competitor_key
from athletics.domain.names import display_name
from athletics.models import (
    Athlete,
    Claim,
    Discipline,
    Event,
    MedalDecision,
    Result,
    SeasonBest,
    TeamMember,
    Unit,
)
from athletics.services.check_reference import Reference

Events = QuerySet[Event]


def event_facts(events: Events, reference: Reference) -> Iterator[EventFacts]:
    """Facts of events of one edition, in the order of the programme: seven queries."""
    held = list(events.select_related("edition__championship").order_by("discipline__sort", "sex"))
    if not held:
        return
    start = held[0].edition.start_date
    people = _people(events, held[0].edition_id, reference)
    pasts = _pasts(events, start.year, reference)
    lines = _lines(events, people, pasts)
    units = defaultdict(list)
    for unit in Unit.objects.filter(event__in=events).order_by(
        "event", "phase", "group", "component", "implement"
    ):
        units[unit.event_id].append(unit)
    members = _members(events, people)
    decisions = defaultdict(list)
    for decision in MedalDecision.objects.filter(event__in=events).order_by("event", "pk"):
        decisions[decision.event_id].append(decision.as_decision())
    claims = _claims(events, units, reference)
    for event in held:
        discipline = reference.disciplines[event.discipline_id]
        yield EventFacts(
            id=event.pk,
            championship=event.edition.championship_id,
            edition=event.edition.slug,
            slug=event.slug,
            start=event.edition.start_date,
            end=event.edition.end_date,
            sex=event.sex,
            discipline=discipline.code,
            measure=discipline.measure,
            better=discipline.better,
            group=discipline.group,
            indoor=event.edition.championship.indoor,
            age_group=event.edition.championship.age_group,
            for_teams=discipline.for_teams,
            field_size=event.field,
            units=tuple(
                _unit(unit, discipline, lines.get(unit.pk, ()), reference)
                for unit in units[event.pk]
            ),
            members=tuple(members[event.pk]),
            decisions=tuple(decisions[event.pk]),
            claims=tuple(claims[event.pk]),
            records=reference.records.get((discipline.code, event.sex), ()),
            countries=reference.countries,
        )


def _unit(
    unit: Unit, discipline: Discipline, lines: Iterable[LineFacts], reference: Reference
) -> UnitFacts:
    contested = reference.disciplines.get(unit.component, discipline)
    return UnitFacts(
        phase=unit.phase,
        discipline=contested.code,
        measure=contested.measure,
        better=contested.better,
        group=unit.group,
        component=unit.component,
        implement=unit.implement,
        wind_counts=contested.wind_counts,
        lines=tuple(lines),
    )


def _people(events: Events, edition: int, reference: Reference) -> dict[int, PersonFacts]:
    """Athletes of the events, with the countries and combined events of the whole edition."""
    here, combined = defaultdict(set), defaultdict(set)
    of_events = Result.objects.filter(unit__event__in=events, athlete__isnull=False)
    everywhere = Result.objects.filter(
        unit__event__edition=edition, athlete__in=of_events.values("athlete")
    )
    columns: tuple[str, ...] = ("athlete", "country", "unit__event__discipline")
    for athlete, country, code in everywhere.values_list(*columns).distinct():
        here[athlete].add(country)
        if reference.disciplines[code].group == "combined":
            combined[athlete].add(code)
    members = TeamMember.objects.filter(event__in=events)
    athletes = Athlete.objects.filter(
        Q(pk__in=of_events.values("athlete")) | Q(pk__in=members.values("athlete"))
    )
    columns = ("pk", "slug", "given_name", "family_name", "name_order", "sex", "born")
    return {
        pk: PersonFacts(
            pk,
            slug,
            display_name(given, family, order),
            sex,
            born,
            tuple(sorted(here[pk])),
            tuple(sorted(combined[pk])),
        )
        for pk, slug, given, family, order, sex, born in athletes.values_list(*columns)
    }


def _pasts(events: Events, year: int, reference: Reference) -> dict[tuple[int, str], PastFacts]:
    """The best of each athlete's other seasons, by athlete and discipline."""
    bests = (
        SeasonBest.objects.filter(
            discipline__in=events.values("discipline"),
            athlete__in=Result.objects.filter(unit__event__in=events).values("athlete"),
        )
        .exclude(season=year)
        .order_by()
        .values_list("athlete", "discipline")
        .annotate(least=Min("mark_value"), most=Max("mark_value"))
        .annotate(seasons=Count("season", distinct=True))
        .values_list("athlete", "discipline", "least", "most", "seasons")
    )
    return {
        (athlete, code): PastFacts(
            least if reference.disciplines[code].better == "lower" else most, seasons
        )
        for athlete, code, least, most, seasons in bests
    }


def _lines(
    events: Events,
    people: Mapping[int, PersonFacts],
    pasts: Mapping[tuple[int, str], PastFacts],
) -> dict[int, list[LineFacts]]:
    """Results by unit, in the order in which they finished."""
    lines: dict[int, list[LineFacts]] = defaultdict(list)
    columns = (
        *("unit", "athlete", "unit__event__discipline", "competitor_key", "country", "status"),
        *("place", "mark", "mark_value", "wind", "legal_mark", "legal_mark_value", "legal_wind"),
        *("date", "advanced", "reaction", "note"),
    )
    results = Result.objects.filter(unit__event__in=events)
    order = (Coalesce("place", 10_000), "competitor_key")
    for unit, athlete, code, *values in results.order_by("unit", *order).values_list(*columns):
        key, country, *rest = values
        past = pasts.get((athlete, code))
        cells: list[Any] = [key, country, people.get(athlete), *rest, past]
        lines[unit].append(LineFacts(*cells))
    return lines


def _members(events: Events, people: Mapping[int, PersonFacts]) -> dict[int, list[MemberFacts]]:
    members: dict[int, list[MemberFacts]] = defaultdict(list)
    for member in TeamMember.objects.filter(event__in=events).order_by("event", "pk"):
        members[member.event_id].append(
            MemberFacts(
                competitor_key(None, member.country_id, member.team),
                people[member.athlete_id],
                member.leg,
                member.part,
            )
        )
    return members


def _claims(
    events: Events, units: Mapping[int, list[Unit]], reference: Reference
) -> dict[int, list[ClaimFacts]]:
    """Claims of events and of their results that speak of a margin."""
    subjects = {
        unit.pk: _unit(unit, Discipline(), (), reference).subject
        for held in units.values()
        for unit in held
    }
    claims: dict[int, list[ClaimFacts]] = defaultdict(list)
    about = Q(event__in=events) | Q(result__unit__event__in=events)
    columns = ("subject", "value", "source", "result__competitor_key", "result__unit", "about")
    for subject, value, source, competitor, unit, event in (
        Claim.objects.filter(about, subject__icontains="margin")
        .annotate(about=Coalesce("event", "result__unit__event"))
        .order_by("pk")
        .values_list(*columns)
    ):
        claims[event].append(ClaimFacts(subject, value, source, competitor, subjects.get(unit)))
    return claims
