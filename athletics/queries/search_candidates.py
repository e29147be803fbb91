"""Entries that may be meant, as each database finds them; ``search`` ranks them.

A query is a choice of phrases: every word of one must occur. A word with a star need only begin.
"""

from collections.abc import Callable, Sequence
from functools import cache
from typing import Any

from django.db import connection

from athletics.domain.closeness import alike, joined_pairs, may_be_misspelt, one_letter_off
from athletics.models import Viewer
from athletics.models.championships import sees_drafts

#: Id, names, context, fame.
Row = tuple[int, str, str, int]
#: Any of these words at each position.
Phrase = list[list[str]]

#: Of each way to match: the best known.
MOST = 200
#: Words sharing trigrams with one that was typed, by bm25 or similarity.
_MOST_WORDS = 200
#: Of them, those that letters tell to be close.
_MOST_MEANT = 10
#: Words that are looked up in every way in which one letter can be wrong: they have few trigrams.
_FEW_TRIGRAMS = 7
#: So short a beginning is looked for in names alone.
_SHORT = 2

_ENTRIES = """
    SELECT id, names, context, fame FROM athletics_searchentry WHERE id IN ({}) ORDER BY id
"""
_SQLITE_ENTRIES = """
    SELECT id FROM (
        SELECT id FROM athletics_search_entries
        JOIN athletics_searchentry ON id = athletics_search_entries.rowid
        WHERE athletics_search_entries MATCH %s AND (published OR %s)
        ORDER BY fame DESC, id LIMIT %s
    )
"""
_LISTED_WORDS = "SELECT word FROM athletics_searchword WHERE word IN ({})"
_SQLITE_WORDS = """
    SELECT word FROM (
        SELECT word FROM athletics_search_trigrams
        WHERE athletics_search_trigrams MATCH %s
        ORDER BY bm25(athletics_search_trigrams) LIMIT %s
    )
"""
_POSTGRESQL_ENTRIES = """
    (
        SELECT id FROM athletics_searchentry
        WHERE to_tsvector('simple', {}) @@ to_tsquery('simple', %s) AND (published OR %s)
        ORDER BY fame DESC, id LIMIT %s
    )
"""
_POSTGRESQL_WORDS = """
    (
        SELECT word FROM athletics_searchword
        WHERE word %% %s ORDER BY similarity(word, %s) DESC LIMIT %s
    )
"""


def candidates(words: Sequence[str], viewer: Viewer) -> list[Row]:
    """Entries with every word, as typed or as it may be meant; else those with any of them.

    Two queries, three where no entry has all words. The best known where there are too many.
    """
    drafts = sees_drafts(viewer)
    typed = [[f"{word}*"] for word in words]
    phrases = [typed]
    for at, pair in enumerate(joined_pairs(words)):
        phrases.append([*typed[:at], [f"{pair}*"], *typed[at + 2 :]])
    ways = [(phrases, "names")]
    if any(len(word) > _SHORT for word in words):
        ways.append((phrases, "all"))
    meant = meant_by(words)
    looser = [[*any_of, *meant.get(word, ())] for word, any_of in zip(words, typed, strict=True)]
    if looser != typed:
        ways.append(([looser], "all"))
    rows = _entries(ways, drafts)
    if not rows and len(words) > 1:
        single = [([[any_of]], "names") for any_of in typed]
        rows = _entries([*single, *(([[any_of]], "all") for any_of in looser)], drafts)
    return rows


def meant_by(words: Sequence[str]) -> dict[str, list[str]]:
    """For each word that may be misspelt, the words held that are closest to it."""
    doubtful = [word for word in words if may_be_misspelt(word)]
    if not doubtful:
        return {}
    known = _words_near(doubtful)
    meant = {}
    for word in doubtful:
        near = alike(word, known)
        meant[word] = sorted(near, key=lambda other: (-near[other], other))[:_MOST_MEANT]
    return meant


def _entries(ways: Sequence[tuple[list[Phrase], str]], drafts: bool) -> list[Row]:
    """Entries that match in any of these ways, in their names or in all their words."""
    parts, values = [], []
    for phrases, where in ways:
        if connection.vendor == "sqlite":
            parts.append(_SQLITE_ENTRIES)
            values += [_fts5(phrases, where), drafts, MOST]
        else:
            columns = "names" if where == "names" else "names || ' ' || context"
            parts.append(_POSTGRESQL_ENTRIES.format(columns))
            values += [_tsquery(phrases), drafts, MOST]
    return _fetch(_ENTRIES.format(" UNION ".join(parts)), values)


def _fts5(phrases: Sequence[Phrase], where: str) -> str:
    """``names : ("jo"* AND ("kerr"* OR "karr"))``."""
    query = _nested(phrases, " OR ", " AND ", _fts5_word)
    return f"names : ({query})" if where == "names" else query


def _nested(phrases: Sequence[Phrase], either: str, both: str, say: Callable[[str], str]) -> str:
    """In the grammar of a database."""
    return either.join(
        f"({both.join(f'({either.join(map(say, any_of))})' for any_of in phrase)})"
        for phrase in phrases
    )


def _fts5_word(word: str) -> str:
    return f'"{word.removesuffix("*")}"{"*" if word.endswith("*") else ""}'


def _tsquery(phrases: Sequence[Phrase]) -> str:
    """``(jo:* & (kerr:* | karr))``."""
    return _nested(phrases, " | ", " & ", _tsquery_word)


def _tsquery_word(word: str) -> str:
    return f"'{word.removesuffix('*')}'{':*' if word.endswith('*') else ''}"


def _words_near(words: Sequence[str]) -> list[str]:
    """Words held that share the most trigrams with each of these, or are one letter off."""
    short = [word for word in words if len(word) <= _FEW_TRIGRAMS]
    values: list[str | int] = [*sorted({one for word in short for one in one_letter_off(word)})]
    parts = [_LISTED_WORDS.format(", ".join(["%s"] * len(values)))] if values else []
    if connection.vendor == "sqlite":
        for word in words:
            trigrams = dict.fromkeys(word[at : at + 3] for at in range(len(word) - 2))
            values += [" OR ".join(f'"{one}"' for one in trigrams), _MOST_WORDS]
        parts += [_SQLITE_WORDS] * len(words)
    elif _has_trigrams():
        for word in words:
            values += [word, word, _MOST_WORDS]
        parts += [_POSTGRESQL_WORDS] * len(words)
    return [word for (word,) in _fetch(" UNION ".join(parts), values)] if parts else []


@cache
def _has_trigrams() -> bool:
    """Whether this PostgreSQL has the extension ``pg_trgm``; asked once a process."""
    return bool(_fetch("SELECT 1 FROM pg_extension WHERE extname = 'pg_trgm'", []))


def _fetch(sql: str, values: Sequence[str | int]) -> list[Any]:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return list(cursor)
