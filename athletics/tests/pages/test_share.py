"""The images that other sites show for a page."""

import pytest

from athletics.models import Athlete, Event
from athletics.services.rebuild import rebuild
from athletics.tests import factories as make
from athletics.tests.pages import builders as build

pytestmark = pytest.mark.django_db

EVENT = "/championships/world-championships/2023-budapest/mens-1500m/"
CASE = EVENT.replace("/championships/", "/upsets/")


@pytest.fixture
def world():
    run = build.event()
    kerr, rival = build.athlete(born="1997-10-08"), build.athlete("Jakob Ingebrigtsen", "NOR")
    build.result(run, kerr, 1, "3:29.38")
    build.result(run, rival, 2, "3:29.65")
    rebuild()
    make.upset(event=run, favourite=rival, winner=kerr, basis="model")
    return run


@pytest.fixture
def cards(monkeypatch):
    """The SVG of each image that is drawn, in their order."""
    drawn = []
    monkeypatch.setattr(
        "athletics.pages.share._drawn", lambda svg: drawn.append(svg) or b"\x89PNG of a test"
    )
    return drawn


def size(png):
    """Width and height as the head of a PNG says."""
    assert png[:8] == b"\x89PNG\r\n\x1a\n"
    return int.from_bytes(png[16:20]), int.from_bytes(png[20:24])


@pytest.mark.parametrize("page", ["/athletes/josh-kerr/", EVENT, CASE])
def test_an_image_is_a_png_of_the_size_that_the_page_says(client, read, world, page):
    response = client.get(f"{page}share.png")
    assert (response.status_code, response["Content-Type"]) == (200, "image/png")
    assert size(response.content) == (1200, 630)
    head = read(page)
    found = {one["property"]: one["content"] for one in head.select('meta[property^="og:image"]')}
    assert found["og:image"] == f"http://testserver{page}share.png"
    assert (found["og:image:width"], found["og:image:height"]) == ("1200", "630")


@pytest.mark.parametrize(
    ("page", "words"),
    [
        ("/athletes/josh-kerr/", ["GBR, born 8 October 1997 · 1 medal", ">Josh Kerr<"]),
        (EVENT, ["The Budapest Games of 2023", "GBR  3:29.38", ">Jakob Ingebrigtsen<"]),
        (CASE, ["Favourite: Jakob Ingebrigtsen", "Winner: Josh Kerr", "Chances on the model"]),
    ],
)
def test_an_image_says_what_the_page_is_about(client, world, cards, page, words):
    client.get(f"{page}share.png")
    for one in words:
        assert one in cards[0]


def test_an_event_without_an_upset_shows_its_podium(client, world, cards):
    world.upsets.all().delete()
    client.get(f"{CASE}share.png")
    assert "GBR  3:29.38" in cards[0]


def test_an_event_of_whose_eve_nothing_is_known_has_no_case_and_no_image(client, world):
    world.expectation.delete()
    assert client.get(CASE).status_code == client.get(f"{CASE}share.png").status_code == 404


def test_an_image_is_sent_once_until_it_changes(client, world, cards):
    address = f"{EVENT}share.png"
    first = client.get(address)
    assert first["Cache-Control"] == "public, max-age=3600"
    again = client.get(address, headers={"If-None-Match": first["ETag"]})
    assert (again.status_code, again.content, len(cards)) == (304, b"", 1)
    world.medals.filter(athlete__slug="josh-kerr").update(mark="3:29.37")
    changed = client.get(address, headers={"If-None-Match": first["ETag"]})
    assert (changed.status_code, len(cards)) == (200, 2)


def test_drafts_have_an_image_for_staff_alone(client, staff, world):
    Event.objects.update(status="draft")
    for page in (EVENT, CASE):
        assert client.get(f"{page}share.png").status_code == 404
        shown = staff.get(f"{page}share.png")
        assert (shown.status_code, shown["Cache-Control"]) == (200, "private, no-store")


def test_medals_of_drafts_are_on_no_card(client, world, cards):
    Event.objects.update(status="draft")
    client.get("/athletes/josh-kerr/share.png")
    assert "1500 m" not in cards[0]
    assert "medal" not in cards[0].partition("</style>")[2]


def test_names_cannot_end_the_drawing(client, world, cards):
    build.athlete(slug="evil", family_name="</text><script>&")
    client.get("/athletes/evil/share.png")
    assert "&lt;/text&gt;&lt;script&gt;&amp;" in cards[0]


def test_old_addresses_lead_on_and_others_are_not_there(client, world):
    make.redirect(old_path="athletes/joshua", athlete=Athlete.objects.get(slug="josh-kerr"))
    response = client.get("/athletes/joshua/share.png")
    assert (response.status_code, response["Location"]) == (301, "/athletes/josh-kerr/share.png")
    assert client.get("/athletes/nobody/share.png").status_code == 404
