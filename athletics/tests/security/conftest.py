"""Settings as they are with HTTPS=1, and people of the desk."""

import importlib.util

import pytest
from django.conf import settings as project
from django.core.cache import cache
from django.test import Client

from athletics.tests.admin.conftest import at_the_desk, person

ROLES = ("contributor", "editor", "reviewer", "administrator")
PASSWORD = "correct horse 1500"


def settings_with(monkeypatch, **environment):
    """The module of settings, read anew under these variables."""
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    path = project.BASE_DIR / "athletics" / "settings.py"
    spec = importlib.util.spec_from_file_location("settings_read_anew", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def over_https(settings, monkeypatch):
    """A visitor over https, under what HTTPS=1 sets."""
    told = settings_with(monkeypatch, HTTPS="1")
    for name in dir(told):
        if name.startswith(("SECURE_", "SESSION_COOKIE_", "CSRF_COOKIE_")):
            setattr(settings, name, getattr(told, name))
    settings.SECOND_FACTOR = told.SECOND_FACTOR
    proxied = {"X-Forwarded-Proto": "https", "Host": "testserver"}
    return lambda **more: Client(headers=proxied, **more)


@pytest.fixture(autouse=True)
def _counts_begin_anew():
    cache.clear()


@pytest.fixture
def desk(db):
    """A browser for each role, and one without an account."""
    return {"anonymous": Client(), **{role: at_the_desk(role) for role in ROLES}}


@pytest.fixture
def ada(db):
    """An editor who has a password."""
    user = person("editor", "ada")
    user.set_password(PASSWORD)
    user.save()
    return user


def log_in(client, name="ada", password=PASSWORD, **more):
    return client.post("/admin/login/", {"login": name, "password": password}, **more)
