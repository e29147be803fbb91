"""Each role against each view of the desk, both ways: who may is let in, who may not is refused."""

import pytest
from django.contrib import admin
from django.urls import reverse

from athletics.models import Correction, Status
from athletics.services import changes
from athletics.tests import factories as make
from athletics.tests.security.conftest import ROLES

NOBODY = set()
ALL = set(ROLES)
WRITERS = {"contributor", "editor", "administrator"}
EDITORS = {"editor", "administrator"}
REVIEWERS = {"reviewer", "administrator"}
BOSS = {"administrator"}

#: Nouns by who may add and who may delete; all who are at the desk read them.
RECORD = (
    "absence athlete claim club edition event medaldecision price quote redirect result "
    "seasonbest seasonlistentry source story teammember unit upsetnote worldrecord"
).split()
FIXED = ["championship", "country", "discipline"]
ADD = {**dict.fromkeys(RECORD, WRITERS), **dict.fromkeys(FIXED, BOSS), "excuse": EDITORS}
DELETE = {**dict.fromkeys(RECORD, EDITORS), **dict.fromkeys(FIXED, BOSS), "excuse": EDITORS}
DELETE["correction"] = BOSS
PEOPLE = {"user", "group"}
#: Views beside those that each noun has. The event is public: changing it is for editors.
OWN = {
    "edition_publish": EDITORS,
    "edition_copy": WRITERS,
    "event_paste": EDITORS,
    "event_publish": EDITORS,
    "event_day": EDITORS,
    "athlete_merge": REVIEWERS,
    "athlete_split": REVIEWERS,
    "country_import": BOSS,
    "club_import": WRITERS,
    "source_import": WRITERS,
    "user_reset_second_factor": BOSS,
    "user_password_change": BOSS,
}
#: Asked by POST alone, each in a test of its own below.
POSTED = {"changeset_undo", "country_process_import", "club_process_import"}
POSTED |= {"source_process_import"}
READ = {"changelist", "history", "change", "export", "simple_history"}


def allowed(noun, view):
    if f"{noun}_{view}" in OWN:
        return OWN[f"{noun}_{view}"]
    if noun in PEOPLE:
        return BOSS
    if view in READ:
        return ALL
    return {"add": ADD, "delete": DELETE}[view].get(noun, NOBODY)


def views():
    """Noun, view and whether it is of one record, for every named view of every noun."""
    for model, its in admin.site._registry.items():
        prefix = f"{model._meta.app_label}_{model._meta.model_name}_"
        for pattern in its.urls:
            if pattern.name:
                yield model, pattern.name.removeprefix(prefix), "<" in str(pattern.pattern)


@pytest.fixture
def record(desk):
    """One of what the views of one record are about; all of it public."""
    result = make.result(1)
    make.club()
    made = {type(one): one for one in (result, result.unit, result.unit.event, result.athlete)}
    changes.save(list(made.values()))
    return desk


@pytest.mark.parametrize("role", ["anonymous", *ROLES])
def test_every_view_of_the_desk_lets_in_those_who_may_and_no_others(record, role):
    client = record[role]
    wrong = []
    for model, view, of_one in views():
        noun = model._meta.model_name
        if f"{noun}_{view}" in POSTED or view == "simple_history":
            continue
        one = model._base_manager.first()
        arguments = [one.pk if one else 1] if of_one else []
        address = reverse(f"admin:{model._meta.app_label}_{noun}_{view}", args=arguments)
        answer = client.get(address)
        if role == "anonymous":
            right = answer.status_code == 302 and "/login/" in answer["Location"]
        else:
            right = (answer.status_code != 403) is (role in allowed(noun, view))
        if not right or answer.status_code >= 500:
            wrong.append((address, answer.status_code))
    assert wrong == []


@pytest.mark.parametrize("role", ["anonymous", *ROLES])
def test_what_is_asked_by_post_is_for_those_who_may(record, role):
    made = make.club("leith-ac")
    with changes.changeset(action="edit", summary="Changed") as changeset:
        changes.save([made])
    correction = Correction.objects.create(page="/", wrong="this", sender="x")
    posts = {
        f"/admin/athletics/changeset/{changeset.pk}/undo/": EDITORS,
        f"/admin/athletics/correction/{correction.pk}/change/": REVIEWERS,
        "/admin/athletics/country/process_import/": BOSS,
        "/admin/athletics/club/process_import/": WRITERS,
        f"/admin/auth/user/{record['editor'].session['_auth_user_id']}/second-factor/": BOSS,
    }
    for address, who in posts.items():
        answer = record[role].post(address, {})
        if role == "anonymous":
            assert answer.status_code == 302, address
            assert "/login/" in answer["Location"], address
        else:
            assert (answer.status_code != 403) is (role in who), (address, answer.status_code)


@pytest.mark.parametrize("role", ROLES)
def test_pages_of_every_role_and_search_of_the_desk(record, role):
    client = record[role]
    assert client.get("/admin/").status_code == 200
    assert client.get("/admin/athletics/").status_code == 200
    assert client.get("/admin/password_change/").status_code == 200
    wanted = {"app_label": "athletics", "model_name": "result", "field_name": "athlete", "term": ""}
    assert client.get("/admin/autocomplete/", wanted).status_code == 200


def test_a_contributor_works_on_drafts(desk):
    draft = make.event("W", status=Status.DRAFT)
    for view, status in (("paste", 200), ("day", 200), ("publish", 403)):
        answer = desk["contributor"].get(f"/admin/athletics/event/{draft.pk}/{view}/")
        assert answer.status_code == status, view


def test_every_view_has_its_answer_here():
    known = {"add", "delete", *READ}
    unknown = {
        f"{model._meta.model_name}_{view}"
        for model, view, _ in views()
        if view not in known and f"{model._meta.model_name}_{view}" not in {*OWN, *POSTED}
    }
    assert unknown == set()
