import pytest

ROOT = "/api/v1/"
EVENT = "world-championships/2023-budapest/mens-1500m/"


@pytest.fixture
def api(client, db):
    """What stands at an address of the API, as a visitor without an account reads it."""

    def read(path="", answers=200, **query):
        response = client.get(f"{ROOT}{path}", query)
        assert response.status_code == answers, (path, response.content)
        return response.json()

    return read


@pytest.fixture(autouse=True)
def _no_history(settings):
    """The API does not show the history of rows, and keeping it takes half the time."""
    settings.SIMPLE_HISTORY_ENABLED = False
