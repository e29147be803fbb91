"""Whole sheets as they are met: the samples beside this file, with hand-made expected values."""

from pathlib import Path

import pytest

from athletics.domain.dates import PartialDate
from athletics.domain.names import fold
from athletics.domain.sheets import SheetRow, parse_sheet
from athletics.domain.sheets.nations import NATIONS, code_of

SAMPLES = Path(__file__).parent / "sheets"
NO_RESULT = "it is no result; if it is one, bring it into the columns of the others"
FIXTURES = Path(__file__).parents[3] / "fixtures"


def sample(name: str) -> str:
    return (SAMPLES / f"{name}.txt").read_text(encoding="utf-8")


#: place, tied, name, country, mark, status, rule, tags
FINAL_1500M = [
    (1, False, "Callum Hargreaves", "GBR", "3:29.38", "OK", "", "PB"),
    (2, False, "Sindre Nordby", "NOR", "3:29.51", "OK", "", "SB"),
    (3, False, "Elisha Cherutich", "KEN", "3:29.90", "OK", "", ""),
    (4, True, "Álvaro García León", "ESP", "3:30.12", "OK", "", "PB"),
    (4, True, "Niels van der Meer", "NED", "3:30.12", "OK", "", "SB"),
    (6, False, "Bereket Tadesse", "ETH", "3:30.77", "OK", "", ""),
    (7, False, "Ryan O'Connell", "USA", "3:31.05", "OK", "", "PB"),
    (8, False, "Théo Dubois-Martin", "FRA", "3:31.64", "OK", "", ""),
    (9, False, "Ádám Kovács", "HUN", "3:32.40", "OK", "", "SB"),
    (10, False, "Zhiyuan Wang", "CHN", "3:35.08", "OK", "", ""),
    (None, False, "Michał Łukasik", "POL", "", "DNF", "", ""),
    (None, False, "Youssef Bennani", "MAR", "", "DQ", "TR17.2.2", ""),
]


def words(name: str) -> list[str]:
    """A name whatever its order and capitals."""
    return sorted(fold(name).split())


def essence(row: SheetRow) -> tuple[object, ...]:
    """What all layouts of one final must agree on."""
    country = row.country if row.country in NATIONS else code_of(row.country)
    return (
        row.place, row.tied, words(row.name), country, row.mark, row.status, row.rule, row.tags
    )  # fmt: skip


@pytest.mark.parametrize(
    "layout",
    [
        "1500m_pdf_aligned",
        "1500m_web_tabs",
        "1500m_spreadsheet_semicolons",
        "1500m_csv_quoted",
        "1500m_single_space_capitals",
        "1500m_wiki_pipes",
        "1500m_no_header_tabs",
        "1500m_ragged_spaces",
    ],
)
def test_one_final_in_many_layouts_gives_the_same_twelve_results(layout):
    sheet = parse_sheet(sample(layout), "time")
    expected = [(place, tied, words(name), *rest) for place, tied, name, *rest in FINAL_1500M]
    assert [essence(row) for row in sheet.rows] == expected
    assert [row.remarks for row in sheet.rows] == [""] * 12
    if layout != "1500m_wiki_pipes":
        assert [row.warnings for row in sheet.rows] == [[]] * 12


@pytest.mark.parametrize(
    ("layout", "bibs", "born"),
    [
        ("1500m_pdf_aligned", ["412", "655", "508"], PartialDate(1997, 10, 8)),
        ("1500m_csv_quoted", ["412", "655", "508"], PartialDate(1997, 10, 8)),
        ("1500m_no_header_tabs", ["", "", ""], PartialDate(1997, 10, 8)),
        ("1500m_spreadsheet_semicolons", ["412", "655", "508"], PartialDate(1997)),
        ("1500m_single_space_capitals", ["412", "655", "508"], None),
        ("1500m_web_tabs", ["", "", ""], None),
    ],
)
def test_bib_and_birth_are_read_where_the_layout_has_them(layout, bibs, born):
    rows = parse_sheet(sample(layout), "time").rows
    assert [row.bib for row in rows[:3]] == bibs
    assert rows[0].born == born


