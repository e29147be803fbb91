"""Correct this: from the page of an athlete to the answer, and nothing that should not be there."""

import datetime as dt
import uuid

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.contrib.auth.models import Group, User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from athletics.models import Correction
from athletics.services import corrections
from athletics.tests.pages import builders as build
from athletics.tests.pages.conftest import reader, rows, text

pytestmark = pytest.mark.django_db

NEW = "/corrections/new/"
KERR = "/athletes/josh-kerr/"
NOON = dt.datetime(2024, 5, 3, 12, tzinfo=dt.UTC)
SENT = {
    "page": KERR,
    "wrong": "The mark is <b>3:29.28</b> here.",
    "right": "3:29.38",
    "evidence": "The results list",
    "email": "reader@example.org",
}


def send(client, **values):
    return client.post(NEW, {**SENT, **values})


def page_of(response):
    return BeautifulSoup(response.text, "html.parser")


def sent(**values):
    found = {"page": KERR, "wrong": "The mark.", "address": "192.0.2.9", **values}
    return corrections.send(**found)


@pytest.fixture
def desk():
    """A client of somebody in a group, who may enter the desk."""

    def desk(group):
        client = Client()
        user = User.objects.create_user(group or "nobody", is_staff=True)
        if group:
            user.groups.add(Group.objects.get(name=group))
        client.force_login(user)
        return client

    return desk


# The link and the form


def test_the_page_of_an_event_and_of_an_athlete_links_to_the_form(read):
    run = build.event()
    build.result(run, build.athlete(), 1, "3:29.38")
    for address in (run.get_absolute_url(), KERR):
        link = read(address).find("a", string="Correct this")
        assert link["href"] == f"{NEW}?page={address}"
        form = read(link["href"])
        assert form.select_one("input[name=page]")["value"] == address
        assert form.select_one("input[name=page]")["type"] == "hidden"


def test_no_other_page_sets_a_cookie(client):
    build.athlete()
    assert client.get(KERR).cookies.keys() == set()
    assert client.get(sent().get_absolute_url()).cookies.keys() == set()
    assert client.get(NEW).cookies.keys() == {"csrftoken"}


def test_neither_page_is_kept_by_a_cache(client):
    for response in (
        client.get(NEW),
        send(client, wrong=""),
        send(client),
        client.get(sent().get_absolute_url()),
    ):
        assert "no-store" in response["Cache-Control"]
        assert "private" in response["Cache-Control"]


@pytest.mark.parametrize("method", ["put", "delete", "patch"])
def test_other_methods_are_refused(client, method):
    assert getattr(client, method)(NEW).status_code == 405
    assert getattr(client, method)(sent().get_absolute_url()).status_code == 405


def test_the_form_needs_the_cookie_of_its_page():
    client = Client(enforce_csrf_checks=True)
    refused = send(client)
    assert refused.status_code == 403
    assert "allow cookies" in refused.text
    token = reader(client)(NEW).select_one("input[name=csrfmiddlewaretoken]")["value"]
    assert send(client, csrfmiddlewaretoken=token).status_code == 302
    assert Correction.objects.count() == 1


def test_a_correction_is_kept_and_has_its_own_address(client, read):
    response = send(client, wrong="One\r\ntwo.", evidence=" ")
    held = Correction.objects.get()
    assert response.status_code == 302
    assert response["Location"] == f"/corrections/{held.token}/"
    assert (held.page, held.wrong, held.right) == (KERR, "One\ntwo.", "3:29.38")
    assert (held.evidence, held.email, held.state) == ("", "reader@example.org", "new")
    assert held.sender == corrections.hashed("127.0.0.1")


