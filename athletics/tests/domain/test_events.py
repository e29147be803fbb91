import csv

import pytest
from django.conf import settings

from athletics.domain.events import (
    BETTER,
    GROUPS,
    MEASURES,
    SEXES,
    event_name,
    event_slug,
    split_event_slug,
)

with (settings.FIXTURES / "disciplines.csv").open(encoding="utf-8", newline="") as file:
    DISCIPLINES = list(csv.DictReader(file))


def test_every_event_has_an_address_of_its_own_that_is_read_back():
    types = [(sex, row["slug"]) for sex in SEXES for row in DISCIPLINES]
    slugs = [event_slug(*one) for one in types]
    assert [split_event_slug(slug) for slug in slugs] == types
    assert len(set(slugs)) == len(types) == 3 * 70


@pytest.mark.parametrize(
    ("sex", "slug"), [("M", "mens-1500m"), ("W", "womens-1500m"), ("X", "mixed-1500m")]
)
def test_the_slug_of_an_event(sex, slug):
    assert event_slug(sex, "1500m") == slug


@pytest.mark.parametrize("slug", ["", "mens", "mens-", "men-1500m", "1500m", "Mens-1500m"])
def test_what_is_no_event_is_refused_with_the_mend(slug):
    with pytest.raises(ValueError, match="is no event") as refused:
        split_event_slug(slug)
    assert str(refused.value) == f"{slug!r} is no event; it starts with mens-, womens- or mixed-"


@pytest.mark.parametrize(
    ("sex", "discipline", "name"),
    [
        ("M", "1500 m", "Men's 1500 m"),
        ("W", "High jump", "Women's high jump"),
        ("X", "4 x 400 m relay", "Mixed 4 x 400 m relay"),
    ],
)
def test_the_name_of_an_event(sex, discipline, name):
    assert event_name(sex, discipline) == name


def test_every_discipline_is_of_a_known_group_and_measure_and_runs_only_one_way():
    assert {row["group"] for row in DISCIPLINES} <= GROUPS.keys()
    assert {row["measure"] for row in DISCIPLINES} == MEASURES.keys()
    assert {row["better"] for row in DISCIPLINES} == BETTER.keys()
    assert {row["better"] for row in DISCIPLINES if row["measure"] == "time"} == {"lower"}
    assert {row["better"] for row in DISCIPLINES if row["measure"] == "distance"} == {"higher"}
