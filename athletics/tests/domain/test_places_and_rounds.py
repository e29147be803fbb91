import pytest

from athletics.domain.competitors import competitor_key
from athletics.domain.places import place_labels, ranked
from athletics.domain.rounds import (
    EARLIER_STAGES,
    PHASES,
    group_order,
    phase_order,
    stage_name,
    unit_name,
)


@pytest.mark.parametrize(
    ("places", "labels"),
    [
        ([], []),
        ([1, 2, 2, 4], ["1", "=2", "=2", "4"]),
        ([1, 1, None, 3], ["=1", "=1", "", "3"]),
        ([None, None, 0, 0], ["", "", "", ""]),
        ([2, 1, 2], ["=2", "1", "=2"]),
        ([5, 9], ["5", "9"]),
    ],
)
def test_shared_places_are_marked_and_unknown_ones_empty(places, labels):
    assert place_labels(places) == labels


@pytest.mark.parametrize(
    ("values", "ranks"),
    [([], []), ([9], [1]), ([9, 9, 7, 5, 5, 5, 1], [1, 1, 3, 4, 4, 4, 7]), ([0, None], [1, 2])],
)
def test_equal_rows_share_the_better_rank_and_leave_a_gap(values, ranks):
    assert ranked(values, lambda value: value) == list(zip(ranks, values, strict=True))


def test_phases_come_final_first_and_no_two_share_their_order():
    assert sorted(PHASES, key=phase_order) == [
        *("final", "final-b", "semifinal", "repechage", "quarterfinal", "heat"),
        *("qualification", "preliminary", "combined", "unknown"),
    ]
    assert len({phase_order(phase) for phase in PHASES}) == len(PHASES)


@pytest.mark.parametrize(
    ("phase", "group", "name"),
    [
        ("final", "", "Final"),
        ("final", "2", "Final, group 2"),
        ("semifinal", "2", "Semifinal 2"),
        ("heat", "11", "Heat 11"),
        ("qualification", "A", "Qualification A"),
        ("unknown", "", "Round not known"),
        ("unknown", "1", "Round not known, group 1"),
    ],
)
def test_a_race_or_group_is_named(phase, group, name):
    assert unit_name(phase, group) == name


def test_a_stage_is_named_in_the_plural():
    assert [stage_name(phase) for phase in ("final", "heat")] == ["Final", "Heats"]


def test_groups_come_by_letter_then_by_number():
    groups = ["", "A", "B", "²", "1", "2", "10"]
    assert sorted(groups[::-1], key=group_order) == groups


def test_a_final_or_a_leg_is_no_earlier_stage():
    assert EARLIER_STAGES < PHASES.keys()
    assert PHASES.keys() - EARLIER_STAGES == {"final", "final-b", "combined", "unknown"}


@pytest.mark.parametrize(
    ("athlete", "country", "team", "key"),
    [(17, "GBR", "", "17"), (None, "GBR", "", "GBR"), (None, "USA", "2", "USA-2")],
)
def test_a_competitor_is_an_athlete_or_a_countrys_team(athlete, country, team, key):
    assert competitor_key(athlete, country, team) == key
