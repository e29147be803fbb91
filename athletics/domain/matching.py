"""Whom a printed name means among the athletes the archive knows."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Literal

from rapidfuzz import fuzz
from rapidfuzz.distance import OSA

from athletics.domain.dates import PartialDate
from athletics.domain.names import fold

Kind = Literal["exact", "close", "new"]

#: A score below this is no likeness.
LEAST_SCORE = 60
MOST_ALTERNATIVES = 8
#: No name is longer.
_LONGEST = 200
#: Names shorter than this are too short to forgive one letter, or two.
_ONE_LETTER, _TWO_LETTERS = 6, 10
_PARTICLES = frozenset("van von der den de del della di da dos du el al bin ben ould la le".split())


@dataclass(frozen=True)
class Candidate:
    """An athlete whom a name might mean, under all spellings."""

    key: int
    names: tuple[str, ...]
    countries: frozenset[str] = frozenset()
    born: PartialDate | None = None


@dataclass(frozen=True)
class Match:
    """``candidate`` is set where the match is exact; else the editor chooses.

    ``alternatives`` are candidates, best first, with a score from 0 to 100 and the reason in words;
    those who share the name of an exact match are among them.
    """

    kind: Kind
    candidate: Candidate | None = None
    alternatives: list[tuple[Candidate, int, str]] = field(default_factory=list)


@dataclass(frozen=True)
class _Name:
    """A printed name in its parts, folded."""

    given: tuple[str, ...]
    family: tuple[str, ...]
    maiden: tuple[str, ...] = ()

    @property
    def words(self) -> tuple[str, ...]:
        return self.given + self.family


def _folded(text: str) -> tuple[str, ...]:
    """The words, folded; what has no Latin letter stays as it is."""
    text = text[:_LONGEST]
    return tuple(fold(text).split()) or tuple(text.casefold().split())


def _parts(printed: str) -> _Name:
    """Given and family name: by comma, else by capitals, else the last word is the family's."""
    printed = printed[:_LONGEST]
    before, bracket, rest = printed.partition("(")
    inside, _, behind = rest.partition(")")
    maiden = _folded(inside) if bracket else ()
    plain = f"{before} {behind}" if bracket else printed
    if "," in plain:
        family, _, given = plain.partition(",")
        return _Name(_folded(given), _folded(family), maiden)
    words = plain.split()
    capitals = [len(word.strip(".")) > 1 and word.isupper() for word in words]
    if any(capitals) and not all(capitals):
        family = " ".join(word for word, capital in zip(words, capitals, strict=True) if capital)
        given = " ".join(word for word, capital in zip(words, capitals, strict=True) if not capital)
        return _Name(_folded(given), _folded(family), maiden)
    folded = _folded(plain)
    first = len(folded) - 1
    while first > 1 and folded[first - 1] in _PARTICLES:
        first -= 1
    return _Name(folded[: max(first, 0)], folded[max(first, 0) :], maiden)


def name_forms(printed: str) -> tuple[str, ...]:
    """Folded forms to look candidates up by, the surest first, the family name alone last.

    Given name first, family name first, then both with the maiden name in the family name's place.
    """
    name = _parts(printed)
    forms = [name.given + name.family, name.family + name.given]
    if name.maiden:
        forms += [name.given + name.maiden, name.maiden + name.given]
    forms.append(name.family)
    return tuple(dict.fromkeys(" ".join(form) for form in forms if form))


def match_name(
    printed: str, country: str, born: PartialDate | None, candidates: Iterable[Candidate]
) -> Match:
    """Exact for the one candidate of that name whom country and birth do not contradict.

    A country or birth that is not known contradicts nobody. Where two fit alike, neither is chosen.
    """
    name = _parts(printed)
    if not name.words:
        return Match("new")
    exact: list[Candidate] = []
    found: list[tuple[Candidate, int, str]] = []
    for candidate in {candidate.key: candidate for candidate in candidates}.values():
        score, likeness = max(_likenesses(name, candidate), default=(0, ""))
        if not score:
            continue
        against = _against(country, born, candidate)
        if score == 100 and not against:
            exact.append(candidate)
        score += sum(points for points, _ in against) + _in_favour(country, born, candidate)
        reasons = [reason for _, reason in against]
        why = likeness + (f", but {' and '.join(reasons)}" if reasons else "")
        if score >= LEAST_SCORE:
            found.append((candidate, min(score, 100), why))
    found.sort(key=lambda one: (one[0] not in exact, -one[1], one[0].key))
    if len(exact) == 1:
        others = [one for one in found if one[0] is not exact[0]]
        return Match("exact", exact[0], others[:MOST_ALTERNATIVES])
    return Match("close" if found else "new", None, found[:MOST_ALTERNATIVES])


