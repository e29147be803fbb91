"""Two athletes who are one: what it would change, and the change."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from django.contrib.auth.models import User
from django.db.models import Model, UniqueConstraint

from athletics.domain.dates import PartialDate
from athletics.models import (
    Athlete,
    Changeset,
    Claim,
    MedalDecision,
    Redirect,
    Result,
    SeasonBest,
    SeasonListEntry,
    TeamMember,
)
from athletics.services import changes, touched_events
from athletics.services.rebuild import rebuild_events

#: Columns that name the athlete within a key that must be unique.
_NAMING = {"athlete", "competitor_key", "person_key"}
#: What is taken over where the athlete who stays lacks it.
_FILLED = {
    "born": "Birth dates",
    "birthplace": "Birthplaces",
    "height_cm": "Heights",
    "weight_kg": "Weights",
    "olympedia_id": "Olympedia ids",
}
_EVENT = ("event__edition", "event__discipline")
#: How a row reads in a preview, and what it needs for that.
_LINES: dict[type[Model], tuple[tuple[str, ...], Callable[[Any], str]]] = {
    Result: (
        ("unit__event__edition", "unit__event__discipline", "country"),
        lambda row: (
            f"{row.unit.event}, {row.unit.name.lower()}: {row.place or row.status} {row.mark}"
        ),
    ),
    TeamMember: ((*_EVENT, "country"), lambda row: f"{row.event}, for {row.country_id}"),
    MedalDecision: ((*_EVENT, "country"), lambda row: f"{row.event}: {row}"),
    SeasonBest: (
        ("discipline",),
        lambda row: f"{row.season}{' indoors' if row.indoor else ''}, {row.discipline}: {row.mark}",
    ),
    SeasonListEntry: (
        ("edition", "discipline"),
        lambda row: f"{row.edition}, {row.discipline}: {row.mark}",
    ),
}


class CannotMergeError(Exception):
    """Why two athletes stay two; the text is for the editor."""


@dataclass
class Moves:
    """Rows of one noun, as lines."""

    noun: str
    rows: list[Any] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)

    def add(self, row: Any, line: str) -> None:
        self.rows.append(row)
        self.lines.append(line)


@dataclass
class Plan:
    """What a merge would do."""

    kept: Athlete
    gone: Athlete
    #: Rows that come to the athlete who stays.
    moves: list[Moves] = field(default_factory=list)
    #: Rows that both have: the lesser of each pair is dropped; lines say which stays.
    dropped: list[Moves] = field(default_factory=list)
    #: Of the dropped rows, what takes their place.
    instead: dict[Any, Any] = field(default_factory=dict)
    #: Names that join the other names.
    names: list[str] = field(default_factory=list)
    names_left_out: list[str] = field(default_factory=list)
    #: What the one who stays lacks, by column.
    filled: dict[str, Any] = field(default_factory=dict)
    #: What stands against it, and what only speaks against it.
    contradictions: list[str] = field(default_factory=list)
    doubts: list[str] = field(default_factory=list)


def references() -> Iterator[tuple[Any, str]]:
    """Every noun of the record that points to an athlete, with the column that does."""
    for relation in Athlete._meta.related_objects:
        if relation.related_model in changes.nouns():
            yield relation.related_model, relation.field.name


def plan(*, kept: Athlete, gone: Athlete) -> Plan:
    """Reads only."""
    made = Plan(kept, gone)
    if kept.pk == gone.pk:
        made.contradictions.append("This is one and the same record; choose another athlete.")
        return made
    for model, column in references():
        _plan_rows(made, model, column)
    _plan_names(made)
    _plan_person(made)
    return made


def _plan_rows(made: Plan, model: Any, column: str) -> None:
    related, line = _LINES.get(model, ((), str))
    rows = model._base_manager.select_related(*related).order_by("pk")
    key = _key(model)
    held = {key(row): row for row in rows.filter(**{column: made.kept})} if key else {}
    noun = str(model._meta.verbose_name_plural)
    moves, dropped = Moves(noun), Moves(noun)
    for row in rows.filter(**{column: made.gone}):
        rival = held.get(key(row)) if key else None
        if rival is None:
            moves.add(row, line(row))
        elif against := _both(row, rival):
            made.contradictions.append(against)
        else:
            better, lesser = (row, rival) if _knows_more(row, rival) else (rival, row)
            made.instead[lesser] = better
            dropped.add(lesser, f"{line(lesser)} is dropped, {line(better)} stays")
            if better is row:
                moves.add(row, line(row))
    made.moves += [moves] if moves.rows else []
    made.dropped += [dropped] if dropped.rows else []


def _key(model: Any) -> Callable[[Any], tuple[Any, ...]] | None:
    """What may stand only once for an athlete; None where a noun has no such rule."""
    for rule in model._meta.constraints:
        if isinstance(rule, UniqueConstraint) and not rule.condition and _NAMING & set(rule.fields):
            names = [
                model._meta.get_field(name).attname for name in rule.fields if name not in _NAMING
            ]
            return lambda row: tuple(getattr(row, name) for name in names)
    return None


def _both(row: Any, rival: Any) -> str:
    """Why nobody can have both rows; empty where one of them is just told twice."""
    if isinstance(row, Result):
        return f"Both stand in {row.unit.event}, {row.unit.name.lower()}: nobody competes twice."
    if isinstance(row, TeamMember) and row.leg and rival.leg and row.leg != rival.leg:
        return f"They ran legs {rival.leg} and {row.leg} of {row.event}."
    return ""


def _knows_more(row: Any, rival: Any) -> bool:
    """A season's best is the better mark; otherwise the row with more columns filled stays."""
    if isinstance(row, SeasonBest | SeasonListEntry) and row.mark_value != rival.mark_value:
        lower: bool = row.mark_value < rival.mark_value
        return lower == (row.discipline.better == "lower")
    return _filled(row) > _filled(rival)


