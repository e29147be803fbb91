"""What search engines and other sites read of a page."""

import datetime as dt
import json

import pytest

from athletics.services.downloads import build_downloads
from athletics.services.rebuild import rebuild
from athletics.tests import factories as make
from athletics.tests.pages import builders as build

pytestmark = pytest.mark.django_db

SITE = "http://testserver"
HUNGARY = {
    "@type": "Place",
    "name": "The stadium",
    "address": {
        "@type": "PostalAddress",
        "addressLocality": "Budapest",
        "addressCountry": "HU",
    },
}


@pytest.fixture
def data(read):
    """What the page of a thing says that the thing is."""

    def data(thing):
        rebuild()
        blocks = read(thing.get_absolute_url()).select('script[type="application/ld+json"]')
        assert len(blocks) == 1
        return json.loads(blocks[0].text)[0]

    return data


def test_an_edition(data):
    edition = build.edition(venue="The stadium", official_name="19th World Championships")
    assert data(edition) == {
        "@context": "https://schema.org",
        "@type": "SportsEvent",
        "name": "19th World Championships",
        "sport": "Athletics",
        "startDate": "2023-08-19",
        "endDate": "2023-08-27",
        "url": f"{SITE}/championships/world-championships/2023-budapest/",
        "location": HUNGARY,
        "organizer": {"@type": "Organization", "name": "World Athletics"},
    }


def test_an_event_names_its_medallists_on_the_day_of_the_final(data):
    run = build.event(build.edition(venue="The stadium", official_name="19th World Championships"))
    for place, name in enumerate(("Josh Kerr", "Jakob Ingebrigtsen", "Narve Nordås", "Last"), 1):
        build.result(run, build.athlete(name), place, date=build.FINAL_DAY)
    address = f"{SITE}/championships/world-championships/2023-budapest/"
    assert data(run) == {
        "@context": "https://schema.org",
        "@type": "SportsEvent",
        "name": "Men's 1500 m, Budapest 2023",
        "sport": "Athletics",
        "startDate": "2023-08-23",
        "endDate": "2023-08-23",
        "url": f"{address}mens-1500m/",
        "location": HUNGARY,
        "superEvent": {"@type": "SportsEvent", "name": "19th World Championships", "url": address},
        "competitor": [
            {"@type": "Person", "name": name, "url": f"{SITE}/athletes/{slug}/"}
            for name, slug in (
                ("Josh Kerr", "josh-kerr"),
                ("Jakob Ingebrigtsen", "jakob-ingebrigtsen"),
                ("Narve Nordås", "narve-nordas"),
            )
        ],
    }


def test_an_event_without_a_date_takes_those_of_the_edition_and_teams_are_teams(data):
    relay = build.event(code="4x100")
    make.country("USA", name="United States")
    build.result(relay, "USA", 1, team="2")
    found = data(relay)
    assert (found["startDate"], found["endDate"]) == ("2023-08-19", "2023-08-27")
    assert found["competitor"] == [{"@type": "SportsTeam", "name": "United States 2"}]


def test_an_athlete(data):
    make.country("GBR", name="Great Britain")
    kerr = build.athlete(born="1997-10-08", other_names="Joshua Kerr")
    make.membership(athlete=kerr, club=make.club(name="Edinburgh AC"))
    assert data(kerr) == {
        "@context": "https://schema.org",
        "@type": "Person",
        "name": "Josh Kerr",
        "url": f"{SITE}/athletes/josh-kerr/",
        "givenName": "Josh",
        "familyName": "Kerr",
        "gender": "Male",
        "nationality": {"@type": "Country", "name": "Great Britain"},
        "birthDate": "1997-10-08",
        "alternateName": ["Joshua Kerr"],
        "affiliation": [{"@type": "SportsTeam", "name": "Edinburgh AC"}],
    }


