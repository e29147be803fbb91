"""The rules over records: read in a fixed number of queries, excused, written anew."""

from io import StringIO

import pytest
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command

from athletics.domain.checks.registry import RULES
from athletics.models import Excuse, Finding
from athletics.services.checks import check_archive, check_event
from athletics.tests import factories as make

pytestmark = pytest.mark.django_db

# 1-3 disciplines, countries, records; 4 the event; 5-6 countries at the edition, athletes;
# 7 other seasons; 8 results; 9 units; 10 members; 11 decisions; 12 claims; 13-15 names, results
# and athletes of the same name; where something is found, 16 excuses
AN_EVENT = 15
# 1-3 small tables; 4 editions; 5-13 an edition; 14-15 results and athletes; 16 excuses;
# 17-19 savepoint, findings deleted, release
AN_ARCHIVE = 19


def race(*marks, **values):
    """A final with a line a mark, in the order given."""
    unit = make.unit(**values)
    for place, mark in enumerate(marks, 1):
        runner = make.athlete(f"given{place}-family{place}-{unit.pk}")
        make.result(place, unit=unit, mark=mark, athlete=runner)
    return unit.event


def told(findings):
    return [(one.rule, one.severity, one.excused) for one in findings]


def test_an_event_that_keeps_all_rules():
    assert check_event(race("3:29.38", "3:29.65", "3:29.68")) == []


def test_an_error_names_rule_value_and_mend():
    event = race("3:30.38", "3:29.65")
    [found] = check_event(event)
    assert (found.rule, found.severity, found.event) == (
        "places-agree-with-marks",
        "error",
        event.pk,
    )
    address = "world-championships/2023-budapest/mens-1500m"
    slug = event.units.get().results.get(place=2).athlete.slug
    assert found.subject == f"{address} final {slug}"
    assert found.key == f"places-agree-with-marks|{found.subject}"
    assert "3:29.65" in found.message
    assert "correct a place or a mark" in found.message


@pytest.mark.parametrize("results", [1, 100])
def test_one_event_takes_a_fixed_number_of_queries(results, django_assert_num_queries):
    event = race(*[f"3:{30 + place // 60}.{place % 60:02d}" for place in range(results)])
    with django_assert_num_queries(AN_EVENT):
        check_event(event)


def test_an_edition_takes_no_more_queries_for_more_events(django_assert_num_queries):
    race("3:29.38", "3:29.65")
    with django_assert_num_queries(AN_ARCHIVE):
        check_archive()
    for code in ("3000", "5000"):
        race("13:29.38", "13:29.65", event=make.event(discipline=make.discipline(code)))
    with django_assert_num_queries(AN_ARCHIVE):
        check_archive()


def test_facts_of_the_whole_edition_reach_an_event():
    """Two countries at one edition are seen from either event."""
    runner = make.athlete("ramil-guliyev")
    here = make.unit(event=make.event(discipline=make.discipline("100")))
    there = make.unit(event=make.event(discipline=make.discipline("200")))
    make.result(unit=here, athlete=runner, country=make.country("TUR"), mark="10.50")
    make.result(unit=there, athlete=runner, country=make.country("AZE"), mark="20.50")
    for unit in (here, there):
        assert told(check_event(unit.event)) == [("two-countries-at-one-edition", "warning", False)]
    report = check_archive()
    assert told(report.findings) == [("two-countries-at-one-edition", "warning", False)]


def test_the_past_is_the_best_of_other_seasons():
    event = race("3:20.38")
    runner = event.units.get().results.get().athlete
    for season in (2019, 2021, 2022):
        make.season_best(
            athlete=runner,
            discipline=event.discipline,
            season=season,
            mark="3:39.00",
            mark_value=219_000,
        )
    assert told(check_event(event)) == [("far-beyond-own-best", "warning", False)]
    make.season_best(
        athlete=runner,
        discipline=event.discipline,
        season=2018,
        mark="3:25.00",
        mark_value=205_000,
    )
    assert check_event(event) == []


def test_records_of_the_discipline_are_read():
    event = race("3:25.38")
    make.world_record(
        discipline=event.discipline, date="1998-07-14", mark="3:26.00", mark_value=206_000
    )
    assert told(check_event(event)) == [("better-than-the-record", "warning", False)]


