import pytest

from athletics.domain.records import comparable, is_better, progression


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


@pytest.mark.parametrize(
    ("values", "better", "kept"),
    [
        ([], "lower", []),
        ([7], "lower", [0]),
        ([9, 8, 10, 8, 9, 7], "lower", [0, 1, 3, 5]),
        ([9, 8, 10, 8, 10, 11], "higher", [0, 2, 4, 5]),
    ],
)
def test_a_progression_keeps_what_beat_or_equalled_all_before(values, better, kept):
    rows = list(enumerate(values))
    assert [row for row, _ in progression(rows, lambda row: row[1], better)] == kept


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