@pytest.mark.parametrize(("born", "said"), [("1997", "1997"), ("~1897", None), ("", None)])
def test_a_birth_date_is_said_where_it_is_sure(data, born, said):
    assert data(build.athlete(born=born, sex="W")).get("birthDate") == said


def test_names_cannot_end_the_block(data, client):
    name = '</script><script>alert("1")</script> & O’Neill \\ \u2028'
    evil = build.athlete(slug="evil", family_name=name)
    assert data(evil)["familyName"] == name
    assert "<script>alert" not in client.get("/athletes/evil/").text


def test_open_graph_names_the_page(read):
    run = build.event()
    kerr = build.athlete()
    for thing, title, kind, alt in (
        (run.edition, "The Budapest Games of 2023", "website", ""),
        (
            run,
            "Men's 1500 m, Budapest 2023",
            "website",
            "Men's 1500 m, the medallists with their marks",
        ),
        (kerr, "Josh Kerr", "profile", "Josh Kerr, the country and the best medals"),
    ):
        tags = read(thing.get_absolute_url()).select('meta[property^="og:"]')
        image = {
            "og:image": f"{SITE}{thing.get_absolute_url()}share.png",
            "og:image:type": "image/png",
            "og:image:width": "1200",
            "og:image:height": "630",
            "og:image:alt": alt,
        }
        assert {one["property"]: one["content"] for one in tags} == (image if alt else {}) | {
            "og:site_name": "The athletics archive",
            "og:title": title,
            "og:type": kind,
            "og:url": SITE + thing.get_absolute_url(),
        }


@pytest.fixture
def blocks(read):
    """All structured data of a page, as a list."""

    def blocks(address):
        (block,) = read(address).select('script[type="application/ld+json"]')
        found = json.loads(block.text)
        return found if isinstance(found, list) else [found]

    return blocks


@pytest.fixture
def world():
    run = build.event(build.edition(venue="The stadium"))
    make.country("GBR", name="Great Britain")
    build.result(run, build.athlete(), 1, "3:29.38", date=build.FINAL_DAY)
    rebuild()


CHAMPIONSHIPS = ("Championships", "/championships/")
WORLDS = ("World Championships", "/championships/world-championships/")
BUDAPEST = ("Budapest 2023", "/championships/world-championships/2023-budapest/")


@pytest.mark.parametrize(
    "steps",
    [
        [CHAMPIONSHIPS, WORLDS],
        [CHAMPIONSHIPS, WORLDS, BUDAPEST],
        [CHAMPIONSHIPS, WORLDS, BUDAPEST, ("Men's 1500 m", f"{BUDAPEST[1]}mens-1500m/")],
        [("Events", "/events/"), ("Men's 1500 m", "/events/mens-1500m/")],
        [("Athletes", "/athletes/"), ("Josh Kerr", "/athletes/josh-kerr/")],
        [("Countries", "/countries/"), ("Great Britain", "/countries/gbr/")],
        [
            ("Upsets", "/upsets/"),
            ("Men's 1500 m", "/upsets/world-championships/2023-budapest/mens-1500m/"),
        ],
    ],
)
def test_the_way_to_a_page(blocks, world, client, steps):
    trail = blocks(steps[-1][1])[-1]
    assert trail == {
        "@context": "https://schema.org",
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": number, "name": name, "item": SITE + path}
            for number, (name, path) in enumerate(steps, 1)
        ],
    }
    for _, path in steps:
        assert client.get(path).status_code == 200


def test_a_championship_a_country_and_the_site(blocks, world):
    assert blocks("/championships/world-championships/")[0] == {
        "@context": "https://schema.org",
        "@type": "EventSeries",
        "name": "World Championships",
        "url": f"{SITE}/championships/world-championships/",
        "organizer": {"@type": "Organization", "name": "World Athletics"},
    }
    assert blocks("/countries/gbr/")[0] == {
        "@context": "https://schema.org",
        "@type": "SportsTeam",
        "name": "Great Britain",
        "alternateName": "GBR",
        "sport": "Athletics",
        "url": f"{SITE}/countries/gbr/",
    }
    (site,) = blocks("/")
    assert (site["@type"], site["url"]) == ("WebSite", f"{SITE}/")
    template = site["potentialAction"]["target"]["urlTemplate"]
    assert template == f"{SITE}/search/?q={{words}}"


