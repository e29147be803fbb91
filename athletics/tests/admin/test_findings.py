"""What the checks found: counted by rule at the desk, excused with a reason."""

import pytest

from athletics.models import Excuse, Finding
from athletics.tests import factories


@pytest.fixture
def finding(db):
    event = factories.event()
    return Finding.objects.create(
        rule="wind-missing", severity="warning", event=event, subject="s", message="No wind held."
    )


def test_findings_are_counted_by_rule(editor, finding):
    page = editor.get("/admin/athletics/finding/").content.decode()
    assert "No wind held." in page
    assert page.count("(1)") >= 2  # of the rule and of the severity


def test_a_warning_is_excused_with_a_reason(editor, finding):
    values = {"rule": "wind-missing", "subject": "s", "reason": "no gauge was there"}
    assert editor.post("/admin/athletics/excuse/add/", values).status_code == 302
    excuse = Excuse.objects.get()
    assert (excuse.reason, excuse.excused_by.username) == ("no gauge was there", "editor")
    finding.refresh_from_db()
    assert finding.excused


def test_no_reason_no_excuse(editor, finding):
    values = {"rule": "wind-missing", "subject": "s", "reason": ""}
    answer = editor.post("/admin/athletics/excuse/add/", values)
    assert "Say why the warning does not matter here." in answer.content.decode()
    assert Excuse.objects.count() == 0


def test_an_error_is_not_excused(editor, finding):
    Finding.objects.update(severity="error")
    values = {"rule": "wind-missing", "subject": "s", "reason": "please"}
    editor.post("/admin/athletics/excuse/add/", values)
    finding.refresh_from_db()
    assert not finding.excused


def test_nobody_types_a_finding(editor, finding):
    assert editor.get("/admin/athletics/finding/add/").status_code == 403
    assert editor.post(f"/admin/athletics/finding/{finding.pk}/delete/").status_code == 403


def test_a_reviewer_reads_findings_and_excuses_none(reviewer, finding):
    assert reviewer.get("/admin/athletics/finding/").status_code == 200
    assert reviewer.get("/admin/athletics/excuse/add/").status_code == 403
