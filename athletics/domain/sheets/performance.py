"""What stands in and behind a mark: wind, best legal mark, reaction, Q, status, rule, records."""

import re
from dataclasses import dataclass, field

from athletics.domain.marks import DISTANCE, POINTS, TIME, WIND_LIMIT
from athletics.domain.sheets.spellings import (
    canonical_mark,
    hours_or_minutes,
    read_wind,
    with_points,
)
from athletics.domain.sheets.vocabulary import (
    ADVANCED_WORDS,
    STATUS_OF_PHRASE,
    STATUS_PHRASES,
    SURE_STATUS_WORDS,
    is_tag,
    status_of,
)

#: The rule of a disqualification: TR16.8, TR 17.3.1, R 162.7, Rule 163.3(b).
RULE = re.compile(
    r"(?<![A-Za-z=])(?:(TR|R)|(?:(?:IAAF|WA) )?[Rr]ule) ?"
    r"(\d{1,3}(?:\.\d{1,2}){1,3}|1\d\d)(?:\.?\(?([a-d])\)?)?(?![\d:])",
    re.ASCII,
)
_EQUALLED = re.compile(r"=\s+(?=[A-Z])")
_WORDS = re.compile(r"[()\[\]{}/]|[^\s()\[\]{}/;,]+")
_GLUED = re.compile(r"([\d.:]+[hw]?)((?:[qQ][RJD]?|=?[A-Z][A-Z0-9]+))")
_WIND_BEHIND = re.compile(r"(\d[\d.:]*[hw]?)([+-]\d{1,2}\.\d)", re.ASCII)
_SPACED_THOUSANDS = re.compile(r"^(\d{1,2}) (\d{3})(?![\d.])", re.ASCII)
_REACTION = re.compile(r"0?\.\d{3}", re.ASCII)
_UNITS = {"m", "m.", "s", "s.", "sec", "pts", "pts.", "points", "p", "m/s"}
_WIND_SIGNS = {"w:", "wind", "wind:", "w=", "v:", "ws:"}
_NOTHING = {"-", "--", "---", "NWI", "n/a", "*", "|", "=", "+"}


@dataclass
class Performance:
    """What the cells of one row say of the performance; words that say nothing known are kept."""

    mark: str = ""
    wind: int | None = None
    legal_mark: str = ""
    legal_wind: int | None = None
    reaction: int | None = None
    advanced: str = ""
    status: str = ""
    rule: str = ""
    tags: list[str] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    #: A mark with two points, as ``2.05.33``, which could be hours.
    dotted: str = ""
    warnings: list[str] = field(default_factory=list)


def scan(
    text: str, measure: str, found: Performance | None = None, *, is_note: bool = False
) -> Performance:
    """Read one cell into ``found``; in a note, marks are not looked for, nor words of chance."""
    scanner = _Scanner(measure, found or Performance(), is_note)
    scanner.read(text)
    return scanner.found


