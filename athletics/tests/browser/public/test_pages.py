"""Every kind of public page in a browser: it fits, it is quiet, it asks nobody else."""

import gzip
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, Response, expect

pytestmark = [pytest.mark.browser, pytest.mark.django_db]

BUDAPEST = "/championships/world-championships/2023-budapest/"
API = "/api/v1/docs/"
PAGES = (
    "/",
    "/championships/",
    "/championships/world-championships/",
    BUDAPEST,
    f"{BUDAPEST}?sex=women",
    f"{BUDAPEST}mens-1500m/",
    f"{BUDAPEST}womens-long-jump/",
    f"{BUDAPEST}mens-decathlon/",
    f"{BUDAPEST}mixed-4x400m-relay/",
    "/events/",
    "/events/mens-1500m/",
    "/athletes/",
    "/search/?q=kerr",
    "/search/?q=nobody+of+that+name",
    "/athletes/?name=kerr&medal=gold",
    "/athletes/?name=nobody+of+that+name",
    "/athletes/josh-kerr/",
    "/athletes/karsten-warholm/",
    "/countries/",
    "/countries/usa/",
    "/clubs/edinburgh-ac/",
    "/on-this-day/8-23/",
    "/on-this-day/12-25/",
    "/data/",
    "/sources/",
    "/upsets/",
    "/upsets/?basis=odds",
    f"/upsets{BUDAPEST.removeprefix('/championships')}mens-1500m/",
    "/upsets/method/",
    "/upsets/?odds=x",
    "/results/",
    "/results/?country=GBR&place_to=3",
    "/results/?medal=any&by=country",
    "/results/?country=XYZ",
    "/results/title-holders/?outcome=lost",
    "/milestones/",
    "/milestones/?kind=first-title&championship=world-championships",
    "/feeds/",
    API,
    "/records/",
    "/records/world-championships/",
    "/records/world-championships/mens-1500m/",
    "/head-to-head/",
    "/head-to-head/jakob-ingebrigtsen/josh-kerr/",
    f"{BUDAPEST}mens-1500m/history/",
    "/athletes/josh-kerr/history/",
    "/corrections/new/?page=/athletes/josh-kerr/",
    "/athletes/?page=999",
    "/athletes/nobody/",
)
#: Those that say what is wrong, with their status; and the one page that sets a cookie.
TOLD = {
    "/athletes/nobody/": (404, "Not Found"),
    "/athletes/?page=999": (404, "Not Found"),
    "/upsets/?odds=x": (400, "Bad Request"),
    "/results/?country=XYZ": (400, "Bad Request"),
}
WITH_COOKIE = "/corrections/new/"
#: Of a telephone, and of a screen; the second is made smaller once the page stands.
WIDTHS = (360, 1440)
SMALLER = 1024


class Visit:
    """A page that is watched while it opens."""

    def __init__(self, page: Page, site: str) -> None:
        self.page, self.site = page, site
        self.responses: list[Response] = []
        self.complaints: list[str] = []
        page.on("response", self._note)
        page.on("requestfailed", lambda request: self.complaints.append(f"failed {request.url}"))
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("console", lambda message: self.complaints.append(message.text))

    def _note(self, response: Response) -> None:
        self.responses.append(response)

    def open(self, path: str) -> Response:
        response = self.page.goto(self.site + path)
        assert response
        return response


@pytest.fixture
def visit(page: Page, site: str) -> Visit:
    return Visit(page, site)


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("path", PAGES)
def test_page_is_quiet_fits_and_is_accessible(visit: Visit, path: str, width: int) -> None:
    """Without a complaint, as wide as the window, and axe finds nothing, in light and in dark."""
    visit.page.set_viewport_size({"width": width, "height": 800})
    opened = visit.open(path)
    if path == API:
        expect(visit.page.locator(".opblock").first).to_be_visible()  # it draws itself
    status, reason = TOLD.get(path, (200, ""))
    told = f"Failed to load resource: the server responded with a status of {status} ({reason})"
    assert opened.status == status
    assert visit.complaints == ([told] if reason else [])
    assert [one.url for one in visit.responses if one is not opened and not one.ok] == []
    hosts = {urlsplit(response.url).netloc for response in visit.responses}
    assert hosts == {urlsplit(visit.site).netloc}
    cookies = [cookie["name"] for cookie in visit.page.context.cookies()]
    assert cookies == (["csrftoken"] if path.startswith(WITH_COOKIE) else [])
    assert beyond_the_window(visit.page) == 0
    found = Axe().run(visit.page)
    assert found.violations_count == 0, found.generate_report()
    visit.page.emulate_media(color_scheme="dark")  # which changes colours and nothing else
    found = Axe().run(visit.page, options={"runOnly": ["cat.color"]})
    assert found.violations_count == 0, found.generate_report()
    if width > SMALLER:
        visit.page.set_viewport_size({"width": SMALLER, "height": 800})
        assert beyond_the_window(visit.page) == 0


def beyond_the_window(page: Page) -> int:
    """Pixels."""
    wide: int = page.evaluate(
        "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    )
    return wide


def test_styles_scripts_and_fonts_are_small(visit: Visit) -> None:
    for path in set(PAGES) - {API}:  # which brings the scripts of Swagger UI
        visit.open(path)
    kinds = {one.url: one.request.resource_type for one in visit.responses}

    def files(kind: str) -> list[bytes]:
        return [visit.page.request.get(url).body() for url in kinds if kinds[url] == kind]

    assert sum(len(gzip.compress(file)) for file in files("script")) <= 20_000
    assert sum(len(gzip.compress(file)) for file in files("stylesheet")) <= 30_000
    assert sum(map(len, files("font"))) <= 60_000
