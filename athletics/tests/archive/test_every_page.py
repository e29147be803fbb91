"""Every kind of page on the whole archive: small, quick, whole, and leading on."""

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import islice

import pytest
from django.db.models import Count, QuerySet
from django.template import engines
from django.test import Client
from django.urls import resolve

from athletics.models import (
    Athlete,
    Championship,
    ChampionshipRecord,
    Club,
    Country,
    Edition,
    Event,
)
from athletics.tests.archive.crawl import UNRESOLVED, Answer

#: One of how many events and athletes is read, beside those with the most results.
STEP, STEP_OF_ATHLETES = 40, 120
#: One of how many progressions of a championship is read.
STEP_OF_RECORDS = 4
RICHEST = 50


def addresses(things: Iterable[Championship | Club | Country | Edition]) -> list[str]:
    return [thing.get_absolute_url() for thing in things]


def sample(
    things: "QuerySet[Event] | QuerySet[Athlete]", results: str, step: int = STEP
) -> list[str]:
    """Some by id, and those with the most results."""
    richest = things.annotate(held=Count(results)).order_by("-held", "pk")[:RICHEST]
    every = islice(things.order_by("pk"), 0, None, step)
    return sorted({thing.get_absolute_url() for thing in (*every, *richest)})


def event_types() -> list[str]:
    slugs = Event.objects.values_list("slug", flat=True).distinct().order_by("slug")
    return [f"/events/{slug}/" for slug in slugs]


def cases() -> list[str]:
    """The method, and every fortieth event of which something was expected."""
    expected = Event.objects.filter(expectation__isnull=False).select_related("edition")
    places = [event.get_absolute_url() for event in islice(expected.order_by("pk"), 0, None, STEP)]
    return ["/upsets/method/", *(place.replace("/championships/", "/upsets/") for place in places)]


def fixed() -> list[str]:
    lists = "championships events athletes countries on-this-day milestones data sources"
    others = ("/", "/on-this-day/8-23/", "/on-this-day/2-29/", "/on-this-day/12-25/")
    narrowed = (
        "/search/",
        "/search/?q=kerr",
        "/search/?q=xyzzyx",
        "/athletes/?name=kerr",
        "/athletes/?medal=G&page=2",
        "/athletes/?country=USA",
        "/athletes/?discipline=1500m&sex=W",
        "/athletes/?decade=1980&medal=any",
        "/athletes/?name=nobody+of+that+name",
        "/athletes/?medal=gold",
        "/countries/usa/?page=2",
        "/milestones/?page=2",
        "/milestones/?kind=barrier&discipline=100m&order=strength",
        "/milestones/?athlete=josh-kerr&country=GBR&championship=world-championships&sex=M",
        "/championships/world-championships/2023-budapest/?sex=W&group=jumps",
        "/championships/world-championships/2023-budapest/?sex=women",
        "/head-to-head/",
        "/head-to-head/?first=kerr&second=ingebrigtsen",
        "/head-to-head/jakob-ingebrigtsen/josh-kerr/",
        "/head-to-head/gwen-torrence/merlene-ottey/",
        "/head-to-head/katarina-johnson-thompson/nafissatou-thiam/",
        "/records/",
        "/records/olympic-games/?country=USA",
        "/records/commonwealth-games/?country=GBR",
    )
    return [*others, *narrowed, *(f"/{name}/" for name in lists.split())]


def records() -> list[str]:
    """Every championship's records, and the progression of each event type that has one."""
    return [
        f"/records/{championship}/{slug}"
        for championship in Championship.objects.values_list("pk", flat=True)
        for slug in (
            "",
            *(
                f"{one.event_slug}/"
                for one in ChampionshipRecord.objects.filter(championship=championship, position=1)
                .select_related("discipline")
                .order_by("pk")[::STEP_OF_RECORDS]
            ),
        )
    ]


KINDS: dict[str, Callable[[], list[str]]] = {
    "fixed": fixed,
    "championships": lambda: addresses(Championship.objects.all()),
    "editions": lambda: addresses(Edition.objects.all()),
    "event-types": event_types,
    "events": lambda: sample(Event.objects.select_related("edition"), "units__results"),
    "upsets": cases,
    "athletes": lambda: sample(Athlete.objects.all(), "results", STEP_OF_ATHLETES),
    "countries": lambda: addresses(Country.objects.all()),
    "records": records,
    "clubs": lambda: addresses(Club.objects.all()),
}


@pytest.fixture(autouse=True)
def _unresolved_variables_show(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engines["django"].engine, "string_if_invalid", UNRESOLVED)


@pytest.mark.parametrize("kind", KINDS)
def test_pages_are_sound(kind: str) -> None:
    paths = KINDS[kind]()
    assert paths
    problems = []
    for path in paths:
        problems += Answer.of(path).problems()
    assert not problems, "\n".join(problems)


def test_linked_pages_answer() -> None:
    """A sample of what lists and every eighth edition link to."""
    linked: set[str] = set()
    for path in (*fixed(), *KINDS["editions"]()[::8]):
        answer = Answer.of(path)
        assert list(answer.problems()) == []
        linked |= answer.links
    paths = sorted(linked)[::40]
    assert len(paths) > 50
    assert {path: status(path) for path in paths} == dict.fromkeys(paths, 200)


def test_sitemaps_name_every_page() -> None:
    files = list(locations("/sitemap.xml"))
    assert len(files) == len(set(files))
    paths = [path for file in files for path in locations(file)]
    assert len(paths) == len(set(paths))
    for path in paths:
        resolve(path)
    for things in (Championship, Edition, Event, Athlete, Country, Club):
        kind = things._meta.model_name
        named = sum(1 for path in paths if _named(path) == kind)
        assert named == things._default_manager.count(), kind
    shown = paths[::400]
    assert {path: status(path) for path in shown} == dict.fromkeys(shown, 200)


def status(path: str) -> int:
    return Client(raise_request_exception=False).get(path).status_code


def locations(path: str) -> Iterator[str]:
    """Paths that a sitemap or the index of sitemaps names."""
    response = Client().get(path)
    assert response.status_code == 200, path
    for address in re.findall(r"<loc>(.*?)</loc>", response.content.decode()):
        assert address.startswith("http://testserver/")
        yield address.removeprefix("http://testserver")


def _named(path: str) -> str | None:
    return resolve(path).url_name
