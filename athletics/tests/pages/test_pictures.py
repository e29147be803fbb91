"""Pictures of pages as files: their style inside, their source below."""

import datetime as dt
import re
import xml.etree.ElementTree as ET

import pytest
import time_machine
from django.conf import settings

from athletics.services.rebuild import rebuild
from athletics.tests.pages import builders as build
from athletics.tests.pages.conftest import rows, text
from athletics.tests.pages.world import EDITION, full_world

pytestmark = pytest.mark.django_db

SVG = "{http://www.w3.org/2000/svg}"
PICTURES = (
    ("/athletes/josh-kerr/", "season-bests-1500m"),
    ("/events/mens-1500m/", "winning-marks-world-championships"),
    ("/countries/gbr/", "medals-world-championships"),
    ("/head-to-head/jake-wightman/josh-kerr/", "balance"),
    (f"{EDITION}mens-1500m/".replace("/championships/", "/upsets/"), "chances"),
)


@time_machine.travel(dt.datetime(2024, 8, 23, tzinfo=dt.UTC), tick=False)
def test_each_picture_of_a_page_is_a_file_with_its_source(client, read):
    full_world(4)
    for address, name in PICTURES:
        links = [one["href"] for one in read(address).select("a[download]")]
        assert f"?picture={name}" in links, address
        response = client.get(address, {"picture": name})
        assert (response.status_code, response["Content-Type"]) == (200, "image/svg+xml"), address
        place = address.strip("/").replace("/", "-")
        disposition = f'attachment; filename="{place}-{name}.svg"'
        assert response["Content-Disposition"] == disposition
        drawing = ET.fromstring(response.content)  # noqa: S314  # our own answer
        assert drawing.tag == f"{SVG}svg"
        assert drawing.find(f"{SVG}style").text.strip()
        words = [one.text for one in drawing.findall(f"{SVG}text")]
        assert words[1:] == [
            "Source: The athletics archive (ODbL 1.0), 23 August 2024",
            f"http://testserver{address}",
        ]
        assert drawing.find(f"{SVG}svg/{SVG}svg[@class]") is not None, address


def test_every_class_of_a_drawing_has_its_style_in_the_file(client):
    full_world(4)
    for address, name in PICTURES:
        svg = client.get(address, {"picture": name}).text
        style = svg.partition("</style>")[0]
        used = {one for names in re.findall(r'class="([^"]*)"', svg) for one in names.split()}
        # what needs no style of its own in a file, where all is wide
        assert {
            one for one in used - {"chart", "wide", "name", "at"} if f".{one}" not in style
        } <= {
            "dots",
            "winner",
        }, address


def test_colours_are_the_light_ones_of_the_site():
    tokens = (settings.BASE_DIR / "static/css/tokens.css").read_text()
    light = tokens.partition("prefers-color-scheme: dark")[0]
    style = (settings.BASE_DIR / "templates/pictures/picture.css").read_text()
    assert set(re.findall(r"#[0-9a-f]{6}", style)) <= set(re.findall(r"#[0-9a-f]{6}", light))


@pytest.mark.parametrize(
    ("address", "known"),
    [
        ("/athletes/josh-kerr/", "choose season-bests-1500m."),
        ("/countries/gbr/", "there is none here."),
    ],
)
def test_a_picture_that_is_not_there_is_refused_with_those_that_are(client, address, known):
    kerr = build.athlete()
    for season in (2019, 2021, 2023):
        build.season_best(kerr, season)
    response = client.get(address, {"picture": '"><b>'})
    assert response.status_code == 400
    assert f"icture “&quot;&gt;&lt;b&gt;” is not on this page; {known}" in response.text


@pytest.mark.parametrize("address", ["/athletes/nobody/", "/events/mens-2m/", "/countries/xxx/"])
def test_a_page_that_is_not_there_has_no_picture(client, address):
    assert client.get(address, {"picture": "medals"}).status_code == 404


def winners(*years, draft=()):
    for year in years:
        edition = build.edition(f"{year}-budapest")
        status = "draft" if year in draft else "published"
        run = build.event(edition, status=status)
        build.result(run, build.athlete(f"Runner {year}"), 1, f"3:3{year % 10}.00")
    rebuild()


def test_winning_marks_stand_beside_their_drawing(read):
    winners(2011, 2013, 2015)
    silent = build.event(build.edition("2017-budapest"))
    build.result(silent, build.athlete("Runner 2017"), 1)
    rebuild()
    page = read("/events/mens-1500m/")
    figures = page.select_one(".aside")
    assert rows(figures.table) == [
        ["2011", "3:31.00", "3:31.00"],
        ["2013", "3:33.00", "3:31.00"],
        ["2015", "3:35.00", "3:31.00"],
        ["2017", "not held", "3:31.00"],
    ]
    assert len(figures.select("circle")) == 3
    assert "1 edition without one held is left out" in text(figures)


def test_drafts_are_in_no_picture(client, staff):
    winners(2011, 2013, 2015, 2017, draft={2011})
    asked = {"picture": "winning-marks-world-championships"}
    assert client.get("/events/mens-1500m/", asked).text.count("<circle") == 3
    assert staff.get("/events/mens-1500m/", asked).text.count("<circle") == 4
