from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations

from rapidfuzz.distance import OSA

from athletics.domain.checks.facts import AthleteFacts
from athletics.domain.checks.findings import WARNING, Found, Rule
from athletics.domain.dates import PartialDate
from athletics.domain.names import fold

RULE = Rule(
    "likely-duplicates",
    "Two athletes who may be one",
    "Named are pairs of one sex and nation (a successor's included) who never met in an event: "
    "with the same name in any order or spelling held, and birth dates that agree or look like a "
    "slip; with the same full birth date and a near name, or the same given name (a name changed "
    "by marriage). Without a birth date the same name counts only where the years of results "
    "are at most fifteen apart. Compare them and merge them, or excuse the pair.",
    WARNING,
)
#: A career hardly spans more years.
CAREER = 15
#: Letters by which near names differ.
_LETTERS = 2


def check(people: Iterable[AthleteFacts]) -> Iterator[Found]:
    for one, other, why in pairs(people):
        yield Found(
            f"{one.slug} {other.slug}",
            f"{_described(one)} and {_described(other)}: {why}; merge them if they are one, or "
            "say why not.",
            one.id,
        )


def pairs(people: Iterable[AthleteFacts]) -> Iterator[tuple[AthleteFacts, AthleteFacts, str]]:
    """Likely pairs, each once, with what speaks for it; sorted by address."""
    found: dict[tuple[str, str], tuple[AthleteFacts, AthleteFacts, str]] = {}
    for group in _groups(people):
        for pair in combinations(sorted(group, key=lambda athlete: athlete.slug), 2):
            why = _alike(*pair)
            if why:
                found.setdefault((pair[0].slug, pair[1].slug), (*pair, why))
    for key in sorted(found):
        yield found[key]


def _groups(people: Iterable[AthleteFacts]) -> Iterator[list[AthleteFacts]]:
    """Those who share a name in any order, or a full birth date and nation."""
    groups: dict[tuple[str, ...], dict[int, AthleteFacts]] = defaultdict(dict)
    for person in people:
        for name in _spellings(person):
            groups["name", person.sex, name][person.id] = person
        if person.born and person.born.is_full:
            groups["born", person.sex, str(person.born)][person.id] = person
    for group in groups.values():
        if len(group) > 1:
            yield list(group.values())


def _spellings(person: AthleteFacts) -> set[str]:
    names = {f"{person.given} {person.family}", *person.other_names}
    return {" ".join(sorted(fold(name).split())) for name in names} - {""}


def _alike(one: AthleteFacts, other: AthleteFacts) -> str:
    """Why they may be one; empty where nothing says so, or something speaks against it."""
    if one.sex != other.sex or one.events & other.events:
        return ""
    if one.nation and other.nation and one.nation != other.nation:
        return ""
    same_name = bool(_spellings(one) & _spellings(other))
    if one.born is None or other.born is None:
        near = _years_apart(one, other) <= CAREER
        return "a name in common, a birth date is missing" if same_name and near else ""
    if same_name:
        return _births(one.born, other.born)
    if one.born == other.born and one.born.is_full:
        return _near_names(one, other)
    return ""


def _years_apart(one: AthleteFacts, other: AthleteFacts) -> int:
    """From the first year of both to the last."""
    years = [year for year in (*one.years, *other.years) if year]
    return max(years, default=0) - min(years, default=0)


def _births(one: PartialDate, other: PartialDate) -> str:
    """What the birth dates of namesakes say; empty where they contradict each other."""
    if one == other:
        return f"a name in common, both born {one.in_words()}"
    if abs(one.year - other.year) <= max(one.about, other.about):
        return "a name in common, birth dates that agree"
    if one.is_full and other.is_full:
        slips = (
            (one.month, one.day) == (other.month, other.day) and abs(one.year - other.year) <= 1,
            (one.year, one.month, one.day) == (other.year, other.day, other.month),
            (one.year, one.month) == (other.year, other.month),
            (one.year, one.day) == (other.year, other.day),
        )
        return "a name in common, birth dates a slip apart" if any(slips) else ""
    if one.year == other.year and (not one.month or not other.month or one.month == other.month):
        return "a name in common, birth dates that agree"
    return ""


def _near_names(one: AthleteFacts, other: AthleteFacts) -> str:
    """What the names of two born on one day have in common."""
    given, others_given = fold(one.given), fold(other.given)
    family, others_family = fold(one.family), fold(other.family)
    if family == others_family and given and others_given:
        # Twins share the family name, so the given names must be near.
        near = given.startswith(others_given) or others_given.startswith(given)
        return "near names, the same birth date" if near or _near(given, others_given) else ""
    if given == others_given and given:
        return "the same given name and birth date"
    whole, others_whole = f"{given} {family}", f"{others_given} {others_family}"
    return "near names, the same birth date" if _near(whole, others_whole) else ""


def _near(one: str, other: str) -> bool:
    """At most two letters differ, of names long enough for that to mean something."""
    if min(len(one), len(other)) < 2 * _LETTERS:
        return False
    return OSA.distance(one, other, score_cutoff=_LETTERS) <= _LETTERS


def _described(person: AthleteFacts) -> str:
    born = f"born {person.born.in_words()}" if person.born else "birth date not held"
    return f"{person.name} ({person.nation or 'neutral'}, {born}, /athletes/{person.slug}/)"
