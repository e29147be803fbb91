"""The other back end gives the same answers. Run with DATABASE_URL set to a PostgreSQL."""

import pytest
from django.db import connection

from athletics.queries import search_candidates
from athletics.queries.search import search
from athletics.services.rebuild import rebuild
from athletics.tests.pages import builders as build

pytestmark = [pytest.mark.postgres, pytest.mark.django_db]


@pytest.fixture(autouse=True)
def _on_postgresql():
    if connection.vendor != "postgresql":
        pytest.skip("set DATABASE_URL to a PostgreSQL")


@pytest.fixture
def race():
    run = build.event()
    build.result(run, build.athlete("Jakob Ingebrigtsen", "NOR"), 2, "3:29.65")
    build.result(run, build.athlete("Shelly-Ann Fraser-Pryce", "JAM"), 1, "3:29.38")
    rebuild()


@pytest.mark.parametrize(
    ("query", "title"),
    [
        ("ingebritsen", "Jakob Ingebrigtsen"),
        ("ingebrigtsen jakob", "Jakob Ingebrigtsen"),
        ("jakbo", "Jakob Ingebrigtsen"),
        ("j", "Jakob Ingebrigtsen"),
        ("shellyann", "Shelly-Ann Fraser-Pryce"),
        ("budapest 1500", "Men's 1500 m, Budapest 2023"),
        ("budapets 1500", "Men's 1500 m, Budapest 2023"),
    ],
)
def test_the_same_is_found(race, query, title):
    assert title in [one.title for one in search(query, None, 2).entries]


def test_without_the_extension_a_letter_wrong_in_a_short_word_is_forgiven(race, monkeypatch):
    monkeypatch.setattr(search_candidates, "_has_trigrams", lambda: False)
    assert search("jakbo", None).entries[0].title == "Jakob Ingebrigtsen"
    assert search("ingebritsen", None).entries == []


@pytest.mark.parametrize("text", ["a:* & !b", "'; --", "a | | b", "\\", "%s", "1e5 .5 a@b.c"])
def test_no_text_raises(race, text):
    search(text, None)


def test_no_index_of_words_keeps_what_is_new_in_an_unsorted_list():
    """A search looks up thousands of words; each lookup would read that list whole."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT relname, COALESCE(reloptions, '{}') FROM pg_class "
            "JOIN pg_am ON pg_am.oid = relam WHERE amname = 'gin'"
        )
        indexes = dict(cursor)
    assert set(indexes) == {"search_entry_named", "search_entry_words", "search_word_trigrams"}
    assert [name for name, options in indexes.items() if "fastupdate=off" not in options] == []
