"""Pages of the desk complain of nothing: no error of a script, no breach of the policy, no 404."""

from collections.abc import Callable

import pytest
from django.test import Client
from playwright.sync_api import expect

from athletics.models import Event
from athletics.services import corrections
from athletics.tests import factories
from athletics.tests.browser.desk.keys import Keys

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_the_desk_keeps_the_strict_policy_of_the_public_pages(client: Client) -> None:
    policy = client.get("/")["Content-Security-Policy"]
    assert "style-src 'self'" in policy
    assert "unsafe" not in policy
    assert client.get("/admin/login/")["Content-Security-Policy"] == policy


class InBothSchemes(Keys):
    """Each page is loaded in light; what dark needs besides comes when the scheme changes."""

    def open(self, path: str) -> None:
        self.page.emulate_media(color_scheme="light")
        super().open(path)
        self.page.emulate_media(color_scheme="dark")


def choose_from_autocomplete(keys: Keys, selector: str, term: str) -> None:
    """Open the list of a field, type, see what is found, close it again."""
    keys.to(selector)
    found = keys.see(".select2-results__option--highlighted").first
    keys.press("Enter")
    expect(found).to_be_visible()
    with keys.page.expect_response("**/autocomplete/?term=*"):
        keys.write(term)
    expect(found).to_be_visible()
    keys.press("Escape")


def test_no_page_of_the_desk_complains_in_light_or_dark(
    at_the_desk: Callable[..., Keys],
    visitor: Callable[[], Keys],
    windless: Event,
    draft: Event,
    sheet: str,
) -> None:
    race = windless.units.get().pk
    corrections.send(page="/athletes/ann-able/", wrong="Her name.", address="192.0.2.9")
    stranger, keys, reviewer = (
        InBothSchemes(one.page, one.site)
        for one in (visitor(), at_the_desk("editor"), at_the_desk("reviewer"))
    )
    stranger.open("/admin/login/")

    for path in ("", "athletics/event/", "athletics/athlete/?q=able", "athletics/event/add/"):
        keys.open(f"/admin/{path}")
    keys.open(f"/admin/athletics/event/{windless.pk}/change/")
    choose_from_autocomplete(keys, ".field-discipline .select2-selection", "1")
    choose_from_autocomplete(keys, ".field-field_sources .select2-selection", "r")
    keys.open(f"/admin/athletics/unit/{race}/change/")
    choose_from_autocomplete(keys, "#results-0 .field-athlete .select2-selection", "a")
    keys.open(f"/admin/athletics/event/{draft.pk}/paste/")
    keys.to("#id_source")
    keys.page.keyboard.type("The book")
    keys.to("#id_text")
    keys.write(sheet)
    expect(keys.see("table.preview tbody tr")).to_have_count(12)
    keys.follow("input[name=confirm]")
    keys.open(keys.page.url.removeprefix(keys.site))
    keys.open(f"/admin/athletics/event/{draft.pk}/history/")
    keys.follow("#change-history a")
    keys.open(f"/admin/athletics/event/{windless.pk}/publish/")
    keys.open(f"/admin/athletics/edition/{windless.edition_id}/copy/")
    keys.open(f"/admin/athletics/event/{windless.pk}/day/")
    choose_from_autocomplete(keys, ".field .select2-selection", "a")
    athlete = factories.athlete("dee-dale").pk
    keys.open(f"/admin/athletics/athlete/{athlete}/change/")

    reviewer.open("/admin/athletics/correction/")
    reviewer.follow("#result_list tbody th a")
    reviewer.open(f"/admin/athletics/athlete/{athlete}/merge/")

    assert (stranger.complaints, keys.complaints, reviewer.complaints) == ([], [], [])
