"""A passkey and an app are set up and used in a browser, under the strict policy."""

from collections.abc import Callable
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.contrib.auth.models import User
from playwright.sync_api import expect

from athletics.tests.browser.desk.conftest import PASSWORD
from athletics.tests.browser.desk.keys import Keys

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

#: A device that unlocks itself.
DEVICE = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


def log_in(keys: Keys) -> None:
    keys.open("/admin/")
    keys.to("#id_login")
    keys.write("ada")
    keys.press("Tab")
    keys.write(PASSWORD)
    with keys.page.expect_navigation():
        keys.press("Enter")


def test_a_passkey_is_set_up_and_opens_the_desk(
    visitor: Callable[[], Keys], person: Callable[[str, str], User], settings: Any
) -> None:
    settings.SECOND_FACTOR = True
    person("ada", "editor")
    keys = visitor()
    device = keys.page.context.new_cdp_session(keys.page)
    device.send("WebAuthn.enable")
    device.send("WebAuthn.addVirtualAuthenticator", {"options": DEVICE})
    log_in(keys)
    expect(keys.see("h1")).to_have_text("Second factor")
    keys.follow("a[href$='/webauthn/add/']")
    keys.to("#id_password")
    keys.write(PASSWORD)
    with keys.page.expect_navigation():
        keys.press("Enter")
    keys.to("#id_name")
    keys.write("This telephone")
    keys.follow("#mfa_webauthn_add")
    expect(keys.see("h1")).to_have_text("Recovery Codes")
    keys.open("/admin/")
    expect(keys.see("#site-name")).to_be_visible()
    keys.follow("#logout-form button")
    log_in(keys)
    keys.follow("#mfa_webauthn_authenticate")
    assert keys.page.url.endswith("/admin/")
    keys.open("/admin/second-factor/")
    expect(keys.see("main, #content").first).to_contain_text("You have 1.")
    assert keys.complaints == [], keys.complaints


def test_pages_of_the_second_factor_are_quiet_and_fit(at_the_desk: Callable[..., Keys]) -> None:
    keys = at_the_desk()
    keys.page.set_viewport_size({"width": 360, "height": 800})
    keys.open("/admin/second-factor/totp/activate/")
    keys.to("#id_password")
    keys.write(PASSWORD)
    with keys.page.expect_navigation():
        keys.press("Enter")
    expect(keys.see(".qr svg")).to_be_visible()
    paths = ("", "totp/activate/", "webauthn/", "webauthn/add/")
    for path in paths:
        keys.open(f"/admin/second-factor/{path}")
        over = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        assert keys.page.evaluate(over) == 0, path
    assert keys.complaints == [], keys.complaints
    for path in paths:  # axe itself tries styles, of which the policy complains
        keys.open(f"/admin/second-factor/{path}")
        found = Axe().run(keys.page)
        assert found.violations_count == 0, (path, found.generate_report())
