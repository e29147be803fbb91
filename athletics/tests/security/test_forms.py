"""Each form needs the token of its page: nobody sends one in another's name."""

import pytest
from django.test import Client

from athletics.models import Athlete, Changeset, Correction, Event
from athletics.tests import factories as make
from athletics.tests.admin.conftest import person


@pytest.fixture
def forms(db):
    """Addresses of every form: those of readers, of the door, of the desk."""
    event = make.result(1).unit.event
    correction = Correction.objects.create(page="/", wrong="this", sender="x")
    one = f"/admin/athletics/event/{event.pk}/"
    athlete = f"/admin/athletics/athlete/{Athlete.objects.get().pk}/"
    changeset = Changeset.objects.create(action="edit", summary="Changed")
    return [
        "/corrections/new/",
        *("/admin/login/", "/admin/login/cancel/", "/admin/logout/", "/admin/login/again/"),
        *("/admin/second-factor/totp/activate/", "/admin/second-factor/totp/deactivate/"),
        *("/admin/second-factor/webauthn/add/", "/admin/second-factor/recovery-codes/generate/"),
        *("/admin/second-factor/authenticate/", "/admin/second-factor/reauthenticate/"),
        *("/admin/password_change/", "/admin/athletics/event/", "/admin/athletics/event/add/"),
        *(f"{one}change/", f"{one}delete/", f"{one}paste/", f"{one}publish/", f"{one}day/"),
        *(f"{athlete}merge/", f"{athlete}split/"),
        f"/admin/athletics/edition/{event.edition_id}/publish/",
        f"/admin/athletics/edition/{event.edition_id}/copy/",
        f"/admin/athletics/changeset/{changeset.pk}/undo/",
        f"/admin/athletics/correction/{correction.pk}/change/",
        *("/admin/athletics/club/import/", "/admin/athletics/club/process_import/"),
        "/admin/athletics/event/export/",
        f"/admin/auth/user/{person('administrator', 'boss').pk}/second-factor/",
    ]


def test_no_form_is_taken_without_its_token(forms, django_user_model):
    client = Client(enforce_csrf_checks=True)
    client.force_login(django_user_model.objects.create_superuser("root"))
    for address in forms:
        answer = client.post(address, {"why": "x", "wrong": "x", "page": "/"})
        assert answer.status_code == 403, address
        assert "The form came without the cookie" in answer.text, address
    assert Correction.objects.count() == 1
    assert Event.objects.count() == 1


def test_a_token_from_another_site_is_not_taken(over_https, db):
    client = over_https(enforce_csrf_checks=True)
    page = client.get("/corrections/new/").text
    token = page.split('name="csrfmiddlewaretoken" value="')[1].split('"')[0]
    values = {"csrfmiddlewaretoken": token, "page": "/", "wrong": "this"}
    evil = {"Origin": "https://evil.example"}
    assert client.post("/corrections/new/", values, headers=evil).status_code == 403
    own = {"Origin": "https://testserver"}
    assert client.post("/corrections/new/", values, headers=own).status_code == 302


def test_public_pages_take_no_posts(client, db):
    make.result(1)
    for address in ("/", "/athletes/", "/search/", "/upsets/", "/milestones/", "/records/"):
        before = Changeset.objects.count(), Correction.objects.count()
        assert client.post(address, {"a": "b"}).status_code in (200, 405), address
        assert (Changeset.objects.count(), Correction.objects.count()) == before
