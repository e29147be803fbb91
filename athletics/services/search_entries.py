"""What can be found, made from the record: a search entry for each thing that has a page.

Only what is published counts towards fame and context, so that a draft shows in nothing else.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator
from typing import Any

from django.db.models import Count, Max, Min
from django.urls import reverse

from athletics.domain.closeness import spellings, words_of
from athletics.domain.events import SEXES, event_name, event_slug
from athletics.domain.fame import fame, medal_points
from athletics.models import (
    Athlete,
    Championship,
    Club,
    Country,
    Discipline,
    Edition,
    Event,
    Medal,
    MedalHolder,
    Result,
    SearchEntry,
    Status,
    TeamMember,
    Upset,
)

Kind = SearchEntry.Kind
#: Other words for whom an event is for.
_WHO = {"M": "men man male", "W": "women woman female ladies", "X": "mixed"}
#: Disciplines named under an athlete.
_MOST_DISCIPLINES = 2


def athlete_entries(of: Collection[int] | None = None) -> Iterator[SearchEntry]:
    """Of all athletes, or of those with these ids."""
    points = _points(MedalHolder.objects, "athlete", "medal__", **_among("athlete", of))
    outings = _outings(of)
    countries = dict(Country.objects.values_list("code", "name"))
    disciplines = Discipline.objects.in_bulk()
    for athlete in Athlete.objects.filter(**_among("pk", of)).order_by("pk"):
        held = outings.get(athlete.pk, [])
        codes = list(dict.fromkeys(code for *_, code in held if code)) or [athlete.country_id]
        years = sorted({year for year, _, _ in held})
        most = [disciplines[code] for code, _ in Counter(code for _, code, _ in held).most_common()]
        told = [
            " and ".join(countries[code] for code in codes),
            ", ".join(one.short_name for one in most[:_MOST_DISCIPLINES]),
            _span(years),
            f"born {athlete.born.year}" if athlete.born else "",
        ]
        around = [*codes, athlete.country_id, *(countries[code] for code in codes)]
        around += [f"{one.short_name} {one.code}" for one in most]
        yield SearchEntry(
            kind=Kind.ATHLETE,
            subject=str(athlete.pk),
            title=athlete.name,
            subtitle=_line(told),
            address=athlete.get_absolute_url(),
            names=spellings(athlete.name, *athlete.spellings),
            context=_words(*around, *map(str, years)),
            fame=fame(points[athlete.pk], len(held)),
            published=True,
        )


def _outings(of: Collection[int] | None) -> dict[int, list[tuple[int, str, str]]]:
    """By athlete: year, discipline and country of each event, in order of time.

    The country is empty where the archive does not hold the one competed for.
    """
    outings: dict[int, dict[int, tuple[int, str, str]]] = defaultdict(dict)
    own = Result.objects.visible_to(None).filter(athlete__isnull=False, **_among("athlete", of))
    teams = TeamMember.objects.filter(
        event__in=Event.objects.visible_to(None), **_among("athlete", of)
    )
    for rows, event in ((own, "unit__event"), (teams, "event")):
        edition = f"{event}__edition"
        columns = ("athlete", event, f"{edition}__year", f"{event}__discipline", "country")
        for athlete, event_id, year, discipline, country, held in (
            rows.order_by(f"{edition}__start_date", event)
            .values_list(*columns, f"{edition}__championship__countries_held")
            .distinct()
        ):
            known = country if held else ""
            outings[athlete].setdefault(event_id, (year, discipline, known))
    return {
        athlete: sorted(held.values(), key=lambda one: one[0]) for athlete, held in outings.items()
    }


def event_entries(of: Collection[int] | None = None) -> Iterator[SearchEntry]:
    """Of all events, drafts too, or of those with these ids."""
    events = (
        Event.objects.filter(**_among("pk", of))
        .select_related("edition__championship", "edition__country", "discipline")
        .order_by("pk")
    )
    medals, holders = _medals(of), _holders(of)
    for event in events:
        edition, championship = event.edition, event.edition.championship
        won_here = medals[event.pk]
        winners = [one for pk, colour in won_here if colour == "G" for one in holders[pk]]
        names = [name for pk, _ in won_here for one in holders[pk] for name in _names(one)]
        named = [event_name(event.sex, name) for name in _discipline_names(event.discipline)]
        edition_name = f"{edition.city} {edition.year}"
        won = f"won by {', '.join(one.name for one in winners)}" if len(winners) == 1 else ""
        points = sum(_worth(colour, championship) for _, colour in won_here)
        yield SearchEntry(
            kind=Kind.EVENT,
            subject=str(event.pk),
            title=f"{event.name}, {edition.name}",
            subtitle=_line([championship.short_name, won]),
            address=event.get_absolute_url(),
            names=spellings(*(f"{name} {edition_name}" for name in named)),
            context=_words(*_around(edition), _WHO[event.sex], *names),
            fame=fame(points),
            published=Status.PUBLISHED == event.status == edition.status,
        )


def _medals(of: Collection[int] | None) -> dict[int, list[tuple[int, str]]]:
    """By event: id and colour of each medal."""
    medals: dict[int, list[tuple[int, str]]] = defaultdict(list)
    held = Medal.objects.filter(**_among("event", of)).order_by("pk")
    for event, pk, colour in held.values_list("event", "pk", "colour"):
        medals[event].append((pk, colour))
    return medals


def _holders(of: Collection[int] | None) -> dict[int, list[Athlete]]:
    """By medal: those who hold it.

    Of all events without naming the medals one by one, as a prefetch would: SQLite looked each of
    them up for each athlete, which took a minute and a half.
    """
    holders: dict[int, list[Athlete]] = defaultdict(list)
    held = MedalHolder.objects.filter(**_among("medal__event", of)).select_related("athlete")
    for one in held.order_by("athlete__sort_name", "athlete__slug"):
        holders[one.medal_id].append(one.athlete)
    return holders


def edition_entries(of: Collection[int] | None = None) -> Iterator[SearchEntry]:
    """Of all editions, drafts too, or of those with these ids."""
    points = _points(Medal.objects, "event__edition", "", **_among("event__edition", of))
    editions = Edition.objects.filter(**_among("pk", of)).select_related("championship", "country")
    for edition in editions.order_by("pk"):
        championship = edition.championship
        yield SearchEntry(
            kind=Kind.EDITION,
            subject=str(edition.pk),
            title=f"{championship.short_name}, {edition.name}",
            subtitle=_line([edition.official_name, edition.country.name, edition.days]),
            address=edition.get_absolute_url(),
            names=spellings(edition.name, f"{championship.short_name} {edition.name}"),
            context=_words(*_around(edition)),
            fame=fame(points[edition.pk]),
            published=edition.status == Status.PUBLISHED,
        )


def reference_entries() -> Iterator[SearchEntry]:
    """Championships, countries, clubs, disciplines and event types: few, and made all at once."""
    yield from _championships()
    yield from _countries()
    yield from _clubs()
    yield from _disciplines()


def _championships() -> Iterator[SearchEntry]:
    points = _points(Medal.objects, "event__edition__championship", "")
    for one in Championship.objects.all():
        yield SearchEntry(
            kind=Kind.CHAMPIONSHIP,
            subject=one.pk,
            title=one.name,
            subtitle="all editions",
            address=one.get_absolute_url(),
            names=spellings(one.name, one.short_name),
            context=_words(one.organiser),
            fame=fame(points[one.pk]),
            published=True,
        )


def _countries() -> Iterator[SearchEntry]:
    points = _points(
        Medal.objects, "country", "", event__edition__championship__countries_held=True
    )
    for country in Country.objects.all():
        used = [str(year or "") for year in (country.from_year, country.to_year)]
        yield SearchEntry(
            kind=Kind.COUNTRY,
            subject=country.pk,
            title=country.name,
            subtitle=_line([country.code, f"{used[0]}–{used[1]}" if any(used) else ""]),
            address=country.get_absolute_url(),
            names=spellings(country.name, country.code),
            context=_words(country.note),
            fame=fame(points[country.pk]),
            published=True,
        )


def _clubs() -> Iterator[SearchEntry]:
    points = _points(MedalHolder.objects, "athlete__memberships__club", "medal__")
    for club in Club.objects.select_related("country"):
        yield SearchEntry(
            kind=Kind.CLUB,
            subject=str(club.pk),
            title=club.name,
            subtitle=_line([club.city, club.country.name]),
            address=club.get_absolute_url(),
            names=spellings(club.name),
            context=_words(club.city, club.country.name),
            fame=fame(points[club.pk]),
            published=True,
        )


def _disciplines() -> Iterator[SearchEntry]:
    """Those contested, and each again for every sex that contested it."""
    by_type: dict[tuple[Any, ...], int] = Counter()
    events = Event.objects.visible_to(None)
    for discipline, sex, worth in _worths(Medal.objects, ("event__discipline", "event__sex"), ""):
        by_type[discipline, sex] += worth
    held = {
        (code, sex): (count, (first, last))
        for code, sex, count, first, last in events.values_list("discipline", "sex")
        .annotate(Count("pk"), Min("edition__year"), Max("edition__year"))
        .order_by()
    }
    for discipline in Discipline.objects.all():
        sexes = [sex for sex in SEXES if (discipline.pk, sex) in held]
        names = _discipline_names(discipline)
        if not sexes:
            continue
        yield SearchEntry(
            kind=Kind.DISCIPLINE,
            subject=discipline.pk,
            title=discipline.short_name,
            subtitle=_line([discipline.get_group_display(), ", ".join(SEXES[s] for s in sexes)]),
            address=f"{reverse('event-types')}#{discipline.slug}",
            names=spellings(*names),
            context="",
            fame=fame(sum(by_type[discipline.pk, sex] for sex in sexes)),
            published=True,
        )
        for sex in sexes:
            count, span = held[discipline.pk, sex]
            slug = event_slug(sex, discipline.slug)
            yield SearchEntry(
                kind=Kind.EVENT_TYPE,
                subject=slug,
                title=event_name(sex, discipline.short_name),
                subtitle=_line([f"{count} edition{'s' if count > 1 else ''}", _span(span)]),
                address=reverse("event-type", args=[slug]),
                names=spellings(*(event_name(sex, name) for name in names)),
                context=_words(_WHO[sex]),
                fame=fame(by_type[discipline.pk, sex]),
                published=True,
            )


def upset_entries(of: Collection[int] | None = None) -> Iterator[SearchEntry]:
    """The cases of all events, drafts too, or of the events with these ids."""
    upsets = (
        Upset.objects.leading()
        .filter(**_among("event", of))
        .select_related(
            "event__edition__championship", "event__edition__country", "event__discipline"
        )
    )
    for upset in upsets.select_related("winner", "favourite").order_by("event"):
        event, edition = upset.event, upset.event.edition
        people = [*_names(upset.winner), *_names(upset.favourite)]
        about = [event_name(event.sex, name) for name in _discipline_names(event.discipline)]
        yield SearchEntry(
            kind=Kind.UPSET,
            subject=str(event.pk),
            title=f"{upset.winner} beat {upset.favourite}, {event}"[:200],
            subtitle=upset.evidence,
            address=reverse("upset", args=[edition.championship_id, edition.slug, event.slug]),
            names=spellings(*people, *(f"{name} {edition.city} {edition.year}" for name in about)),
            context=_words(*_around(edition), _WHO[event.sex], "upset"),
            # behind the people it names
            fame=fame(sum(_worth(colour, edition.championship) for colour in "GSB")) // 2,
            published=Status.PUBLISHED == event.status == edition.status,
        )


def _points(rows: Any, by: str, medal: str, **among: Any) -> Counter[Any]:
    """Points of published medals, summed by a column of the rows; ``medal`` leads to the medal."""
    points: Counter[Any] = Counter()
    for key, worth in _worths(rows, (by,), medal, **among):
        points[key] += worth
    return points


def _worths(rows: Any, by: tuple[str, ...], medal: str, **among: Any) -> Iterator[tuple[Any, ...]]:
    championship = f"{medal}event__edition__championship__"
    columns = [f"{championship}{name}" for name in ("level", "age_group", "indoor")]
    published = {f"{medal}event__{name}status": Status.PUBLISHED for name in ("", "edition__")}
    for *keys, colour, level, age_group, indoor, count in (
        rows.filter(**published, **among)
        .values_list(*by, f"{medal}colour", *columns)
        .annotate(Count("pk"))
        .order_by()
    ):
        yield *keys, count * medal_points(colour, level, age_group, indoor=indoor)


def _worth(colour: str, championship: Championship) -> int:
    return medal_points(
        colour, championship.level, championship.age_group, indoor=championship.indoor
    )


def _among(column: str, of: Collection[int] | None) -> dict[str, Any]:
    return {} if of is None else {f"{column}__in": of}


def _names(athlete: Athlete) -> list[str]:
    return [athlete.name, *athlete.spellings]


def _discipline_names(discipline: Discipline) -> list[str]:
    return [discipline.short_name, discipline.name, discipline.code]


def _around(edition: Edition) -> Iterable[str]:
    championship = edition.championship
    yield from (championship.name, championship.short_name, edition.official_name)
    yield from (edition.country.name, edition.venue, str(edition.start_date.year))


def _words(*texts: str) -> str:
    """The words of texts, each once."""
    return " ".join(dict.fromkeys(word for text in texts for word in words_of(text)))


def _line(parts: Iterable[str]) -> str:
    return " · ".join(part for part in parts if part)[:300]


def _span(years: Any) -> str:
    if not years:
        return ""
    return str(years[0]) if years[0] == years[-1] else f"{years[0]}–{years[-1]}"
