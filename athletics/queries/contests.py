"""Finals and medals as the rules of milestones read them: published events only."""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import replace

from django.db.models import Min, Q, QuerySet

from athletics.domain.milestones.contests import Contest, Country, Honour, Person
from athletics.models import Edition, Event, Medal, Result
from athletics.queries.contest_reader import ContestReader

EventType = tuple[str, str]
#: Places among which medallists are looked for where nothing else of a final is read.
_NEAR_MEDALS = 8


def published(also: Collection[int] = ()) -> QuerySet[Event]:
    """Events that the public sees, and those given: what would follow if they were published."""
    seen = Event.objects.visible_to(None)
    return seen | Event.objects.filter(pk__in=also) if also else seen


def of_event_types(
    types: Collection[EventType] | None = None, also: Collection[int] = ()
) -> list[Contest]:
    """All that is held of the events of some types, or of every type, in time order."""
    events = published(also)
    if types is not None:
        wanted = Q(pk__in=())
        for discipline, sex in types:
            wanted |= Q(discipline=discipline, sex=sex)
        events = events.filter(wanted)
    results = Result.objects.filter(unit__event__in=events, unit__component="")
    return _with_olympic_champions(ContestReader(events, results).contests())


def with_medals_only(
    athletes: Collection[int], countries: Collection[str], also: Collection[int] = ()
) -> list[Contest]:
    """With their medallists and nobody else, in time order: the contests that brought medals to
    these athletes, and those of the editions that brought these countries the first ones.
    """
    medals = Medal.objects.filter(event__in=published(also))
    of_countries = medals.filter(
        country__in=countries, event__edition__championship__countries_held=True
    )
    firsts = of_countries.values_list("country", "event__edition__championship").annotate(
        medal=Min("event__edition__start_date"),
        title=Min("event__edition__start_date", filter=Q(colour="G")),
    )
    starts = {(championship, day) for _, championship, *days in firsts for day in days if day}
    editions = [
        pk
        for pk, *named in Edition.objects.values_list("pk", "championship", "start_date")
        if tuple(named) in starts
    ]
    bringing = Q(pk__in=of_countries.filter(event__edition__in=editions).values("event"))
    bringing |= Q(pk__in=medals.filter(holders__in=athletes).values("event"))
    events = published(also).filter(bringing)
    results = Result.objects.filter(
        unit__event__in=events, unit__phase="final", place__lte=_NEAR_MEDALS
    )
    return ContestReader(events, results).contests(medallists_only=True)


def lacking_medals(also: Collection[int] = ()) -> dict[str, list[dt.date]]:
    """First days of the editions of events without medals, by championship; ``""`` for all."""
    lacking: dict[str, list[dt.date]] = defaultdict(list)
    bare = published(also).filter(medals=None, edition__championship__countries_held=True)
    for championship, starts in bare.values_list("edition__championship", "edition__start_date"):
        for scope in (championship, ""):
            lacking[scope].append(starts)
    return {scope: sorted(days) for scope, days in lacking.items()}


def _with_olympic_champions(contests: list[Contest]) -> list[Contest]:
    """Each with those who had won the event at the latest Games before it."""
    champions: dict[EventType, frozenset[str]] = {}
    known = []
    for contest in contests:
        event_type = (contest.discipline, contest.sex)
        known.append(replace(contest, champions=champions.get(event_type, frozenset())))
        if contest.championship.slug == "olympic-games":
            champions[event_type] = frozenset(one.competitor for one in contest.winners)
    return known


def honours_of_athletes(
    contests: Iterable[Contest],
) -> dict[Person, list[Honour]]:
    honours: dict[Person, list[Honour]] = defaultdict(list)
    for contest in contests:
        for one in contest.medallists:
            for person in one.people:
                honours[person].append(Honour(contest, one))
    return honours


def honours_of_countries(
    contests: Iterable[Contest],
) -> dict[Country, list[Honour]]:
    """Of the championships whose countries are held."""
    honours: dict[Country, list[Honour]] = defaultdict(list)
    for contest in contests:
        if contest.championship.countries_held:
            for one in contest.medallists:
                honours[one.country].append(Honour(contest, one))
    return honours
