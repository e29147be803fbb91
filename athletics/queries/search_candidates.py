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
_FEW_TRIGRAMS = 6
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
_BEGUN_WORDS = """
    SELECT * FROM (
        SELECT word FROM athletics_searchword
        WHERE word > %s AND word < %s ORDER BY word LIMIT 1
    ) AS begun
"""
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
    """Entries with every word, as typed or as it may be meant; else those that lack one.

    Two queries; one more where a word is not known, one where no entry has all
    words. The best known where there are too many.
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
        rows = _entries([(_one_left_out(typed), "names"), (_one_left_out(looser), "all")], drafts)
    return rows


def _one_left_out(phrase: Phrase) -> list[Phrase]:
    return [[*phrase[:at], *phrase[at + 1 :]] for at in range(len(phrase))]


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
    parts: list[str] = []
    values: list[str | int] = []
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
    """Words held that are one letter off short ones, and that share trigrams with unknown ones."""
    held = _words_held(words)
    unknown = [word for word in words if not any(other.startswith(word) for other in held)]
    if not unknown or not (connection.vendor == "sqlite" or _has_trigrams()):
        return held
    values: list[str | int] = []
    for word in unknown:
        if connection.vendor == "sqlite":
            trigrams = dict.fromkeys(word[at : at + 3] for at in range(len(word) - 2))
            values += [" OR ".join(f'"{one}"' for one in trigrams), _MOST_WORDS]
        else:
            values += [word, word, _MOST_WORDS]
    one = _SQLITE_WORDS if connection.vendor == "sqlite" else _POSTGRESQL_WORDS
    return held + [word for (word,) in _fetch(" UNION ".join([one] * len(unknown)), values)]


def _words_held(words: Sequence[str]) -> list[str]:
    """For each word one that it begins, for short ones also those that are one letter off."""
    short = [word for word in words if len(word) <= _FEW_TRIGRAMS]
    off = sorted({other for word in short for other in one_letter_off(word)} | set(words))
    parts = [_LISTED_WORDS.format(", ".join(["%s"] * len(off)))]
    values: list[str | int] = [*off]
    for word in words:
        parts.append(_BEGUN_WORDS)
        values += [word, f"{word}zzzz"]
    return [word for (word,) in _fetch(" UNION ".join(parts), values)]


@cache
def _has_trigrams() -> bool:
    """Whether this PostgreSQL has the extension ``pg_trgm``; asked once a process."""
    return bool(_fetch("SELECT 1 FROM pg_extension WHERE extname = 'pg_trgm'", []))


def _fetch(sql: str, values: Sequence[str | int]) -> list[Any]:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return list(cursor)
