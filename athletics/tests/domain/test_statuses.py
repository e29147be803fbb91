import pytest

from athletics.domain.statuses import STATUSES, contradiction

#: Which of (place, mark) may be held, by status: DESIGN, "Checks in the database".
NEITHER, PLACE, MARK, BOTH = (False, False), (True, False), (False, True), (True, True)
ALLOWED = {
    "OK": {PLACE, MARK, BOTH},
    "UNPLACED": {NEITHER, MARK},
    "TOOKPART": {NEITHER},
    "DNF": {NEITHER, MARK},
    "DNS": {NEITHER},
    "DQ": {NEITHER, MARK},
    "NM": {NEITHER},
}


def test_the_table_below_tells_of_every_status():
    assert ALLOWED.keys() == STATUSES.keys()


@pytest.mark.parametrize("held", [NEITHER, PLACE, MARK, BOTH])
@pytest.mark.parametrize("status", ALLOWED)
def test_place_and_mark_fit_the_status_or_a_mend_is_named(status, held):
    assert (contradiction(status, *held) == "") == (held in ALLOWED[status])


@pytest.mark.parametrize(
    ("status", "held", "message"),
    [
        ("DQ", BOTH, "DQ (disqualified) has no place; leave the place empty or write OK"),
        ("DNS", MARK, "DNS (did not start) has no mark; leave the mark empty"),
        ("OK", NEITHER, "OK needs a place or a mark; write TOOKPART where neither is held"),
    ],
)
def test_the_mend_is_named(status, held, message):
    assert contradiction(status, *held) == message
