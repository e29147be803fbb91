"""Chromium as the system has it: nothing is downloaded, and it asks nobody for anything."""

import shutil
from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection
from playwright.sync_api import BrowserContext, expect

#: Milliseconds. A test that goes well never waits so long, on however slow a machine.
PATIENCE = 60_000
expect.set_options(timeout=PATIENCE)

_QUIET = (
    "--no-sandbox",  # Chromium refuses to start as root with it
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if not chromium:
        pytest.fail("Chromium is missing: apt-get install chromium")
    return {**browser_type_launch_args, "executable_path": chromium, "args": list(_QUIET)}


@pytest.fixture(scope="session")
def django_db_modify_db_settings(tmp_path_factory: pytest.TempPathFactory) -> None:
    """A database in a file, of which each thread of the server opens its own connection.

    That in memory is one connection for all of them, and two pages at once may stop for ever: one
    waits within SQLite for Python's lock, to look at the clock (``pages.limits``), the other holds
    that lock and waits for SQLite's.
    """
    connection.settings_dict["TEST"]["NAME"] = str(tmp_path_factory.mktemp("db") / "test_archive")


@pytest.fixture(scope="session", autouse=True)
def _database_in_a_file(django_db_setup: None) -> None:
    if connection.vendor == "sqlite" and connection.is_in_memory_db():
        pytest.fail("Tests of another kind run before these: make test-browser runs these alone.")


@pytest.fixture(scope="session", autouse=True)
def _allow_database_beside_browser() -> Iterator[None]:
    """Playwright keeps an event loop in the test's thread, which Django takes for async code."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
        yield


@pytest.fixture
def context(context: BrowserContext) -> BrowserContext:
    context.set_default_timeout(PATIENCE)
    return context
