"""Nothing of a draft is told, whoever asks, and in whatever answer."""

import datetime as dt

import pytest
from django.contrib.auth.models import User

from athletics.models import Edition, Event, Status
from athletics.services.rebuild import rebuild
from athletics.tests import factories as make
from athletics.tests.api.conftest import EVENT
from athletics.tests.pages import builders as build

LISTS = "editions events milestones records results season-lists upsets".split()
DETAILS = (
    *("editions/world-championships/2023-budapest/", f"events/{EVENT}", f"upsets/{EVENT}"),
    *("records/world-championships/mens-1500m/", f"season-lists/{EVENT}"),
)


@pytest.fixture
def world(db):
    """One edition with one event that has one of everything."""
    kerr, other = build.athlete("Josh Kerr"), build.athlete("Jakob Ingebrigtsen", "NOR")
    run = build.event()
    for place, (who, mark) in enumerate([(kerr, "3:29.38"), (other, "3:29.65")], 1):
        build.result(run, who, place, mark, date=dt.date(2023, 8, 23), sources="secret-list")
        build.season_line(run.edition, who, place)
    rebuild()
    run.upsets.all().delete()
    make.upset(event=run, winner=kerr, favourite=other)


def hide(part):
    model = Edition if part == "edition" else Event
    model.objects.update(status=Status.DRAFT)


def test_all_of_it_is_told_once_published(api, world):
    assert {name: api(f"{name}/")["count"] > 0 for name in LISTS} == dict.fromkeys(LISTS, True)
    for path in DETAILS:
        api(path)


@pytest.mark.parametrize("part", ["edition", "event"])
@pytest.mark.parametrize("who", ["visitor", "staff"])
def test_nothing_of_a_draft_is_told(api, client, world, part, who):
    hide(part)
    if who == "staff":
        client.force_login(User.objects.create_user("ada", is_staff=True))
    held = {name: api(f"{name}/")["count"] for name in LISTS}
    open_lists = {"editions": 1, "season-lists": 1} if part == "event" else {}
    assert held == {**dict.fromkeys(LISTS, 0), **open_lists}
    closed = [
        path for path in DETAILS if part == "edition" or not path.startswith(tuple(open_lists))
    ]
    for path in closed:
        api(path, answers=404)


@pytest.mark.parametrize("part", ["edition", "event"])
def test_the_things_around_a_draft_leave_it_out(api, world, part):
    hide(part)
    athlete = api("athletes/josh-kerr/")
    named = ("results", "medals", "milestones", "countries")
    assert {name: athlete[name] for name in named} == {name: [] for name in named}
    country = api("countries/gbr/")
    assert (country["medals"], country["placings"], country["milestones"]) == ([], [], [])
    assert api("championships/world-championships/")["countries"] == []
    assert api("disciplines/1500m/")["event_types"] == []
    assert api("sources/secret-list/")["results"] == 0
    assert api("head-to-head/jakob-ingebrigtsen/josh-kerr/")["meetings"] == []
    if part == "edition":
        assert api("championships/")["results"][0]["editions"] == 0
        assert api("championships/world-championships/")["editions"] == []