def test_the_case_of_an_upset_is_an_article_about_the_event(blocks, world):
    case = "/upsets/world-championships/2023-budapest/mens-1500m/"
    article = blocks(case)[0]
    assert (article["@type"], article["url"]) == ("Article", SITE + case)
    assert article["image"] == f"{SITE}{case}share.png"
    assert article["about"] == {
        "@type": "SportsEvent",
        "name": "Men's 1500 m, Budapest 2023",
        "url": f"{SITE}{BUDAPEST[1]}mens-1500m/",
        "startDate": "2023-08-23",
        "location": HUNGARY,
    }


def test_the_archive_is_a_data_set_with_its_files(blocks, world, client, settings, tmp_path):
    settings.DOWNLOADS_DIR = tmp_path
    (bare,) = blocks("/data/")
    assert (bare["@type"], "distribution" in bare) == ("Dataset", False)
    assert bare["license"] == "https://opendatacommons.org/licenses/odbl/1-0/"
    assert 50 <= len(bare["description"]) <= 5000  # what a search for data sets asks
    report = build_downloads(root=tmp_path, now=dt.datetime(2026, 11, 27, tzinfo=dt.UTC))
    (found,) = blocks("/data/")
    assert (found["version"], found["dateModified"]) == ("2026-11-27", "2026-11-27T00:00:00+00:00")
    files = [one for one in report.files if one.name.endswith((".zip", ".sqlite3"))]
    assert [
        (one["@type"], one["encodingFormat"], one["contentSize"], one["sha256"])
        for one in found["distribution"]
    ] == [
        ("DataDownload", kind, f"{file.size} B", file.sha256)
        for file, kind in zip(files, ("application/zip", "application/vnd.sqlite3"), strict=True)
    ]
    for one in found["distribution"]:
        response = client.get(one["contentUrl"].removeprefix(SITE))
        assert f"{len(response.getvalue())} B" == one["contentSize"]


@pytest.mark.parametrize(
    "path",
    [
        "/records/world-championships/",
        "/records/world-championships/mens-1500m/",
        "/head-to-head/jakob-ingebrigtsen/josh-kerr/",
        "/milestones/",
    ],
)
def test_a_page_of_tables_is_a_data_set_to_take_away(blocks, client, path):
    run = build.event()
    for place, name in enumerate(("Josh Kerr", "Jakob Ingebrigtsen"), 1):
        who = build.athlete(name, slug=name.lower().replace(" ", "-"))
        build.result(run, who, place, f"3:29.{place}8", date=build.FINAL_DAY)
    rebuild()
    found = blocks(path)[0]
    assert (found["@type"], found["url"]) == ("Dataset", SITE + path)
    assert 50 <= len(found["description"]) <= 5000
    for one in found["distribution"]:
        file = client.get(one["contentUrl"].removeprefix(SITE))
        assert file.status_code == 200
        assert file["Content-Type"].startswith(one["encodingFormat"])


def test_a_club_and_a_pair_say_who_they_are(blocks):
    club = make.club()
    team, way = blocks(club.get_absolute_url())
    assert (team["@type"], team["name"], team["url"]) == (
        *("SportsTeam", club.name),
        SITE + club.get_absolute_url(),
    )
    assert way["itemListElement"][-1]["name"] == club.name
    build.athlete("Josh Kerr")
    build.athlete("Jakob Ingebrigtsen", slug="jakob-ingebrigtsen")
    pair, _ = blocks("/head-to-head/jakob-ingebrigtsen/josh-kerr/")
    assert [one["name"] for one in pair["about"]] == ["Jakob Ingebrigtsen", "Josh Kerr"]
