import pytest
from hypothesis import given
from hypothesis import strategies as st

from athletics.domain.coverage import Coverage, least_field


@pytest.mark.parametrize(
    ("held", "field", "full_list", "complete", "words"),
    [
        (14, 14, True, True, "complete: all 14 competitors"),
        (15, 14, True, True, "complete: all 15 competitors"),
        (13, 14, True, False, "13 of 14 competitors"),
        (13, 14, False, False, "13 of at least 14 competitors"),
        (14, 14, False, False, "14 competitors held; size of the field not known"),
        (0, 0, False, False, "0 competitors held; size of the field not known"),
    ],
)
def test_complete_is_said_only_where_a_source_gives_the_full_list(
    held, field, full_list, complete, words
):
    coverage = Coverage(held, field, full_list)
    assert (coverage.complete, coverage.in_words()) == (complete, words)


@pytest.mark.parametrize(
    ("units", "field"),
    [
        ([], 0),
        ([[]], 0),
        ([[0, 0]], 2),
        ([[1, 2, 3]], 3),
        ([[1, 2, 8]], 8),
        ([[1, 2, 8, 0, 0]], 8),
        ([[1, 1, 3]], 3),
        # Two heats, each placed by itself: 8 and 7.
        ([[1, 2, 8], [1, 2, 7]], 15),
        ([[1, 2, 0, 0], [1]], 5),
        # Groups A and B placed together, down to the 30th.
        ([[1, 3, 30], [2, 4]], 30),
        ([[1], [0, 0, 0]], 4),
        ([[1], [1], []], 2),
    ],
)
def test_the_least_field_of_a_stage(units, field):
    assert least_field(units) == field


@given(st.lists(st.lists(st.integers(0, 40), max_size=8), max_size=5))
def test_a_field_is_never_less_than_its_rows_or_its_last_place(units):
    rows = sum(map(len, units))
    last = max((place for places in units for place in places), default=0)
    assert least_field(units) >= max(rows, last)
