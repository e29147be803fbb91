"""The main tables of pages as CSV and JSON: every row of the page, under its filters."""

import csv
import io
import json

import pytest

from athletics.models import Event, Status
from athletics.services.rebuild import rebuild
from athletics.tests.pages import builders as build
from athletics.tests.pages.world import EDITION, full_world

pytestmark = pytest.mark.django_db

TABLES = {
    "/championships/world-championships/": ("editions", "medals"),
    EDITION: ("events", "medals"),
    f"{EDITION}mens-1500m/": ("results", "final", "heat", "medallists", "form"),
    "/events/mens-1500m/": ("medallists", "records"),
    "/athletes/": ("athletes",),
    "/athletes/josh-kerr/": ("results", "teams", "season-bests"),
    "/countries/": ("medals",),
    "/countries/gbr/": ("medallists", "editions", "placings"),
    "/on-this-day/8-23/": ("finals",),
    "/data/": ("coverage",),
}


def rows(client, address):
    response = client.get(address)
    assert response.status_code == 200, address
    return list(csv.DictReader(io.StringIO(b"".join(response.streaming_content).decode())))


def test_each_page_gives_its_tables_and_links_them(client):
    full_world(2)
    for address, names in TABLES.items():
        assert rows(client, f"{address}?format=csv") == rows(
            client, f"{address}?format=csv&table={names[0]}"
        )
        for name in names:
            found = rows(client, f"{address}?format=csv&table={name}")
            assert found, (address, name)
            told = json.loads(
                b"".join(client.get(f"{address}?format=json&table={name}").streaming_content)
            )
            assert [list(row) for row in told["rows"]] == [list(row) for row in found]
        page = client.get(address).content.decode()
        linked = [name for name in names if f"table={name}&amp;format=csv" in page]
        # the podium of an event repeats lines of its final, which are linked
        podium = ["medallists"] if address == f"{EDITION}mens-1500m/" else []
        assert [name for name in names if name not in linked + podium] == [], address


def test_a_table_that_is_not_there_is_refused_with_those_that_are(client):
    full_world(1)
    page = client.get(f"{EDITION}?format=csv&table=results")
    assert page.status_code == 400
    assert "choose events, medals" in page.content.decode()


def test_an_event_gives_every_row_with_round_margin_and_medal(client):
    run = build.event()
    one, two = build.athlete("A One", born="1997-10-08"), build.athlete("B Two", "NOR")
    build.result(run, one, 1, "3:29.38", tags="SB")
    build.result(run, two, 2, "3:29.65")
    build.result(build.unit(run, "heat", "2"), two, 1, "3:40.00", advanced="Q")
    rebuild()
    address = f"{EDITION}mens-1500m/"
    everything = rows(client, f"{address}?format=csv")
    assert [(row["round"], row["group"], row["athlete"]) for row in everything] == [
        ("final", "", "a-one"),
        ("final", "", "b-two"),
        ("heat", "2", "b-two"),
    ]
    assert everything[1] == {
        "championship": "world-championships",
        "edition": "2023-budapest",
        "year": "2023",
        "sex": "M",
        "discipline": "1500m",
        "round": "final",
        "group": "",
        "leg": "",
        "implement": "",
        "date": "",
        "place": "2",
        "athlete": "b-two",
        "athlete_name": "B Two",
        "country": "NOR",
        "team": "",
        "status": "OK",
        "mark": "3:29.65",
        "wind": "",
        "behind": "+0.27",
        "advanced": "",
        "medal": "silver",
        "age": "",
        "tags": "",
        "note": "",
        "sources": "results-list",
        "address": f"http://testserver{address}",
    }
    assert [row["athlete"] for row in rows(client, f"{address}?format=csv&table=heat")] == ["b-two"]


def test_the_list_behind_twenty_lines_is_whole_in_the_file(client):
    here = build.edition()
    build.result(build.event(here), build.athlete("A One"), 1, "3:29")
    for rank in range(1, 26):
        build.season_line(here, build.athlete("Run Ner", slug=f"runner-{rank}"), rank)
    rebuild()
    address = f"{EDITION}mens-1500m/"
    assert "First 20 of 25 lines" in client.get(address).content.decode()
    ranks = [row["rank"] for row in rows(client, f"{address}?format=csv&table=form")]
    assert ranks == [str(rank) for rank in range(1, 26)]


def test_files_hold_more_than_a_page_and_keep_the_filter(client):
    for number in range(103):
        build.athlete("Many Ones", "NOR", slug=f"many-{number}")
    build.athlete("Other Kerr", "GBR")
    assert len(rows(client, "/athletes/?country=NOR&format=csv")) == 103
    assert len(rows(client, "/athletes/?format=csv&page=2")) == 104
    assert client.get("/athletes/?country=XXX&format=csv").status_code == 400


def test_an_edition_gives_one_row_a_medal_and_one_for_an_event_without(client):
    run = build.event()
    for place, name in enumerate(("A One", "B Two"), 1):
        build.result(run, build.athlete(name), place, "3:29")
    build.event(code="HJ")
    rebuild()
    found = rows(client, f"{EDITION}?format=csv")
    assert [(row["discipline"], row["medal"], row["athlete"]) for row in found] == [
        ("1500m", "gold", "a-one"),
        ("1500m", "silver", "b-two"),
        ("high-jump", "", ""),
    ]
    assert len(rows(client, f"{EDITION}?format=csv&group=jumps")) == 1
    assert client.get(f"{EDITION}?format=csv&group=none").status_code == 400
    assert client.get(f"{EDITION}?format=csv&as_of=soon").status_code == 400


def test_a_draft_is_in_no_file(client):
    run = build.event()
    build.result(run, build.athlete("A One"), 1, "3:29")
    rebuild()
    Event.objects.filter(pk=run.pk).update(status=Status.DRAFT)
    assert client.get(f"{EDITION}mens-1500m/?format=csv").status_code == 404
    assert rows(client, f"{EDITION}?format=csv") == []
    assert rows(client, "/athletes/a-one/?format=csv") == []
    assert rows(client, "/countries/gbr/?format=csv") == []
