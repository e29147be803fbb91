"""Drafts made public: errors stop it, warnings need a reason, readers see it at once."""

import datetime as dt

from django.test import Client

from athletics.models import Changeset, Edition, Event, Excuse, Medal, Status
from athletics.services import changes, publish
from athletics.services.rebuild import rebuild_events
from athletics.tests import factories


def draft_final(discipline="1500", **values):
    """A draft event with the three places of its final."""
    contested = factories.discipline(discipline, wind_counts=discipline == "100")
    event = factories.event(status=Status.DRAFT, discipline=contested)
    unit = factories.unit(event=event)
    for place in (1, 2, 3):
        mark = {"mark": f"3:29.{place}0", "date": dt.date(2023, 8, 23)}
        factories.result(place, unit=unit, **{**mark, **values})
    return event


def address(event):
    return f"/admin/athletics/event/{event.pk}/publish/"


def reasons(event):
    return {one.key: "looked at" for one in publish.preview(event=event).warnings}


def test_publishing_shows_the_event_to_readers(editor):
    event = draft_final()
    assert Client().get(event.get_absolute_url()).status_code == 404
    answer = editor.post(address(event), {"publish": "1", **reasons(event)})
    assert answer.status_code == 302
    assert Client().get(event.get_absolute_url()).status_code == 200
    assert Changeset.objects.get(action="publish").event == event
    assert Medal.objects.filter(event=event).count() == 3


def test_what_will_change_is_shown_first(editor):
    event = draft_final()
    page = editor.get(address(event)).content.decode()
    assert page.count("<li>gold: ") == 1
    event.refresh_from_db()
    assert event.status == Status.DRAFT


def test_errors_stop_publication(editor):
    event = draft_final()
    woman = factories.athlete("ann-able", sex="W")
    factories.result(4, unit=event.units.get(), athlete=woman, mark="3:31.00")
    answer = editor.post(address(event), {"publish": "1", **reasons(event)})
    assert answer.status_code == 200
    assert Event.objects.get().status == Status.DRAFT


def test_a_warning_needs_a_reason_that_is_kept(editor):
    event = draft_final("100")
    for place, result in enumerate(event.units.get().results.order_by("place")):
        result.mark, result.mark_value = f"9.8{place}", 9800 + 10 * place
        result.save()
    given = reasons(event)
    assert [key.partition("|")[0] for key in given] == ["wind-missing"]
    editor.post(address(event), {"publish": "1"})
    assert Event.objects.get().status == Status.DRAFT
    editor.post(address(event), {"publish": "1", **given})
    assert Event.objects.get().status == Status.PUBLISHED
    assert list(Excuse.objects.values_list("reason", flat=True)) == ["looked at"]
    assert publish.preview(event=event).warnings == []


def test_withdrawing_hides_it_again_with_its_reason(editor):
    event = draft_final()
    editor.post(address(event), {"publish": "1", **reasons(event)})
    editor.post(address(event), {"withdraw": "1", "why": "wrong sheet"})
    assert Client().get(event.get_absolute_url()).status_code == 404
    assert Changeset.objects.get(action="withdraw").reason == "wrong sheet"


def test_publishing_is_undone_as_a_whole(editor):
    event = draft_final()
    editor.post(address(event), {"publish": "1", **reasons(event)})
    changes.undo(changeset_id=Changeset.objects.get(action="publish").pk, user=None)
    event.refresh_from_db()
    assert (event.status, event.version) == (Status.DRAFT, 1)


def test_a_contributor_may_not_publish(contributor):
    event = draft_final()
    assert contributor.get(address(event)).status_code == 403
    assert contributor.post(address(event), {"publish": "1"}).status_code == 403
    assert Event.objects.get().status == Status.DRAFT


def test_an_edition_copies_the_programme_and_not_the_results(editor):
    event = draft_final()
    rebuild_events(events={event.pk})
    values = {"slug": "2027-beijing", "year": 2027, "city": "Beijing", "country": "GBR"}
    values |= {"start_date": "2027-09-11", "end_date": "2027-09-19"}
    values |= {"official_name": "World Athletics Championships Beijing 2027"}
    answer = editor.post(f"/admin/athletics/edition/{event.edition_id}/copy/", values)
    assert answer.status_code == 302
    copied = Edition.objects.get(slug="2027-beijing")
    assert copied.status == Status.DRAFT
    assert [(one.slug, one.status) for one in copied.events.all()] == [(event.slug, "draft")]
    assert copied.events.get().units.count() == 0


def test_an_edition_that_exists_is_refused_and_nothing_typed_is_lost(editor):
    event = draft_final()
    values = {"slug": event.edition.slug, "year": 2023, "city": "Budapest", "country": "GBR"}
    values |= {"start_date": "2023-08-19", "end_date": "2023-08-27", "official_name": "Again"}
    answer = editor.post(f"/admin/athletics/edition/{event.edition_id}/copy/", values)
    assert answer.status_code == 200
    assert 'value="Again"' in answer.content.decode()
    assert Edition.objects.count() == 1
