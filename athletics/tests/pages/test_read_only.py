"""READ_ONLY: all can be read, nothing is taken in, and everybody is told why."""

import pytest

from athletics.models import Changeset, Correction
from athletics.tests.pages.conftest import text
from athletics.tests.pages.world import full_world

WHY = "The archive is set to reading only"
SENT = {"page": "/data/", "wrong": "He ran 3:29.28, not 3:29.38", "email": "ada@example.org"}


@pytest.fixture(autouse=True)
def _reading(settings):
    settings.READ_ONLY = True


def test_pages_are_read_as_ever(read, db):
    full_world(1)
    for address in ("/", "/championships/", "/athletes/josh-kerr/", "/search/?q=kerr"):
        assert WHY not in read(address).text


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_what_would_write_is_refused_with_a_page(client, db, method):
    response = getattr(client, method)("/admin/login/")
    assert (response.status_code, response["Retry-After"]) == (503, "600")
    assert "Nothing was saved." in response.content.decode()
    assert WHY in response.content.decode()


def test_staff_see_why_and_cannot_write(client, django_user_model):
    user = django_user_model.objects.create_superuser("ada")
    client.force_login(user)
    before = Changeset.objects.count()
    for address in ("/admin/", "/admin/athletics/country/add/"):
        assert WHY in client.get(address).content.decode()
    response = client.post("/admin/athletics/country/add/", {"code": "ATL"})
    assert response.status_code == 503
    assert response["Cache-Control"] == "private, no-store"
    assert Changeset.objects.count() == before


def test_the_door_of_the_desk_says_so(client, db, settings):
    assert WHY in client.get("/admin/login/").content.decode()
    settings.READ_ONLY = False
    assert WHY not in client.get("/admin/login/").content.decode()


def test_the_form_of_corrections_says_so_and_loses_nothing(client, read, db):
    notice = text(read("/corrections/new/?page=/data/").select_one(".notice"))
    assert notice.startswith("Nothing can be sent at the moment.")
    response = client.post("/corrections/new/", SENT)
    assert (response.status_code, response["Retry-After"]) == (503, "600")
    page = response.content.decode()
    assert "What you wrote stands below" in page
    assert "He ran 3:29.28, not 3:29.38</textarea>" in page
    assert 'value="/data/"' in page
    assert not Correction.objects.exists()