@pytest.mark.parametrize(
    ("values", "field", "words"),
    [
        ({"wrong": ""}, "wrong", "Say what is wrong"),
        ({"wrong": " \n "}, "wrong", "Say what is wrong"),
        ({"wrong": "x" * 2001}, "wrong", "2000 characters, these are 2001; shorten it"),
        ({"right": "x" * 2001}, "right", "“What is right” takes 2000"),
        ({"evidence": "x" * 2001}, "evidence", "“Where that is written” takes 2000"),
        ({"wrong": "a\x00b"}, "wrong", "Null characters are not allowed"),
        ({"email": "reader"}, "email", "name@example.org, or leave it empty"),
        ({"page": ""}, "page", "Name the page"),
        ({"page": "/" + "x" * 300}, "page", "longer than any here"),
    ],
)
def test_an_error_names_the_field_and_the_mend_and_loses_nothing(client, values, field, words):
    typed = {**SENT, **values}
    response = send(client, **values)
    assert response.status_code == 400
    page = page_of(response)
    box = page.select_one(f"[name={field}]")
    assert box["aria-invalid"] == "true"
    assert words in text(page.select_one(f"#{box['aria-describedby'].split()[-1]}"))
    assert "1 field below needs mending" in text(page.select_one("[role=alert]"))
    for name, was_typed in typed.items():
        shown = page.select_one(f"[name={name}]")
        value = shown.get("value", "") if shown.name == "input" else shown.text.lstrip("\n")
        assert value.strip() == was_typed.strip()
    assert not Correction.objects.exists()


def test_a_text_as_long_as_may_be_may_have_many_lines(client):
    assert send(client, wrong="\r\n".join(["x"] * 1000)).status_code == 302


ELSEWHERE = (
    *("//evil.example/", "https://evil.example/", "https:evil.example", "/\\evil.example/"),
    *("\\\\evil.example", "///evil.example/", "javascript:alert(1)", "data:text/html,x"),
    *("http://testserver/athletes/josh-kerr/", "athletes/josh-kerr/", "/no/such/page/", "/%2f/"),
    *("/athletes/josh-kerr/?next=//evil.example/", "/athletes/josh-kerr/#x", "/athletes/josh-kerr"),
    *("/admin/", "/admin/athletics/event/1/change/", NEW, f"/corrections/{uuid.UUID(int=1)}/"),
    *(
        "/athletes/\njosh-kerr/",
        "//[evil/",
        "/static/css/base.css",
        '/"><script>alert(1)</script>/',
    ),
)


@pytest.mark.parametrize("page", ELSEWHERE)
def test_a_page_that_is_none_of_this_site_is_refused_and_never_linked(client, page):
    for response in (client.get(NEW, {"page": page}), send(client, page=page)):
        shown = page_of(response)
        assert page not in [link["href"] for link in shown.select("main a")]
        assert shown.select_one("input[name=page]")["type"] == "text"
        assert "<script>alert" not in response.text
    assert response.status_code == 400
    assert "No page of this site has that address" in text(shown.main)
    assert not Correction.objects.exists()


def test_what_a_reader_types_is_shown_as_text(client):
    response = send(client, wrong="</textarea><script>alert(1)</script>", email='"><b>')
    assert "<script>alert" not in response.text
    assert "&quot;&gt;&lt;b&gt;" in response.text


def test_what_fills_the_field_that_nobody_sees_is_answered_as_if_taken(client):
    taken, trapped = send(client), send(client, website="https://spam.example/")
    assert trapped.status_code == taken.status_code
    assert len(trapped["Location"]) == len(taken["Location"])
    assert trapped["Location"].startswith("/corrections/")
    assert Correction.objects.count() == 1
    field = page_of(client.get(NEW)).select_one("[name=website]")
    assert field.find_parent("div").has_attr("hidden")


# The limit by rate


def test_more_than_may_be_is_told_when_to_come_back_and_loses_nothing(client, settings):
    settings.CORRECTIONS_AN_HOUR = 2
    with time_machine.travel(NOON, tick=False) as clock:
        send(client)
        clock.shift(dt.timedelta(minutes=10))
        send(client)
        response = send(client)
        assert response.status_code == 429
        assert response["Retry-After"] == str(50 * 60)
        page = page_of(response)
        assert "Send it again in 50 minutes" in text(page.select_one("[role=alert]"))
        assert page.select_one("[name=right]").text.strip() == "3:29.38"
        assert Correction.objects.count() == 2
        assert client.get(NEW).status_code == 200
        clock.shift(dt.timedelta(minutes=50))
        assert send(client).status_code == 302