def _filled(row: Any) -> int:
    return sum(getattr(row, one.attname) not in (None, "") for one in row._meta.concrete_fields)


def _plan_names(made: Plan) -> None:
    kept, gone = made.kept, made.gone
    length = len(kept.other_names)
    room: int = Athlete._meta.get_field("other_names").max_length or 0
    for name in (gone.name, *gone.spellings):
        if name in (kept.name, *kept.spellings, *made.names):
            continue
        length += len(name) + 1
        (made.names if length <= room else made.names_left_out).append(name)


def _plan_person(made: Plan) -> None:
    kept, gone = made.kept, made.gone
    if kept.sex != gone.sex:
        made.contradictions.append(
            f"{kept} is listed among the {_SEX[kept.sex]}, {gone} among the {_SEX[gone.sex]}."
        )
    for column in _FILLED:
        mine, other = getattr(kept, column), getattr(gone, column)
        if other and (not mine or (column == "born" and _more_exact(other, mine))):
            made.filled[column] = other
        elif mine and other and mine != other:
            _note_difference(made, column, mine, other)
    if kept.country_id != gone.country_id:
        made.doubts.append(f"Countries differ: {kept.country_id} stays, not {gone.country_id}.")


_SEX = {"M": "men", "W": "women"}


def _note_difference(made: Plan, column: str, mine: Any, other: Any) -> None:
    if column == "born" and _more_exact(mine, other):
        return
    made.doubts.append(f"{_FILLED[column]} differ: {mine} stays, {other} is lost.")


def _more_exact(date: PartialDate, other: PartialDate) -> bool:
    """Whether a date says all that another says, and more."""
    if other.about:
        return not date.about and 0 <= other.year - date.year <= 1
    return not date.about and str(date).startswith(f"{other}-")


def merge(*, kept: Athlete, gone: Athlete, user: User | None, reason: str) -> Changeset:
    """One changeset: everything of ``gone`` comes to ``kept``, its address redirects.

    Raises CannotMergeError without a reason, or where the two contradict each other.
    """
    if not reason.strip():
        raise CannotMergeError("Say why the two are one.")
    with changes.changeset(
        action="merge", summary=f"Merged {gone} ({gone.slug}) into {kept}", user=user, reason=reason
    ) as made:
        planned = plan(kept=kept, gone=gone)
        if planned.contradictions:
            raise CannotMergeError(" ".join(planned.contradictions))
        _drop(planned)
        for moves in planned.moves:
            for row in moves.rows:
                give(row, kept)
            changes.save(moves.rows)
        _redirect(kept, gone)
        changes.delete([Athlete.objects.get(pk=gone.pk)])
        _complete(planned)
        rebuild_events(events=touched_events.events_of(made))
    return made


def _drop(planned: Plan) -> None:
    """Before anything moves: what is said of a dropped medal decision is said of the other."""
    claims = []
    for lesser, better in planned.instead.items():
        if isinstance(lesser, MedalDecision):
            for claim in Claim.objects.filter(medal_decision=lesser):
                claim.medal_decision = better
                claims.append(claim)
    changes.save(claims)
    for dropped in planned.dropped:
        changes.delete([type(row)._base_manager.get(pk=row.pk) for row in dropped.rows])


def give(row: Any, athlete: Athlete) -> None:
    """Point a row to an athlete, with the keys that name them; not yet saved."""
    row.athlete = athlete
    if hasattr(row, "name_competitor"):
        row.name_competitor()
    if hasattr(row, "person_key"):
        row.person_key = athlete.slug


def _redirect(kept: Athlete, gone: Athlete) -> None:
    path = f"athletes/{gone.slug}"
    redirect = Redirect.objects.filter(old_path=path).first() or Redirect(old_path=path)
    redirect.athlete, redirect.edition, redirect.club = kept, None, None
    changes.save([redirect])


def _complete(planned: Plan) -> None:
    """Names and what was lacking, on the athlete who stays."""
    kept = planned.kept
    kept.other_names = ";".join([*kept.spellings, *planned.names])
    for column, value in planned.filled.items():
        setattr(kept, column, value)
    kept.fold_names()
    changes.save([kept])