def test_a_name_stays_as_printed():
    name = {
        layout: parse_sheet(sample(layout), "time").rows[4].name
        for layout in ("1500m_pdf_aligned", "1500m_csv_quoted", "1500m_spreadsheet_semicolons")
    }
    assert name == {
        "1500m_pdf_aligned": "Niels VAN DER MEER",
        "1500m_csv_quoted": "van der Meer, Niels",
        "1500m_spreadsheet_semicolons": "Niels van der Meer",
    }


def test_what_is_left_out_of_a_pdf_is_reported_with_its_line():
    sheet = parse_sheet(sample("1500m_pdf_aligned"), "time")
    reported = {problem.partition(" left out")[0] for problem in sheet.problems}
    filled = [
        number
        for number, line in enumerate(sample("1500m_pdf_aligned").splitlines(), 1)
        if line.strip()
    ]
    used = {row.line for row in sheet.rows} | {13}
    assert reported == {f"line {number}" for number in filled if number not in used}
    assert sheet.header[:5] == ["PLACE", "BIB", "NAME", "NAT", "DATE OF BIRTH"]
    assert sheet.roles == [
        "place", "bib", "name", "country", "born", "ignore", "mark", "remarks",
    ]  # fmt: skip


def test_long_jump_with_winds_and_best_legal_marks():
    rows = parse_sheet(sample("long_jump_winds"), "distance").rows
    assert [
        (row.place, row.mark, row.wind, row.legal_mark, row.legal_wind, row.tags, row.status)
        for row in rows
    ] == [
        (1, "8.95w", 24, "8.87", 10, "CR", "OK"),
        (2, "8.54", 3, "", None, "PB", "OK"),
        (3, "8.41", 19, "", None, "=NR =PB", "OK"),
        (4, "8.32", 21, "8.20", -4, "", "OK"),
        (5, "8.20", 0, "", None, "SB", "OK"),
        (6, "8.11w", None, "", None, "", "OK"),
        (None, "", None, "", None, "", "NM"),
        (None, "", None, "", None, "", "DNS"),
    ]


def test_a_100_metres_heat_with_reactions_and_the_wind_of_the_race():
    sheet = parse_sheet(sample("100m_heat_reaction"), "time")
    assert [
        (row.place, row.mark, row.wind, row.reaction, row.advanced, row.status, row.rule)
        for row in sheet.rows
    ] == [
        (1, "10.98", 3, 143, "Q", "OK", ""),
        (2, "11.02", 3, 131, "Q", "OK", ""),
        (3, "11.08", 3, 156, "Q", "OK", ""),
        (4, "11.20", 3, 149, "q", "OK", ""),
        (5, "11.20", 3, 170, "", "OK", ""),
        (6, "11.4h", 3, 162, "", "OK", ""),
        (None, "", 3, None, "", "DQ", "TR16.8"),
        (None, "", None, None, "", "DNS", ""),
    ]
    assert sheet.rows[4].remarks == "11.198"
    assert sheet.rows[6].warnings == [
        "line 11: reaction '-0.023' is not understood; write seconds, as 0.143"
    ]
    assert sheet.problems == [
        f"line 1 left out: '100 Metres Women - Round 1 - Heat 3'; {NO_RESULT}",
        "line 2 left out: 'Wind: +0.3 m/s'; it was read as the wind of the race",
        f"line 13 left out: 'Wind measured by Seiko'; {NO_RESULT}",
    ]


def test_decathlon_points_however_thousands_are_parted():
    rows = parse_sheet(sample("decathlon_points"), "points").rows
    assert [(row.place, row.bib, row.name, row.country, row.mark, row.status) for row in rows] == [
        (1, "204", "MAYER-ROUX Kévin", "FRA", "9126", "OK"),
        (2, "511", "WARNER Damon", "CAN", "8905", "OK"),
        (3, "377", "LEPAGE Pierce", "CAN", "8867", "OK"),
        (4, "90", "KAUL Niklas", "GER", "8756", "OK"),
        (5, "61", "OWENS-DELERME Ayden", "PUR", "8732.5", "OK"),
        (None, "18", "MOLONEY Ashley", "AUS", "", "DNF"),
    ]


