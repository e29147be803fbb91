"""By keyboard, on paper, without scripts, down a long table."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

pytestmark = [pytest.mark.browser, pytest.mark.django_db]

BUDAPEST = "/championships/world-championships/2023-budapest/"


def focused(page: Page) -> str:
    """Text or label of what the keyboard is at."""
    return page.evaluate(
        "(document.activeElement.labels?.[0] ?? document.activeElement).textContent.trim()"
    )


def tab_to(page: Page, selector: str, most: int = 40) -> None:
    for _ in range(most):
        page.keyboard.press("Tab")
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
    pytest.fail(f"{most} steps of the keyboard do not reach {selector}")


def test_an_athlete_is_found_by_keyboard(page: Page, site: str) -> None:
    page.goto(f"{site}/")
    page.keyboard.press("Tab")
    assert focused(page) == "Skip to the content"
    tab_to(page, "input[type=search]", most=10)
    assert focused(page) == "Search the archive"
    page.keyboard.type("jósh KERR")
    page.keyboard.press("Enter")
    expect(page.locator("table.results caption")).to_contain_text("found")
    tab_to(page, ".skip", most=1)
    page.keyboard.press("Enter")
    tab_to(page, "table.results a[href^='/athletes/']")
    assert focused(page) == "Josh Kerr"
    outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    assert outline == "solid"
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("Josh Kerr")


def test_the_list_under_the_box_is_walked_and_closed_by_keyboard(page: Page, site: str) -> None:
    page.goto(f"{site}/")
    with page.expect_response("**/search/?q=ingebritsen"):  # not what an unfinished word finds
        page.locator("#find").press_sequentially("ingebritsen")
    expect(page.locator("#suggestions a").first).to_contain_text("Jakob Ingebrigtsen")
    expect(page.locator("#suggestions-count")).to_contain_text("found")
    page.keyboard.press("ArrowDown")
    assert "Jakob Ingebrigtsen" in focused(page)
    page.keyboard.press("Escape")
    expect(page.locator("#suggestions a")).to_have_count(0)
    assert focused(page) == "Search the archive"


def test_an_upset_is_found_by_keyboard(page: Page, site: str) -> None:
    """The question of a journalist on deadline: the filter, the answer in place, the case."""
    page.goto(f"{site}/upsets/")
    before = page.locator("#found").inner_text()
    tab_to(page, "#id_odds", most=60)
    page.keyboard.type("1/4")
    tab_to(page, "#id_olympic_champion")
    assert focused(page) == "Olympic champion beaten"
    page.keyboard.press("Space")
    expect(page.locator("#found")).not_to_have_text(before)
    expect(page).to_have_url(f"{site}/upsets/?odds=1/4&olympic_champion=on")
    expect(page.locator("table.upsets tbody tr")).to_have_count(1)
    assert focused(page) == "Olympic champion beaten"  # the keyboard stays where it was
    tab_to(page, "table.upsets th a", most=60)
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_contain_text("1500 m")
    expect(page.locator("main")).to_contain_text("7 in 8")


def test_the_finder_answers_by_keyboard(page: Page, site: str) -> None:
    page.goto(f"{site}/results/")
    tab_to(page, "select[name=discipline]", most=60)
    page.keyboard.type("1500")
    tab_to(page, "select[name=medal]")
    page.keyboard.type("Gold")
    tab_to(page, "#finder form button")
    page.keyboard.press("Enter")
    expect(page.locator("#finder table caption, #finder h2").first).to_be_visible()
    expect(page.locator("main")).to_contain_text("Josh Kerr")
    assert "medal=G" in page.url
    assert "discipline=1500m" in page.url
    tab_to(page, "#finder table a[href='/athletes/josh-kerr/']", most=120)
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("Josh Kerr")


def test_skip_link_leads_past_the_menu(page: Page, site: str) -> None:
    page.goto(site + BUDAPEST)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main') !== null")


@pytest.mark.parametrize(
    ("path", "table"),
    [(BUDAPEST, "table.events"), (f"{BUDAPEST}mens-1500m/", "#form + table.results")],
)
def test_head_of_a_long_table_stays_in_sight(page: Page, site: str, path: str, table: str) -> None:
    page.set_viewport_size({"width": 1440, "height": 400})
    page.emulate_media(reduced_motion="reduce")  # without it the page glides to the row
    page.goto(site + path)
    page.locator(f"{table} tbody tr").nth(10).evaluate("row => row.scrollIntoView()")
    head = page.locator(f"{table} thead th").first
    assert head.evaluate("head => head.getBoundingClientRect().top") == 0


def test_paper_has_no_menu_and_hides_nothing_behind_a_click(page: Page, site: str) -> None:
    page.goto(f"{site}/athletes/josh-kerr/")
    page.emulate_media(media="print")
    shown = page.locator("nav:visible, form:visible").evaluate_all(
        "all => all.map(one => one.ariaLabel)"
    )
    assert shown == ["Breadcrumbs"]
    tables = page.locator("main table")
    assert tables.count() > 1
    assert tables.evaluate_all("all => all.filter(one => !one.checkVisibility()).length") == 0


@pytest.fixture
def without_scripts(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(java_script_enabled=False)
    yield context.new_page()
    context.close()


def test_a_fan_walks_without_scripts(without_scripts: Page, site: str) -> None:
    page = without_scripts
    page.goto(site)
    for step in ("Championships", "World Athletics Championships", "Budapest 2023"):
        page.get_by_role("link", name=step, exact=True).first.click()
    page.get_by_role("link", name="Men's 1500 m", exact=True).first.click()
    page.get_by_role("link", name="Josh Kerr", exact=True).first.click()
    expect(page.locator("h1")).to_have_text("Josh Kerr")
    page.get_by_role("searchbox").fill("Wightman")
    page.get_by_role("button", name="Find").click()
    page.get_by_role("link", name="Jake Wightman", exact=True).click()
    page.get_by_role("link", name="World Championships, Eugene 2022", exact=True).click()
    expect(page.locator("h1")).to_have_text("Eugene 2022")
