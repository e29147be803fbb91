"""Who is found by which filter of the list of athletes."""

import pytest

from athletics.filters import AthleteFilter
from athletics.models import Athlete
from athletics.services.rebuild import rebuild
from athletics.tests import factories as make
from athletics.tests.pages import builders as build

pytestmark = pytest.mark.django_db


def found(**query):
    filtered = AthleteFilter(query, Athlete.objects.all())
    assert filtered.form.is_valid(), filtered.form.errors
    return [athlete.name for athlete in filtered.qs]


@pytest.mark.parametrize(
    "name",
    [
        *("nordas", "NORDÅS", "Nordås Narve", "narve  gilje", "gilje-nordås", "ordå", "norda narv"),
        *("Nordaas", "n. nordås", " Nordås ", "nordås, narve"),
    ],
)
def test_a_name_is_found_by_any_spelling_case_accent_and_order(name):
    build.athlete("Narve Gilje Nordås", "NOR", other_names="Narve Nordaas; N. Nordås")
    build.athlete("Josh Kerr")
    assert found(name=name) == ["Narve Gilje Nordås"]


@pytest.mark.parametrize("name", ["narve kerr", "%", "_", "李", "???", "|"])
def test_a_name_that_nobody_has_finds_nobody(name):
    build.athlete("Narve Nordås")
    assert found(name=name) == []


def test_names_with_apostrophes_and_hyphens():
    build.athlete("Sonia O’Sullivan", "IRL", sex="W", slug="sonia")
    for name in ("osullivan", "O'Sullivan", "o’sullivan"):
        assert found(name=name) == ["Sonia O’Sullivan"]


def test_no_filter_finds_everybody_by_family_name():
    for name in ("Josh Kerr", "Ludwig Åström", "Usain Bolt"):
        build.athlete(name)
    assert found() == ["Ludwig Åström", "Usain Bolt", "Josh Kerr"]
    assert found(name="", sex="", medal="", decade="") == found()


def test_sex():
    build.athlete("Josh Kerr")
    build.athlete("Faith Kipyegon", sex="W")
    assert found(sex="W") == ["Faith Kipyegon"]


def test_a_country_finds_its_own_and_those_who_once_competed_for_it():
    ottey = build.athlete("Merlene Ottey", "SLO", sex="W")
    build.result(build.event(code="100", sex="W"), ottey, 2, nation="JAM")
    build.athlete("Usain Bolt", "JAM")
    build.athlete("Josh Kerr")
    assert found(country="JAM") == ["Usain Bolt", "Merlene Ottey"]
    assert found(country="SLO") == ["Merlene Ottey"]


def test_a_former_country_finds_those_who_only_ran_its_relays():
    runner = build.athlete("Relay Runner", "RUS")
    relay = build.event(build.edition("1988-seoul"), "4x100")
    make.team_member(event=relay, athlete=runner, country=make.country("URS"))
    assert found(country="URS") == ["Relay Runner"]
    assert found(decade="1980") == ["Relay Runner"]
    assert found(decade="1990") == []


def test_a_discipline_finds_who_competed_in_it_and_a_relay_its_squads():
    runner, jumper, relay_runner = (build.athlete(f"{one} One") for one in ("Run", "Jump", "Team"))
    build.result(build.unit(build.event(), "heat", "1"), runner, 9)
    build.result(build.event(code="HJ"), jumper, 1)
    relay = build.event(code="4x100")
    build.result(relay, "GBR", 1)
    make.team_member(event=relay, athlete=relay_runner)
    assert found(discipline="1500m") == ["Run One"]
    assert found(discipline="high-jump") == ["Jump One"]
    assert found(discipline="4x100m-relay") == ["Team One"]


def test_medals_by_colour_those_of_teams_among_them():
    run, relay = build.event(), build.event(code="4x100")
    for place, name in enumerate(("A Gold", "B Silver", "C Bronze", "D Fourth"), 1):
        build.result(run, build.athlete(name), place)
    build.result(relay, "GBR", 2)
    make.team_member(event=relay, athlete=build.athlete("E Team"))
    rebuild()
    assert found(medal="any") == ["C Bronze", "A Gold", "B Silver", "E Team"]
    assert found(medal="G") == ["A Gold"]
    assert found(medal="S") == ["B Silver", "E Team"]
    assert found(medal="B") == ["C Bronze"]


def test_a_decade_runs_from_its_first_year_to_its_last():
    for year in (1979, 1980, 1989, 1990):
        held = build.event(build.edition(f"{year}-city"))
        build.result(held, build.athlete(f"Of {year}"), 1)
    assert found(decade="1980") == ["Of 1980", "Of 1989"]
    assert found(decade="1890") == []


def test_filters_narrow_each_other_and_name_nobody_twice():
    kerr = build.athlete()
    for slug in ("2022-eugene", "2023-budapest"):
        run = build.event(build.edition(slug))
        build.result(run, kerr, 1)
        build.result(build.unit(run, "heat", "1"), kerr, 1)
    rebuild()
    everything = {"name": "kerr", "country": "GBR", "sex": "M", "discipline": "1500m"}
    assert found(**everything, medal="G", decade="2020") == ["Josh Kerr"]
    assert found(**everything, medal="S", decade="2020") == []


@pytest.mark.parametrize("of", ["edition", "event"])
def test_drafts_find_nobody(of):
    edition = build.edition(status="draft" if of == "edition" else "published")
    status = "draft" if of == "event" else "published"
    run = build.event(edition, status=status)
    relay = build.event(edition, "4x100", status=status)
    kerr = build.athlete()
    build.result(run, kerr, 1, nation="KEN")
    build.result(relay, "USA", 1)
    make.team_member(event=relay, athlete=kerr, country=make.country("USA"))
    rebuild()
    queries = (
        *({"country": "KEN"}, {"country": "USA"}, {"discipline": "1500m"}),
        *({"discipline": "4x100m-relay"}, {"medal": "any"}, {"decade": "2020"}),
    )
    assert [found(**query) for query in queries] == [[]] * 6


@pytest.mark.parametrize(
    "query",
    [
        {"sex": "X"},
        {"country": "gbr"},
        {"discipline": "1500"},
        {"medal": "gold"},
        {"decade": "2021"},
        {"name": "x" * 101},
        {"sex": "M", "medal": "tin"},
    ],
)
def test_a_value_that_means_nothing_finds_nobody(query):
    build.event()
    build.athlete()
    filtered = AthleteFilter(query, Athlete.objects.all())
    assert list(filtered.qs) == []
    assert filtered.form.errors


def test_no_filter_asks_anew_for_each_athlete():
    """With the whole archive, ``EXISTS`` took two minutes for one country on SQLite."""
    make.country("GBR")
    build.discipline()
    everything = {"name": "kerr", "country": "GBR", "sex": "M", "discipline": "1500m"}
    query = {**everything, "medal": "G", "decade": "2020"}
    assert "EXISTS" not in str(AthleteFilter(query, Athlete.objects.all()).qs.query)
