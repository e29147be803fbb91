import pytest
from hypothesis import given
from hypothesis import strategies as st

from athletics.domain.marks import (
    COMBINED_WIND_LIMIT,
    Mark,
    decimals_of,
    format_time,
    format_wind,
    is_wind_aided,
    margin,
    parse_mark,
    parse_wind,
)


@pytest.mark.parametrize(
    ("text", "measure", "mark"),
    [
        ("9.58", "time", Mark("9.58", 9_580)),
        ("9.9", "time", Mark("9.9", 9_900)),
        ("9.90", "time", Mark("9.90", 9_900)),
        ("10.2h", "time", Mark("10.2h", 10_200, hand_timed=True)),
        ("12h", "time", Mark("12h", 12_000, hand_timed=True)),
        ("3:29.38", "time", Mark("3:29.38", 209_380)),
        ("3:29.384", "time", Mark("3:29.384", 209_384)),
        ("2:03:59", "time", Mark("2:03:59", 7_439_000)),
        ("2:11:15.80", "time", Mark("2:11:15.80", 7_875_800)),
        ("99:59.9", "time", Mark("99:59.9", 5_999_900)),
        ("125.3", "time", Mark("125.3", 125_300)),
        ("0.001", "time", Mark("0.001", 1)),
        ("8.95", "distance", Mark("8.95", 8_950)),
        ("17.35w", "distance", Mark("17.35w", 17_350, wind_aided=True)),
        ("2.451", "distance", Mark("2.451", 2_451)),
        ("15", "distance", Mark("15", 15_000)),
        ("9126", "points", Mark("9126", 9_126_000)),
        ("7731.495", "points", Mark("7731.495", 7_731_495)),
    ],
)
def test_a_printed_mark_has_its_value_in_thousandths(text, measure, mark):
    assert parse_mark(text, measure) == mark


@given(st.integers(1, 99 * 3_600_000))
def test_a_time_is_read_back_from_what_it_prints(value):
    assert parse_mark(format_time(value, 3), "time").value == value


@given(st.integers(1, 99_999_999), st.sampled_from(["distance", "points"]))
def test_a_number_is_read_to_the_thousandth(value, measure):
    text = f"{value // 1000}.{value % 1000:03d}"
    assert parse_mark(text, measure) == Mark(text, value)


@given(st.text(alphabet="0123456789:.hw+- ٣", max_size=14), st.sampled_from(["time", "points"]))
def test_what_is_read_is_kept_as_printed_and_is_plain(text, measure):
    try:
        mark = parse_mark(text, measure)
    except ValueError:
        return
    assert mark.text == text
    assert text.isascii()
    assert mark.value > 0


NO_TIME = "is no time; write 9.58, 3:29.38, 2:03:59 or 10.2h"
TO_59 = "is no time; minutes and seconds go up to 59"
NO_METRES = "is no mark in distance; write 8.95 or 8.95w (metres)"
NO_POINTS = "is no mark in points; write 9126"
EMPTY = "is no mark; leave it empty where none is held"


@pytest.mark.parametrize(
    ("text", "measure", "message"),
    [
        ("", "time", NO_TIME),
        ("DNF", "time", NO_TIME),
        ("3.29.38", "time", NO_TIME),
        ("3:29,38", "time", NO_TIME),
        ("9.5800", "time", NO_TIME),
        ("-9.58", "time", NO_TIME),
        (" 9.58", "time", NO_TIME),
        ("9.58\n", "time", NO_TIME),
        ("9.58w", "time", NO_TIME),
        (":29.38", "time", NO_TIME),
        ("1:2:3:4", "time", NO_TIME),
        ("9.", "time", NO_TIME),
        ("٩.٥٨", "time", NO_TIME),
        ("3:60.00", "time", TO_59),
        ("3:029.38", "time", NO_TIME),
        ("1:60:00", "time", TO_59),
        ("0.00", "time", EMPTY),
        ("0:00.0h", "time", EMPTY),
        ("", "distance", NO_METRES),
        ("8.95h", "distance", NO_METRES),
        ("8,95", "distance", NO_METRES),
        ("8.95 m", "distance", NO_METRES),
        ("8m95", "distance", NO_METRES),
        ("٨.٩٥", "distance", NO_METRES),
        ("0.00", "distance", EMPTY),
        ("9126w", "points", NO_POINTS),
        ("9,126", "points", NO_POINTS),
        ("1e4", "points", NO_POINTS),
        ("123456", "points", NO_POINTS),
        ("0", "points", EMPTY),
    ],
)
def test_what_is_no_mark_is_refused_with_the_mend(text, measure, message):
    with pytest.raises(ValueError, match="is no") as refused:
        parse_mark(text, measure)
    assert str(refused.value) == f"{text!r} {message}"