class _Scanner:
    def __init__(self, measure: str, found: Performance, is_note: bool) -> None:
        self.measure = measure
        self.found = found
        self.is_note = is_note
        self.bracketed = False
        self.wind_next = False
        self.whole_numbers_count = True

    def read(self, text: str) -> None:
        text = _EQUALLED.sub("=", text.replace("m/s", " "))
        if match := STATUS_PHRASES.search(text):
            self._set_status(STATUS_OF_PHRASE[match[0].lower()])
            text = text.replace(match[0], " ", 1)
        if (match := RULE.search(text)) and not (self.is_note and not self._is_dq(text)):
            self.found.rule = (match[1] or "R") + match[2] + (match[3] or "")
            text = text.replace(match[0], " ", 1)
        if not self.is_note:
            text = _WIND_BEHIND.sub(r"\1 \2", with_points(text, self.measure))
            if self.measure == POINTS:
                text = _SPACED_THOUSANDS.sub(r"\1\2", text)
        words = _WORDS.findall(text)
        self.whole_numbers_count = self.measure == POINTS or not any(
            set(".:") & set(word) and canonical_mark(word, self.measure) for word in words
        )
        for word in words:
            self._take(word)

    def _is_dq(self, text: str) -> bool:
        return self.found.status == "DQ" or any(status_of(word) == "DQ" for word in text.split())

    def _take(self, word: str) -> None:
        if word in "()[]{}/":
            # What stands behind a slash is the other mark, as within brackets.
            self.bracketed = word in "([{/"
            self.wind_next = False
        elif word in _NOTHING or (self.found.mark and word in _UNITS):
            pass
        elif self.is_note:
            if not self._take_sign(word):
                self.found.words.append(word)
        elif word.lower() in _WIND_SIGNS:
            self.wind_next = True
        elif not (
            self._take_letter(word)
            or self._take_wind(word)
            or self._take_reaction(word)
            or self._take_mark(word)
            or self._take_sign(word)
            or self._take_glued(word)
        ):
            self.found.words.append(word)

    def _take_letter(self, word: str) -> bool:
        """``h`` or ``w`` that stands by itself behind a mark."""
        fits = {"h": TIME, "w": DISTANCE, "W": DISTANCE}.get(word) == self.measure
        if not fits or not self.found.mark:
            return False
        if not self.found.mark.endswith(word.lower()):
            self.found.mark += word.lower()
        return True

    def _take_wind(self, word: str) -> bool:
        """A sign says wind; without one, one decimal behind a mark does."""
        wind = read_wind(word)
        if wind is None or self.measure == POINTS:
            return False
        signed = word[0] in "+-"
        behind = bool(self.found.mark) and word[-2:-1] == "." and len(word) == 3
        if not (signed or behind or self.wind_next):
            return False
        self.wind_next = False
        if self.found.legal_mark and self.found.legal_wind is None:
            self.found.legal_wind = wind
        elif self.found.wind is None:
            self.found.wind = wind
        elif wind != self.found.wind:
            return False
        return True

    def _take_reaction(self, word: str) -> bool:
        if self.measure != TIME or not _REACTION.fullmatch(word) or self.found.reaction is not None:
            return False
        self.found.reaction = int(word[-3:])
        return True

    def _take_mark(self, word: str) -> bool:
        mark = canonical_mark(word, self.measure)
        if not mark or not (self.whole_numbers_count or set(".:") & set(mark)):
            return False
        found = self.found
        if not found.mark:
            found.mark = mark
            found.dotted = word if hours_or_minutes(word) is not None else ""
            if self.measure == TIME and word.endswith("w"):
                found.warnings.append(f"{word!r} is marked as windy; enter the wind that was read")
            return True
        if mark == found.mark:
            return True
        windy = found.mark.endswith("w") or (found.wind or 0) > WIND_LIMIT
        if self.measure != DISTANCE or found.legal_mark or not (windy or self.bracketed):
            return False
        found.legal_mark = mark
        return True

    def _take_sign(self, word: str) -> bool:
        """Q, a status or a record."""
        bare = word.strip(":*")
        if bare in ADVANCED_WORDS:
            self.found.advanced = ADVANCED_WORDS[bare]
        elif is_tag(bare):
            tag = bare.upper()
            self.found.tags += [] if tag in self.found.tags else [tag]
        elif status_of(bare) and (not self.is_note or bare in SURE_STATUS_WORDS):
            self._set_status(status_of(bare))
        else:
            return False
        return True

    def _take_glued(self, word: str) -> bool:
        """``3:34.00Q``, ``3:29.38SB``: the sign stands right behind the mark."""
        match = _GLUED.fullmatch(word)
        if not match or not self._take_mark(match[1]):
            return False
        if not self._take_sign(match[2]):
            self.found.words.append(match[2])
        return True

    def _set_status(self, status: str) -> None:
        if self.found.status in ("", status):
            self.found.status = status
        else:
            self.found.warnings.append(
                f"two statuses, {self.found.status} and {status}; leave the one that holds"
            )


def winds_in_doubt(found: Performance) -> str:
    """What is odd about a mark with a best legal mark beside it; empty where nothing is."""
    if not found.legal_mark:
        return ""
    if found.legal_wind is not None and found.legal_wind > WIND_LIMIT:
        return (
            f"the second mark {found.legal_mark} was windy itself; "
            "leave the best legal mark empty or write the right one"
        )
    if not found.mark.endswith("w") and (found.wind is None or found.wind <= WIND_LIMIT):
        return (
            f"two marks, {found.mark} and {found.legal_mark}, but the first is not windy; "
            "leave the best legal mark empty or write the wind"
        )
    return ""
