"""Every page of a thing tells how to cite it."""

import datetime as dt

import pytest
import time_machine

from athletics.services.rebuild import rebuild
from athletics.tests import factories as make
from athletics.tests.pages import builders as build
from athletics.tests.pages.conftest import text

pytestmark = pytest.mark.django_db


@pytest.fixture
def world():
    """Two athletes in one final, a club, and what follows from it."""
    run = build.event()
    kerr, rival = build.athlete(), build.athlete("Jakob Ingebrigtsen", "NOR")
    build.result(run, kerr, 1, "3:29.38", date=build.FINAL_DAY)
    build.result(run, rival, 2, "3:29.65", date=build.FINAL_DAY)
    make.membership(athlete=kerr, club=make.club(slug="edinburgh-ac", name="Edinburgh AC"))
    rebuild()


@time_machine.travel(dt.datetime(2026, 11, 27, 12, tzinfo=dt.UTC), tick=False)
@pytest.mark.parametrize(
    ("path", "title"),
    [
        ("championships/world-championships/", "World Championships"),
        ("championships/world-championships/2023-budapest/", "The Budapest Games of 2023"),
        (
            "championships/world-championships/2023-budapest/mens-1500m/",
            "Men's 1500 m, The Budapest Games of 2023",
        ),
        ("events/mens-1500m/", "Men's 1500 m through time"),
        ("athletes/josh-kerr/", "Josh Kerr"),
        ("countries/gbr/", "GBR: medals and placings"),
        ("clubs/edinburgh-ac/", "Edinburgh AC"),
        (
            "upsets/world-championships/2023-budapest/mens-1500m/",
            "What was expected: Men's 1500 m, The Budapest Games of 2023",
        ),
        ("upsets/method/", "How upsets are found"),
        ("records/world-championships/", "Records of the World Championships"),
        (
            "records/world-championships/mens-1500m/",
            "Men's 1500 m: record of the World Championships",
        ),
        (
            "milestones/",
            "Milestones of every kind, newest edition first",
        ),
        ("on-this-day/8-23/", "23 August in athletics"),
    ],
)
def test_a_page_tells_how_to_cite_it(read, world, path, title):
    cite = read(f"/{path}", {"page": "1", "unknown": ""}).select_one("details.cite")
    assert text(cite.p) == (
        f"The athletics archive: {title}. http://testserver/{path} "
        "(ODbL 1.0; read 27 November 2026)."
    )
    bibtex, wikipedia = cite.select("pre")
    assert bibtex.text.startswith("@misc{athletics-archive-")
    assert f"|url=http://testserver/{path} |" in wikipedia.text


def test_two_athletes_are_cited_together(read, world):
    cite = read("/head-to-head/jakob-ingebrigtsen/josh-kerr/").select_one("details.cite")
    assert "Jakob Ingebrigtsen" in text(cite.p)
    assert "http://testserver/head-to-head/jakob-ingebrigtsen/josh-kerr/ " in text(cite.p)


def test_filters_are_part_of_what_is_cited(read, world):
    cite = read("/milestones/", {"since": "2023", "until": ""}).select_one("details.cite")
    assert " http://testserver/milestones/?since=2023 (" in text(cite.p)