@pytest.mark.parametrize(
    ("text", "tenths"),
    [("+1.3", 13), ("-0.4", -4), ("0.0", 0), ("+2.0", 20), ("+10.1", 101), ("-12.0", -120)],
)
def test_a_printed_wind_is_read(text, tenths):
    assert parse_wind(text) == tenths


@given(st.integers(-999, 999))
def test_a_wind_is_read_back_from_what_it_prints(tenths):
    assert parse_wind(format_wind(tenths)) == tenths


@given(st.from_regex(r"[+-]?\d{1,3}\.\d", fullmatch=True))
def test_a_wind_has_one_way_to_be_written(text):
    try:
        tenths = parse_wind(text)
    except ValueError:
        return
    assert format_wind(tenths) == text


def test_an_unknown_wind_prints_nothing():
    assert format_wind(None) == ""


@pytest.mark.parametrize(
    "text",
    ["", "1.3", "+1", "+1.30", "+0.0", "-0.0", "+01.3", "+100.0", "0", "0.1", "+1,3", "\u22120.4"],
)
def test_what_is_no_wind_is_refused_with_the_mend(text):
    with pytest.raises(ValueError, match="is no wind") as refused:
        parse_wind(text)
    assert str(refused.value) == f"{text!r} is no wind; write +1.3, -0.4 or 0.0"


@pytest.mark.parametrize(
    ("value", "decimals", "text"),
    [
        (9_580, 2, "9.58"),
        (9_580, 1, "9.5"),
        (59_999, 0, "59"),
        (60_000, 2, "1:00.00"),
        (209_380, 2, "3:29.38"),
        (7_439_000, 0, "2:03:59"),
        (3_600_050, 3, "1:00:00.050"),
    ],
)
def test_a_time_is_printed_with_as_many_decimals_as_asked(value, decimals, text):
    assert format_time(value, decimals) == text


@pytest.mark.parametrize(
    ("text", "decimals"),
    [("2:03:59", 0), ("10.2h", 1), ("12h", 0), ("9.90", 2), ("17.35w", 2), ("3:29.384", 3)],
)
def test_precision_is_that_of_the_print(text, decimals):
    assert decimals_of(text) == decimals


@pytest.mark.parametrize(
    ("winner", "other", "measure", "text"),
    [
        ("3:29.38", "3:29.65", "time", "+0.27"),
        ("3:29.38", "3:29.38", "time", "0.00"),
        ("10.2h", "10.2", "time", "0.0"),
        ("2:03:59", "2:05:01", "time", "+1:02"),
        ("2:03:59", "2:04:01.50", "time", "+3"),
        ("10.1", "10.28", "time", "+0.2"),
        ("9.793", "9.80", "time", "+0.01"),
        ("10.2", "10.21", "time", "+0.0"),
        ("8.95", "8.92", "distance", "-0.03"),
        ("8.9", "8.86", "distance", "-0.0"),
        ("90.57", "79.50", "distance", "-11.07"),
        ("8.95w", "8.95", "distance", "0.00"),
        ("9126", "8994", "points", "-132"),
    ],
)
def test_a_margin_has_the_coarser_precision_of_both_marks(winner, other, measure, text):
    assert margin(parse_mark(winner, measure), parse_mark(other, measure), measure) == text


@pytest.mark.parametrize(
    ("text", "wind", "limit", "aided"),
    [
        ("8.95", 20, 20, False),
        ("8.95", 21, 20, True),
        ("8.95", -30, 20, False),
        ("8.95", None, 20, False),
        ("8.95w", None, 20, True),
        ("8.95w", 0, 20, True),
        ("8.95", 40, COMBINED_WIND_LIMIT, False),
        ("8.95", 41, COMBINED_WIND_LIMIT, True),
    ],
)
def test_a_mark_is_aided_above_the_limit_or_when_printed_so(text, wind, limit, aided):
    assert is_wind_aided(parse_mark(text, "distance"), wind, limit) is aided


def test_outside_combined_events_the_limit_is_two_metres_a_second():
    assert [is_wind_aided(Mark("9.8", 9_800), wind) for wind in (20, 21)] == [False, True]
