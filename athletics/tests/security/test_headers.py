"""Each header on each kind of answer."""

import pytest
from django.test import Client

from athletics.tests.pages import builders as build
from athletics.tests.security.conftest import settings_with

POLICY = {
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self'",
    "font-src 'self'",
    "connect-src 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
}
#: Address and status of one answer of each kind.
KINDS = {
    "page": ("/athletes/josh-kerr/", 200),
    "moved": ("/countries/GBR/", 301),
    "without its slash": ("/athletes", 301),
    "csv": ("/upsets/?format=csv", 200),
    "json": ("/upsets/?format=json", 200),
    "bad format": ("/upsets/?format=exe", 400),
    "missing": ("/athletes/nobody/", 404),
    "too long": ("/athletes/?name=" + "x" * 9_000, 414),
    "feed": ("/feeds/upsets/", 200),
    "sitemap": ("/sitemap.xml", 200),
    "robots": ("/robots.txt", 200),
    "static file": ("/static/css/base.css", 200),
    "form": ("/corrections/new/", 200),
    "log in": ("/admin/login/", 200),
    "closed door": ("/admin/", 302),
    "second factor": ("/admin/second-factor/", 302),
}


@pytest.fixture
def answers(over_https, db):
    build.result(build.event(), build.athlete(), 1, "3:29.38")
    found = {kind: over_https().get(address) for kind, (address, _) in KINDS.items()}
    found["static file"].close()
    return found


def test_each_header_on_each_kind_of_answer(answers):
    for kind, answer in answers.items():
        assert answer.status_code == KINDS[kind][1], kind
        assert answer["Strict-Transport-Security"] == (
            "max-age=31536000; includeSubDomains; preload"
        ), kind
        assert answer["X-Content-Type-Options"] == "nosniff", kind
        assert answer["Referrer-Policy"] == "same-origin", kind
        assert answer["Cross-Origin-Opener-Policy"] == "same-origin", kind
        assert answer["Cross-Origin-Resource-Policy"] == "same-origin", kind
        permissions = answer["Permissions-Policy"].split(", ")
        assert {"camera=()", "geolocation=()", "microphone=()", "payment=()"} <= set(permissions)
        assert not any("*" in one for one in permissions), kind
        if kind == "static file":  # never a document of its own
            continue
        assert set(answer["Content-Security-Policy"].split("; ")) == POLICY, kind
        assert answer["X-Frame-Options"] == "DENY", kind


def test_the_desk_too_has_the_whole_policy(desk):
    for address in ("/admin/", "/admin/athletics/event/", "/admin/second-factor/"):
        policy = desk["editor"].get(address)["Content-Security-Policy"]
        assert set(policy.split("; ")) == POLICY, address


def test_http_leads_to_https(over_https, db):
    over_https()
    answer = Client().get("/athletes/?name=kerr")
    assert answer.status_code == 301
    assert answer["Location"] == "https://testserver/athletes/?name=kerr"


def test_what_https_sets_is_off_for_a_bare_local_server(monkeypatch):
    bare = settings_with(monkeypatch, HTTPS="0")
    assert (bare.SECURE_HSTS_SECONDS, bare.SESSION_COOKIE_SECURE) == (0, False)
    assert (bare.SECURE_SSL_REDIRECT, bare.SECOND_FACTOR) == (False, False)
    assert bare.SECURE_PROXY_SSL_HEADER is None


def test_the_second_factor_can_be_asked_for_without_https(monkeypatch):
    assert settings_with(monkeypatch, HTTPS="0", SECOND_FACTOR="1").SECOND_FACTOR
    assert not settings_with(monkeypatch, HTTPS="1", SECOND_FACTOR="0").SECOND_FACTOR


def test_no_public_answer_sets_a_cookie(answers):
    for kind, answer in answers.items():
        if kind not in ("form", "log in"):
            assert not answer.cookies, kind


def test_the_form_of_corrections_sets_a_cookie_that_is_safe(answers):
    (cookie,) = answers["form"].cookies.values()
    assert cookie["secure"]
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"


def test_what_an_account_was_shown_is_stored_by_no_cache(desk):
    assert desk["editor"].get("/athletes/")["Cache-Control"] == "private, no-store"
    assert "private" not in desk["anonymous"].get("/athletes/").get("Cache-Control", "")


def test_the_desk_stands_where_the_setting_says(monkeypatch):
    told = settings_with(monkeypatch, ADMIN_PATH="/back/door/")
    assert (told.ADMIN_PATH, told.LOGIN_REDIRECT_URL) == ("back/door", "/back/door/")
