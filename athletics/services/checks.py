"""The rules over the record: one event before it is published, or the whole archive."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from django.db import transaction

from athletics.domain.checks import duplicates
from athletics.domain.checks.facts import EventFacts
from athletics.domain.checks.findings import ERROR, Found, Rule
from athletics.domain.checks.registry import PEOPLE_RULE, RULES, check_event_facts
from athletics.models import Athlete, Edition, Event, Excuse, Finding
from athletics.services.check_facts import event_facts
from athletics.services.check_people import people_facts
from athletics.services.check_reference import Reference, read_reference

BATCH = 2000
_SUBJECT, _MESSAGE = 200, 500


@dataclass(frozen=True, slots=True)
class CheckedFinding:
    """What a rule found, and whether an editor excused it."""

    rule: str
    severity: str
    subject: str
    message: str
    event: int | None = None
    athlete: int | None = None
    excused: bool = False

    @property
    def key(self) -> str:
        """Under which an excuse covers it."""
        return f"{self.rule}|{self.subject}"


@dataclass(frozen=True)
class CheckReport:
    findings: list[CheckedFinding]
    events: int
    athletes: int

    @property
    def errors(self) -> list[CheckedFinding]:
        """An error cannot be excused."""
        return [one for one in self.findings if one.severity == ERROR]

    @property
    def warnings(self) -> list[CheckedFinding]:
        return [one for one in self.findings if one.severity != ERROR]

    def counts(self) -> list[tuple[Rule, int, int]]:
        """Each rule with what it found and how much of that is excused, those without too."""
        found = Counter(one.rule for one in self.findings)
        excused = Counter(one.rule for one in self.findings if one.excused)
        return [(rule, found[rule.slug], excused[rule.slug]) for rule in RULES]


def check_event(event: Event) -> list[CheckedFinding]:
    """What all rules say of one event, errors first; reads only, in sixteen queries at most."""
    reference = read_reference()
    findings: list[CheckedFinding] = []
    for facts in event_facts(Event.objects.filter(pk=event.pk), reference):
        findings += _of_event(facts)
        findings += _of_people(_namesakes(facts, reference))
    subjects = {one.subject for one in findings}
    excused = set(Excuse.objects.filter(subject__in=subjects).values_list("rule", "subject"))
    findings = _with_excuses(_once(findings), excused)
    return sorted(findings, key=lambda one: one.severity != ERROR)


def check_archive(
    *, progress: Callable[[str, int, int], None] = lambda step, done, total: None
) -> CheckReport:
    """Run all rules over everything and write the findings anew; the record is only read."""
    findings: list[CheckedFinding] = []
    reference, checked = read_reference(), 0
    editions = list(Edition.objects.order_by("championship__sort", "start_date", "pk"))
    for done, edition in enumerate(editions):
        progress(f"Checking {edition.championship_id}/{edition.slug}", done, len(editions))
        for facts in event_facts(Event.objects.filter(edition=edition), reference):
            findings += _of_event(facts)
            checked += 1
    progress("Comparing athletes", len(editions), len(editions))
    people = people_facts(reference)
    findings += _of_people(duplicates.check(people))
    excused = set(Excuse.objects.values_list("rule", "subject"))
    findings = _in_order(_with_excuses(_once(findings), excused))
    write_findings(findings=findings)
    progress("Checked", len(editions), len(editions))
    return CheckReport(findings, checked, len(people))


@transaction.atomic
def write_findings(*, findings: Iterable[CheckedFinding]) -> None:
    """Replace all findings; the same findings make the same rows."""
    Finding.objects.all().delete()
    Finding.objects.bulk_create(
        (
            Finding(
                rule=one.rule,
                severity=one.severity,
                event_id=one.event,
                athlete_id=one.athlete,
                subject=one.subject,
                message=one.message,
                excused=one.excused,
            )
            for one in findings
        ),
        batch_size=BATCH,
    )


def _of_event(facts: EventFacts) -> Iterator[CheckedFinding]:
    for rule, found in check_event_facts(facts):
        yield _finding(rule, found, facts.id)


def _of_people(found: Iterable[Found]) -> Iterator[CheckedFinding]:
    for one in found:
        yield _finding(PEOPLE_RULE.RULE, one, None)


def _namesakes(facts: EventFacts, reference: Reference) -> Iterator[Found]:
    """Likely duplicates of the event's own athletes, by their full names alone."""
    names = Athlete.objects.filter(pk__in=facts.people).values_list("sort_name", flat=True)
    here = {person.slug for person in facts.people.values()}
    for found in duplicates.check(people_facts(reference, names)):
        if here & set(found.subject.split()):
            yield found


def _finding(rule: Rule, found: Found, event: int | None) -> CheckedFinding:
    message = found.message
    if len(message) > _MESSAGE:
        message = message[: _MESSAGE - 1] + "…"
    subject = found.subject[:_SUBJECT]
    return CheckedFinding(rule.slug, rule.severity, subject, message, event, found.athlete)


def _once(findings: Iterable[CheckedFinding]) -> list[CheckedFinding]:
    """Without repeats: what is true of an edition is found in each of its events."""
    first: dict[tuple[str, str, str], CheckedFinding] = {}
    for one in findings:
        told = one.message if one.severity == ERROR else ""
        first.setdefault((one.rule, one.subject, told), one)
    return list(first.values())


def _with_excuses(
    findings: Iterable[CheckedFinding], excused: set[tuple[str, str]]
) -> list[CheckedFinding]:
    """Only warnings can be excused."""
    return [
        replace(one, excused=True)
        if one.severity != ERROR and (one.rule, one.subject) in excused
        else one
        for one in findings
    ]


def _in_order(findings: list[CheckedFinding]) -> list[CheckedFinding]:
    """By rule as the registry lists them; within a rule as found."""
    position = {rule.slug: number for number, rule in enumerate(RULES)}
    return sorted(findings, key=lambda one: (one.severity != ERROR, position[one.rule]))
