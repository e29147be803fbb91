"""How close what somebody typed is to the names of a thing.

Both sides are folded to words first, so that accents, case and the order of words do not matter
and "100 metres", "100 m" and "100m" are one. A word is close to another that it begins, or that
differs from it in few letters.
"""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import pairwise
from string import ascii_lowercase

from rapidfuzz import process
from rapidfuzz.distance import OSA

from athletics.domain.names import fold

#: Words that tell nothing; they count only where nothing else was typed.
_FILLERS = frozenset("a and at de for in of on the".split())
_THOUSANDS = re.compile(r"(?<=\d)[,\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}](?=\d{3}\b)")
_TIMES = re.compile(r"(?<=\d)\s*[x×]\s*(?=\d)", re.IGNORECASE)
_UNITS = (
    (re.compile(r"(?<=\d)\s*(?:m|met(?:er|re)s?)\b", re.IGNORECASE), "m"),
    (re.compile(r"(?<=\d)\s*(?:km|kilomet(?:er|re)s?)\b", re.IGNORECASE), "km"),
)
_WITH_UNIT = re.compile(r"(?<=\d)k?m$")
_HYPHENED = re.compile(r"(?<=\w)[-‐‑](?=\w)")

#: What is found beside the name counts less than the name.
_CONTEXT = 0.85
#: A word that begins another, from the barest beginning to all but the end.
_BEGINS_LEAST, _BEGINS_MORE = 0.88, 0.08
#: What a word loses that is wrong in every letter.
_WRONG = 0.85
#: Two words typed apart that are one, and the reverse.
_JOINED = 0.95
#: For a thing of which no word is left unsaid.
_WHOLE = 0.1
_SAID = 0.88
#: What is this much further than the closest is not shown, nor what is less close than half.
_BEHIND, _LEAST = 0.16, 0.42
#: Fame decides between things about equally close.
_FAME = 0.12


@lru_cache(maxsize=4096)  # an index has the same few countries and disciplines again and again
def words_of(text: str) -> tuple[str, ...]:
    """Folded words, distances as one: ``10,000 metres`` is ``10000m``, ``4 × 100`` is ``4x100``."""
    text = _TIMES.sub("x", _THOUSANDS.sub("", text))
    for pattern, unit in _UNITS:
        text = pattern.sub(unit, text)
    return tuple(fold(text).split())


def asked_words(text: str) -> list[str]:
    """The words of a query, each once; fillers only where there is nothing else."""
    words = list(dict.fromkeys(words_of(text)))
    return [word for word in words if word not in _FILLERS] or words


def spellings(*names: str) -> str:
    """All names as words, parted by ``|``; hyphened ones joined too, distances without unit too.

    ``shelly ann fraser pryce | shellyann fraserpryce``.
    """
    made: dict[str, None] = {}
    for name in names:
        for form in dict.fromkeys((name, _HYPHENED.sub("", name))):
            words = words_of(form)
            made[" ".join(words)] = None
            made[" ".join(_WITH_UNIT.sub("", word) for word in words)] = None
    return " | ".join(form for form in made if form)


def joined_pairs(words: Sequence[str]) -> list[str]:
    """``mc master`` may be ``mcmaster``."""
    return [one + other for one, other in pairwise(words)]


def closeness(words: Sequence[str], candidates: Iterable[tuple[str, str]]) -> list[float]:
    """How close each candidate, (names, context) as words, is to the words of a query.

    1 where every word stands in the names, a little more where they say a whole name, 0 where
    nothing is alike.
    """
    parted = [(names.split(), context.split(), names) for names, context in candidates]
    vocabulary = list({word for names, context, _ in parted for word in (*names, *context)})
    found = [alike(word, vocabulary) for word in words]
    joined = [alike(word, vocabulary) for word in joined_pairs(words)]
    said = {word for one in (*found, *joined) for word, much in one.items() if much >= _SAID}
    return [
        _value(found, joined, names, context) + _whole(said, spelled)
        for names, context, spelled in parted
    ]


def _value(
    found: Sequence[dict[str, float]],
    joined: Sequence[dict[str, float]],
    names: Sequence[str],
    context: Sequence[str],
) -> float:
    """The mean over the words asked for, each at the best it finds."""
    values = [_best(one, names, context) for one in found]
    for at, one in enumerate(joined):
        both = _JOINED * _best(one, names, context)
        values[at], values[at + 1] = max(values[at], both), max(values[at + 1], both)
    return sum(values) / len(values)


def _best(found: dict[str, float], names: Sequence[str], context: Sequence[str]) -> float:
    named = max((found.get(word, 0.0) for word in names), default=0.0)
    if named >= _CONTEXT:
        return named
    return max(named, _CONTEXT * max((found.get(word, 0.0) for word in context), default=0.0))


def _whole(said: set[str], spelled: str) -> float:
    return _WHOLE * any(said.issuperset(spelling.split()) for spelling in spelled.split("|"))


def alike(word: str, vocabulary: Sequence[str]) -> dict[str, float]:
    """By word of the vocabulary, from 0 to 1; words that are not alike are left out."""
    found = {
        other: 1.0
        if other == word and len(word) > 1  # an initial is the beginning of a name
        else _BEGINS_LEAST + _BEGINS_MORE * len(word) / len(other)
        for other in vocabulary
        if other.startswith(word)
    }
    if not may_be_misspelt(word):
        return found
    for other, distance, _ in process.extract(
        word, vocabulary, scorer=OSA.distance, score_cutoff=_errors(word), limit=None
    ):
        if may_be_misspelt(other):
            off = _WRONG * distance / max(len(word), len(other))
            found[other] = max(found.get(other, 0.0), 1 - off)
    _begin_nearly(word, vocabulary, found)
    return found


def may_be_misspelt(word: str) -> bool:
    """Figures are right or wrong, and of three letters each may make another word."""
    return len(word) > 3 and word.isalpha()


def one_letter_off(word: str) -> set[str]:
    """Every text that one letter left out, added, changed or swapped with the next makes of it."""
    made = set()
    for at in range(len(word) + 1):
        before, after = word[:at], word[at:]
        made |= {f"{before}{letter}{after}" for letter in ascii_lowercase}
        made |= {f"{before}{letter}{after[1:]}" for letter in ascii_lowercase if after}
        made.add(before + after[1:])
        made.add(before + after[1:2] + after[:1] + after[2:])
    return made


def _begin_nearly(word: str, vocabulary: Sequence[str], found: dict[str, float]) -> None:
    """A beginning with one letter wrong, as it stands while somebody types on."""
    longer = [other for other in vocabulary if len(other) > len(word) and other not in found]
    beginnings = [other[: len(word)] for other in longer]
    for _, distance, at in process.extract(
        word, beginnings, scorer=OSA.distance, score_cutoff=1, limit=None
    ):
        found[longer[at]] = _BEGINS_LEAST * (1 - distance / len(word))


def _errors(word: str) -> int:
    """Letters that may be wrong in a word of four or more."""
    return 1 if len(word) < 6 else 2 if len(word) < 9 else 3


def order(found: Sequence[tuple[float, int]]) -> list[int]:
    """Positions of what is shown, best first, of (closeness, fame from 0 to 1000)."""
    closest = max((close for close, _ in found), default=0.0)
    least = max(_LEAST, min(closest, 1.0) - _BEHIND)
    shown = [at for at, (close, _) in enumerate(found) if close >= least]
    return sorted(shown, key=lambda at: -(found[at][0] + _FAME * found[at][1] / 1000))
