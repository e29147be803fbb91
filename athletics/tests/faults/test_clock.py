"""A clock that jumps: history stays in the order in which it was made."""

import datetime as dt

import pytest
import time_machine
from django.contrib.auth.models import User
from django.urls import reverse

from athletics.models import Changeset, Correction
from athletics.services import changes, corrections, publish
from athletics.tests import factories

pytestmark = pytest.mark.django_db
#: In the order of the actions: ten years back, a day on, fifty years on, back to today.
JUMPS = ["2026-03-01", "2016-03-01", "2016-03-02", "2066-03-01", "2026-03-01"]


def test_history_and_undo_follow_the_order_of_making(tally, client):
    user = User.objects.create_user("editor", is_staff=True)
    event = factories.event()
    made = []
    for number, day in enumerate(JUMPS):
        with (
            time_machine.travel(dt.datetime.fromisoformat(f"{day}T12:00:00+00:00"), tick=False),
            changes.changeset(action="edit", summary=day, user=user, event=event) as one,
        ):
            event.note = f"step {number}"
            changes.save([event])
        made.append(one.pk)
    assert list(Changeset.objects.values_list("pk", flat=True)) == made[::-1]
    page = client.get(f"{event.get_absolute_url()}history/").content.decode()
    # Newest first; each change but the first names what stood before it.
    places = [page.index(f"step {number}") for number in range(len(JUMPS) - 1)]
    assert places == sorted(places, reverse=True)
    for pk in made[::-1][:-1]:
        changes.undo(changeset_id=pk, user=user)
        tally("clock jumped", [])
    event.refresh_from_db()
    assert event.note == "step 0"


def test_what_is_told_of_a_draft_follows_the_order_too(client):
    """Published by a clock that ran ahead: what came after it is told, what came before is not."""
    user = User.objects.create_user("editor", is_staff=True)
    event = factories.event(status="draft")
    steps = [
        ("2026-03-01", "hidden"),
        ("2066-03-01", "published"),
        ("2026-03-02", "told"),
    ]
    for day, note in steps:
        with time_machine.travel(dt.datetime.fromisoformat(f"{day}T12:00:00+00:00"), tick=False):
            if note == "published":
                publish.publish_event(event=event, user=user, reasons=EveryReason())
                continue
            with changes.changeset(action="edit", summary=note, user=user, event=event):
                event.note = note
                changes.save([event])
    answer = client.get(f"{event.get_absolute_url()}history/")
    assert answer.status_code == 200
    assert "told" in answer.content.decode().partition("<main")[2].partition("</main")[0]


class EveryReason(dict[str, str]):
    """Excuses every warning."""

    def get(self, key, default=None):
        return "known"

    def __getitem__(self, key):
        return "known"


def test_a_clock_that_ran_ahead_shuts_no_reader_out(settings):
    settings.CORRECTIONS_AN_HOUR = 2
    about = {"page": "/", "wrong": "A mark.", "address": "192.0.2.1"}
    with time_machine.travel("2066-03-01T12:00:00+00:00", tick=False):
        corrections.send(**about)
        corrections.send(**about)
    with time_machine.travel("2026-03-01T12:00:00+00:00", tick=False):
        corrections.send(**about)
        corrections.send(**about)
        with pytest.raises(corrections.TooManyError) as refused:
            corrections.send(**about)
    assert refused.value.wait <= dt.timedelta(hours=1)
    assert Correction.objects.count() == 4


@pytest.mark.parametrize("day", ["1970-01-02", "2024-02-29", "2026-12-31", "2099-01-01"])
def test_pages_are_served_on_any_day(day, client):
    factories.event()
    with time_machine.travel(f"{day}T23:59:59+00:00"):
        for name in ("home", "on-this-day", "data", "upsets", "milestones"):
            assert client.get(reverse(name)).status_code == 200
