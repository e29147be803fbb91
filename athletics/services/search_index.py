"""The search index: made whole by a rebuild, and made anew for what a change of the record touches.

The database's own index follows the rows of the table by itself.
"""

from collections.abc import Collection, Iterable
from itertools import chain
from typing import Any

from django.db import transaction
from django.db.models import Q

from athletics.domain.closeness import may_be_misspelt
from athletics.models import (
    Athlete,
    Championship,
    Club,
    Country,
    Discipline,
    Edition,
    Event,
    MedalHolder,
    Result,
    SearchEntry,
    SearchWord,
    TeamMember,
    Upset,
)
from athletics.services.search_entries import (
    athlete_entries,
    edition_entries,
    event_entries,
    reference_entries,
    upset_entries,
)

BATCH = 2000
Kind = SearchEntry.Kind
_COLUMNS = ["title", "subtitle", "address", "names", "context", "fame", "published"]
#: Their names stand in the entries of all that belongs to them.
_REFERENCE = (Championship, Country, Club, Discipline)


@transaction.atomic
def rebuild_index() -> None:
    """Throw the index away and make it again, the best known first."""
    entries = chain(
        athlete_entries(), event_entries(), edition_entries(), upset_entries(), reference_entries()
    )
    SearchEntry.objects.all().delete()
    SearchWord.objects.all().delete()
    ranked = sorted(entries, key=lambda one: (-one.fame, one.kind, one.subject))
    SearchEntry.objects.bulk_create(ranked, batch_size=BATCH)
    _add_words(ranked)


@transaction.atomic
def refresh(
    *,
    athletes: Collection[int] = (),
    events: Collection[int] = (),
    editions: Collection[int] = (),
) -> None:
    """Make anew the entries of these alone; of what is gone, the entry goes."""
    _replace([Kind.ATHLETE], athletes, athlete_entries(athletes))
    if not events and not editions:
        return
    editions = {*editions, *Event.objects.filter(pk__in=events).values_list("edition", flat=True)}
    _replace([Kind.EVENT, Kind.UPSET], events, chain(event_entries(events), upset_entries(events)))
    _replace([Kind.EDITION], editions, edition_entries(editions))
    reference = [Kind.CHAMPIONSHIP, Kind.COUNTRY, Kind.CLUB, Kind.DISCIPLINE, Kind.EVENT_TYPE]
    held = SearchEntry.objects.filter(kind__in=reference).values_list("subject", flat=True)
    _replace(reference, list(held), reference_entries())


def refresh_records(records: Iterable[Any]) -> None:
    """Make anew what is found by records of any noun, each as it was and as it is.

    The name of an athlete stands under their medals too; what an event or an edition is published
    with counts for all who took part.
    """
    records = list(records)
    if any(isinstance(record, _REFERENCE) for record in records):
        rebuild_index()
        return
    athletes = {record.pk for record in records if isinstance(record, Athlete)}
    editions = {record.pk for record in records if isinstance(record, Edition)}
    events = {record.pk for record in records if isinstance(record, Event)}
    events |= set(Event.objects.filter(edition__in=editions).values_list("pk", flat=True))
    took_part = athletes_in(events)
    took_part |= {
        record.athlete_id
        for record in records
        if isinstance(record, Result | TeamMember) and record.athlete_id
    }
    events |= set(
        MedalHolder.objects.filter(athlete__in=athletes).values_list("medal__event", flat=True)
    )
    events |= set(
        Upset.objects.filter(Q(winner__in=athletes) | Q(favourite__in=athletes)).values_list(
            "event", flat=True
        )
    )
    refresh(athletes=athletes | took_part, events=events, editions=editions)


def athletes_in(events: Collection[int]) -> set[int]:
    """Ids of who has a result, a place in a team or a medal there."""
    own = Result.objects.filter(unit__event__in=events, athlete__isnull=False)
    teams = TeamMember.objects.filter(event__in=events)
    holders = MedalHolder.objects.filter(medal__event__in=events)
    return {pk for rows in (own, teams, holders) for pk in rows.values_list("athlete", flat=True)}


def _replace(
    kinds: Collection[str], subjects: Iterable[Any], entries: Iterable[SearchEntry]
) -> None:
    """Write the entries; those of the subjects that were not made again go."""
    made = list(entries)
    kept = {(one.kind, one.subject) for one in made}
    held = SearchEntry.objects.filter(kind__in=kinds, subject__in=[str(one) for one in subjects])
    gone = [
        pk
        for pk, kind, subject in held.values_list("pk", "kind", "subject")
        if (kind, subject) not in kept
    ]
    SearchEntry.objects.filter(pk__in=gone).delete()
    SearchEntry.objects.bulk_create(
        made,
        batch_size=BATCH,
        update_conflicts=True,
        unique_fields=["kind", "subject"],
        update_fields=_COLUMNS,
    )
    _add_words(made)


def _add_words(entries: Iterable[SearchEntry]) -> None:
    """A word that is in no entry any more stays until the next rebuild: it finds nothing."""
    words = {word for one in entries for word in f"{one.names} {one.context}".split()}
    SearchWord.objects.bulk_create(
        (SearchWord(word=word) for word in sorted(words) if may_be_misspelt(word)),
        batch_size=BATCH,
        ignore_conflicts=True,
    )
