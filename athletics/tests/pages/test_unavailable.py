"""A database that cannot answer: 503 with what was typed, and nothing of the inside."""

import sqlite3

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import User
from django.contrib.sessions.backends.db import SessionStore
from django.db import OperationalError, connection
from django.test import Client

from athletics.models import Correction
from athletics.pages import corrections, holdings
from athletics.pages.unavailable import reason_of

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _of_sqlite(request):
    if connection.vendor != "sqlite":
        pytest.skip("the errors are those of SQLite")


def error_of(code, text="database is locked"):
    """As Django raises it: the driver's error is its cause."""
    error, cause = OperationalError(text), sqlite3.OperationalError(text)
    cause.sqlite_errorcode = code
    error.__cause__ = cause
    return error


def raising(error):
    def call(*args, **kwargs):
        raise error

    return call


LOCKED = error_of(sqlite3.SQLITE_BUSY)


@pytest.mark.parametrize(
    ("code", "words"),
    [
        (sqlite3.SQLITE_BUSY, "busy with a long write"),
        (sqlite3.SQLITE_LOCKED, "busy with a long write"),
        (sqlite3.SQLITE_BUSY | 2 << 8, "busy with a long write"),  # SQLITE_BUSY_SNAPSHOT
        (sqlite3.SQLITE_FULL, "disk of the archive is full"),
        (sqlite3.SQLITE_CANTOPEN, "does not answer"),
        (sqlite3.SQLITE_IOERR, "does not answer"),
        (sqlite3.SQLITE_READONLY, "does not answer"),
    ],
)
def test_a_page_says_why_and_when_to_come_back(client, monkeypatch, code, words):
    monkeypatch.setattr(holdings, "render", raising(error_of(code)))
    answer = client.get("/")
    assert (answer.status_code, answer["Retry-After"], answer["Cache-Control"]) == (
        *(503, "30", "no-store"),
    )
    text = answer.content.decode()
    assert words in text
    assert "Traceback" not in text
    assert "database is locked" not in text
    assert "Content-Security-Policy" in answer


def test_a_fault_of_the_code_is_none_of_the_database(client, monkeypatch):
    wrong = error_of(sqlite3.SQLITE_ERROR, "no such column: nonsense")
    assert reason_of(wrong) == ""
    monkeypatch.setattr(holdings, "render", raising(wrong))
    client.raise_request_exception = False
    answer = client.get("/")
    assert answer.status_code == 500
    assert "nonsense" not in answer.content.decode()


def test_what_was_typed_can_be_sent_again(client, monkeypatch):
    typed = {"page": "/", "wrong": '"><b>3:29.38</b>', "right": "3:29.28", "evidence": "a\nb"}
    with monkeypatch.context() as patch:
        patch.setattr(corrections, "send", raising(LOCKED), raising=False)
        patch.setattr(Correction.objects, "create", raising(LOCKED))
        answer = client.post("/corrections/new/", typed)
    assert answer.status_code == 503
    form = BeautifulSoup(answer.content, "html.parser").find("form", method="post")
    again = {field["name"]: field["value"] for field in form.find_all("input")}
    assert again == typed
    assert client.post("/corrections/new/", again).status_code == 302
    assert Correction.objects.get().wrong == typed["wrong"]


def test_no_password_is_sent_back(client, monkeypatch):
    monkeypatch.setattr(SessionStore, "create_model_instance", raising(LOCKED))
    User.objects.create_superuser("editor", password="a long password")
    typed = {"login": "editor", "password": "a long password"}
    client.raise_request_exception = False
    answer = client.post("/admin/login/", typed)
    assert answer.status_code == 503
    assert "a long password" not in answer.content.decode()


def test_a_session_that_cannot_be_saved_is_told_the_same_way(monkeypatch):
    """It is saved outside of all views."""
    client = Client(raise_request_exception=False)
    client.force_login(User.objects.create_superuser("editor"))
    monkeypatch.setattr(
        "django.contrib.sessions.middleware.settings.SESSION_SAVE_EVERY_REQUEST", True
    )
    monkeypatch.setattr(SessionStore, "save", raising(LOCKED))
    answer = client.get("/admin/")
    assert (answer.status_code, answer["Retry-After"]) == (503, "30")
    assert answer["Cache-Control"] == "private, no-store"


def test_it_is_told_to_staff_without_asking_the_database(monkeypatch):
    client = Client(raise_request_exception=False)
    client.force_login(User.objects.create_superuser("editor"))
    monkeypatch.setattr(SessionStore, "load", raising(error_of(sqlite3.SQLITE_CANTOPEN)))
    assert client.get("/admin/").status_code == 503
