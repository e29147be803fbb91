from hypothesis import given
from hypothesis import strategies as st

from athletics.domain.cards import Card, Row, laid_out


def test_a_short_title_is_large_and_a_long_one_takes_two_lines():
    short = laid_out(Card("Great Britain", "Josh Kerr", []))
    assert [(one.text, one.size) for one in short.title] == [("Josh Kerr", 108)]
    long = laid_out(Card("", "Men's 4 × 100 m relay and everything that has a name", []))
    assert [one.text for one in long.title] == [
        "Men's 4 × 100 m relay and",
        "everything that has a name",
    ]
    assert {one.size for one in long.title} == {76}


def test_rows_make_room_for_disc_and_value_and_more_than_three_are_left_out():
    rows = [Row("Josh Kerr", "GBR 3:29.38", "G"), Row("A" * 60, "B" * 20), Row("c"), Row("d")]
    placed = laid_out(Card("", "a", rows)).rows
    assert [(one.row.text[:1], one.x, one.y) for one in placed] == [
        ("J", 152, 356),
        ("A", 72, 434),
        ("c", 72, 512),
    ]
    assert placed[0].size == 42
    # 1056 less 386.4 for the value and 32 between, over 60 letters of 0.54.
    assert placed[1].size == 24


@given(st.text(max_size=300), st.text(max_size=300))
def test_any_text_is_laid_out(title, row):
    layout = laid_out(Card(title, title, [Row(row, "1", "G")]))
    assert len(layout.title) <= 2
    assert all(24 <= one.size <= 108 for one in (*layout.title, *layout.rows, layout.above))
