"""The desk: who may do what, two editors at once, and lists that stay fast."""

import pytest

from athletics.models import Athlete, Changeset, Edition, Event, Result, Status
from athletics.services import changes
from athletics.tests import factories


def form_of(client, address):
    """The values that a change form would post as it stands."""
    form = client.get(address).context["adminform"].form
    values = {name: form[name].value() for name in form.fields}
    return {name: "" if value is None else value for name, value in values.items()}


def test_a_change_is_a_changeset_with_who_and_why(editor):
    club = factories.club()
    address = f"/admin/athletics/club/{club.pk}/change/"
    answer = editor.post(address, {**form_of(editor, address), "city": "Leith", "why": "moved"})
    assert answer.status_code == 302
    made = Changeset.objects.get()
    assert (made.made_by.username, made.reason) == ("editor", "moved")
    assert made.summary == "Changed club edinburgh-ac"
    changes.undo(changeset_id=made.pk, user=None)
    club.refresh_from_db()
    assert club.city == ""


def test_a_form_with_an_error_leaves_no_changeset(editor):
    club = factories.club()
    address = f"/admin/athletics/club/{club.pk}/change/"
    assert editor.post(address, {**form_of(editor, address), "name": ""}).status_code == 200
    assert Changeset.objects.count() == 0


def test_a_deleted_record_can_be_brought_back(editor):
    club = factories.club()
    editor.post(f"/admin/athletics/club/{club.pk}/delete/", {"post": "yes"})
    assert type(club).objects.count() == 0
    changes.undo(changeset_id=Changeset.objects.get(action="delete").pk, user=None)
    assert type(club).objects.get() == club


def test_the_second_of_two_editors_is_told_what_changed_and_loses_nothing(editor):
    edition = factories.edition()
    address = f"/admin/athletics/edition/{edition.pk}/change/"
    seen = form_of(editor, address)
    editor.post(address, {**seen, "venue": "First Arena"})
    answer = editor.post(address, {**seen, "venue": "Second Arena"})
    page = answer.content.decode()
    assert answer.status_code == 200
    assert "First Arena" in page
    assert 'value="Second Arena"' in page
    assert Edition.objects.get().venue == "First Arena"
    again = {**seen, "venue": "Second Arena", "version_seen": Edition.objects.get().version}
    assert editor.post(address, again).status_code == 302
    assert Edition.objects.get().venue == "Second Arena"


def test_a_contributor_changes_drafts_and_nothing_public(contributor):
    draft = factories.event("W", status=Status.DRAFT, edition=factories.edition())
    public = factories.event("M")
    assert contributor.get(f"/admin/athletics/event/{draft.pk}/change/").context[
        "has_change_permission"
    ]
    page = contributor.get(f"/admin/athletics/event/{public.pk}/change/")
    assert not page.context["has_change_permission"]
    answer = contributor.post(f"/admin/athletics/event/{public.pk}/change/", {"note": "mine"})
    assert answer.status_code == 403
    assert Event.objects.get(pk=public.pk).note == ""


@pytest.mark.parametrize("noun", ["club", "event", "athlete", "claim", "result", "country"])
def test_a_reviewer_sees_the_record_and_changes_none_of_it(reviewer, noun):
    assert reviewer.get(f"/admin/athletics/{noun}/").status_code == 200
    assert reviewer.get(f"/admin/athletics/{noun}/add/").status_code == 403


def test_results_of_a_race_ask_no_more_for_a_hundred_and_fifty(
    editor, django_assert_max_num_queries, django_assert_num_queries
):
    unit = factories.unit()
    factories.result(1, unit=unit)
    address = f"/admin/athletics/unit/{unit.pk}/change/"
    editor.get(address)
    with django_assert_max_num_queries(16) as one:
        editor.get(address)
    for place in range(2, 151):
        factories.result(place, unit=unit)
    with django_assert_num_queries(len(one)):
        assert editor.get(address).status_code == 200


def test_the_list_of_athletes_asks_no_more_for_many(editor, django_assert_num_queries):
    factories.athlete()
    editor.get("/admin/athletics/athlete/")
    with django_assert_num_queries(6):
        editor.get("/admin/athletics/athlete/")
    first = Athlete.objects.get()
    names = {"given_name": "Ann", "sex": "W", "country": first.country}
    names |= {"source_set": first.source_set, "search_name": "ann able"}
    Athlete.objects.bulk_create(
        Athlete(slug=f"ann-{number}", family_name=str(number), sort_name=str(number), **names)
        for number in range(10_000)
    )
    with django_assert_num_queries(6):
        editor.get("/admin/athletics/athlete/")


def test_autocomplete_tells_people_apart(editor):
    factories.athlete("josh-kerr", born="1997-10-08")
    wanted = {"app_label": "athletics", "model_name": "result", "field_name": "athlete"}
    found = editor.get("/admin/autocomplete/", {**wanted, "term": "KERR"}).json()
    assert [one["text"] for one in found["results"]] == ["Josh Kerr, GBR, born 1997-10-08"]


def test_an_absence_and_the_record_of_the_day_in_one_form(editor):
    event = factories.event()
    factories.source("book")
    holder = factories.athlete("jake-wightman")
    values = {"athlete": holder.pk, "reason": "injured", "source": "book"}
    values |= {"record": "world record that day", "value": "3:26.00 Hicham El Guerrouj"}
    address = f"/admin/athletics/event/{event.pk}/day/"
    assert editor.post(address, values).status_code == 302
    assert event.absences.get().reason == "injured"
    assert event.claims.get().value == "3:26.00 Hicham El Guerrouj"
    again = editor.post(address, values)
    assert (again.status_code, event.absences.count()) == (200, 1)
    assert Changeset.objects.count() == 1


def test_a_result_changed_by_hand_moves_the_medals(editor):
    result = factories.result(1, mark="3:29.38")
    address = f"/admin/athletics/result/{result.pk}/change/"
    editor.post(address, {**form_of(editor, address), "place": 2})
    assert list(Result.objects.get().unit.event.medals.values_list("colour", flat=True)) == ["S"]


def test_names_of_an_athlete_changed_at_the_desk_are_found(editor):
    athlete = factories.athlete("josh-kerr")
    address = f"/admin/athletics/athlete/{athlete.pk}/change/"
    values = {**form_of(editor, address), "family_name": "Kérr-Smith"}
    inline = {"memberships-TOTAL_FORMS": 0, "memberships-INITIAL_FORMS": 0}
    assert editor.post(address, {**values, **inline}).status_code == 302
    assert Athlete.objects.get().sort_name == "kerr smith, josh"
