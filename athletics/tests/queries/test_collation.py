"""A PostgreSQL that sorts otherwise than SQLite is told of, with the mend."""

from types import SimpleNamespace
from unittest.mock import MagicMock

import pytest
from django.core.management import call_command

from athletics.queries import collation


def database(vendor, answer):
    cursor = MagicMock()
    cursor.__enter__.return_value.fetchone.return_value = (answer,)
    return SimpleNamespace(vendor=vendor, cursor=lambda: cursor)


@pytest.mark.parametrize(
    ("vendor", "answer", "ids"),
    [
        ("postgresql", True, []),
        ("postgresql", False, ["athletics.W001"]),
        ("sqlite", False, []),
    ],
)
def test_an_order_of_letters_that_differs_is_a_warning(monkeypatch, vendor, answer, ids):
    monkeypatch.setattr(collation, "connections", {"default": database(vendor, answer)})
    assert [one.id for one in collation.check_collation(databases=["default"])] == ids
    assert collation.check_collation() == []


def test_the_database_of_these_tests_sorts_right(db, capsys):
    call_command("check", databases=["default"])
    assert "no issues" in capsys.readouterr().out
