"""Cursors: every row once, in the order of the list, whatever is unknown or equal."""

import itertools

import pytest

from athletics.models import Athlete
from athletics.tests import factories as make
from athletics.tests.pages import builders as build


def walk(client, address):
    """Pages of a list, from the first to the last."""
    pages = []
    while address:
        found = client.get(address).json()
        pages.append(found["results"])
        address = found["next"]
    return pages


def test_three_pages_of_athletes(client, db):
    names = ["Ada Brown", "Bo Brown", "Cy Brown", "Di Brown", "Ed Brown"]
    for name in names:
        build.athlete(name)
    pages = walk(client, "/api/v1/athletes/?limit=2&name=brown")
    assert [[row["name"] for row in page] for page in pages] == [names[:2], names[2:4], names[4:]]


@pytest.mark.parametrize("sort", ["favourite", "winner", "newest", "edition"])
def test_unknown_and_equal_chances_lose_no_row(client, db, sort):
    chances = [500_000, 500_000, None, 400_000, None, 500_000]
    for number, chance in enumerate(chances):
        at = build.edition(f"{2010 + number // 2}-city{number % 2}")
        make.upset(event=build.event(at), favourite_chance=chance, winner_chance=chance and 40_000)
    whole = client.get(f"/api/v1/upsets/?sort={sort}").json()["results"]
    paged = walk(client, f"/api/v1/upsets/?sort={sort}&limit=1")
    assert len(whole) == 6
    assert list(itertools.chain(*paged)) == whole
    if sort == "favourite":
        known = [0.5, 0.5, 0.5, 0.4, None, None]
        assert [row["favourite_chance"] for row in whole] == known


def test_season_lists_are_paged_without_ids(client, db):
    hero = build.athlete("Josh Kerr")
    for year in (2022, 2023):
        for code in ("1500", "HJ"):
            build.season_line(build.edition(f"{year}-x"), hero, 1, code=code, mark="3.00")
    pages = walk(client, "/api/v1/season-lists/?limit=1")
    assert [(page[0]["year"], page[0]["discipline"]) for page in pages] == [
        (2023, "1500m"),
        (2023, "high-jump"),
        (2022, "1500m"),
        (2022, "high-jump"),
    ]


def test_a_row_that_goes_shifts_nothing(client, db):
    people = [build.athlete(f"{name} Brown") for name in ("Ada", "Bo", "Cy", "Di")]
    first = client.get("/api/v1/athletes/?limit=2").json()
    Athlete.objects.filter(pk=people[0].pk).delete()
    rest = client.get(first["next"]).json()["results"]
    assert [row["name"] for row in rest] == ["Cy Brown", "Di Brown"]


def test_the_count_is_of_all_that_match(client, db):
    for name in ("Ada Brown", "Bo Brown", "Cy Green"):
        build.athlete(name)
    assert client.get("/api/v1/athletes/?limit=1&name=brown").json()["count"] == 2


def test_a_cursor_of_another_order_is_refused(client, db):
    for year in (2022, 2023):
        make.upset(event=build.event(build.edition(f"{year}-x")))
    address = client.get("/api/v1/upsets/?limit=1").json()["next"]
    response = client.get(f"{address}&sort=newest")
    assert response.status_code == 400
    assert response.json()["errors"] == {
        "cursor": ["This cursor is not of this list; follow the “next” of a page."]
    }
