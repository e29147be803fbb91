import pytest

from athletics.tests.services.tiny import load, write


@pytest.fixture
def root(tmp_path):
    """A folder with the tiny archive."""
    return write(tmp_path / "archive")


@pytest.fixture
def loaded(root, db):
    """The same, loaded."""
    load(root)
    return root