def test_a_relay_of_countries_by_name():
    rows = parse_sheet(sample("relay_countries"), "time").rows
    assert [(row.place, row.country, row.mark, row.status, row.advanced) for row in rows] == [
        (1, "Jamaica", "36.84", "OK", ""),
        (2, "United States", "37.04", "OK", ""),
        (3, "TTO", "38.12", "OK", ""),
        (4, "Côte d’Ivoire", "38.35", "OK", "qJ"),
        (None, "Canada", "", "DQ", ""),
    ]
    assert rows[3].warnings == ["line 6: country 'Côte d’Ivoire' is a name; write its code, CIV"]


def test_a_relay_in_running_text():
    rows = parse_sheet(sample("relay_single_space"), "time").rows
    assert [(row.place, row.name, row.country, row.mark, row.rule) for row in rows] == [
        (1, "Jamaica", "JAM", "36.84", ""),
        (2, "United States", "USA", "37.04", ""),
        (3, "Trinidad and Tobago", "Trinidad and Tobago", "38.12", ""),
        (None, "Canada", "CAN", "", "TR24.6.3"),
    ]


def test_a_marathon_in_french():
    rows = parse_sheet(sample("marathon_hours"), "time").rows
    assert [(row.place, row.mark, row.status) for row in rows] == [
        (1, "2:05:33", "OK"),
        (2, "2:05:58", "OK"),
        (3, "2:06:01", "OK"),
        (4, "2:06.20", "OK"),
        (None, "", "DNF"),
    ]
    assert rows[3].warnings == [
        "line 5: mark '2.06.20' read as 2:06.20; write 2:06:20 if hours are meant"
    ]


def test_every_country_of_the_archive_is_known():
    lines = (FIXTURES / "countries.csv").read_text(encoding="utf-8").splitlines()[1:]
    assert sorted(line.partition(",")[0] for line in lines) == sorted(NATIONS)


def test_the_columns_can_be_assigned_anew():
    text = "1\t7\tHARGREAVES Callum\tGBR\t3:29.38\n2\t3\tNORDBY Sindre\tNOR\t3:29.51\n"
    assert parse_sheet(text, "time").roles == ["place", "bib", "name", "country", "mark"]
    sheet = parse_sheet(text, "time", ["place", "ignore", "name", "country", "mark"])
    assert [(row.place, row.bib, row.name) for row in sheet.rows] == [
        (1, "", "HARGREAVES Callum"),
        (2, "", "NORDBY Sindre"),
    ]


def test_columns_too_few_too_many_or_unknown_do_no_harm():
    text = "1\tHARGREAVES Callum\tGBR\t3:29.38\n"
    sheet = parse_sheet(text, "time", ["place", "name", "shoes"])
    assert sheet.roles == ["place", "name", "ignore", "ignore"]
    assert sheet.problems == ["column 3: 'shoes' is no role; use one of the list"]
    sheet = parse_sheet(text, "time", ["place", "name", "country", "mark", "wind"])
    assert sheet.roles == ["place", "name", "country", "mark"]
    assert sheet.problems == ["5 columns were assigned, the sheet has 4"]


def test_two_winds_are_two_races():
    text = (
        "Heat 1\nWind: -0.4\n1 12 LEWIS Carl USA 10.02\n2 14 SMITH Cal USA 10.08\n"
        "Heat 2\nWind: +1.1\n1 15 SMITH Ray JAM 10.01\n"
    )
    sheet = parse_sheet(text, "time")
    assert [row.wind for row in sheet.rows] == [-4, -4, 11]
    assert [row.tied for row in sheet.rows] == [False, False, False]
    assert (
        "2 winds of races, on lines 2, 6; each holds for the rows below it. "
        "Paste one race at a time" in sheet.problems
    )


def test_only_so_many_lines_and_characters_are_read():
    line = "1 12 KERR Josh GBR 3:29.38\n"
    sheet = parse_sheet(line * 2_500, "time")
    assert len(sheet.rows) == 2_000
    assert "only the first 2000 of 2500 lines were read; paste the rest by itself" in sheet.problems
    sheet = parse_sheet("x" * 1_000_500, "time")
    assert sheet.rows == []
    assert sheet.problems == [
        "only the first 1000000 of 1000500 characters were read; paste the rest by itself",
        f"line 1 left out: '{'x' * 59}…'; it is 1000000 characters long; break it into rows",
    ]
