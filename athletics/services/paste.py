"""A result sheet into one unit of an event: read, matched, shown, and only then written."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from django.contrib.auth.models import User
from django.db.models import Q

from athletics.domain.competitors import competitor_key
from athletics.domain.marks import Mark, parse_mark
from athletics.domain.matching import Candidate, Match, match_name, name_forms
from athletics.domain.names import fold, slugify
from athletics.domain.rounds import unit_name
from athletics.domain.sheets import Sheet, SheetRow, parse_sheet
from athletics.domain.statuses import contradiction
from athletics.models import Athlete, Changeset, Country, Event, Result, SourceSet, Unit
from athletics.services import changes
from athletics.services.rebuild import rebuild_events
from athletics.services.sources import source_set_of

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


def apply(*, paste: Preview, user: User, reason: str = "") -> Changeset:
    """Write a preview that has no errors: one transaction, one changeset, one undo.

    Competitors whom the unit holds are updated, others added; nobody is taken out.
    """
    if not paste.ready:
        raise ValueError("The sheet has errors; mend them first.")
    target, event = paste.target, paste.target.event
    summary = f"Pasted {len(paste.written)} results: {event}, {target.name}"
    with changes.changeset(
        action="paste", summary=summary, user=user, reason=reason, event=event
    ) as made:
        source_set = source_set_of(target.sources)
        unit = _unit(target)
        held = {result.competitor_key: result for result in unit.results.all()}
        records = []
        for line in paste.written:
            athlete = None
            if not event.discipline.for_teams:
                athlete = _athlete(line, event, source_set)
            records.append(_result(line, unit, athlete, held, target, source_set))
        changes.save(records)
        changes.remember([event])
        event.version += 1
        event.save(update_fields=["version"])
        rebuild_events(events={event.pk})
    return made


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


def _unit(target: Target) -> Unit:
    values = {
        "event": target.event,
        "phase": target.phase,
        "group": target.group,
        "component": target.component,
        "implement": target.implement,
    }
    unit = Unit.objects.filter(**values).first()
    if unit is None:
        unit = Unit(**values)
        changes.save([unit])
    return unit


def _athlete(line: Line, event: Event, source_set: SourceSet) -> Athlete:
    if line.choice != NEW:
        return Athlete.objects.get(pk=int(line.choice))
    given, family = split_name(line.row.name)
    athlete = Athlete(
        slug=free_slug(f"{given} {family}"),
        given_name=given,
        family_name=family,
        sex=event.sex if event.sex != "X" else "M",
        born=line.row.born,
        country_id=line.country,
        source_set=source_set,
    )
    athlete.fold_names()
    changes.save([athlete])
    return athlete


def split_name(printed: str) -> tuple[str, str]:
    """Given and family name: capitals mark the family name, else the last word is taken for it."""
    words = printed.replace(",", " ").split()
    capitals = [word for word in words if len(word) > 1 and word.isupper()]
    if capitals and len(capitals) < len(words):
        given = " ".join(word for word in words if word not in capitals)
        return given, " ".join(word.title() for word in capitals)
    if "," in printed:
        family, _, given = printed.partition(",")
        return given.strip(), family.strip()
    return " ".join(words[:-1]), words[-1] if words else ""


def free_slug(name: str) -> str:
    """The name as an address, with a number where others have it."""
    wanted = slugify(name)[:70] or "athlete"
    taken = set(Athlete.objects.filter(slug__startswith=wanted).values_list("slug", flat=True))
    number = 1
    slug = wanted
    while slug in taken:
        number += 1
        slug = f"{wanted}-{number}"
    return slug


def _result(
    line: Line,
    unit: Unit,
    athlete: Athlete | None,
    held: Mapping[str, Result],
    target: Target,
    source_set: SourceSet,
) -> Result:
    row = line.row
    key = competitor_key(athlete.pk if athlete else None, line.country)
    result = held.get(key) or Result(unit=unit, athlete=athlete)
    result.country_id = line.country
    result.name_competitor()
    result.place, result.status, result.rule = row.place, row.status, row.rule
    result.mark = line.mark.text if line.mark else ""
    result.mark_value = line.mark.value if line.mark else None
    result.wind, result.reaction = row.wind, row.reaction
    legal = parse_mark(row.legal_mark, "distance") if row.legal_mark else None
    result.legal_mark = legal.text if legal else ""
    result.legal_mark_value = legal.value if legal else None
    result.legal_wind = row.legal_wind
    result.advanced, result.tags = row.advanced, row.tags[:30]
    result.note = row.remarks[:400]
    result.date = target.date or result.date
    result.source_set = source_set
    return result
