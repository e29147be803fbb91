"""A browser that is used by its keyboard alone, and watched."""

from typing import Any

import pytest
from playwright.sync_api import Locator, Page, Request, Response

_AT = "selector => document.activeElement?.matches(selector)"


class Keys:
    """``complaints`` holds what the console, the policy or the network said against a page."""

    def __init__(self, page: Page, site: str) -> None:
        self.page, self.site = page, site
        self.complaints: list[str] = []
        page.on("console", lambda message: self.complaints.append(message.text))
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("requestfailed", self._note_failed)
        page.on("response", self._note)

    def _note(self, response: Response) -> None:
        if response.status >= 400:
            self.complaints.append(f"{response.status} {response.url}")

    def _note_failed(self, request: Request) -> None:
        """An autocomplete field gives up its own question when it asks the next."""
        if request.failure == "net::ERR_ABORTED" and "/autocomplete/" in request.url:
            return
        self.complaints.append(f"failed {request.url}: {request.failure}")

    def open(self, path: str) -> None:
        self.page.goto(self.site + path)

    def press(self, *names: str) -> None:
        for name in names:
            self.page.keyboard.press(name)

    def write(self, text: str) -> None:
        self.page.keyboard.insert_text(text)

    def is_at(self, selector: str) -> bool:
        found: Any = self.page.evaluate(_AT, selector)
        return bool(found)

    def to(self, selector: str, most: int = 120, key: str = "Tab") -> None:
        """Step on until the keyboard is at ``selector``; it may be there already."""
        for _ in range(most):
            if self.is_at(selector):
                return
            self.press(key)
        pytest.fail(f"{most} steps of the keyboard do not reach {selector} on {self.page.url}")

    def follow(self, selector: str, most: int = 120) -> None:
        """Go to a link or button, and press Enter."""
        self.to(selector, most)
        with self.page.expect_navigation():
            self.press("Enter")

    def see(self, selector: str) -> Locator:
        return self.page.locator(selector)