def test_the_limit_is_kept_in_the_database_for_all_processes(client, settings):
    settings.CORRECTIONS_AN_HOUR = 1
    assert send(Client()).status_code == 302
    assert send(Client()).status_code == 429
    assert Client(REMOTE_ADDR="192.0.2.7").post(NEW, SENT).status_code == 302


def test_a_header_names_the_sender_only_where_a_setting_says_so(settings):
    settings.CORRECTIONS_AN_HOUR = 1

    def status(forwarded):
        return Client(headers={"X-Forwarded-For": forwarded}).post(NEW, SENT).status_code

    assert [status("192.0.2.1"), status("192.0.2.2")] == [302, 429]
    settings.CLIENT_ADDRESS_HEADER = "X-Forwarded-For"
    assert [status("192.0.2.1"), status("192.0.2.2"), status("192.0.2.1")] == [302, 302, 429]
    # what stands before the last was not written by our proxy
    assert status("198.51.100.1, 192.0.2.2") == 429
    assert status("") == 429


# The public status


def test_a_correction_that_waits_says_so_and_shows_nothing_of_the_reader(client, read):
    address = send(client)["Location"]
    page = read(address)
    assert "State waiting" in text(page.main)
    assert page.select_one("meta[name=robots]")["content"] == "noindex"
    response = client.get(address)
    assert response["X-Robots-Tag"] == "noindex"
    for secret in (*list(SENT.values())[1:], Correction.objects.get().sender, "3:29.28"):
        assert secret not in response.text


@pytest.mark.parametrize(
    ("state", "words"), [("taken", "taken into the record"), ("refused", "not taken")]
)
def test_an_answer_is_public_but_not_who_gave_it(read, state, words):
    correction = sent()
    vera = User.objects.create_superuser("vera-the-reviewer")
    with time_machine.travel(NOON):
        corrections.answer(
            correction=correction, state=state, answer="So <i>it</i> is.\n\nThanks.", user=vera
        )
    page = read(correction.get_absolute_url())
    assert f"State {words}" in text(page.main)
    assert "Answered 3 May 2024" in text(page.main)
    assert [text(one) for one in page.select("h2 ~ p")] == ["So <i>it</i> is.", "Thanks."]
    assert "vera" not in str(page)


@pytest.mark.parametrize(
    "address", [f"/corrections/{uuid.UUID(int=1)}/", "/corrections/1/", "/corrections/x/"]
)
def test_an_address_that_nobody_was_given_is_missing(client, address):
    sent()
    assert client.get(address).status_code == 404


def test_the_pages_need_few_queries(client):
    for _ in range(2):
        address = sent().get_absolute_url()
        for path, most in ((NEW, 0), (f"{NEW}?page={KERR}", 0), (address, 1)):
            with CaptureQueriesContext(connection) as queries:
                client.get(path)
            assert len(queries) == most


# The queue of the desk

QUEUE = "/admin/athletics/correction/"


def change(correction):
    return reverse("admin:athletics_correction_change", args=[correction.pk])


def test_the_queue_shows_those_that_wait_first_and_the_newest_of_them(desk, settings):
    settings.CORRECTIONS_AN_HOUR = 0
    vera = User.objects.create_superuser("vera")
    for number, state in enumerate(["taken", "new", "refused", "new"]):
        with time_machine.travel(NOON + dt.timedelta(days=number)):
            one = sent(wrong=f"Wrong {number}")
            if state != "new":
                corrections.answer(correction=one, state=state, answer="So.", user=vera)
    page = reader(desk("reviewer"))(QUEUE)
    listed = [row[:3] for row in rows(page.select_one("#result_list"))]
    assert [row[-3] for row in listed] == ["Wrong 3", "Wrong 1", "Wrong 2", "Wrong 0"]
    assert page.select_one(f'#result_list a[href="{KERR}"]')
    waiting = reader(desk("editor"))(f"{QUEUE}?state__exact=new")
    assert len(rows(waiting.select_one("#result_list"))) == 2


def test_the_queue_needs_as_many_queries_for_one_as_for_many(desk, settings):
    settings.CORRECTIONS_AN_HOUR = settings.CORRECTIONS_A_DAY = 0
    client = desk("reviewer")
    counts = []
    for _ in range(2):
        for _ in range(10):
            correction = sent()
        for address in (QUEUE, change(correction)):
            with CaptureQueriesContext(connection) as queries:
                assert client.get(address).status_code == 200
            counts.append(len(queries))
    assert counts[:2] == counts[2:]


