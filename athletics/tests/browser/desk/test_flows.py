"""What editors, reviewers and readers do, from the first key to the last; nobody has a mouse."""

from collections.abc import Callable

import pytest
from django.contrib.auth.models import User
from playwright.sync_api import expect

from athletics.models import Athlete, Changeset, Correction, Edition, Event, Excuse, Result
from athletics.services import paste, paste_preview
from athletics.tests import factories
from athletics.tests.browser.desk.conftest import PASSWORD
from athletics.tests.browser.desk.keys import Keys

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

ROWS = "table.preview tbody tr"
WINNER = "select[name^=choice_]"


def test_a_sheet_is_pasted_from_the_login_to_the_changeset(
    visitor: Callable[[], Keys], person: Callable[[str, str], User], draft: Event, sheet: str
) -> None:
    person("ada", "editor")
    keys = visitor()
    keys.open("/admin/")
    expect(keys.see("#id_login")).to_be_focused()
    keys.write("ada")
    keys.press("Tab")
    keys.write(PASSWORD)
    with keys.page.expect_navigation():
        keys.press("Enter")
    keys.follow("a[href='/admin/athletics/event/']")
    keys.follow("#result_list tbody th a")
    keys.follow(".object-tools a[href$='/paste/']")

    keys.to("#id_source")
    keys.page.keyboard.type("The book")
    keys.to("#id_text")
    keys.write(sheet)
    expect(keys.see(ROWS)).to_have_count(12)
    assert Result.objects.count() == 0

    keys.to(WINNER)
    chosen = keys.see(WINNER).first
    assert chosen.evaluate("select => select.selectedOptions[0].text").startswith("Cal")
    before = chosen.input_value()
    chosen.evaluate("select => select.dataset.old = 'yes'")
    keys.press("ArrowDown")
    expect(keys.see(f"{WINNER}[data-old]")).to_have_count(0)  # the preview came anew
    other = Athlete.objects.filter(family_name__startswith="Hargreave").exclude(pk=before).get()
    expect(chosen).to_have_value(str(other.pk))
    expect(chosen).to_be_focused()
    keys.follow("input[name=confirm]")

    made = Changeset.objects.get(action="paste")
    assert keys.page.url.endswith(f"/admin/athletics/changeset/{made.pk}/change/")
    expect(keys.see(".messagelist .success")).to_contain_text("Pasted 12 results")
    assert Result.objects.count() == 12
    assert Result.objects.get(place=1).athlete == other
    assert keys.complaints == []


def test_a_warning_is_excused_and_readers_see_the_podium(
    at_the_desk: Callable[..., Keys], visitor: Callable[[], Keys], windless: Event
) -> None:
    reader, keys = visitor(), at_the_desk()
    reader.open(windless.get_absolute_url())
    expect(reader.see("h1")).not_to_have_text(windless.name)
    keys.open(f"/admin/athletics/event/{windless.pk}/change/")
    keys.follow(".object-tools a[href$='/publish/']")
    expect(keys.see("main, #content").first).to_contain_text("gold: Ann Able")
    keys.to("#w1")
    keys.write("The gauge was broken")
    keys.follow("input[name=publish]")
    expect(keys.see(".messagelist .success")).to_contain_text("Published")
    assert Excuse.objects.get().reason == "The gauge was broken"
    reader.open(windless.get_absolute_url())
    expect(reader.see("table.podium tbody th")).to_have_text(["Ann Able", "Bea Baker", "Cat Cole"])
    assert keys.complaints == []


def test_a_paste_is_undone_with_its_reason(
    at_the_desk: Callable[..., Keys], draft: Event, sheet: str
) -> None:
    keys = at_the_desk()
    target = paste_preview.Target(event=draft, phase="final", sources=("book",))
    user = User.objects.get(username="editor")
    made = paste.apply(paste=paste_preview.preview(target=target, text=sheet), user=user)
    keys.open("/admin/athletics/changeset/")
    keys.follow(f"#result_list a[href$='/{made.pk}/change/']")
    keys.to("#why")
    keys.write("The wrong race")
    keys.follow("#content input[type=submit]")
    expect(keys.see(".messagelist .success")).to_contain_text("All stands as it did before.")
    assert (Result.objects.count(), Athlete.objects.count()) == (0, 3)
    assert Changeset.objects.get(action="undo").reason == "The wrong race"
    assert keys.complaints == []


def test_a_reader_corrects_and_a_reviewer_answers(
    at_the_desk: Callable[..., Keys], visitor: Callable[[], Keys]
) -> None:
    event = factories.result(1, mark="3:29.28").unit.event
    reader, keys = visitor(), at_the_desk("reviewer")
    reader.open(event.get_absolute_url())
    reader.follow("a[href^='/corrections/new/']")
    reader.to("#id_wrong")
    reader.write("The mark of the winner")
    reader.press("Tab")
    reader.write("3:29.38")
    reader.follow("form.write button")
    assert "/corrections/" in reader.page.url
    expect(reader.see("h1")).to_have_text("A correction")
    expect(reader.see("dl.facts")).to_contain_text("waiting")

    keys.open("/admin/")
    keys.follow("a[href='/admin/athletics/correction/']")
    keys.follow("#result_list tbody th a")
    keys.to("#id_answer")
    keys.write("The film shows 3:29.38.")
    keys.follow("button[name=state]")
    expect(keys.see(".messagelist .success")).to_contain_text("Answered")
    assert Correction.objects.get().answered_by == User.objects.get(username="reviewer")

    reader.page.reload()
    expect(reader.see("main")).to_contain_text("The film shows 3:29.38.")
    assert (reader.complaints, keys.complaints) == ([], [])


def test_the_second_of_two_editors_is_told_and_keeps_what_was_typed(
    at_the_desk: Callable[..., Keys],
) -> None:
    edition = factories.edition()
    first, second = at_the_desk(name="ada"), at_the_desk(name="ben")
    for keys in (first, second):
        keys.open(f"/admin/athletics/edition/{edition.pk}/change/")
    for keys, venue in ((first, "First Arena"), (second, "Second Arena")):
        keys.to("#id_venue")
        keys.write(venue)
        keys.follow("input[name=_save]")
    expect(second.see(".errornote, .errorlist").first).to_be_visible()
    expect(second.see(".errorlist.nonfield")).to_contain_text("First Arena")
    expect(second.see("#id_venue")).to_have_value("Second Arena")
    assert Edition.objects.get().venue == "First Arena"
    second.follow("input[name=_save]")
    expect(second.see(".messagelist .success")).to_be_visible()
    assert Edition.objects.get().venue == "Second Arena"
    assert (first.complaints, second.complaints) == ([], [])
