"""People of the desk, each with an account of their group."""

import pytest
from django.contrib.auth.models import Group, User
from django.test import Client


def person(group, name=""):
    """A member of staff in one of the groups that the migration makes."""
    user = User.objects.create_user(name or group, is_staff=True)
    user.groups.add(Group.objects.get(name=group))
    return user


def at_the_desk(group):
    client = Client()
    client.force_login(person(group))
    return client


@pytest.fixture
def contributor(db):
    return at_the_desk("contributor")


@pytest.fixture
def editor(db):
    return at_the_desk("editor")


@pytest.fixture
def reviewer(db):
    return at_the_desk("reviewer")
