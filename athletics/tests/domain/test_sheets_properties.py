"""What holds for any text: nothing raises, nothing is slow, nothing is made up."""

import random
import time

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from athletics.domain.marks import parse_mark
from athletics.domain.sheets import ROLES, Sheet, parse_sheet
from athletics.domain.sheets.sheet import MOST_LINES
from athletics.domain.statuses import ADVANCED, STATUSES

MEASURES = st.sampled_from(["time", "distance", "points"])
#: Pieces of real sheets, which go wrong in more ways than any letters.
PIECES = st.sampled_from(
    "1 =2 T3 4. 10 1234 KERR Josh (GBR) GBR Kenya 3:29.38 3.29,38 3.29.38 8.95w (+2.4) [8.87 +0.3 "
    "] / 0.143 -0.1 9126 8 756 Q q qR DNF DQ TR16.8 DNS r - WR =PB SB, 1997 8 Oct 97 08.10.1997 "
    "Pos Name NAT Time Mark Wind Wind: \" ' | ; , \t \n \n \n \f   é 王 ٣ \u00a0 - = (".split(" ")
)
SHEETS = st.lists(PIECES, max_size=60).flatmap(
    lambda pieces: st.sampled_from([" ", "  ", "\t", ";", ",", "|"]).map(
        lambda separator: separator.join(pieces)
    )
)
TEXTS = st.text() | SHEETS
COLUMNS = st.none() | st.lists(st.sampled_from([*ROLES, "shoes", ""]), max_size=12)


def check(sheet: Sheet, text: str, measure: str) -> None:
    assert len(sheet.rows) <= len(text.splitlines())
    assert set(sheet.roles) <= set(ROLES)
    numbers = [row.line for row in sheet.rows]
    assert numbers == sorted(set(numbers))
    for row in sheet.rows:
        assert row.name or row.country
        assert row.status in STATUSES
        assert row.advanced in ADVANCED
        assert row.place is None or (row.place > 0 and row.status == "OK")
        assert row.reaction is None or 0 <= row.reaction < 32_768
        for mark in filter(None, (row.mark, row.legal_mark)):
            assert parse_mark(mark, measure).text == mark
        assert all(warning.startswith(f"line {row.line}: ") for warning in row.warnings)
        assert not row.rule or row.status == "DQ"


@given(TEXTS, MEASURES, COLUMNS)
@example("\ud800\t1\n" * 3, "time", None)
@example("1\t" + "9" * 5_000 + "\t9:99\n", "time", ["place", "bib", "mark"])
def test_no_text_and_no_columns_raise(text, measure, columns):
    check(parse_sheet(text, measure, columns), text, measure)


@given(TEXTS, MEASURES)
def test_reading_twice_gives_the_same(text, measure):
    assert parse_sheet(text, measure) == parse_sheet(text, measure)


@given(TEXTS, MEASURES)
def test_the_roles_that_were_recognised_can_be_assigned(text, measure):
    sheet = parse_sheet(text, measure)
    assert parse_sheet(text, measure, sheet.roles) == sheet


@pytest.mark.parametrize(
    "unit",
    [
        "(", '"\t',
        "1 ", "1\t", "a,", "1:", "1.", "8.95 (+2.4) ", "KERR ", "GBR ", "8 Oct ", "\u0301",
        "United States ", "1;\n", "000:", "a  ", "Pos Name ", "wind ",
    ],
)  # fmt: skip
def test_no_text_is_slow(unit):
    """Lines as long as are read, as many as are read, of what regular expressions fear."""
    line = (unit * 1_000)[:500].rstrip("\n")
    text = "\n".join([line] * MOST_LINES)[:1_000_000]
    start = time.process_time()
    parse_sheet(text, "distance")
    parse_sheet((unit * 1_000_000)[:1_000_000], "time")
    assert time.process_time() - start < 20


WORDS = "KERR NORDBY GARCÍA-LEÓN O'CONNELL WANG ŁUKASIK INGEBRIGTSEN VAN".split()
GIVENS = "Josh Sindre Álvaro Ryan Zhiyuan Michał Jakob Théo".split()
CODES = "GBR NOR ESP USA CHN POL KEN JAM".split()
TAGS = ["", "", "PB", "SB", "WR", "=NR", "WU20R"]
LAYOUTS = {
    "tabs": ("\t", "Pos\tBib\tName\tNAT\tResult\tNotes"),
    "tabs without a heading": ("\t", ""),
    "semicolons": (";", "Place;No.;Athlete;Nation;Time;Remarks"),
    "commas": (",", "Rank,Bib,Name,Country,Mark,Notes"),
    "bars": (" | ", "Pos | Bib | Name | Nat | Time | Notes"),
    "aligned": ("aligned", "POS BIB NAME NAT MARK NOTES"),
    "aligned without a heading": ("aligned", ""),
    "running text": (" ", ""),
}


@st.composite
def fields(draw):
    """Rows of a race as (place, bib, name, country, mark or status, tag)."""
    count = draw(st.integers(3, 16))
    rng = random.Random(draw(st.integers(0, 10**6)))  # noqa: S311 - test data
    times = sorted(rng.sample(range(20_500, 23_999), count))
    rows = []
    for place, hundredths in enumerate(times, 1):
        mark = f"{hundredths // 6000}:{hundredths // 100 % 60:02d}.{hundredths % 100:02d}"
        name = f"{rng.choice(WORDS)} {rng.choice(GIVENS)}"
        out = place > 2 and place == count and rng.random() < 0.5
        rows.append(
            (
                "" if out else str(place),
                str(rng.randrange(100, 1800)),
                name,
                rng.choice(CODES),
                rng.choice(["DNF", "DNS", "DQ"]) if out else mark,
                "" if out else rng.choice(TAGS),
            )
        )
    return rows


def rendered(rows: list[tuple[str, ...]], separator: str, heading: str) -> str:
    if separator == "aligned":
        lines = [tuple(heading.split()), *rows] if heading else rows
        widths = [max(len(line[at]) for line in lines) + 3 for at in range(6)]
        return "\n".join(
            "".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True))
            for line in lines
        )
    if separator == " ":
        return "\n".join(" ".join(filter(None, row)) for row in rows)
    return "\n".join([heading] * bool(heading) + [separator.join(row) for row in rows])


@pytest.mark.parametrize("layout", LAYOUTS)
@settings(max_examples=60)
@given(fields())
def test_what_is_printed_is_read_back(layout, rows):
    separator, heading = LAYOUTS[layout]
    sheet = parse_sheet(rendered(rows, separator, heading), "time")
    assert [
        (
            str(row.place or ""),
            row.bib,
            row.name,
            row.country,
            row.mark or row.status,
            row.tags,
        )
        for row in sheet.rows
    ] == rows
    assert sheet.problems == []
