import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import User
from django.core.management.color import no_style
from django.db import connection
from django.test import Client

from athletics.models import Athlete, Club, Edition, Event


def text(node):
    """What a reader sees of a part of a page, spaces evened."""
    return " ".join(node.get_text().split())


def rows(table):
    """The cells of a table's body, row by row."""
    return [
        [text(cell) for cell in line.find_all(["td", "th"])] for line in table.select("tbody tr")
    ]


def table(page, caption):
    """The table whose caption begins so."""
    return next(one for one in page.select("table") if text(one.caption).startswith(caption))


def reader(client):
    def read(address, query=None):
        response = client.get(address, query)
        assert response.status_code == 200, address
        # a browser sets a term and what is said of it apart
        html = response.content.decode()
        html = html.replace("</dt><dd>", "</dt> <dd>").replace("</dd><dt>", "</dd> <dt>")
        return BeautifulSoup(html, "html.parser")

    return read


@pytest.fixture
def read(client, db):
    """Reads the page at an address as a visitor without an account; it must be there."""
    return reader(client)


@pytest.fixture
def first_ids(db):
    """Ids begin at one: PostgreSQL counts on through all tests, and sitemaps are runs of ids."""
    kinds = [Edition, Event, Athlete, Club]
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), kinds):
            cursor.execute(statement)


@pytest.fixture
def staff(db):
    client = Client()
    client.force_login(User.objects.create_user("ada", is_staff=True))
    return client


@pytest.fixture
def account(db):
    """Somebody with an account who is not staff."""
    client = Client()
    client.force_login(User.objects.create_user("bob"))
    return client


@pytest.fixture(autouse=True)
def _no_history(settings):
    """No page shows the history of rows, and keeping it takes half the time of making them."""
    settings.SIMPLE_HISTORY_ENABLED = False
