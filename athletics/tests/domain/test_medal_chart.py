from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from athletics.domain.axes import BOTTOM, LEFT, RIGHT, TOP
from athletics.domain.medal_chart import Medals, chart

THREE = [Medals(2011, 1, 0, 1), Medals(2013, 0, 4, 0), Medals(2015, 1, 1, 1)]


def test_columns_stand_at_their_year_gold_at_the_foot():
    drawn = chart(THREE)
    # From 83 to 617, half the widest column from the edges of the drawing.
    assert [bar.x for bar in drawn.bars] == [83.0, 350.0, 617.0]
    assert drawn.width == 26.0
    assert drawn.bars[0].left == 70.0
    # 160 units for the 4 medals of 2013: 40 a medal.
    last = [(one.colour, one.y, one.height) for one in drawn.bars[2].segments]
    assert last == [("gold", 156.0, 40.0), ("silver", 116.0, 40.0), ("bronze", 76.0, 40.0)]
    assert [one.colour for one in drawn.bars[0].segments] == ["gold", "bronze"]
    assert [bar.number for bar in drawn.bars] == ["2", "4", "3"]
    assert drawn.most == THREE[1]
    assert [tick.text for tick in drawn.counts] == ["0", "1", "2", "3", "4"]


def test_of_many_columns_only_the_highest_has_its_number():
    editions = [Medals(1950 + 2 * n, 1, 0, 0) for n in range(14)]
    assert [bar.number for bar in chart(editions).bars] == ["1"] * 14
    more = [*editions, Medals(1978, 1, 1, 0)]
    assert [bar.number for bar in chart(more).bars] == [""] * 14 + ["2"]


@pytest.mark.parametrize("editions", [0, 1, 2])
def test_fewer_than_three_editions_make_no_picture(editions):
    assert chart(THREE[:editions]) is None


@given(
    st.lists(
        st.tuples(st.integers(0, 60), st.integers(0, 60), st.integers(1, 60)),
        min_size=3,
        max_size=40,
    ),
    st.integers(1, 4),
)
def test_columns_lie_on_the_drawing_and_never_touch(counts, gap):
    drawn = chart([Medals(1900 + gap * n, *one) for n, one in enumerate(counts)])
    assert all(TOP <= bar.top < BOTTOM for bar in drawn.bars)
    assert LEFT <= drawn.bars[0].left < drawn.bars[-1].left + drawn.width <= RIGHT + 0.1
    edges = [(bar.left, bar.left + drawn.width) for bar in drawn.bars]
    assert all(one[1] < other[0] for one, other in pairwise(edges))
    for bar in drawn.bars:
        assert abs(sum(one.height for one in bar.segments) - (BOTTOM - bar.top)) < 0.4
