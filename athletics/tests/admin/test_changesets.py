"""What was done at the desk, row by row, and its undo."""

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import User
from django.urls import reverse

from athletics.models import Changeset, Result
from athletics.services import changes
from athletics.services.rebuild import rebuild_events
from athletics.tests import factories as make
from athletics.tests.admin.conftest import person
from athletics.tests.pages.conftest import rows, text
from athletics.tests.services.test_changes import the_record

pytestmark = pytest.mark.django_db
LIST = "/admin/athletics/changeset/"


@pytest.fixture
def result():
    made = make.result(2, athlete=make.athlete("josh-kerr"), mark="3:29.38")
    rebuild_events(events=[made.unit.event_id])
    return made


@pytest.fixture
def made(result):
    with changes.changeset(
        action="edit",
        summary="Changed the final",
        user=person("editor", "ada"),
        reason="on film",
        event=result.unit.event,
    ) as done:
        result.place, result.note = 1, "after a protest"
        changes.save([result])
        changes.save([make.story(event=result.unit.event)])
    rebuild_events(events=[result.unit.event_id])
    return done


def page_of(client, changeset):
    response = client.get(reverse("admin:athletics_changeset_change", args=[changeset.pk]))
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def undo(client, changeset, why="too early"):
    address = reverse("admin:athletics_changeset_undo", args=[changeset.pk])
    return client.post(address, {"why": why}, follow=True)


def told(answer):
    return text(BeautifulSoup(answer.content, "html.parser").select_one(".messagelist"))


def test_the_list_tells_who_when_what_why_and_whether_undone(made, editor):
    changes.undo(changeset_id=made.pk, user=None, reason="too early")
    page = BeautifulSoup(editor.get(LIST).content, "html.parser")
    lines = rows(page.select_one("#result_list"))
    assert [line[1:5] for line in lines] == [
        ["-", "undo", "Undo: Changed the final", "too early"],
        ["ada", "edit", "Changed the final", "on film"],
    ]
    assert [one["alt"] for one in page.select("#result_list img")] == ["False", "True"]


@pytest.mark.parametrize("query", ["?q=film", "?action__exact=edit", "?q=ada"])
def test_the_list_is_searched_and_filtered(made, editor, query):
    page = BeautifulSoup(editor.get(LIST + query).content, "html.parser")
    assert len(page.select("#result_list tbody tr")) == 1


def test_nobody_adds_changes_or_deletes_changesets(made, editor):
    for path in (f"{LIST}add/", f"{LIST}{made.pk}/delete/"):
        assert editor.get(path).status_code == 403
    assert editor.get(f"{LIST}999/change/").status_code == 404
    assert editor.get(f"{LIST}{'9' * 40}/change/").status_code == 404


def test_a_changeset_shows_each_row_before_and_after(made, result, editor):
    page = page_of(editor, made)
    assert text(page.select_one("#content p")).endswith(
        "by ada (edit): on film Men's 1500, Budapest 2023"
    )
    assert [text(one) for one in page.select("#content h2")] == [
        "result Josh Kerr, Men's 1500, Budapest 2023, Final changed",
        "story He won. added",
    ]
    assert page.select_one("#content h2 a")["href"] == reverse(
        "admin:athletics_result_change", args=[result.pk]
    )
    first, second = page.select("#content table.preview")
    assert rows(first) == [["place", "2", "1"], ["note", "–", "after a protest"]]
    assert ["event", "Men's 1500, Budapest 2023"] in rows(second)


def test_what_was_deleted_is_shown_with_the_names_of_what_it_belonged_to(result, editor):
    with changes.changeset(action="delete", summary="Deleted the final") as made:
        changes.delete([result.unit])
    headings = [text(one) for one in page_of(editor, made).select("#content h2")]
    assert headings == [
        "unit Final deleted",
        "result Josh Kerr, 1, deleted since deleted".replace("1,", f"{result.unit_id},"),
    ]


def test_undo_puts_the_record_back_and_derives_anew(made, result, editor):
    event = result.unit.event
    assert event.medals.get().colour == "G"
    answer = undo(editor, made)
    assert told(answer) == "Undo: Changed the final. All stands as it did before."
    assert (Result.objects.get().place, event.stories.count()) == (2, 0)
    assert event.medals.get().colour == "S"
    made.refresh_from_db()
    undone = made.undone_by
    assert (undone.made_by, undone.reason) == (User.objects.get(username="editor"), "too early")
    page = page_of(editor, made)
    assert "Undone by" in page.text
    assert page.select_one("form[action$='/undo/']") is None
    assert "Undoes" in page_of(editor, undone).text


def test_an_undo_is_itself_undone(made, result, editor):
    before = the_record()
    undo(editor, made)
    made.refresh_from_db()
    undo(editor, made.undone_by)
    assert the_record() == before


def test_a_refused_undo_says_why_and_changes_nothing(made, result, editor):
    result.place = 3
    result.save()
    before = the_record()
    answer = undo(editor, made)
    assert "was changed since; undo the later change first." in told(answer)
    assert (the_record(), Changeset.objects.count()) == (before, 1)


def test_an_undo_needs_its_reason_and_is_posted(made, editor):
    assert told(undo(editor, made, " ")) == "Say why this is undone."
    assert editor.get(f"{LIST}{made.pk}/undo/").status_code == 405
    assert editor.post(f"{LIST}999/undo/", {"why": "x"}).status_code == 404
    assert Changeset.objects.count() == 1


def test_contributors_and_reviewers_see_and_do_not_undo(made, contributor, reviewer, client):
    before = the_record()
    for account in (contributor, reviewer):
        assert page_of(account, made).select_one("form[action$='/undo/']") is None
        assert undo(account, made).status_code == 403
    assert undo(client, made).redirect_chain
    assert the_record() == before


@pytest.mark.parametrize("many", [1, 20])
def test_a_changeset_takes_the_same_queries_for_one_row_and_for_many(
    many, editor, django_assert_num_queries
):
    unit, runners = make.unit(), [make.athlete() for _ in range(many)]
    make.source_set()
    with changes.changeset(action="paste", summary="Pasted") as made:
        for runner in runners:
            make.result(1, unit=unit, athlete=runner)
    with django_assert_num_queries(13):
        page_of(editor, made)
