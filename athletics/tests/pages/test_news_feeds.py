"""What is new, for feed readers: nothing of drafts, nothing that readers wrote."""

import datetime as dt
import xml.etree.ElementTree as ET

import pytest
import time_machine
from django.contrib.auth.models import User
from django.db import connection
from django.test.utils import CaptureQueriesContext

from athletics.models import Changeset, Correction, Event
from athletics.services import publish
from athletics.services.rebuild import rebuild
from athletics.tests.pages import builders as build
from athletics.tests.pages.conftest import text

pytestmark = pytest.mark.django_db

ATOM = {"a": "http://www.w3.org/2005/Atom"}
RUN = "http://testserver/championships/world-championships/2023-budapest/mens-1500m/"
DAY = dt.datetime(2026, 11, 20, 12, tzinfo=dt.UTC)


@pytest.fixture
def ada(db):
    return User.objects.create_superuser("ada")


@pytest.fixture(autouse=True)
def _with_history(settings, _no_history):
    """When something was published stands in its history."""
    settings.SIMPLE_HISTORY_ENABLED = True


@pytest.fixture
def entries(client):
    def entries(kind):
        response = client.get(f"/feeds/{kind}/")
        assert response["Content-Type"].startswith("application/atom+xml")
        feed = ET.fromstring(response.content)  # noqa: S314  # our own answer
        return [
            (
                one.findtext("a:title", namespaces=ATOM),
                one.findtext("a:summary", namespaces=ATOM),
                one.find("a:link", ATOM).get("href"),
                one.findtext("a:updated", namespaces=ATOM)[:10],
            )
            for one in feed.findall("a:entry", ATOM)
        ]

    return entries


def changeset(day, **values):
    with time_machine.travel(DAY + dt.timedelta(days=day), tick=False):
        return Changeset.objects.create(**{"action": "edit", "summary": "secret", **values})


def final(**values):
    run = build.event(**values)
    build.result(run, build.athlete(), 1, "3:29.38")
    rebuild()
    return run


def test_published_and_changed_events_are_told_the_newest_first(entries, ada):
    run = final(status="draft")
    changeset(-1, event=run, action="paste")
    with time_machine.travel(DAY, tick=False):
        publish.publish_event(
            event=run,
            user=ada,
            reasons={one.key: "known" for one in publish.preview(event=run).warnings},
        )
    changeset(1, event=run, action="paste")
    changeset(2, event=run)
    undone = changeset(3, event=run)
    undone.undone_by = changeset(4, event=run, action="undo")
    undone.save()
    name = "Men's 1500 m, Budapest 2023"
    assert entries("results") == [
        (f"Results changed: {name}", "Champion: Josh Kerr 3:29.38.", RUN, "2026-11-22"),
        (f"Results entered: {name}", "Champion: Josh Kerr 3:29.38.", RUN, "2026-11-21"),
        (f"Results published: {name}", "Champion: Josh Kerr 3:29.38.", RUN, "2026-11-20"),
    ]


def test_editions_and_loads_are_told(entries, ada):
    edition = build.edition(status="draft")
    with time_machine.travel(DAY, tick=False):
        publish.publish_edition(edition=edition, user=ada)
    changeset(1, action="load", summary="Loaded 12 rows")
    assert entries("results") == [
        ("Archive loaded", "Loaded 12 rows", "http://testserver/data/", "2026-11-21"),
        (
            "Edition published: The Budapest Games of 2023",
            "Budapest 2023, World Championships.",
            RUN.replace("mens-1500m/", ""),
            "2026-11-20",
        ),
    ]
    with time_machine.travel(DAY + dt.timedelta(days=2), tick=False):
        edition.refresh_from_db()
        publish.withdraw(record=edition, user=ada, reason="wrong")
    assert [title for title, *_ in entries("results")] == ["Archive loaded"]


def test_drafts_are_in_no_feed(entries):
    run = final()
    changeset(0, event=run)
    assert len(entries("results")) == 1
    Event.objects.update(status="draft")
    assert entries("results") == []


def correction(page, day=0, **values):
    made = Correction.objects.create(
        **{
            "page": page,
            "wrong": "what the reader wrote",
            "email": "reader@example.org",
            "sender": "x",
            "state": "taken",
            "answer": "what the editor answered",
            "answered_at": DAY + dt.timedelta(days=day),
            **values,
        }
    )
    Correction.objects.filter(pk=made.pk).update(sent_at=DAY - dt.timedelta(days=1))
    return made


def test_decided_corrections_tell_the_page_and_the_outcome_alone(entries, client):
    final()
    path = RUN.removeprefix("http://testserver")
    one = correction(path)
    correction("/athletes/josh-kerr/", 1, state="refused")
    correction(path.replace("mens-1500m/", ""), 2)
    correction("/athletes/josh-kerr/", state="new", answer="", answered_at=None)
    for page in ("/athletes/rude-words/", "/championships/a/b/c/", "/countries/gbr/"):
        correction(page)
    sent = "Sent on 2026-11-19."
    said = "a reader’s correction was"
    assert entries("corrections") == [
        (
            f"The Budapest Games of 2023: {said} taken into the record",
            sent,
            RUN.replace("mens-1500m/", ""),
            "2026-11-22",
        ),
        (
            f"Josh Kerr: {said} not taken",
            sent,
            "http://testserver/athletes/josh-kerr/",
            "2026-11-21",
        ),
        (f"Men's 1500 m, Budapest 2023: {said} taken into the record", sent, RUN, "2026-11-20"),
    ]
    feed = client.get("/feeds/corrections/").text
    for secret in (
        "what the reader wrote",
        "what the editor answered",
        str(one.token),
        "example.org",
    ):
        assert secret not in feed


def test_corrections_of_drafts_are_not_told(entries):
    final()
    correction(RUN.removeprefix("http://testserver"))
    Event.objects.update(status="draft")
    assert entries("corrections") == []


@pytest.mark.parametrize("many", [1, 8])
def test_feeds_take_the_same_queries_for_one_entry_and_for_many(client, many):
    for number in range(many):
        run = build.event(build.edition(f"{2000 + number}-budapest"))
        build.result(run, build.athlete(f"Runner {number}"), 1)
        changeset(number, event=run)
        correction(run.get_absolute_url(), number)
        correction(run.edition.get_absolute_url(), number)
        correction(f"/athletes/runner-{number}/", number)
    for kind, count in (("results", 4), ("corrections", 4)):
        with CaptureQueriesContext(connection) as queries:
            response = client.get(f"/feeds/{kind}/")
        assert response.text.count("<entry>") == (many if kind == "results" else 3 * many)
        assert len(queries) == count, kind


def test_all_feeds_are_listed_and_found_by_readers(read):
    page = read("/feeds/")
    addresses = [f"/feeds/{name}/" for name in ("results", "upsets", "milestones", "corrections")]
    assert [one["href"] for one in page.select("ul.said a")] == addresses
    assert [one["href"] for one in page.select('link[rel="alternate"]')] == addresses
    assert text(page.h1) == "Feeds"
    assert read("/").select_one('link[rel="alternate"]')["href"] == "/feeds/results/"
