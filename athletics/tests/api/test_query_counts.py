"""As many queries for few rows as for thirty; each answer asks once for the last change besides."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from athletics.tests.api.conftest import EVENT
from athletics.tests.pages.world import full_world

EDITION = "world-championships/2023-budapest/"
QUERIES = {
    "": 1,
    "schema/": 2,  # the drafts, which the finder leaves out
    "docs/": 1,
    # A list: how many match, which are on the page, and the rows with what they show.
    "athletes/": 4,
    "athletes/?country=GBR&medal=any": 5,
    "athletes/josh-kerr/": 17,
    "championships/": 3,
    "championships/world-championships/": 7,
    "countries/": 3,
    "countries/gbr/": 9,
    "disciplines/": 4,  # and their event types
    "disciplines/1500m/": 3,
    "editions/": 4,
    f"editions/{EDITION}": 10,
    "events/": 4,
    f"events/{EVENT}": 15,
    f"events/{EDITION}mens-4x100m-relay/": 13,
    f"events/{EDITION}mens-decathlon/": 16,
    "head-to-head/": 4,
    "head-to-head/?athlete=josh-kerr": 5,
    "head-to-head/jake-wightman/josh-kerr/": 4,
    "milestones/": 5,  # and what proves them
    "records/": 4,
    "records/world-championships/mens-1500m/": 6,
    "results/": 9,  # drafts, four for the choices, how many, the keys, the lines
    "season-lists/": 3,
    f"season-lists/{EVENT}": 4,
    "sources/": 6,  # and the results that name them
    "sources/recall/": 5,
    "upsets/": 8,  # two for the choices, two for the countries
    f"upsets/{EVENT}": 22,
}


@pytest.mark.django_db
@pytest.mark.parametrize("many", [8, 30])  # eight meetings make a pair
def test_an_answer_takes_the_same_queries_for_few_rows_and_for_many(client, many):
    full_world(many)
    counts = {}
    for path in QUERIES:
        with CaptureQueriesContext(connection) as queries:
            response = client.get(f"/api/v1/{path}")
        assert response.status_code == 200, path
        counts[path] = len(queries)
    assert counts == QUERIES
