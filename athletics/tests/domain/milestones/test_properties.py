"""What holds for every history: no rule looks ahead, and each milestone is named once."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from athletics.domain.milestones.milestone import KINDS
from athletics.domain.milestones.registry import of_event_type
from athletics.domain.milestones.words import listed, ordinal, the
from athletics.tests.domain.milestones.builders import GBR, KEN, NOR, WORLDS, final, runner

FIELD = [
    runner(name, country)
    for name, country in zip("ABCDEFG", (GBR, GBR, KEN, KEN, NOR, GBR, KEN), strict=True)
]


@st.composite
def histories(draw):
    orders = draw(st.lists(st.permutations(FIELD), min_size=1, max_size=9))
    contests = []
    for number, order in enumerate(orders):
        shown = order[: draw(st.integers(0, len(order)))]
        values = sorted(draw(st.lists(st.integers(1, 60), min_size=7, max_size=7)))
        marked = [
            replace(one, mark=f"3:30.{value:02d}", value=210_000 + 10 * value)
            for one, value in zip(shown, values, strict=False)
        ]
        contests.append(
            final(
                1983 + 2 * number,
                *marked,
                event=number + 1,
                at=WORLDS,
                leaders=frozenset({draw(st.sampled_from(FIELD)).competitor}),
            )
        )
    return contests


@given(histories())
def test_no_rule_looks_ahead(history):
    whole = list(of_event_type(history))
    for length in range(len(history)):
        until = [one for one in whole if one.contest.event <= length]
        assert sorted(of_event_type(history[:length]), key=by_key) == sorted(until, key=by_key)


def by_key(one):
    return one.key


@given(histories())
def test_each_is_named_once_proven_and_within_bounds(history):
    found = list(of_event_type(history))
    assert len({one.key for one in found}) == len(found)
    for one in found:
        assert one.kind in KINDS
        assert 1 <= one.strength <= 100
        assert one.rows
        assert one.contest in [row.contest for row in one.rows]
        assert max(row.contest.event for row in one.rows) == one.contest.event
        assert one.sentence.endswith(".")
        assert one.sentence[0].isupper() or one.sentence[0].isdigit()


@given(histories(), st.randoms())
def test_the_order_in_which_contests_are_read_does_not_matter(history, random):
    shuffled = list(history)
    random.shuffle(shuffled)
    assert list(of_event_type(shuffled)) == list(of_event_type(history))


def test_words():
    assert [ordinal(number) for number in (1, 12, 13, 21, 22, 23, 111, 112)] == (
        ["first", "twelfth", "13th", "21st", "22nd", "23rd", "111th", "112th"]
    )
    assert [listed(parts) for parts in ([], ["A"], ["A", "B"], ["A", "B", "C"])] == [
        "",
        "A",
        "A and B",
        "A, B and C",
    ]
    names = ("Kenya", "The Gambia", "Cook Islands", "United States", "Netherlands", "Honduras")
    assert [the(name) for name in names] == [
        "Kenya",
        "the Gambia",
        "the Cook Islands",
        "the United States",
        "the Netherlands",
        "Honduras",
    ]