def test_claims_of_results_and_members_of_teams_are_read():
    event = race("3:29.38", "3:29.65")
    make.claim(event=event, subject="margin", value="0.99")
    winner = event.units.get().results.get(place=1)
    make.claim(result=winner, subject="margin", value="0.27")
    make.team_member(event=event, leg=1, part="final")
    make.team_member(event=event, leg=1, part="final")
    assert [one.rule for one in check_event(event)] == ["relay-legs", "margin-arithmetic"]


def test_namesakes_are_found_for_an_event_and_the_archive():
    event = race("3:29.38")
    runner = event.units.get().results.get().athlete
    make.athlete("other", given_name=runner.given_name, family_name=runner.family_name)
    assert told(check_event(event)) == [("likely-duplicates", "warning", False)]
    assert told(check_archive().findings) == [("likely-duplicates", "warning", False)]


def warned():
    """An event with one warning and its finding."""
    event = race("9.90", event=make.event(discipline=make.discipline("100", wind_counts=True)))
    [found] = check_event(event)
    assert found.rule == "wind-missing"
    return event, found


def excuse(found):
    editor = User.objects.get_or_create(username="editor")[0]
    return Excuse.objects.create(
        rule=found.rule, subject=found.subject, reason="No source has it.", excused_by=editor
    )


def test_a_warning_is_excused():
    event, found = warned()
    excuse(found)
    assert told(check_event(event)) == [("wind-missing", "warning", True)]
    report = check_archive()
    assert [(rule.slug, n, excused) for rule, n, excused in report.counts() if n] == [
        ("wind-missing", 1, 1)
    ]
    assert Finding.objects.get().excused


def test_an_error_is_not():
    event = race("3:30.38", "3:29.65")
    [found] = check_event(event)
    excuse(found)
    assert told(check_event(event)) == [("places-agree-with-marks", "error", False)]


def rows():
    columns = ("rule", "severity", "event", "athlete", "subject", "message", "excused")
    return list(Finding.objects.order_by("pk").values_list(*columns))


def test_the_same_record_makes_the_same_findings():
    warned()
    race("3:30.38", "3:29.65", event=make.event(sex="W"))
    steps = []
    report = check_archive(progress=lambda *step: steps.append(step))
    first = rows()
    assert len(first) == len(report.findings) > 1
    assert steps[-1] == ("Checked", 1, 1)
    assert check_archive() == report
    assert rows() == first


def test_findings_that_no_longer_hold_go():
    event = race("3:30.38", "3:29.65")
    check_archive()
    assert Finding.objects.count() == 1
    event.units.get().results.filter(place=2).delete()
    check_archive()
    assert rows() == []


def test_all_rules_are_counted_those_that_found_nothing_too():
    report = check_archive()
    assert [rule for rule, _, _ in report.counts()] == list(RULES)
    assert (report.events, report.athletes, report.errors, report.warnings) == (0, 0, [], [])


def run(*arguments):
    out = StringIO()
    call_command("check_archive", *arguments, verbosity=0, stdout=out)
    return out.getvalue()


def test_the_command_counts_by_rule_and_ends_well_with_warnings_only():
    _, found = warned()
    text = run()
    assert "      1 warning  wind-missing\n" in text
    assert "0 errors, 1 warnings, 0 of them excused\n" in text
    assert found.message not in text
    assert found.message in run("--warnings")


def test_the_command_lists_errors_and_ends_with_1(capsys):
    event = race("3:30.38", "3:29.65")
    [found] = check_event(event)
    out = StringIO()
    with pytest.raises(SystemExit) as stopped:
        call_command("check_archive", verbosity=0, stdout=out)
    assert stopped.value.code == 1
    assert found.message in out.getvalue()


def test_the_command_on_one_event_writes_nothing():
    _, found = warned()
    assert found.message in run("--event", "world-championships/2023-budapest/mens-100m")
    assert Finding.objects.count() == 0


@pytest.mark.parametrize("address", ["mens-100m", "a/b/c", "", "world-championships//x"])
def test_an_address_that_names_no_event(address):
    with pytest.raises(CommandError, match="is no event; write championship/edition/event"):
        run("--event", address or "/")
