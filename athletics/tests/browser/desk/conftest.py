"""People at the desk in a browser, and an event to work on."""

import datetime as dt
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.contrib.auth.models import Group, Permission, User
from django.test import Client
from playwright.sync_api import Browser
from pytest_django.live_server_helper import LiveServer

from athletics.models import Event, Status
from athletics.services.rebuild import rebuild_events
from athletics.tests import factories
from athletics.tests.browser.conftest import PATIENCE
from athletics.tests.browser.desk.keys import Keys

SHEETS = Path(__file__).parents[2] / "domain" / "sheets"
PASSWORD = "a long password"
COUNTRIES = {
    "GBR": "Great Britain",
    "NOR": "Norway",
    "KEN": "Kenya",
    "ESP": "Spain",
    "ETH": "Ethiopia",
    "NED": "Netherlands",
    "USA": "United States",
    "FRA": "France",
    "HUN": "Hungary",
    "CHN": "China",
    "POL": "Poland",
    "MAR": "Morocco",
}


def make_groups() -> None:
    """The groups of the migration, which are gone where a test emptied the database."""
    wanted = import_module("athletics.migrations.0002_groups").GROUPS
    ours = Permission.objects.filter(content_type__app_label="athletics")
    for name, codes in wanted.items():
        group, _ = Group.objects.get_or_create(name=name)
        group.permissions.set(ours.filter(codename__in=codes))
    administrator, _ = Group.objects.get_or_create(name="administrator")
    people = Permission.objects.filter(content_type__app_label="auth")
    administrator.permissions.set([*ours, *people])


@pytest.fixture(scope="package", autouse=True)
def _groups_stay(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """Tests of other folders find the groups again."""
    yield
    with django_db_blocker.unblock():
        make_groups()


@pytest.fixture(autouse=True)
def _groups(transactional_db: None) -> None:
    make_groups()


@pytest.fixture
def person() -> Callable[[str, str], User]:
    def person(name: str, group: str) -> User:
        user = User.objects.create_user(name, password=PASSWORD, is_staff=True)
        user.groups.add(Group.objects.get(name=group))
        return user

    return person


@pytest.fixture
def visitor(browser: Browser, live_server: LiveServer) -> Iterator[Callable[[], Keys]]:
    """Browsers without an account."""
    contexts = []

    def visitor() -> Keys:
        context = browser.new_context(reduced_motion="reduce")
        context.set_default_timeout(PATIENCE)
        contexts.append(context)
        return Keys(context.new_page(), live_server.url)

    yield visitor
    for context in contexts:
        context.close()


@pytest.fixture
def at_the_desk(
    visitor: Callable[[], Keys], person: Callable[[str, str], User], live_server: LiveServer
) -> Callable[..., Keys]:
    """Browsers of people who have logged in, each of another."""

    def at_the_desk(group: str = "editor", name: str = "") -> Keys:
        client = Client()
        client.force_login(person(name or group, group))
        cookie = {
            "name": settings.SESSION_COOKIE_NAME,
            "value": client.cookies[settings.SESSION_COOKIE_NAME].value,
            "url": live_server.url,
        }
        keys = visitor()
        keys.page.context.add_cookies([cookie])  # type: ignore[list-item]
        return keys

    return at_the_desk


@pytest.fixture
def draft(transactional_db: None) -> Event:
    """A draft without results; two who are held have names near that of the sheet's winner."""
    for code, name in COUNTRIES.items():
        factories.country(code, name=name)
    factories.source("book", title="The book of results")
    factories.source("film", title="The film")
    for name in ("calum-hargreaves", "callum-hargreave"):
        factories.athlete(name, country=factories.country("GBR"))
    factories.athlete("sindre-nordby", country=factories.country("NOR"), born="2000-09-19")
    event = factories.event(
        status=Status.DRAFT,
        discipline=factories.discipline(name="1500 metres", short_name="1500 m"),
    )
    rebuild_events(events={event.pk})
    return event


@pytest.fixture
def sheet() -> str:
    """A final of twelve as it stands on a web page."""
    return (SHEETS / "1500m_web_tabs.txt").read_text(encoding="utf-8")


@pytest.fixture
def windless(transactional_db: None) -> Event:
    """A draft of a 100 m final with all but its wind."""
    contested = factories.discipline("100", wind_counts=True, group="sprints", short_name="100 m")
    event = factories.event(status=Status.DRAFT, discipline=contested)
    unit = factories.unit(event=event)
    for place, name in enumerate(("ann-able", "bea-baker", "cat-cole"), 1):
        runner = factories.athlete(name)
        mark = {"mark": f"9.8{place}", "date": dt.date(2023, 8, 23)}
        factories.result(place, unit=unit, athlete=runner, **mark)
    rebuild_events(events={event.pk})
    return event
