"""What `serve` finds out before it serves."""

import socket
from pathlib import Path

import pytest
from django.core.management.base import CommandError
from pytest_django import Settings

from athletics.management.commands.serve import (
    address,
    digest_of_static_files,
    refuse_taken_port,
    tables_are_behind,
)


def test_a_taken_port_is_refused_with_the_mend() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(CommandError, match=f"Port {port} is taken: .* --port"):
            refuse_taken_port("127.0.0.1", port)
    refuse_taken_port("127.0.0.1", port)


def test_a_number_that_is_no_port_is_refused() -> None:
    with pytest.raises(CommandError, match="70000 is no port; take one from 1 to 65535"):
        refuse_taken_port("127.0.0.1", 70000)


@pytest.mark.parametrize(
    ("host", "shown"),
    [("127.0.0.1", "http://127.0.0.1:8000/"), ("::1", "http://[::1]:8000/")],
)
def test_address_can_be_clicked(host: str, shown: str) -> None:
    assert address(host, 8000) == shown


@pytest.mark.django_db
def test_migrated_tables_are_not_behind() -> None:
    assert not tables_are_behind()


def test_static_files_are_collected_again_only_when_one_changed(
    tmp_path: Path, settings: Settings
) -> None:
    settings.STATICFILES_DIRS = [tmp_path]
    page = tmp_path / "page.css"
    page.write_text("a { color: red }")
    before = digest_of_static_files()
    assert digest_of_static_files() == before
    page.write_text("a { color: tan }")
    assert digest_of_static_files() != before
