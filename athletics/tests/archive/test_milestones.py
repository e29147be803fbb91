"""Milestones of the whole archive: facts that can be checked by hand, and what holds for all."""

import pytest

from athletics.domain.milestones.milestone import KINDS
from athletics.models import Event, Milestone, MilestoneRow
from athletics.services.milestones import derived, touched_by

SWEEPS_OF_THE_100_M = [
    "men's 100 m at the World Championships, Eugene 2022",
    "men's 100 m at the World Championships, Helsinki 1983",
    "men's 100 m at the World Championships, Tokyo 1991",
    "women's 100 m at the World Championships, Eugene 2022",
]


def sentences(kind: str, **more: object) -> list[str]:
    found = Milestone.objects.filter(kind=kind, **more).values_list("sentence", flat=True)
    return sorted(found)


def test_every_kind_occurs() -> None:
    assert set(Milestone.objects.values_list("kind", flat=True)) == set(KINDS)


def test_clean_sweeps_of_the_100_m_at_the_world_championships() -> None:
    found = sentences("clean-sweep", event__discipline="100", championship="world-championships")
    events = sorted(text.split(" in the ")[1].split(":")[0] for text in found)
    assert events == SWEEPS_OF_THE_100_M


@pytest.mark.parametrize(
    "sentence",
    [
        (
            "Sixth title for Sergey Bubka in the men's pole vault at the World Championships, after"
            " Helsinki 1983, Rome 1987, Tokyo 1991, Stuttgart 1993 and Gothenburg 1995."
        ),
        (
            "First mark held under 10 seconds in the men's 100 m at the Olympic Games: 9.95, Jim"
            " Hines, Mexico City 1968."
        ),
        (
            "First mark held under 44 seconds in the men's 400 m at any championship held here: "
            "43.86, Lee Evans, Olympic Games, Mexico City 1968."
        ),
        (
            "First mark held under 3:30 in the men's 1500 m at the World Championships: 3:27.65, "
            "Hicham El Guerrouj, Seville 1999."
        ),
        (
            "Al Oerter defended the title of Tokyo 1964 in the men's discus throw at the Olympic"
            " Games."
        ),
        (
            "Katarina Johnson-Thompson had medals at all four levels: world junior (Barcelona "
            "2012), world indoor (Sopot 2014), world (Doha 2019) and Olympic (Paris 2024)."
        ),
    ],
)
def test_what_is_known_is_told(sentence: str) -> None:
    assert Milestone.objects.filter(sentence=sentence).count() == 1


def test_the_same_rule_finds_others_who_were_beaten_again() -> None:
    """Not the case of 2023 alone."""
    found = set(
        Milestone.objects.filter(kind="beaten-again").values_list(
            "subject", "event__edition__slug", "event__slug"
        )
    )
    assert {
        ("athletes/jakob-ingebrigtsen", "2023-budapest", "mens-1500m"),
        ("athletes/roman-sebrle", "2005-helsinki", "mens-decathlon"),
        ("athletes/keely-hodgkinson", "2025-tokyo", "womens-800m"),
    } <= found


def test_nothing_is_said_of_countries_at_the_commonwealth_games() -> None:
    games = Milestone.objects.filter(event__edition__championship="commonwealth-games")
    assert not games.exclude(country=None).exists()
    of_countries = ("first-medal", "first-title", "clean-sweep", "country-running", "beaten-again")
    assert not games.filter(kind__in=of_countries).exists()


def test_a_first_where_all_earlier_medals_are_held_says_no_more() -> None:
    worlds = sentences("first-medal", championship="world-championships")
    assert worlds
    assert not [text for text in worlds if "no medals here" in text]


def test_each_has_the_row_of_its_own_result_among_those_that_prove_it() -> None:
    rows = MilestoneRow.objects.values_list("milestone", "result")
    proven = set(rows)
    lacking = [
        pk
        for pk, result in Milestone.objects.values_list("pk", "result")
        if (pk, result) not in proven
    ]
    assert lacking == []


def test_what_one_event_touches_is_derived_as_it_stands() -> None:
    """The way of an editor's change gives what the whole rebuild gave."""
    for slug in ("mens-1500m", "mens-400m-hurdles", "mens-4x100m-relay"):
        event = Event.objects.get(edition__slug="2023-budapest", slug=slug)
        series = touched_by({event.pk})
        anew = {(name, fact.sentence) for (name, _), fact in derived(series).items()}
        held = Milestone.objects.filter(series__in=series).values_list("series", "sentence")
        assert anew == set(held)
