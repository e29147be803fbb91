"""A part of a list holds the same rows in the same order as the whole of it."""

import pytest
from django.core.paginator import Paginator
from django.db import connection
from django.test.utils import CaptureQueriesContext

from athletics.models import Athlete
from athletics.queries.parts import Parts, read_part
from athletics.tests import factories as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def people():
    """Seven athletes, whose order by name is that of no id."""
    for number, name in enumerate("DBGACFE"):
        make.athlete(f"athlete-{number}", family_name=name, sort_name=name.lower())
    return Athlete.objects.select_related("country").order_by("-sort_name")


def names(rows):
    return "".join(one.family_name for one in rows)


@pytest.mark.parametrize(
    ("first", "last", "found"),
    [(0, 3, "GFE"), (3, 6, "DCB"), (6, 9, "A"), (7, 9, ""), (0, 0, "")],
)
def test_a_part_stands_in_the_order_of_the_list(people, first, last, found):
    assert names(read_part(people, slice(first, last))) == found
    plain = people.select_related(None)
    assert names(read_part(plain, slice(first, last))) == found


def test_what_is_shown_is_joined_to_the_rows_of_the_part_alone(people):
    with CaptureQueriesContext(connection) as queries:
        shown = [(one.family_name, one.country.name) for one in read_part(people, slice(2, 4))]
    assert len(shown) == 2
    ids, rows = [query["sql"] for query in queries.captured_queries]
    assert ("JOIN" in ids, "JOIN" in rows) == (False, True)
    assert ("ORDER BY" in ids, "ORDER BY" in rows) == (True, False)


def test_without_anything_joined_one_query_is_enough(people):
    with CaptureQueriesContext(connection) as queries:
        read_part(people.select_related(None), slice(2, 4))
    assert len(queries) == 1


def test_a_filter_still_holds(people):
    assert names(read_part(people.filter(family_name__gt="C"), slice(1, 3))) == "FE"


def test_a_paginator_takes_parts_and_counts_nothing(people):
    with CaptureQueriesContext(connection) as queries:
        pages = Paginator(Parts(people, 7), 3)
        assert [names(pages.page(number)) for number in pages.page_range] == ["GFE", "DCB", "A"]
    assert not [query for query in queries.captured_queries if "COUNT" in query["sql"]]


def test_a_reader_gets_the_ids_of_its_page(people):
    held = list(people.values_list("pk", flat=True))
    pages = Paginator(Parts(people, 7, lambda pks: [-pk for pk in pks]), 5)
    assert list(pages.page(2)) == [-pk for pk in held[5:]]
