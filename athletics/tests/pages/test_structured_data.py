"""What search engines and other sites read of a page."""

import json

import pytest

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
    """The block of structured data of a page."""

    def data(thing):
        rebuild()
        blocks = read(thing.get_absolute_url()).select('script[type="application/ld+json"]')
        assert len(blocks) == 1
        return json.loads(blocks[0].text)

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
