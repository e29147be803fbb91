"""How many queries each page takes: as many with one of everything as with thirty."""

import datetime as dt

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from athletics.tests.pages.world import EDITION, full_world

BUDGET = 13
MISSING = "/athletes/nobody/"
CASE = "/upsets/world-championships/2023-budapest/mens-1500m/"
#: What later parts of a page may take beyond the budget.
LATER_PARTS = {
    f"{EDITION}mens-decathlon/": 1,  # the disciplines of its legs
    "/athletes/josh-kerr/": 3,  # upsets won and suffered, the record by form, milestones
    CASE: 8,  # the eve, what happened and other cases are a page each
    f"{CASE}?format=csv": 8,
}
QUERIES = {
    "/": 6,  # counts, latest editions, finals of the day, births, milestones and records then
    "/championships/": 1,
    "/championships/world-championships/": 6,
    EDITION: 9,
    f"{EDITION}?sex=M&group=middle": 9,
    f"{EDITION}?sex=Q": 9,
    f"{EDITION}mens-1500m/": 13,
    f"{EDITION}mens-4x100m-relay/": 11,
    f"{EDITION}mens-decathlon/": 14,  # and the disciplines of its legs
    "/events/": 2,
    "/events/mens-1500m/": 8,
    "/events/mens-4x100m-relay/": 9,  # and the teams whose runners are not held
    # Two for the choices of the form, the count, which are on the page, and the rows; one more
    # for a row that a filter names.
    "/athletes/": 5,
    "/athletes/?name=kerr": 5,
    "/athletes/?country=GBR": 6,
    "/athletes/?sex=M": 5,
    "/athletes/?discipline=1500m": 6,
    "/athletes/?medal=any": 5,
    "/athletes/?decade=2020": 5,
    "/athletes/?name=kerr&country=GBR&sex=M&discipline=1500m&medal=any&decade=2020": 7,
    "/athletes/?sex=Q": 2,
    "/athletes/josh-kerr/": 16,
    "/athletes/josh-kerr/share.png": 2,  # and the medals
    f"{EDITION}mens-1500m/share.png": 2,
    f"{CASE}share.png": 2,  # and the upset
    "/head-to-head/": 1,
    # One more for each name that is typed.
    "/head-to-head/?first=kerr&second=josh": 3,
    "/head-to-head/jake-wightman/josh-kerr/": 3,  # both, their results, forecasts
    "/records/": 2,
    # The championship, its records, ages, births that are not held, countries to choose from.
    "/records/world-championships/": 5,
    "/records/world-championships/?country=GBR": 4,
    "/records/world-championships/mens-1500m/": 5,  # and the winners without a mark
    "/countries/": 4,
    "/countries/gbr/": 11,
    "/clubs/edinburgh-ac/": 5,
    "/on-this-day/": 4,
    "/on-this-day/8-23/": 4,
    "/on-this-day/1-1/": 4,
    # Three for the choices of the form, both counts, which are on the page, they and their rows.
    "/milestones/": 8,
    "/milestones/?kind=first-title&since=1980&until=2023&sex=M&order=strength": 8,
    "/milestones/?championship=world-championships&edition=2023-budapest": 9,
    "/milestones/?discipline=1500m&country=GBR&athlete=josh-kerr": 11,
    "/feeds/milestones/": 1,
    "/search/": 0,
    "/search/?q=kerr": 3,
    "/feeds/": 0,
    # Nothing is new in this world; test_news_feeds.py counts them with entries.
    "/feeds/results/": 2,
    "/feeds/corrections/": 1,
    "/data/": 4,
    "/sources/": 4,  # both counts by source set, the sets, the sources
    "/robots.txt": 0,
    "/sitemap.xml": 4,
    "/sitemap-pages-0.xml": 5,
    "/sitemap-editions-0.xml": 1,
    "/sitemap-events-0.xml": 1,
    "/sitemap-athletes-0.xml": 1,
    "/sitemap-clubs-0.xml": 1,
    CASE: 21,
    f"{CASE}?format=csv": 21,
    "/upsets/method/": 4,
    MISSING: 2,  # the athlete, an old address
}


@pytest.mark.usefixtures("first_ids")
@pytest.mark.parametrize("many", [1, 30])
@time_machine.travel(dt.datetime(2024, 8, 23, tzinfo=dt.UTC), tick=False)
def test_a_page_takes_the_same_queries_for_one_row_and_for_many(client, many):
    full_world(many)
    counts = {}
    for address in QUERIES:
        with CaptureQueriesContext(connection) as queries:
            response = client.get(address)
        assert response.status_code == (404 if address == MISSING else 200), address
        counts[address] = len(queries)
    assert counts == QUERIES


def test_no_page_goes_beyond_the_budget():
    beyond = {address: count - BUDGET for address, count in QUERIES.items() if count > BUDGET}
    assert beyond == LATER_PARTS


@pytest.mark.django_db
@time_machine.travel(dt.datetime(2024, 8, 23, tzinfo=dt.UTC), tick=False)
def test_the_world_that_is_measured_shows_as_many_rows_as_it_says(read):
    full_world(many := 4)
    event = read(f"{EDITION}mens-1500m/")
    athlete = read("/athletes/josh-kerr/")
    duel = read("/head-to-head/jake-wightman/josh-kerr/")
    records = read("/records/world-championships/")
    shown = {
        "the final": len(event.select("#final tbody tr")),
        "quotes": len(event.select(".quote")),
        "prices": len(event.select("#prices + ul li")),
        "absences": len([one for one in event.select(".notice") if "Absent" in one.text]),
        "runners": len(read(f"{EDITION}mens-4x100m-relay/").select("#final .note a")),
        "legs": len(read(f"{EDITION}mens-decathlon/").select("#combined + .columns table")),
        "events": len(read(EDITION).select("table.events th[scope=row]")),
        "honours": len(athlete.select(".honours a .medal")),
        "seasons": len(athlete.select("#bests + .aside tbody tr")),
        "members": len(read("/clubs/edinburgh-ac/").select("h2 + ul.list li")),
        "finals of the day": len(read("/on-this-day/8-23/").select("ul.said li")),
        "meetings": len(duel.select("#meetings + table tbody tr")),
        "events apart": len(duel.select("#apart + table tbody tr")),
        "favourites": len(duel.select("#meetings + table td[data-label=favoured]")),
        "rivals": len(athlete.select("#rivals + ul li")),
        "records": len(records.select("#records + table th[scope=row]")),
    }
    assert shown == {
        "the final": many + 1,
        "quotes": 2 * many,
        "prices": 2 * many,
        "absences": many,
        "runners": 2 * many + 1,
        "legs": many,
        "events": 3 * many + 3,
        # in the 1500 m of all editions, the relay, the decathlon and the other events
        "honours": 2 * many + 2,
        "seasons": many,
        "members": many,
        "finals of the day": many,
        "meetings": many,
        "events apart": many,
        "favourites": many,
        "rivals": 5,
        # the 1500 m of each edition, equalled; the other events of both sexes, relay, decathlon
        "records": 3 * many + 2,
    }
