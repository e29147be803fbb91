"""Settings that change what the archive is made of, each in a process of its own."""

import json
import os
import subprocess
import sys

import pytest
from django.conf import settings

TOKEN = "a token of some length"
ASK = """
import json, os, django
django.setup()
from django.test import Client
client = Client(SERVER_NAME="localhost")
token = os.environ.get("METRICS_TOKEN", "")
sent = [{}, {"Authorization": "Bearer "}, {"Authorization": f"Bearer {token}"}]
answers = [client.get("/figures", headers=headers) for headers in sent]
print(json.dumps([[one.status_code for one in answers], answers[2].content.decode()]))
"""
WRITE = """
import django
django.setup()
from django.db import connection
with connection.cursor() as cursor:
    cursor.execute("SELECT 1")
    print(cursor.fetchone()[0])
    cursor.execute("CREATE TABLE scratch (id integer)")
"""


def run(program, tmp_path, **environment):
    known = {name: os.environ[name] for name in ("PATH", "DATABASE_URL") if name in os.environ}
    environment = {
        **known,
        "VAR_DIR": str(tmp_path),
        "DJANGO_SETTINGS_MODULE": "athletics.tests.settings",
        **environment,
    }
    return subprocess.run(
        [sys.executable, "-c", program],
        cwd=settings.BASE_DIR,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )


def test_metrics_are_for_those_who_know_the_token(tmp_path):
    done = run(ASK, tmp_path, METRICS_PATH="/figures", METRICS_TOKEN=TOKEN)
    statuses, figures = json.loads(done.stdout)
    assert statuses == [404, 404, 200]
    assert 'django_http_requests_total_by_method_total{method="GET"}' in figures


def test_there_are_none_unless_asked_for(tmp_path):
    assert json.loads(run(ASK, tmp_path).stdout)[0] == [404, 404, 404]


@pytest.mark.parametrize("token", ["", "short"])
def test_metrics_without_a_token_do_not_start(tmp_path, token):
    done = run(ASK, tmp_path, METRICS_PATH="figures", METRICS_TOKEN=token)
    assert done.returncode == 1
    assert "METRICS_PATH needs a METRICS_TOKEN of at least 16 characters" in done.stderr


@pytest.mark.parametrize(("read_only", "refused"), [("1", True), ("0", False)])
def test_read_only_is_kept_by_the_database_too(tmp_path, read_only, refused):
    environment = {"READ_ONLY": read_only}
    if settings.DATABASES["default"]["ENGINE"].endswith("postgresql"):
        environment["DATABASE_URL"] = os.environ["DATABASE_URL"].rpartition("/")[0] + "/postgres"
    done = run(WRITE + "    cursor.execute('DROP TABLE scratch')\n", tmp_path, **environment)
    assert done.stdout == "1\n"
    assert bool(done.returncode) == refused, done.stderr
    assert ("readonly database" in done.stderr or "read-only transaction" in done.stderr) == refused
