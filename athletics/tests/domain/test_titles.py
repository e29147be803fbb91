"""What became of a title holder, and how firmly a value stands."""

import pytest

from athletics.domain.firmness import firmness
from athletics.domain.marks import Mark, difference, format_value, wind_of
from athletics.domain.titles import Appearance, outcome


@pytest.mark.parametrize(
    ("rows", "absent", "expected"),
    [
        ([], False, "unknown"),
        ([], True, "absent"),
        ([("heat", 1, "OK"), ("final", 1, "OK", "G")], False, "retained"),
        ([("final", 2, "OK", "S")], False, "medal"),
        ([("heat", 1, "OK"), ("final", 5, "OK")], False, "final"),
        ([("heat", 2, "OK"), ("semifinal", 9, "OK")], False, "eliminated"),
        ([("heat", 1, "OK"), ("final", None, "DNF")], False, "no-result"),
        ([("heat", None, "DNS")], False, "not-started"),
        # ran the heat, did not start the semifinal: out before the final
        ([("heat", 1, "OK"), ("semifinal", None, "DNS")], False, "eliminated"),
        ([("unknown", None, "TOOKPART")], False, "took-part"),
        # first in the final by place, and no medal today: the title was taken away
        ([("final", 1, "OK", "")], False, "final"),
        # a row says more than a source that says absent
        ([("heat", 4, "OK")], True, "eliminated"),
    ],
)
def test_what_became_of_the_title_holder(rows, absent, expected):
    assert outcome([Appearance(*row) for row in rows], absent) == expected


@pytest.mark.parametrize(
    ("sources", "expected"),
    [
        (["recall"], 0),
        (["olympedia"], 1),
        (["olympedia", "recall"], 1),
        (["olympedia", "wa-toplists"], 2),
        (["a", "b", "c"], 2),
        (["a", "a"], 1),
    ],
)
def test_general_knowledge_is_no_source(sources, expected):
    assert firmness(sources) == expected


@pytest.mark.parametrize(
    ("winner", "other", "thousandths"),
    [(("9.58", 9_580), ("9.71", 9_710), 130), (("10.2h", 10_200), ("10.34", 10_340), 100)],
)
def test_a_difference_is_as_exact_as_the_coarser_mark(winner, other, thousandths):
    assert difference(Mark(*winner), Mark(*other)) == thousandths


@pytest.mark.parametrize(
    ("text", "wind", "limit", "expected"),
    [
        ("9.79", 20, 20, "legal"),
        ("9.79", 21, 20, "aided"),
        ("10.55", 39, 40, "legal"),
        ("8.95w", None, 20, "aided"),
        ("8.95", None, 20, "unknown"),
        ("8.95", 0, 20, "legal"),
    ],
)
def test_what_the_wind_makes_of_a_mark(text, wind, limit, expected):
    assert wind_of(text, wind, limit) == expected


@pytest.mark.parametrize(
    ("value", "measure", "printed"),
    [
        (209_380, "time", "3:29.38"),
        (9_000, "time", "9.00"),
        (6_604, "time", "6.604"),
        (7_439_000, "time", "2:03:59"),
        (8_950, "distance", "8.95"),
        (9_126_000, "points", "9126"),
        (6_903_500, "points", "6903.5"),
    ],
)
def test_a_value_is_printed_as_a_mark(value, measure, printed):
    assert format_value(value, measure) == printed
