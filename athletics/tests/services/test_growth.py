"""The synthetic archive: so many times the rows, told apart, and never beside real ones."""

import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from athletics.models import Athlete, Edition, Medal, Result, ResultReading, SearchEntry
from athletics.services.growth import COPIED, NotEmptyError, grow

pytestmark = pytest.mark.django_db


def no_progress(step, done, total):
    """Tells nobody."""


def test_each_copy_has_all_rows_and_names_of_its_own(root):
    grow(times=3, root=root, progress=no_progress)
    for model in (Edition, Athlete, Result, ResultReading, Medal):
        rows = list(model.objects.order_by("pk").values_list("pk", flat=True))
        assert len(rows) % 3 == 0, model
    third = Athlete.objects.count() // 3
    assert (
        Athlete.objects.filter(slug__endswith="-copy-2", family_name__endswith="(2)").count()
        == third
    )
    assert SearchEntry.objects.filter(kind="athlete").count() == 3 * third


def test_a_copy_points_to_itself(root):
    grow(times=2, root=root, progress=no_progress)
    copied = Result.objects.filter(athlete__slug__contains="-copy-")
    assert copied.exists()
    for result in copied.select_related("unit__event__edition"):
        assert result.unit.event.edition.championship_id.endswith("-copy-1")
        assert result.competitor_key == str(result.athlete_id)


def test_no_key_of_a_copy_points_nowhere(root):
    """They are written without checks; this makes them up."""
    grow(times=3, root=root, progress=no_progress)
    for model in COPIED:
        for field in model._meta.concrete_fields:
            if field.is_relation:
                held = model._base_manager.exclude(**{field.name: None})
                there = field.related_model._base_manager.values("pk")
                assert not held.exclude(**{f"{field.name}__in": there}).exists(), (model, field)


def test_the_finder_finds_the_copies(root):
    grow(times=2, root=root, progress=no_progress)
    for reading in ResultReading.objects.filter(championship__slug__endswith="-copy-1"):
        result = reading.result
        assert reading.event_id == result.unit.event_id
        assert reading.edition_id == result.unit.event.edition_id
        assert reading.athlete_id == result.athlete_id
    found = ResultReading.objects.filter(championship__slug__endswith="-copy-1").count()
    assert found == ResultReading.objects.count() / 2 > 0


def test_its_pages_stand(root):
    grow(times=2, root=root, progress=no_progress)
    client = Client()
    athlete = Athlete.objects.filter(slug__endswith="-copy-1").first()
    edition = Edition.objects.filter(championship__slug__endswith="-copy-1").first()
    for address in ("/", "/athletes/", athlete.get_absolute_url(), edition.get_absolute_url()):
        assert client.get(address).status_code == 200, address


def test_an_archive_that_is_there_is_left_alone(loaded):
    before = Result.objects.count()
    with pytest.raises(NotEmptyError, match="name an empty one"):
        grow(times=2, root=loaded, progress=no_progress)
    assert Result.objects.count() == before


@pytest.mark.parametrize(
    ("url", "times", "problem"),
    [("", "3", "DATABASE_URL"), ("sqlite://", "1", "N is 1"), ("sqlite://", "101", "N is 101")],
)
def test_the_command_refuses(monkeypatch, url, times, problem):
    monkeypatch.setenv("DATABASE_URL", url)
    with pytest.raises(CommandError, match=problem):
        call_command("grow_archive", times)
