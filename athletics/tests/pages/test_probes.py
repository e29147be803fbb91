"""/healthz, /readyz, the log of requests, error pages: what those who run the archive see."""

import json
import logging
import sys
from datetime import UTC, datetime

import pytest
from django.db import OperationalError
from django.db.migrations.recorder import MigrationRecorder
from django.test import Client

from athletics.models import LoadedFile
from athletics.pages import holdings
from athletics.pages.request_log import JsonLines, Numbered
from athletics.queries import readiness

REFUSED = OperationalError("could not connect as archive with password hunter2")


@pytest.fixture
def asked_anew():
    readiness._migrated.cache_clear()
    yield
    readiness._migrated.cache_clear()


def test_the_process_is_alive_without_its_database(client):
    # no `db` fixture: any query would fail the test
    response = client.get("/healthz")
    assert (response.status_code, response.json()) == (200, {"process": True})
    assert response["Cache-Control"] == "no-store"
    assert not response.cookies


@pytest.mark.parametrize("address", ["/healthz", "/readyz"])
def test_a_probe_needs_neither_the_name_of_the_site_nor_https(client, db, settings, address):
    settings.SECURE_SSL_REDIRECT = True
    assert client.get(address, headers={"Host": "10.1.2.3:8000"}).status_code in (200, 503)
    assert client.get("/data/").status_code == 301


def test_a_probe_only_asks(client):
    assert client.post("/healthz").status_code == 405
    assert client.head("/healthz").status_code == 200


def test_ready_with_a_loaded_archive(client, db, asked_anew, django_assert_num_queries):
    assert client.get("/readyz").status_code == 503
    LoadedFile.objects.create(table="countries", path="countries.csv", digest="0" * 32)
    with django_assert_num_queries(1):  # is an archive loaded
        response = client.get("/readyz")
    assert (response.status_code, response["Cache-Control"]) == (200, "no-store")
    assert response.json() == {"database": True, "migrations": True, "archive": True}


def test_an_empty_archive_is_not_ready(client, db):
    response = client.get("/readyz")
    assert response.status_code == 503
    assert response.json() == {"database": True, "migrations": True, "archive": False}


def test_tables_that_are_behind_are_not_ready_and_not_remembered(client, db, asked_anew):
    LoadedFile.objects.create(table="countries", path="countries.csv", digest="0" * 32)
    newest = MigrationRecorder.Migration.objects.filter(app="athletics").latest("name")
    newest.delete()
    response = client.get("/readyz")
    assert response.status_code == 503
    assert response.json() == {"database": True, "migrations": False, "archive": False}
    MigrationRecorder.Migration.objects.create(app="athletics", name=newest.name)
    assert client.get("/readyz").status_code == 200


def test_a_database_that_is_gone_is_told_without_its_words(client, monkeypatch):
    def gone():
        raise REFUSED

    monkeypatch.setattr(readiness.connection, "ensure_connection", gone)
    response = client.get("/readyz")
    assert response.status_code == 503
    assert response.json() == {"database": False, "migrations": False, "archive": False}


@pytest.fixture
def lines(monkeypatch):
    """What is logged, as the JSON that stands in the log."""
    written = []
    formatter, numbered = JsonLines(), Numbered()

    class Keeper(logging.Handler):
        def emit(self, record):
            numbered.filter(record)
            text = formatter.format(record)
            assert "\n" not in text
            written.append(json.loads(text))

    keeper = Keeper()
    loggers = [logging.getLogger("athletics"), logging.getLogger("django.request")]
    monkeypatch.setattr(loggers[0], "level", logging.INFO)
    logging.getLogger("athletics.requests").manager._clear_cache()
    for logger in loggers:
        logger.addHandler(keeper)
    yield written
    for logger in loggers:
        logger.removeHandler(keeper)
    logging.getLogger("athletics.requests").manager._clear_cache()


def test_a_request_is_one_line_with_its_number(client, db, lines):
    response = client.get("/championships/", headers={"X-Request-ID": "edge-7.0042"})
    assert response["X-Request-ID"] == "edge-7.0042"
    (line,) = lines
    assert datetime.fromisoformat(line.pop("time")).tzinfo == UTC
    assert line.pop("duration_ms") > 0
    assert line.pop("message").startswith("GET /championships/ 200 ")
    assert line == {
        "level": "INFO",
        "logger": "athletics.requests",
        "request_id": "edge-7.0042",
        "method": "GET",
        "path": "/championships/",
        "status": 200,
    }


@pytest.mark.parametrize(
    "given", ["", "short", "a" * 65, "1234567 8", 'x"}{"level":"', "número-ocho", "12345678\n"]
)
def test_a_number_that_could_forge_the_log_is_replaced(client, db, given):
    one, other = (client.get("/healthy/", headers={"X-Request-ID": given}) for _ in "ab")
    assert len(one["X-Request-ID"]) == 32
    assert one["X-Request-ID"].isalnum()
    assert one["X-Request-ID"] != other["X-Request-ID"]


def test_nothing_that_a_reader_sends_is_logged(client, db, lines):
    client.get("/search/", {"q": "my neighbour"}, headers={"User-Agent": "Reader of mine"})
    sent = {"page": "/", "wrong": "it was me", "email": "ada@example.org"}
    status = client.post("/corrections/new/", sent, REMOTE_ADDR="198.51.100.7", follow=True)
    token = status.redirect_chain[0][0].split("/")[-2]
    text = json.dumps(lines)
    assert [line["status"] for line in lines] == [200, 302, 200]
    assert lines[2]["path"] == "/corrections/…/"
    for secret in ("neighbour", "it was me", "ada@", "198.51", "Reader", token):
        assert secret not in text


def broken_home(request):
    raise ValueError("the password is hunter2")


def test_a_fault_is_logged_with_the_number_and_shown_without_a_secret(
    db, settings, monkeypatch, lines
):
    settings.DEBUG = False
    monkeypatch.setattr(holdings.home, "__code__", broken_home.__code__)
    monkeypatch.setitem(holdings.home.__globals__, "ValueError", ValueError)
    client = Client(raise_request_exception=False)
    response = client.get("/", headers={"X-Request-ID": "edge-7.0042"})
    assert response.status_code == 500
    page = response.content.decode()
    assert "Something broke here" in page
    for secret in ("hunter2", "ValueError", "Traceback", ".py", "athletics.", settings.SECRET_KEY):
        assert secret not in page
    fault, request = lines
    assert fault["traceback"].endswith("ValueError: the password is hunter2\n")
    assert (fault["level"], fault["request_id"]) == ("ERROR", "edge-7.0042")
    assert (request["status"], request["request_id"]) == (500, "edge-7.0042")


def test_the_row_that_a_database_refused_is_not_logged():
    try:
        raise ValueError("refused\nDETAIL: Key (email)=(ada@example.org) already exists.\nLINE")
    except ValueError:
        record = logging.makeLogRecord({"msg": "fault", "exc_info": sys.exc_info()})
    line = json.loads(JsonLines().format(record))
    assert line["traceback"].endswith("ValueError: refused\nDETAIL: …\nLINE\n")
