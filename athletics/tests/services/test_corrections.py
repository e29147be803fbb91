"""Readers' corrections: taken in at a limited rate, answered by those who may, never applied."""

import datetime as dt

import pytest
import time_machine
from django.contrib.auth.models import Group, User
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError

from athletics.models import Correction
from athletics.services import corrections

pytestmark = pytest.mark.django_db

NOON = dt.datetime(2024, 5, 3, 12, tzinfo=dt.UTC)
PAGE = "/athletes/josh-kerr/"


@pytest.fixture(autouse=True)
def _limits(settings):
    settings.CORRECTIONS_AN_HOUR, settings.CORRECTIONS_A_DAY = 2, 3


def send(address="192.0.2.1", **values):
    return corrections.send(**{"page": PAGE, "wrong": "The mark.", "address": address, **values})


def user_of(group, name="vera"):
    user = User.objects.create_user(name, is_staff=True)
    if group:
        user.groups.add(Group.objects.get(name=group))
    return user


def test_what_is_sent_waits_in_the_queue():
    sent = send(right="3:29.38", evidence="The results list", email="a@example.org")
    held = Correction.objects.get()
    assert (held.state, held.answer, held.answered_at) == ("new", "", None)
    assert (held.page, held.wrong, held.right) == (PAGE, "The mark.", "3:29.38")
    assert (held.evidence, held.email, held.token) == (
        *("The results list", "a@example.org"),
        sent.token,
    )


def test_the_address_of_a_sender_is_kept_only_as_a_keyed_hash(settings):
    sender = send().sender
    assert len(sender) == 64
    assert "192" not in send("192.0.2.2").sender[:3] or sender != send("192.0.2.3").sender
    assert corrections.hashed("192.0.2.1") == sender
    assert corrections.hashed("192.0.2.2") != sender
    settings.SECRET_KEY = "another"
    assert corrections.hashed("192.0.2.1") != sender


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("2001:db8:1:2::1", "2001:db8:1:2:ffff::9", True),
        ("2001:db8:1:2::1", "2001:db8:1:3::1", False),
        ("::ffff:192.0.2.1", "192.0.2.1", True),
        ("192.0.2.1", "192.0.2.2", False),
        ("no address", "no address", True),
        ("", "192.0.2.1", False),
    ],
)
def test_one_household_is_one_sender(one, other, same):
    assert (corrections.hashed(one) == corrections.hashed(other)) is same


def test_more_than_the_limit_of_an_hour_waits_until_the_first_is_an_hour_old():
    with time_machine.travel(NOON, tick=False) as clock:
        send()
        clock.shift(dt.timedelta(minutes=20))
        send()
        with pytest.raises(corrections.TooManyError) as refused:
            send()
        assert refused.value.wait == dt.timedelta(minutes=40)
        clock.shift(dt.timedelta(minutes=39, seconds=59))
        with pytest.raises(corrections.TooManyError):
            send()
        clock.shift(dt.timedelta(seconds=1))
        send()
    assert Correction.objects.count() == 3


def test_more_than_the_limit_of_a_day_waits_until_the_first_is_a_day_old():
    with time_machine.travel(NOON, tick=False) as clock:
        for _ in range(3):
            send()
            clock.shift(dt.timedelta(hours=2))
        with pytest.raises(corrections.TooManyError) as refused:
            send()
        assert refused.value.wait == dt.timedelta(hours=18)
        clock.shift(dt.timedelta(hours=18))
        send()
    assert Correction.objects.count() == 4


def test_one_sender_does_not_use_up_what_another_may_send():
    send()
    send()
    send("192.0.2.2")
    with pytest.raises(corrections.TooManyError):
        send()


def test_a_limit_of_nothing_is_no_limit(settings):
    settings.CORRECTIONS_AN_HOUR = settings.CORRECTIONS_A_DAY = 0
    for _ in range(9):
        send()
    assert Correction.objects.count() == 9


@pytest.mark.parametrize("state", ["taken", "refused"])
@pytest.mark.parametrize("group", ["reviewer", "administrator"])
def test_those_who_may_answer(group, state):
    user = user_of(group)
    with time_machine.travel(NOON, tick=False):
        corrections.answer(
            correction=send(), state=state, answer=" The list has 3:29.38. ", user=user
        )
    held = Correction.objects.get()
    assert (held.state, held.answer) == (state, "The list has 3:29.38.")
    assert (held.answered_by, held.answered_at) == (user, NOON)


@pytest.mark.parametrize("group", ["", "contributor", "editor"])
def test_those_who_may_not_answer(group):
    user = user_of(group)
    with pytest.raises(PermissionDenied):
        corrections.answer(correction=send(), state="taken", answer="Yes.", user=user)
    assert Correction.objects.get().state == "new"


@pytest.mark.parametrize(
    ("state", "answer", "words"),
    [
        ("taken", "", "Write an answer"),
        ("refused", " \n", "Write an answer"),
        ("new", "Yes.", "Choose whether"),
        ("", "Yes.", "Choose whether"),
        ("maybe", "Yes.", "Choose whether"),
    ],
)
def test_an_answer_says_what_and_why(state, answer, words):
    user = user_of("reviewer")
    with pytest.raises(corrections.CannotAnswerError, match=words):
        corrections.answer(correction=send(), state=state, answer=answer, user=user)
    held = Correction.objects.get()
    assert (held.state, held.answer, held.answered_by) == ("new", "", None)


def test_the_second_of_two_reviewers_is_told_and_may_then_answer_again():
    correction = send()
    vera, willy = user_of("reviewer"), user_of("reviewer", "willy")
    corrections.answer(correction=correction, state="taken", answer="Yes.", user=vera)
    with pytest.raises(corrections.CannotAnswerError, match="taken into the record.*Yes"):
        corrections.answer(correction=correction, state="refused", answer="No.", user=willy)
    held = Correction.objects.get()
    assert (held.state, held.answer, held.answered_by) == ("taken", "Yes.", vera)
    seen = corrections.version_of(held)
    corrections.answer(correction=held, state="refused", answer="No.", user=willy, seen=seen)
    held.refresh_from_db()
    assert (held.state, held.answer, held.answered_by) == ("refused", "No.", willy)


def test_no_answer_of_nothing_gets_into_the_database():
    correction = send()
    correction.state = "taken"
    with pytest.raises(IntegrityError):
        correction.save()
