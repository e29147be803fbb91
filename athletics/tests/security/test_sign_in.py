"""The door of the desk: lock-out, second factor, cookies, and where one is led."""

import base64
import datetime as dt
import hashlib
import hmac
import re
import struct
import time
from unittest.mock import patch

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from django.conf import settings as project
from django.contrib.admin.models import LogEntry
from django.core.management import CommandError, call_command
from django.test import Client

from athletics.models import Changeset
from athletics.tests.admin.conftest import person
from athletics.tests.security.conftest import PASSWORD, log_in


@pytest.fixture
def asked(settings):
    settings.SECOND_FACTOR = True


def code(secret, steps=0):
    """RFC 6238: the six digits of now, or of so many half minutes later."""
    key = base64.b32decode(secret + "=" * (-len(secret) % 8))
    digest = hmac.new(key, struct.pack(">Q", int(time.time()) // 30 + steps), hashlib.sha1).digest()
    at = digest[-1] & 15
    number = struct.unpack(">I", digest[at : at + 4])[0] & 0x7FFF_FFFF
    return f"{number % 1_000_000:06}"


def set_up_app(client):
    """Sets up an app for whoever is logged in and says the password again; its secret."""
    client.post("/admin/login/again/", {"password": PASSWORD})
    page = client.get("/admin/second-factor/totp/activate/").text
    secret = re.search(r'id="authenticator_secret">([A-Z2-7]+)<', page)[1]
    # As outside a test, where no other transaction surrounds that of the view.
    with patch("django.db.transaction.on_commit", new=lambda done, **_: done()):
        answer = client.post("/admin/second-factor/totp/activate/", {"code": code(secret)})
    assert answer["Location"] == "/admin/second-factor/recovery-codes/"
    return secret


def enters(client):
    return client.get("/admin/").status_code == 200


def test_the_password_opens_the_desk_where_no_second_factor_is_asked(ada, client):
    assert log_in(client)["Location"] == "/admin/"
    assert enters(client)


def test_five_wrong_passwords_close_the_account_to_that_address(ada, client):
    answers = [log_in(client, password="wrong") for _ in range(5)]
    assert [answer.status_code for answer in answers] == [200, 200, 200, 200, 429]
    assert answers[-1]["Retry-After"] == "900"
    assert "Wait 15 minutes" in " ".join(answers[-1].text.split())
    assert log_in(client).status_code == 429  # even with the right one
    assert not enters(client)


def test_a_lock_out_is_of_account_and_address_together(ada, client):
    person("editor", "ben")
    for _ in range(5):
        log_in(client, password="wrong")
    assert log_in(client, name="ben", password="wrong").status_code == 200
    assert log_in(Client(REMOTE_ADDR="192.0.2.7")).status_code == 302


def test_a_lock_out_ends(ada, client):
    with time_machine.travel(dt.datetime(2026, 1, 1, 12, tzinfo=dt.UTC)) as now:
        for _ in range(5):
            log_in(client, password="wrong")
        now.shift(dt.timedelta(minutes=14))
        assert log_in(client).status_code == 429
        now.shift(dt.timedelta(minutes=2))
        assert log_in(client).status_code == 302


def test_an_administrator_unlocks_at_once(ada, client):
    for _ in range(5):
        log_in(client, password="wrong")
    call_command("axes_reset_username", "ada", verbosity=0)
    assert log_in(client).status_code == 302


def test_a_right_password_forgets_the_wrong_ones(ada):
    for _ in range(2):
        client = Client()
        for _ in range(4):
            log_in(client, password="wrong")
        assert log_in(client).status_code == 302


def test_a_header_that_anybody_can_send_moves_no_lock_out(ada, client):
    for number in range(5):
        log_in(client, password="wrong", headers={"X-Forwarded-For": f"192.0.2.{number}"})
    assert log_in(client, headers={"X-Forwarded-For": "192.0.2.9"}).status_code == 429


def test_behind_a_proxy_its_header_tells_the_address(ada, client, settings):
    settings.CLIENT_ADDRESS_HEADER = "X-Forwarded-For"
    for number in range(5):  # what stands before the last is made up
        header = {"X-Forwarded-For": f"198.51.100.{number}, 192.0.2.1"}
        log_in(client, password="wrong", headers=header)
    assert log_in(client, headers={"X-Forwarded-For": "192.0.2.1"}).status_code == 429
    assert log_in(client, headers={"X-Forwarded-For": "192.0.2.2"}).status_code == 302


def test_guesses_from_many_addresses_are_limited_too(ada):
    answers = [
        log_in(Client(REMOTE_ADDR=f"192.0.2.{number}"), password="wrong") for number in range(11)
    ]
    assert "Too many failed login attempts" in answers[-1].text
    assert "Too many failed login attempts" not in answers[0].text


def test_wrong_name_and_wrong_password_are_told_alike(ada, client):
    wrong = log_in(client, password="wrong")
    nobody = log_in(client, name="nobody", password="wrong")
    told = [re.findall(r'class="errornote">([^<]*)', answer.text) for answer in (wrong, nobody)]
    assert told[0] == told[1] != []


@pytest.mark.usefixtures("asked")
def test_staff_without_a_second_factor_are_led_to_set_one_up(ada, client):
    log_in(client)
    for address in ("/admin/", "/admin/athletics/event/", "/admin/autocomplete/"):
        answer = client.get(address)
        assert answer.status_code == 302, address
        assert answer["Location"].startswith("/admin/second-factor/?next="), address
    assert "one is needed to enter the desk" in client.get("/admin/second-factor/").text
    assert client.post("/admin/logout/").status_code == 200


@pytest.mark.usefixtures("asked")
def test_an_app_set_up_opens_the_desk_now_and_by_its_codes_later(ada, client):
    log_in(client)
    secret = set_up_app(client)
    assert enters(client)
    later = Client()
    assert log_in(later)["Location"] == "/admin/second-factor/authenticate/"
    assert not enters(later)  # between password and code
    with time_machine.travel(time.time() + 60):
        wrong = later.post("/admin/second-factor/authenticate/", {"code": "000000"})
        assert wrong.status_code == 200
        assert not enters(later)
        later.post("/admin/second-factor/authenticate/", {"code": code(secret)})
        assert enters(later)


@pytest.mark.usefixtures("asked")
@pytest.mark.parametrize(("steps", "taken"), [(-2, False), (-1, True), (1, True), (2, False)])
def test_a_code_may_be_one_step_old_for_slow_fingers_and_clocks(ada, client, steps, taken):
    log_in(client)
    secret = set_up_app(client)
    later = Client()
    log_in(later)
    with time_machine.travel(time.time() + 300, tick=False):
        later.post("/admin/second-factor/authenticate/", {"code": code(secret, steps)})
        assert enters(later) == taken


@pytest.mark.usefixtures("asked")
def test_setting_one_up_needs_the_password_again(ada, client):
    log_in(client)
    for page in ("totp/activate", "webauthn/add", "recovery-codes/generate"):
        answer = client.get(f"/admin/second-factor/{page}/")
        assert answer["Location"].startswith("/admin/login/again/?next="), page


@pytest.mark.usefixtures("asked")
def test_codes_are_not_guessed(ada, client):
    log_in(client)
    secret = set_up_app(client)
    guesser = Client()
    log_in(guesser)
    with time_machine.travel(time.time() + 60):
        for _ in range(11):
            answer = guesser.post("/admin/second-factor/authenticate/", {"code": "000000"})
        assert "Too many failed" in answer.text
        guesser.post("/admin/second-factor/authenticate/", {"code": code(secret)})
        assert not enters(guesser)


@pytest.mark.usefixtures("asked")
def test_a_recovery_code_works_once(ada, client):
    log_in(client)
    set_up_app(client)
    codes = Authenticator.objects.get(type="recovery_codes").wrap().get_unused_codes()
    for expected in (True, False):
        lost = Client()
        log_in(lost)
        lost.post("/admin/second-factor/authenticate/", {"code": codes[0]})
        assert enters(lost) is expected


@pytest.mark.usefixtures("asked")
def test_a_session_from_before_the_second_factor_stays_outside(ada, client):
    stolen = Client()
    log_in(stolen)
    log_in(client)
    set_up_app(client)
    answer = stolen.get("/admin/athletics/event/")
    assert answer["Location"].startswith("/admin/second-factor/reauthenticate/")


@pytest.mark.usefixtures("asked")
def test_an_administrator_resets_a_second_factor_and_it_is_written_down(ada, client):
    log_in(client)
    set_up_app(client)
    boss = person("administrator", "boss")
    desk = Client()
    desk.force_login(boss)
    project.SECOND_FACTOR = False
    address = f"/admin/auth/user/{ada.pk}/second-factor/"
    assert "first make sure" in desk.get(address).text.lower()
    assert desk.post(address, {"why": " "}).status_code == 200
    assert Authenticator.objects.count() == 2
    assert desk.post(address, {"why": "telephone lost"}).status_code == 302
    project.SECOND_FACTOR = True
    assert Authenticator.objects.count() == 0
    made = Changeset.objects.get(action="second-factor")
    assert (made.made_by, made.reason) == (boss, "telephone lost")
    assert made.summary == "Reset the second factor of ada"
    assert LogEntry.objects.filter(user=boss, object_id=str(ada.pk)).exists()
    assert client.get("/admin/")["Location"].startswith("/admin/second-factor/?next=")


@pytest.mark.usefixtures("asked")
def test_setting_up_and_removing_is_written_down(ada, client):
    log_in(client)
    set_up_app(client)
    client.post("/admin/second-factor/totp/deactivate/")
    told = set(LogEntry.objects.filter(user=ada).values_list("change_message", flat=True))
    assert {"Second factor added: TOTP Authenticator"} < told
    assert "Second factor removed: TOTP Authenticator" in told


def test_a_reset_by_command_needs_an_account_with_a_second_factor(ada):
    with pytest.raises(CommandError, match="no account 'nobody'"):
        call_command("reset_second_factor", "nobody", why="lost")
    with pytest.raises(CommandError, match="ada has no second factor"):
        call_command("reset_second_factor", "ada", why="lost")
    Authenticator.objects.create(user=ada, type="totp", data={})
    call_command("reset_second_factor", "ada", why="lost", verbosity=0)
    assert not Authenticator.objects.exists()
    assert Changeset.objects.get().reason == "lost"


def test_administrators_make_nobody_a_superuser_and_touch_none(desk, ada, django_user_model):
    root = django_user_model.objects.create_superuser("root", password=PASSWORD)
    administrator = desk["administrator"]
    for page in ("change", "password", "second-factor", "delete"):
        assert administrator.get(f"/admin/auth/user/{root.pk}/{page}/").status_code in (200, 403)
        answer = administrator.post(f"/admin/auth/user/{root.pk}/{page}/", {"why": "x"})
        assert answer.status_code == 403, page
    form = administrator.get(f"/admin/auth/user/{ada.pk}/change/").context["adminform"].form
    assert "is_superuser" not in form.fields
    assert "is_staff" in form.fields


def test_secrets_of_factors_are_on_no_page_of_the_desk(django_user_model, ada):
    root = Client()
    root.force_login(django_user_model.objects.create_superuser("root"))
    for address in ("/admin/mfa/authenticator/", "/admin/account/emailaddress/"):
        assert root.get(address).status_code == 404
    assert "authenticator" not in root.get("/admin/").text.lower()


def test_nobody_signs_up_or_asks_for_a_password_by_mail(client, db):
    for page in ("signup", "password/reset", "email", "confirm-email", "login/code"):
        for address in (f"/admin/{page}/", f"/accounts/{page}/", f"/admin/login/{page}/"):
            assert client.get(address).status_code in (302, 404), address
            assert client.get(address, follow=True).context.get("form") is None or (
                client.get(address, follow=True).request["PATH_INFO"] == "/admin/login/"
            )


@pytest.mark.parametrize(
    "target", ["https://evil.example/", "//evil.example/", "/\\evil.example", "javascript:alert(1)"]
)
def test_the_door_leads_to_no_other_site(ada, client, target):
    shown = client.get("/admin/login/", {"next": target})
    assert "evil.example" not in shown.get("Location", "")
    values = {"login": "ada", "password": PASSWORD, "next": target}
    assert client.post("/admin/login/", values)["Location"] == "/admin/"
    again = client.get("/admin/login/", {"next": target})
    assert again["Location"] == "/admin/"


def test_the_door_leads_back_to_the_page_that_was_asked_for(ada, client):
    values = {"login": "ada", "password": PASSWORD, "next": "/admin/athletics/event/"}
    assert client.post("/admin/login/", values)["Location"] == "/admin/athletics/event/"


def test_the_cookies_of_the_desk_are_safe_and_do_not_last(over_https, ada):
    client = over_https()
    client.get("/admin/login/")
    log_in(client)
    assert set(client.cookies) >= {"csrftoken", "sessionid"}
    for name in ("csrftoken", "sessionid"):
        cookie = client.cookies[name]
        assert cookie["secure"], name
        assert cookie["httponly"], name
        assert cookie["samesite"] == "Lax", name
    assert client.session.get_expiry_age() <= 8 * 3600


def test_a_login_changes_the_session(ada, client):
    client.get("/admin/login/")
    session = client.session
    session["planted"] = "by another"
    session.save()
    planted = session.session_key
    client.cookies["sessionid"] = planted
    log_in(client)
    assert client.cookies["sessionid"].value != planted


def test_an_account_that_is_not_staff_is_refused_at_the_desk(client, django_user_model):
    client.force_login(django_user_model.objects.create_user("eve"))
    answer = client.get("/admin/")
    assert answer.status_code == 403
    assert "Not for this account" in answer.text
