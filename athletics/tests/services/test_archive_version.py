"""Everything that changes what pages show raises the version; reading does not."""

import pytest
import time_machine
from django.contrib.auth.models import User
from django.core.management import call_command
from django.test import Client

from athletics.models import ArchiveVersion, Event, Status
from athletics.queries.archive_version import archive_version
from athletics.services import changes
from athletics.services.archive_version import raise_version
from athletics.services.merging import merge
from athletics.services.publish import publish_edition, publish_event, withdraw
from athletics.services.rebuild import rebuild_events
from athletics.tests import factories as make
from athletics.tests.services.tiny import load

pytestmark = pytest.mark.django_db


@pytest.fixture
def ada():
    return User.objects.create_user("ada", is_staff=True)


@pytest.fixture
def event():
    made = make.event()
    unit = make.unit(event=made)
    for place in (1, 2, 3):
        make.result(place, unit=unit, mark=f"3:3{place}.00")
    return made


def rose(before):
    """Whether it did since; the new one."""
    now = archive_version()
    assert now > before
    return now


def test_before_the_first_change_it_is_nought():
    assert archive_version() == 0


def test_publishing_withdrawing_and_undoing_raise_it(event, ada):
    Event.objects.update(status=Status.DRAFT)
    event.refresh_from_db()
    at = archive_version()
    publish_event(event=event, user=ada, reasons=_every_reason(event))
    at = rose(at)
    publish_edition(edition=event.edition, user=ada)
    at = rose(at)
    made = withdraw(record=event, user=ada, reason="too early")
    at = rose(at)
    changes.undo(changeset_id=made.pk, user=ada)
    rose(at)


class _every_reason(dict):  # noqa: N801 - reads as a phrase
    """A reason for whatever warning."""

    def __init__(self, event):
        super().__init__()

    def get(self, key, default=""):
        return "seen"

    def __missing__(self, key):
        return "seen"


def test_merging_raises_it(ada):
    at = archive_version()
    kept, gone = make.athlete("one"), make.athlete("two")
    merge(kept=kept, gone=gone, user=ada, reason="the same")
    rose(at)


@pytest.mark.parametrize("command", ["rebuild", "forecast"])
def test_deriving_anew_raises_it(event, command):
    at = archive_version()
    call_command(command, verbosity=0)
    rose(at)


def test_deriving_one_event_raises_it(event):
    at = archive_version()
    rebuild_events(events={event.pk})
    at = rose(at)
    call_command("forecast", event="world-championships/2023-budapest/mens-1500m")
    rose(at)


def test_a_load_raises_it_and_one_that_writes_nothing_does_not(root):
    load(root)
    at = rose(0)
    load(root)
    assert archive_version() == at


def test_a_changeset_that_fails_or_is_taken_back_leaves_it(event):
    raise_version()
    at = archive_version()
    with pytest.raises(ValueError, match="half way"), changes.changeset(action="edit", summary="x"):
        raise ValueError("half way")
    assert archive_version() == at


def test_reading_leaves_it(event):
    raise_version()
    at = archive_version()
    client = Client()
    for address in ("/", "/athletes/", event.get_absolute_url(), "/nothing/"):
        client.get(address)
    assert archive_version() == at


def test_it_rises_though_the_clock_goes_back():
    with time_machine.travel("2026-11-27 12:00:00+00:00", tick=False):
        raise_version()
        at = archive_version()
        assert at == 1_795_780_800_000_000
    with time_machine.travel("2026-11-27 11:00:00+00:00", tick=False):
        raise_version()
        raise_version()
    assert archive_version() == at + 2


def test_there_is_one_row(event):
    raise_version()
    raise_version()
    assert ArchiveVersion.objects.count() == 1
