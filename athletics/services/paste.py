"""A previewed result sheet written: one transaction, one changeset, one undo."""

from collections.abc import Mapping

from django.contrib.auth.models import User

from athletics.domain.competitors import competitor_key
from athletics.domain.marks import parse_mark
from athletics.domain.names import slugify
from athletics.models import Athlete, Changeset, Event, Result, SourceSet, Unit
from athletics.services import changes
from athletics.services.paste_preview import NEW, Line, Preview, Target
from athletics.services.rebuild import rebuild_events
from athletics.services.sources import source_set_of


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
