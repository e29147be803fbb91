"""A result sheet read, matched with those the archive knows, and shown. Nothing is written."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from django.db.models import Q

from athletics.domain.marks import Mark, parse_mark
from athletics.domain.matching import Candidate, Match, match_name, name_forms
from athletics.domain.names import fold
from athletics.domain.rounds import unit_name
from athletics.domain.sheets import Sheet, SheetRow, parse_sheet
from athletics.domain.statuses import contradiction
from athletics.models import Athlete, Country, Event, Result

#: What an editor may choose for a row besides an athlete's id.
NEW, SKIP = "new", "skip"


@dataclass(frozen=True)
class Target:
    """The race or group that a sheet is about, and what holds for all its rows."""

    event: Event
    phase: str
    group: str = ""
    component: str = ""
    implement: str = ""
    date: dt.date | None = None
    sources: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        return unit_name(self.phase, self.group)

    @property
    def measure(self) -> str:
        """What is measured in this unit: a leg's own measure, not points."""
        if not self.component:
            return self.event.discipline.measure
        return type(self.event.discipline).objects.get(pk=self.component).measure


@dataclass
class Line:
    """A row of the sheet with the competitor it will be entered for."""

    row: SheetRow
    match: Match | None
    country: str
    choice: str
    mark: Mark | None
    #: What must be mended before anything can be written.
    errors: list[str] = field(default_factory=list)
    #: What will be written differs from what the unit holds.
    held: str = ""

    @property
    def alternatives(self) -> list[tuple[str, str]]:
        """Athletes to choose from: id and a line that tells them apart."""
        if self.match is None:
            return []
        exact = self.match.candidate
        offered = [(exact, "")] if exact else []
        offered += [(one, why) for one, _, why in self.match.alternatives if one != exact]
        return [(str(one.key), _described(one, why)) for one, why in offered]


@dataclass
class Preview:
    target: Target
    sheet: Sheet
    lines: list[Line]

    @property
    def ready(self) -> bool:
        return bool(self.lines) and not any(line.errors for line in self.lines)

    @property
    def written(self) -> list[Line]:
        return [line for line in self.lines if line.choice != SKIP]


def preview(
    *,
    target: Target,
    text: str,
    columns: Sequence[str] | None = None,
    choices: Mapping[int, str] | None = None,
) -> Preview:
    """What a sheet would write. Reads only.

    ``choices`` by line of the sheet: an athlete's id, ``new`` or ``skip``.
    """
    sheet = parse_sheet(text, target.measure, columns)
    for_teams = target.event.discipline.for_teams
    candidates = [] if for_teams else _candidates(sheet.rows, target.event)
    countries = _Countries()
    lines = []
    for row in sheet.rows:
        country = countries.code_of(row.country or (row.name if for_teams else ""))
        match = None
        if not for_teams:
            match = match_name(row.name, country, row.born, candidates)
        choice = (choices or {}).get(row.line, "") or _proposed(match)
        line = Line(row, match, country, choice, _mark(row, target.measure))
        line.errors = _errors(line, target, countries)
        if unread := _unread_mark(row, sheet.roles):
            line.errors.append(f"Mark {unread!r} cannot be read; mend it in the sheet.")
        lines.append(line)
    _refuse_doubles(lines, for_teams)
    _compare(lines, target)
    return Preview(target, sheet, lines)


class _Countries:
    """Codes by code, name and ISO code, folded."""

    def __init__(self) -> None:
        self.codes = set()
        self.by_name = {}
        for country in Country.objects.all():
            self.codes.add(country.code)
            self.by_name[fold(country.name)] = country.code

    def code_of(self, printed: str) -> str:
        """The code a sheet means; the printed text where none is known."""
        if printed.upper() in self.codes:
            return printed.upper()
        return self.by_name.get(fold(printed), printed)


#: Letters of a family name that a candidate shares with it, in the same order.
_SHARED = 4


def _candidates(rows: Iterable[SheetRow], event: Event) -> list[Candidate]:
    """Athletes of the event's sex whose names hold the beginning of a family name of the sheet."""
    near = Q(pk__in=[])
    for beginning in sorted(_beginnings(rows)):
        near |= Q(search_name__contains=beginning)
    sexes = ("M", "W") if event.sex == "X" else (event.sex,)
    athletes = Athlete.objects.filter(near, sex__in=sexes)
    return [
        Candidate(
            athlete.pk,
            (athlete.name, f"{athlete.family_name} {athlete.given_name}", *athlete.spellings),
            frozenset({athlete.country_id}),
            athlete.born,
        )
        for athlete in athletes
    ]


def _beginnings(rows: Iterable[SheetRow]) -> set[str]:
    """The longest word of each family name, its first and its next letters: one may be mistyped."""
    beginnings = set()
    for row in rows:
        forms = name_forms(row.name)
        longest = max(forms[-1].split(), key=len, default="") if forms else ""
        beginnings |= {longest[:_SHARED], longest[1 : _SHARED + 1]}
    return {beginning for beginning in beginnings if len(beginning) > 1}


def _proposed(match: Match | None) -> str:
    if match is None:
        return ""
    if match.kind == "exact" and match.candidate:
        return str(match.candidate.key)
    if match.kind == "close" and match.alternatives:
        return str(match.alternatives[0][0].key)
    return NEW


def _described(candidate: Candidate, why: str) -> str:
    """``Josh Kerr, GBR, born 1997-10-08 (one letter differs)``."""
    parts = [candidate.names[0], *sorted(candidate.countries)]
    if candidate.born:
        parts.append(f"born {candidate.born}")
    return ", ".join(parts) + (f" ({why})" if why else "")


def _mark(row: SheetRow, measure: str) -> Mark | None:
    try:
        return parse_mark(row.mark, measure) if row.mark else None
    except ValueError:
        return None


def _unread_mark(row: SheetRow, roles: Sequence[str]) -> str:
    """What stands in the column of marks of a finisher of whom no mark was read."""
    if row.status != "OK" or row.mark or "mark" not in roles:
        return ""
    position = list(roles).index("mark")
    return row.cells[position].strip(" -–") if position < len(row.cells) else ""


def _errors(line: Line, target: Target, countries: _Countries) -> list[str]:
    if line.choice == SKIP:
        return []
    row, errors = line.row, []
    if line.country not in countries.codes:
        errors.append(f"Country {line.country or '(empty)'!r} is not known; give its code.")
    if wrong := contradiction(row.status, row.place is not None, line.mark is not None):
        errors.append(wrong)
    if not target.event.discipline.for_teams and not row.name:
        errors.append("The row has no name; name the athlete's column.")
    return errors


def _refuse_doubles(lines: Iterable[Line], for_teams: bool) -> None:
    """One competitor twice in a race is never right."""
    seen: dict[str, Line] = {}
    for line in lines:
        key = line.country if for_teams else line.choice
        if key in (NEW, SKIP):
            continue
        if key in seen:
            line.errors.append(
                f"The same competitor stands in line {seen[key].row.line}; choose another."
            )
        seen.setdefault(key, line)


def _compare(lines: Iterable[Line], target: Target) -> None:
    """Say where the unit holds another result for the same competitor."""
    held = {
        result.competitor_key: result
        for result in Result.objects.filter(
            unit__event=target.event,
            unit__phase=target.phase,
            unit__group=target.group,
            unit__component=target.component,
            unit__implement=target.implement,
        )
    }
    for line in lines:
        key = line.choice if line.choice.isdigit() else line.country
        if result := held.get(key):
            line.held = f"{result.place or result.status} {result.mark}".strip()