def _likenesses(name: _Name, candidate: Candidate) -> Iterator[tuple[int, str]]:
    """Each way in which a spelling of the candidate is like the name: score and reason."""
    for spelling in candidate.names:
        other = _parts(spelling)
        if other.words:
            yield _likeness(name, other)


def _variants(name: _Name) -> set[tuple[str, ...]]:
    """The words in alphabetical order, with the maiden name left out or in the family's place."""
    variants = {tuple(sorted(name.words))}
    if name.maiden:
        variants |= {
            tuple(sorted(name.given + name.maiden)),
            tuple(sorted(name.words + name.maiden)),
        }
    return variants


def _likeness(one: _Name, other: _Name) -> tuple[int, str]:
    if _variants(one) & _variants(other):
        return 100, "same name"
    if {"".join(one.words), "".join(one.family + one.given)} & {
        "".join(other.words),
        "".join(other.family + other.given),
    }:
        return 95, "same letters, parted otherwise"
    mine, theirs = " ".join(sorted(one.words)), " ".join(sorted(other.words))
    shorter = min(len(mine), len(theirs))
    letters = OSA.distance(mine, theirs, score_cutoff=2)
    if letters == 1 and shorter >= _ONE_LETTER:
        return 90, "one letter differs"
    if letters == 2 and shorter >= _TWO_LETTERS:
        return 84, "two letters differ"
    short, long = sorted((set(one.words), set(other.words)), key=len)
    if len(short) > 1 and short < long:
        return 86, "one name is a part of the other"
    if _initials_agree(one, other):
        return 78, "family name and initial agree"
    ratio = int(fuzz.token_sort_ratio(mine, theirs))
    return (ratio - 10, "similar name") if ratio >= 82 else (0, "")


def _initials_agree(one: _Name, other: _Name) -> bool:
    """Whether the family names are the same and a given name could be short for the other."""
    if not (one.given and other.given and set(one.family) == set(other.family)):
        return False
    mine, theirs = one.given[0], other.given[0]
    return mine[0] == theirs[0] and (len(mine) == 1 or len(theirs) == 1 or _is_short(mine, theirs))


def _is_short(one: str, other: str) -> bool:
    """``Josh`` is short for ``Joshua``."""
    return min(len(one), len(other)) > 1 and (one.startswith(other) or other.startswith(one))


def _against(country: str, born: PartialDate | None, candidate: Candidate) -> list[tuple[int, str]]:
    """What speaks against the candidate: points and reason."""
    against = []
    if country and candidate.countries and country not in candidate.countries:
        against.append((-8, ", ".join(sorted(candidate.countries))))
    if born and candidate.born and not _same_birth(born, candidate.born):
        near = abs(born.year - candidate.born.year) < 3
        against.append((-15 if near else -30, f"born {candidate.born}, sheet says {born}"))
    return against


def _in_favour(country: str, born: PartialDate | None, candidate: Candidate) -> int:
    points = 2 if country in candidate.countries else 0
    if born and candidate.born and _same_birth(born, candidate.born):
        points += 6 if born.is_full and candidate.born.is_full else 3
    return points


def _same_birth(one: PartialDate, other: PartialDate) -> bool:
    """Whether both dates can be the same, each as far as it is known."""
    if one.about or other.about:
        return abs(one.year - other.year) <= 1
    return (
        one.year == other.year
        and (not (one.month and other.month) or one.month == other.month)
        and (not (one.day and other.day) or one.day == other.day)
    )
