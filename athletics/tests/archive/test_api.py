"""The API on the whole archive: as described, and with everything that a list counts."""

from django.test import Client

from athletics.models import Athlete, Edition
from athletics.tests.api.described import hold_against_the_description, operations

EXAMPLES = 3


def test_answers_are_as_described() -> None:
    for operation in operations():
        hold_against_the_description(operation, EXAMPLES)


def test_editions_have_an_answer_with_all_their_events() -> None:
    client = Client()
    for edition in Edition.objects.order_by("pk")[::4]:
        path = f"/api/v1/editions/{edition.championship_id}/{edition.slug}/"
        found = client.get(path).json()
        assert found["edition"]["page"] == f"http://testserver{edition.get_absolute_url()}"
        assert len(found["events"]) == edition.events.count()


def test_pages_of_a_list_have_every_row_once() -> None:
    client, address, slugs = Client(), "/api/v1/athletes/?limit=200&country=JAM", []
    while address:
        page = client.get(address).json()
        slugs += [row["slug"] for row in page["results"]]
        address = page["next"]
    assert len(slugs) == len(set(slugs)) == page["count"]
    assert page["count"] < Athlete.objects.count()
    strongest = "/api/v1/milestones/?limit=200&order=strength&since=2012"
    strengths, count = [], 0
    while strongest:
        page = client.get(strongest).json()
        strengths += [row["strength"] for row in page["results"]]
        strongest, count = page["next"], page["count"]
    assert len(strengths) == count
    assert strengths == sorted(strengths, reverse=True)
