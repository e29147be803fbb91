import pytest
from hypothesis import given
from hypothesis import strategies as st

from athletics.domain.marks import Mark
from athletics.domain.records import (
    Counting,
    comparable,
    counting,
    is_better,
    progression,
    standing,
    time_order,
)


@pytest.mark.parametrize(
    ("value", "than", "better", "answer"),
    [
        (9_580, 9_690, "lower", True),
        (9_690, 9_580, "lower", False),
        (9_580, 9_580, "lower", False),
        (8_950, 8_900, "higher", True),
        (8_900, 8_950, "higher", False),
        (8_950, 8_950, "higher", False),
    ],
)
def test_better_is_lower_for_times_and_higher_for_distances(value, than, better, answer):
    assert is_better(value, than, better) is answer


def electronic(value):
    return Counting(str(value), value)


def by_hand(value):
    return Counting(str(value), value, by_hand=True)


@pytest.mark.parametrize(
    ("values", "better", "kept"),
    [
        ([], "lower", []),
        ([7], "lower", [(0, False)]),
        ([9, 8, 10, 8, 9, 7], "lower", [(0, False), (1, False), (3, True), (5, False)]),
        ([9, 8, 10, 8, 10, 11], "higher", [(0, False), (2, False), (4, True), (5, False)]),
    ],
)
def test_a_progression_keeps_what_beat_or_equalled_all_before(values, better, kept):
    rows = list(enumerate(map(electronic, values)))
    steps = progression(rows, lambda row: row[1], better)
    assert [(row[0], equalled) for row, equalled in steps] == kept


def test_a_hand_time_beats_an_electronic_one_and_never_equals_it_by_its_allowance():
    marks = [electronic(10_240), by_hand(10_240), by_hand(10_140), by_hand(10_140)]
    marks += [electronic(10_140), by_hand(10_140)]
    steps = progression(list(enumerate(marks)), lambda row: row[1], "lower")
    assert [(row[0], equalled) for row, equalled in steps] == [
        *((0, False), (2, False), (3, True), (4, True)),
    ]


@pytest.mark.parametrize(
    ("steps", "today"),
    [
        ([], []),
        ([("a", False)], ["a"]),
        ([("a", False), ("b", True)], ["a", "b"]),
        ([("a", False), ("b", True), ("c", False), ("d", True)], ["c", "d"]),
    ],
)
def test_the_last_to_better_it_and_its_equals_hold_the_record(steps, today):
    assert standing(steps) == today


@given(
    st.lists(st.tuples(st.integers(1, 50), st.booleans()), max_size=30),
    st.sampled_from(["lower", "higher"]),
)
def test_no_mark_is_better_than_the_standing_record(values, better):
    rows = [Counting("", value, by_hand=hand) for value, hand in values]
    steps = progression(rows, lambda row: row, better)
    held = standing(steps)
    assert bool(held) == bool(rows)
    assert all(not is_better(row.compared, held[0].compared, better) for row in rows)
    assert len({row.compared for row in held}) <= 1
    compared = [row.compared for row, _ in steps]
    assert compared == sorted(compared, reverse=better == "lower")


@pytest.mark.parametrize(
    ("mark", "wind", "legal", "legal_wind", "counts"),
    [
        (Mark("8.95", 8_950), 3, None, None, ("8.95", 3)),
        (Mark("8.95", 8_950), 20, None, None, ("8.95", 20)),
        (Mark("8.95", 8_950), 21, None, None, None),
        (Mark("8.91", 8_910), 29, Mark("8.87", 8_870), -2, ("8.87", -2)),
        (Mark("8.91w", 8_910, wind_aided=True), None, Mark("8.87", 8_870), None, ("8.87", None)),
        (Mark("8.91w", 8_910, wind_aided=True), None, None, None, None),
        (Mark("8.91", 8_910), 29, Mark("8.88", 8_880), 25, None),
        (Mark("8.95", 8_950), None, None, None, ("8.95", None)),
    ],
)
def test_only_a_legal_wind_counts_and_the_best_legal_mark_stands_in(
    mark, wind, legal, legal_wind, counts
):
    found = counting("LJ", mark, wind, legal, legal_wind)
    assert (found and (found.mark, found.wind)) == counts


def test_a_hand_time_counts_with_its_allowance():
    found = counting("100", Mark("9.9", 9_900), None, None, None)
    assert (found.mark, found.compared, found.by_hand) == ("9.9", 10_140, True)
    found = counting("800", Mark("1:43.5", 103_500), None, None, None)
    assert (found.compared, found.by_hand) == (103_500, False)


def test_rounds_run_from_the_heats_to_the_final_and_the_best_of_a_race_comes_first():
    made = [("final", "", 1), ("heat", "2", 9), ("heat", "10", 1), ("semifinal", "1", 5)]
    made += [("unknown", "", 1), ("heat", "2", 7), ("quarterfinal", "1", 9)]
    ordered = sorted(made, key=lambda one: time_order(*one, "lower"))
    assert ordered == [
        *(("heat", "2", 7), ("heat", "2", 9), ("heat", "10", 1), ("quarterfinal", "1", 9)),
        *(("semifinal", "1", 5), ("final", "", 1), ("unknown", "", 1)),
    ]
    jumps = [("final", "", 8), ("final", "", 9)]
    assert min(jumps, key=lambda one: time_order(*one, "higher")) == ("final", "", 9)


@pytest.mark.parametrize(
    ("mark", "value", "discipline", "competes_with"),
    [
        ("9.95", 9_950, "100", 9_950),
        ("9.9", 9_900, "100", 10_140),
        ("9.90", 9_900, "100", 9_900),
        ("10.2h", 10_200, "100", 10_440),
        ("13.2", 13_200, "110H", 13_440),
        ("43.8", 43_800, "400", 43_940),
        ("39.9h", 39_900, "4x100", 40_040),
        ("1:41.9", 101_900, "800", 101_900),
        ("2:03:59", 7_439_000, "MAR", 7_439_000),
        ("8.9", 8_900, "LJ", 8_900),
    ],
)
def test_a_sprint_timed_by_hand_competes_with_the_usual_allowance(
    mark, value, discipline, competes_with
):
    assert comparable(mark, value, discipline) == competes_with