@pytest.mark.parametrize("button", ["taken", "refused"])
@pytest.mark.parametrize("group", ["reviewer", "administrator"])
def test_those_who_may_answer_with_two_buttons(desk, group, button):
    correction = sent(email="reader@example.org", wrong="<b>3:29.28</b>")
    client = desk(group)
    page = reader(client)(change(correction))
    assert [one["value"] for one in page.select("button[name=state]")] == ["taken", "refused"]
    assert "reader@example.org" in text(page)
    assert "<b>3:29.28</b>" in text(page)
    response = client.post(change(correction), {"state": button, "answer": "So.", "seen": ""})
    assert response.status_code == 302
    assert response["Location"] == QUEUE
    correction.refresh_from_db()
    assert (correction.state, correction.answer) == (button, "So.")
    assert correction.answered_by.username == group


@pytest.mark.parametrize("group", ["contributor", "editor"])
def test_those_who_may_only_read(desk, group):
    correction = sent(email="reader@example.org")
    client = desk(group)
    page = reader(client)(change(correction))
    assert not page.select("button[name=state]")
    assert "The mark." in text(page)
    assert "reader@example.org" not in str(page)
    for data in ({"state": "taken", "answer": "So.", "seen": ""}, {"wrong": "Nothing"}):
        assert client.post(change(correction), data).status_code == 403
    correction.refresh_from_db()
    assert (correction.state, correction.wrong) == ("new", "The mark.")


def test_those_who_may_not_even_read(desk):
    correction = sent()
    assert desk("").get(QUEUE).status_code == 403
    stranger = User.objects.get(username="nobody")
    client = Client()
    client.force_login(stranger)
    assert client.get(change(correction)).status_code == 403
    assert client.post(change(correction), {"state": "taken", "answer": "So."}).status_code == 403
    assert Client().get(change(correction)).status_code == 302


def test_nobody_adds_a_correction_at_the_desk(desk):
    assert desk("administrator").get(f"{QUEUE}add/").status_code == 403


def test_a_correction_that_is_not_there_leads_back_to_the_queue(desk):
    response = desk("reviewer").get(f"{QUEUE}4711/change/", follow=True)
    assert response.redirect_chain == [(QUEUE, 302)]
    assert "There is no such correction" in response.text


@pytest.mark.parametrize(
    ("data", "words"),
    [
        ({"state": "taken", "answer": " "}, "Write an answer"),
        ({"state": "taken", "answer": "x" * 2001}, "takes 2000 characters"),
        ({"state": "", "answer": "So."}, "Choose whether"),
        ({"state": "new", "answer": "So."}, "Choose whether"),
    ],
)
def test_an_answer_that_cannot_be_given_stands_with_its_error(desk, data, words):
    correction = sent()
    response = desk("reviewer").post(change(correction), {**data, "seen": ""})
    assert response.status_code in (400, 409)
    assert words in response.text
    shown = page_of(response).select_one("[name=answer]").text
    assert shown.strip() == data["answer"].strip()
    correction.refresh_from_db()
    assert correction.state == "new"


def test_the_second_reviewer_is_told_of_the_first_and_may_answer_again(desk):
    correction = sent()
    first, second = desk("reviewer"), desk("administrator")
    mine = {"state": "refused", "answer": "No.", "seen": ""}
    first.post(change(correction), {"state": "taken", "answer": "Yes.", "seen": ""})
    response = second.post(change(correction), mine)
    assert response.status_code == 409
    page = page_of(response)
    assert "Somebody answered meanwhile" in text(page)
    assert page.select_one("[name=answer]").text.strip() == "No."
    seen = page.select_one("[name=seen]")["value"]
    assert second.post(change(correction), {**mine, "seen": seen}).status_code == 302
    correction.refresh_from_db()
    assert correction.answer == "No."


def test_the_sender_is_shown_nowhere(desk):
    correction = sent()
    client = desk("administrator")
    for address in (QUEUE, change(correction), correction.get_absolute_url()):
        assert correction.sender not in client.get(address).text
