"""Sources, and how many results name each."""

from collections import Counter

from django.db.models import Count, QuerySet

from athletics.models import Event, Result, Source, SourceSetItem, Unit, Viewer
from athletics.queries.kept import kept


def all_sources(viewer: Viewer) -> list[Source]:
    """Every source with the number of results that name it; four queries."""
    return with_counts(list(Source.objects.all()), viewer)


def with_counts(held: list[Source], viewer: Viewer) -> list[Source]:
    """Each with its ``result_count``; three queries, where they are not kept."""
    counts = kept("sources", "", viewer, lambda: _counts(viewer))
    for one in held:
        one.result_count = counts[one.pk]  # type: ignore[attr-defined]
    return held


def _counts(viewer: Viewer) -> Counter[str]:
    """Of every source, the results that name it.

    Results are counted by the index on source sets, all of them less the few of drafts: a join of
    sources, results and events would read every result by itself.
    """
    drafts = Event.objects.hidden_from(viewer)
    hidden = Result.objects.filter(unit__in=Unit.objects.filter(event__in=drafts))
    named = Counter(_by_source_set(Result.objects.all()))
    named.subtract(_by_source_set(hidden))
    counts: Counter[str] = Counter()
    for source, source_set in SourceSetItem.objects.values_list("source", "source_set"):
        counts[source] += named[source_set]
    return counts


def _by_source_set(results: "QuerySet[Result]") -> dict[int, int]:
    return dict(results.order_by().values_list("source_set").annotate(Count("pk")))
