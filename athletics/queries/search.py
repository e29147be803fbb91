"""What somebody looks for by name, the closest and best known first."""

from dataclasses import dataclass

from athletics.domain.closeness import asked_words, closeness, order
from athletics.models import SearchEntry, Viewer
from athletics.queries.search_candidates import MOST, candidates


@dataclass(frozen=True)
class Found:
    """``entries`` are the best of ``count``; where ``at_least``, the best known were counted."""

    entries: list[SearchEntry]
    count: int
    at_least: bool = False


def search(text: str, viewer: Viewer, most: int | None = None) -> Found:
    """The ``most`` best, or all.

    None where the text has no word; three queries; one more where a word is not known, one where
    no entry has all words.
    """
    words = asked_words(text)
    if not words:
        return Found([], 0)
    rows = candidates(words, viewer)
    close = closeness(words, [(names, context) for _, names, context, _ in rows])
    ranked = order([(value, fame) for value, (*_, fame) in zip(close, rows, strict=True)])
    best = [rows[at][0] for at in ranked[:most]]
    entries = SearchEntry.objects.in_bulk(best)
    return Found([entries[pk] for pk in best], len(ranked), at_least=len(rows) >= MOST)
