"""Tables in and out: as filtered, without formulas, all or nothing, undone as a whole."""

from django.core.files.uploadedfile import SimpleUploadedFile

from athletics.models import Changeset, Club
from athletics.services import changes
from athletics.tests import factories
from athletics.tests.admin.conftest import at_the_desk

HEADER = "slug,name,city,country,note\n"


def bring(client, text):
    """Upload a table of clubs and confirm its preview; the last answer."""
    upload = SimpleUploadedFile("clubs.csv", (HEADER + text).encode())
    shown = client.post("/admin/athletics/club/import/", {"import_file": upload, "format": "0"})
    form = (shown.context or {}).get("confirm_form")
    if form is None:
        return shown
    return client.post("/admin/athletics/club/process_import/", form.initial)


def test_a_table_brought_in_is_one_changeset_undone_as_a_whole(editor):
    factories.club("edinburgh-ac", name="Edinburgh AC")
    answer = bring(editor, "edinburgh-ac,Edinburgh A.C.,Edinburgh,GBR,\nleith-ac,Leith AC,,GBR,\n")
    assert answer.status_code == 302
    assert set(Club.objects.values_list("name", flat=True)) == {"Edinburgh A.C.", "Leith AC"}
    made = Changeset.objects.get(action="import")
    changes.undo(changeset_id=made.pk, user=None)
    assert list(Club.objects.values_list("name", flat=True)) == ["Edinburgh AC"]


def test_one_bad_row_and_nothing_is_written(editor):
    factories.country("GBR")
    answer = bring(editor, "leith-ac,Leith AC,,GBR,\nbad slug,Bad AC,,XXX,\n")
    assert answer.status_code == 200
    assert (Club.objects.count(), Changeset.objects.count()) == (0, 0)


def test_a_reviewer_brings_nothing_in(reviewer):
    assert reviewer.get("/admin/athletics/club/import/").status_code == 403


def test_results_go_out_and_never_in(db):
    administrator = at_the_desk("administrator")
    assert administrator.get("/admin/athletics/result/export/").status_code == 200
    assert administrator.get("/admin/athletics/result/import/").status_code in (302, 404)


def test_what_looks_like_a_formula_goes_out_as_text(editor):
    factories.club("evil", name="=HYPERLINK(1)")
    values = {"format": "0", "club_name": "on", "resource": ""}
    answer = editor.post("/admin/athletics/club/export/", {**values, "clubresource_name": "on"})
    assert "=HYPERLINK" not in answer.content.decode()
    assert "HYPERLINK(1)" in answer.content.decode()
