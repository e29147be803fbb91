"""Chromium as the system has it: nothing is downloaded, and it asks nobody for anything."""

import shutil
from collections.abc import Iterator
from typing import Any

import pytest

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


@pytest.fixture(scope="session", autouse=True)
def _allow_database_beside_browser() -> Iterator[None]:
    """Playwright keeps an event loop in the test's thread, which Django takes for async code."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
        yield
