"""One row, one cell: the many ways of printing the same thing."""

import pytest

from athletics.domain.dates import PartialDate
from athletics.domain.marks import parse_mark
from athletics.domain.sheets import ROLES, SheetRow, parse_sheet
from athletics.domain.sheets.cells import read_birth
from athletics.domain.sheets.layout import kind_of


def row_of(mark: str, measure: str = "time", place: str = "1") -> SheetRow:
    sheet = parse_sheet(f"Pos\tName\tNAT\tResult\n{place}\tKERR Josh\tGBR\t{mark}\n", measure)
    assert len(sheet.rows) == 1, sheet.problems
    return sheet.rows[0]


@pytest.mark.parametrize(
    ("printed", "measure", "mark"),
    [
        ("3:29.38", "time", "3:29.38"),
        ("3:29,38", "time", "3:29.38"),
        ("3.29,38", "time", "3:29.38"),
        ("3.29.38", "time", "3:29.38"),
        ("3'29\"38", "time", "3:29.38"),
        ("3′29″38", "time", "3:29.38"),
        ("3'29.38", "time", "3:29.38"),
        ("３：２９．３８", "time", "3:29.38"),
        ("\u00a03:29.38\u00a0", "time", "3:29.38"),
        ("0:03:29.38", "time", "3:29.38"),
        ("9.58", "time", "9.58"),
        ("58", "time", "58"),
        ("10.2h", "time", "10.2h"),
        ("10,2 h", "time", "10.2h"),
        ("10.2", "time", "10.2"),
        ("1:02:03", "time", "1:02:03"),
        ("2h05:33", "time", "2:05:33"),
        ("2h05'33", "time", "2:05:33"),
        ("2.05.33,4", "time", "2:05:33.4"),
        ("8.95", "distance", "8.95"),
        ("8,95", "distance", "8.95"),
        ("8.95m", "distance", "8.95"),
        ("8.95 m", "distance", "8.95"),
        ("8m95", "distance", "8.95"),
        ("8.95W", "distance", "8.95w"),
        ("8.95 w", "distance", "8.95w"),
        ("9126", "points", "9126"),
        ("9126 pts", "points", "9126"),
        ("9,126", "points", "9126"),
        ("9 126", "points", "9126"),
        ("9.126", "points", "9126"),
        ("7731.495", "points", "7731.495"),
    ],
)
def test_a_mark_is_brought_to_the_form_that_the_archive_reads(printed, measure, mark):
    row = row_of(printed, measure)
    assert row.mark == mark
    assert parse_mark(row.mark, measure).text == mark
    assert (row.status, row.remarks) == ("OK", "")


@pytest.mark.parametrize(
    ("printed", "mark", "wind", "legal", "legal_wind"),
    [
        ("8.95 (+0.3)", "8.95", 3, "", None),
        ("8.95 +0.3", "8.95", 3, "", None),
        ("8.95+0.3", "8.95", 3, "", None),
        ("8.95 (0.3)", "8.95", 3, "", None),
        ("8.95 0.3", "8.95", 3, "", None),
        ("8.95 (−0,3)", "8.95", -3, "", None),
        ("8.95 (±0.0)", "8.95", 0, "", None),
        ("8.95 (w: -1.0 m/s)", "8.95", -10, "", None),
        ("8.95 (NWI)", "8.95", None, "", None),
        ("8.95w", "8.95w", None, "", None),
        ("8.95w (+2.4)", "8.95w", 24, "", None),
        ("8.95 (+2.4) [8.87 (+1.0)]", "8.95", 24, "8.87", 10),
        ("8.95w (+2.4) / 8.87 +1.0", "8.95w", 24, "8.87", 10),
        ("8.95w 8.87", "8.95w", None, "8.87", None),
        ("8,95 (+2,4) [8,87 (+1,0)]", "8.95", 24, "8.87", 10),
    ],
)
def test_wind_and_best_legal_mark_stand_behind_a_distance(printed, mark, wind, legal, legal_wind):
    row = row_of(printed, "distance")
    assert (row.mark, row.wind, row.legal_mark, row.legal_wind) == (mark, wind, legal, legal_wind)
    assert (row.remarks, row.warnings) == ("", [])


def test_a_sprint_has_its_wind_and_reaction_behind_the_time():
    row = row_of("10.02 (2.3) 0.143 Q")
    assert (row.mark, row.wind, row.reaction, row.advanced) == ("10.02", 23, 143, "Q")


def test_two_marks_of_which_none_is_windy_are_doubted():
    [warning] = row_of("8.95 (+0.4) [8.87 (+1.0)]", "distance").warnings
    assert warning == (
        "line 2: two marks, 8.95 and 8.87, but the first is not windy; "
        "leave the best legal mark empty or write the wind"
    )


@pytest.mark.parametrize(
    ("printed", "place", "tied"),
    [
        ("1", 1, False),
        ("2.", 2, False),
        ("=2", 2, True),
        ("2=", 2, True),
        ("T2", 2, True),
        ("2T", 2, True),
        ("2nd", 2, False),
        ("(3)", 3, False),
        ("3)", 3, False),
        ("1st place, gold medalist(s)", 1, False),
        ("🥉", 3, False),
        ("２", 2, False),
    ],
)
def test_a_place_is_read_however_it_is_printed(printed, place, tied):
    row = row_of("3:29.38", place=printed)
    assert (row.place, row.tied) == (place, tied)
    alone = f"line 2: place {place} is printed as tied, but no other row beside it has it"
    assert row.warnings == ([alone] if tied else [])


@pytest.mark.parametrize(
    ("printed", "status", "rule"),
    [
        ("DNF", "DNF", ""),
        ("r", "DNF", ""),
        ("ret.", "DNF", ""),
        ("DNS", "DNS", ""),
        ("NM", "NM", ""),
        ("NH", "NM", ""),
        ("ND", "NM", ""),
        ("NMR", "NM", ""),
        ("DSQ", "DQ", ""),
        ("DQ TR16.8", "DQ", "TR16.8"),
        ("DQ (TR 16.8)", "DQ", "TR16.8"),
        ("DSQ R 162.7", "DQ", "R162.7"),
        ("DQ R163.3(b)", "DQ", "R163.3b"),
        ("DQ IAAF Rule 163.3", "DQ", "R163.3"),
        ("Disqualified", "DQ", ""),
        ("did not finish", "DNF", ""),
    ],
)
@pytest.mark.parametrize("column", ["place", "mark"])
def test_a_status_stands_in_place_of_place_or_mark(printed, status, rule, column):
    row = row_of("", place=printed) if column == "place" else row_of(printed, place="")
    assert (row.place, row.mark, row.status, row.rule) == (None, "", status, rule)
    assert row.warnings == []


@pytest.mark.parametrize(
    ("printed", "advanced", "tags", "remarks"),
    [
        ("3:34.00 Q", "Q", "", ""),
        ("3:34.00 q", "q", "", ""),
        ("3:34.00Q", "Q", "", ""),
        ("3:34.00 qR", "qR", "", ""),
        ("3:34.00 qJ", "qJ", "", ""),
        ("3:34.00 qD", "qD", "", ""),
        ("3:34.00 QR", "qR", "", ""),
        ("3:34.00 Q, SB", "Q", "SB", ""),
        ("3:34.00SB", "", "SB", ""),
        ("3:34.00 WR", "", "WR", ""),
        ("3:34.00 =WR", "", "=WR", ""),
        ("3:34.00 = WR", "", "=WR", ""),
        ("3:34.00 WU20R, NR, PB", "", "WU20R NR PB", ""),
        ("3:34.00 WL CR OR AR MR", "", "WL CR OR AR MR", ""),
        ("3:34.00 (=PB)", "", "=PB", ""),
        ("3:34.00 lapped", "", "", "lapped"),
    ],
)
def test_signs_behind_a_mark(printed, advanced, tags, remarks):
    row = row_of(printed)
    assert (row.mark, row.advanced, row.tags, row.remarks) == ("3:34.00", advanced, tags, remarks)


@pytest.mark.parametrize(
    ("printed", "date"),
    [
        ("1997-10-08", PartialDate(1997, 10, 8)),
        ("1997-10-08 00:00:00", PartialDate(1997, 10, 8)),
        ("08.10.1997", PartialDate(1997, 10, 8)),
        ("8.10.97", PartialDate(1997, 10, 8)),
        ("25/10/1997", PartialDate(1997, 10, 25)),
        ("10/25/1997", PartialDate(1997, 10, 25)),
        ("8 Oct 1997", PartialDate(1997, 10, 8)),
        ("08 OCT 97", PartialDate(1997, 10, 8)),
        ("8-Oct-1997", PartialDate(1997, 10, 8)),
        ("October 8, 1997", PartialDate(1997, 10, 8)),
        ("8. Oktober 1997", PartialDate(1997, 10, 8)),
        ("8 août 2004", PartialDate(2004, 8, 8)),
        ("Oct 1997", PartialDate(1997, 10)),
        ("1997-10", PartialDate(1997, 10)),
        ("1997", PartialDate(1997)),
        ("~1897", PartialDate(1897, about=True)),
        ("97", PartialDate(1997)),
        ("'04", PartialDate(2004)),
    ],
)
def test_a_birth_date_is_read_in_the_usual_orders(printed, date):
    assert read_birth(printed) == (date, "")


def test_a_birth_date_that_could_be_two_is_doubted():
    assert read_birth("08/10/1997") == (
        PartialDate(1997, 10, 8),
        "birth '08/10/1997' read as 1997-10-08, day first; mend it if the month is first",
    )


@pytest.mark.parametrize("printed", ["31.02.1997", "1750", "soon", "8.13.1997", "0000-01-01"])
def test_what_is_no_birth_date_is_named(printed):
    assert read_birth(printed) == (
        None,
        f"birth {printed!r} is no date; write 1997-10-08, 1997-10 or 1997",
    )


@pytest.mark.parametrize(
    ("printed", "name", "country"),
    [
        ("KERR Josh", "KERR Josh", ""),
        ("Josh KERR (GBR)", "Josh KERR", "GBR"),
        ("Josh Kerr, (GBR)", "Josh Kerr", "GBR"),
        ("Kerr, Josh", "Kerr, Josh", ""),
        ("Jessica ENNIS-HILL (ENNIS)", "Jessica ENNIS-HILL (ENNIS)", ""),
        ("Jessica ENNIS-HILL (ENNIS) (GBR)", "Jessica ENNIS-HILL (ENNIS)", "GBR"),
        ("WANG Zhiyuan", "WANG Zhiyuan", ""),
        ("Jakob INGEBRIGTSEN*", "Jakob INGEBRIGTSEN", ""),
    ],
)
def test_a_name_stays_as_printed_but_for_the_country_behind_it(printed, name, country):
    sheet = parse_sheet(f"Pos;Name;Time\n1;{printed};3:29.38\n", "time")
    assert [(row.name, row.country) for row in sheet.rows] == [(name, country)]


def test_codes_behind_all_names_are_countries():
    sheet = parse_sheet("Pos;Name;Time\n1;Josh KERR GBR;3:29.38\n2;Al MAR ESP;3:29.39\n", "time")
    assert [(row.name, row.country) for row in sheet.rows] == [
        ("Josh KERR", "GBR"),
        ("Al MAR", "ESP"),
    ]


def test_family_name_and_given_name_of_two_columns():
    sheet = parse_sheet("Rk,Last Name,First Name,Time\n1,Kerr,Josh,3:29.38\n", "time")
    assert sheet.roles == ["place", "family_name", "given_name", "mark"]
    assert sheet.rows[0].name == "Josh Kerr"


@pytest.mark.parametrize(
    "heading",
    [
        "Pos\tBib\tName\tNAT\tDOB\tMark\tWind\tRT\tQ\tRemarks",
        "Place\tNo.\tAthlete\tNation\tYOB\tResult\tWind\tReaction\tQual\tNotes",
        "Rank\tBib No\tCompetitor\tCountry\tBirth\tTime\tWind (m/s)\tReac.\tQ\tComments",
        "Platz\tStnr.\tAthlet\tLand\tJahrgang\tZeit\tWind\tReaktion\tQ\tBemerkung",
        "Clt\tDossard\tNom\tPays\tNaissance\tTemps\tVent\tRT\tQ\tRemarques",
        "Puesto\tDorsal\tAtleta\tPaís\tFecha de nacimiento\tMarca\tViento\tRT\tQ\tObservaciones",
        "Pl.\tPettorale\tNome\tNaz.\tAnno\tPrestazione\tVento\tRT\tQ\tNote",
    ],
)
def test_headings_of_several_languages(heading):
    row = "1\t12\tKERR Josh\tGBR\t1997\t10.02\t+0.3\t0.143\tQ\tPB"
    sheet = parse_sheet(f"{heading}\n{row}\n", "time")
    assert sheet.roles == [
        "place", "bib", "name", "country", "born", "mark", "wind", "reaction", "advanced",
        "remarks",
    ]  # fmt: skip
    [result] = sheet.rows
    assert (result.mark, result.wind, result.reaction, result.advanced, result.tags) == (
        "10.02", 3, 143, "Q", "PB",
    )  # fmt: skip
    assert set(sheet.roles) <= set(ROLES)


@pytest.mark.parametrize(
    ("text", "warnings"),
    [
        (
            "Pos,Name,NAT,Time\n1,Kerr,GBR,3:5x.22\n",
            ["mark '3:5x.22' is no time; write 9.58, 3:29.38, 2:03:59 or 10.2h"],
        ),
        (
            "Pos,Name,NAT,Time\nfirst,Kerr,GBR,3:29.38\n",
            ["place 'first' is not understood; write 1, =2 or DNF"],
        ),
        (
            "Pos,Name,NAT,Time,Wind\n1,Kerr,GBR,9.98,strong\n",
            ["wind 'strong' is not understood; write +1.3, -0.4 or 0.0"],
        ),
        (
            "Pos,Name,NAT,Time\n1,Kerr,XYZ,3:29.38\n",
            ["country 'XYZ' is no code that is known; mend it, or add it"],
        ),
        (
            "Pos,Name,NAT,Time\n7,Kerr,GBR,DNF\n",
            [
                (
                    "place 7 was left out: DNF (did not finish) has no place; "
                    "leave the place empty or write OK"
                )
            ],
        ),
        (
            "Pos,Name,NAT,Time\n,Kerr,GBR,DNS 3:29.38\n",
            ["DNS (did not start) has no mark; leave the mark empty"],
        ),
        (
            "Pos,Name,NAT,Time\n1,Kerr,GBR,3:29,38\n",
            [
                "5 cells under 4 headings; put quotes round a cell that holds the separator",
            ],
        ),
    ],
)
def test_what_is_not_understood_names_line_value_and_mend(text, warnings):
    [row] = parse_sheet(text, "time").rows
    assert row.warnings == [f"line 2: {warning}" for warning in warnings]


def test_a_windy_sprint_is_sent_to_its_wind():
    row = row_of("10.02w")
    assert row.mark == "10.02"
    assert row.warnings == ["line 2: '10.02w' is marked as windy; enter the wind that was read"]


def test_one_time_that_cannot_be_hours_settles_all():
    text = "Pos;Name;Time\n1;Kerr;3.29.38\n2;Kerr;3.29.71\n"
    assert [(row.mark, row.warnings) for row in parse_sheet(text, "time").rows] == [
        ("3:29.38", []),
        ("3:29.71", []),
    ]
    alone = parse_sheet("Pos;Name;Time\n1;Kerr;3.29.38\n", "time").rows[0]
    assert alone.warnings == [
        "line 2: mark '3.29.38' read as 3:29.38; write 3:29:38 if hours are meant"
    ]


def test_a_quoted_cell_may_hold_separators_quotes_and_a_new_line():
    text = '"Pos","Name","Time"\n1,"Kerr, ""Josh""\nof Edinburgh",3:29.38\n2,Smith,3:30.00\n'
    assert [(row.line, row.name) for row in parse_sheet(text, "time").rows] == [
        (2, 'Kerr, "Josh" of Edinburgh'),
        (4, "Smith"),
    ]


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("1\tKerr\t3:29,38", "\t"),
        ("1;Kerr;3:29,38", ";"),
        ("1|Kerr|3:29,38", "|"),
        ("1,Kerr,3:29.38", ","),
        ("1, Kerr, GBR, 3:29.38", ","),
        ("1  Kerr, Josh  3:29,38", "aligned"),
        ("1 Kerr, Josh GBR 3:29,38", "words"),
        ("1 12 Tentoglou, Miltiadis GRE 8,95 (+2,4) [8,87 (+1,0)]", "words"),
    ],
)
def test_the_separator_is_told_by_the_lines(line, kind):
    assert kind_of([line] * 3) == kind


def test_running_text_with_a_birth_date_and_a_lane():
    text = "1 412 Callum HARGREAVES GBR 8 OCT 97 7 3:29.38 PB\n2 9 LI Wei CHN 2001 8 3:29.40\n"
    assert [
        (row.place, row.bib, row.name, row.country, str(row.born), row.mark, row.tags)
        for row in parse_sheet(text, "time").rows
    ] == [
        (1, "412", "Callum HARGREAVES", "GBR", "1997-10-08", "3:29.38", "PB"),
        (2, "9", "LI Wei", "CHN", "2001", "3:29.40", ""),
    ]


def test_a_heading_that_comes_again_on_a_new_page_is_left_out():
    text = "Pos;Name;Time\n1;Kerr;3:29.38\fPos;Name;Time\n2;Smith;3:30.00\nPage 2\n"
    sheet = parse_sheet(text, "time")
    assert [row.name for row in sheet.rows] == ["Kerr", "Smith"]
    assert sheet.problems == [
        "line 3 left out: 'Pos;Name;Time'; it is another heading",
        "line 5 left out: 'Page 2'; it is the number of a page",
    ]


def test_an_empty_sheet_is_empty():
    sheet = parse_sheet("\n \n\t\n---\n", "time")
    assert (sheet.roles, sheet.header, sheet.rows, sheet.problems, sheet.raw) == (
        [], [], [], [], [],
    )  # fmt: skip


@pytest.mark.parametrize(
    ("text", "measure", "roles"),
    [
        # Bibs of three digits are no points.
        (
            "1\t204\tMAYER Kévin\tFRA\t9126\n2\t511\tWARNER Damian\tCAN\t8905\n",
            "points",
            ["place", "bib", "name", "country", "mark"],
        ),
        # Most did not finish.
        (
            "1\t11\tHALL Wyn\tGBR\t50.0\n\t12\tTAYLOR Al\tUSA\tDQ\n\t13\tROBB Bo\tUSA\tDQ\n",
            "time",
            ["place", "bib", "name", "country", "mark"],
        ),
        (
            "1\tKERR Josh\tGBR\t1997\t+0.3\t10.02\t0.143\tQ\n",
            "time",
            ["place", "name", "country", "born", "wind", "mark", "reaction", "advanced"],
        ),
        (
            "1,8.95,0.4,KERR Josh,Great Britain,lost a shoe\n2,8.90,1.0,LIU Xiang,China,\n",
            "distance",
            ["place", "mark", "wind", "name", "country", "remarks"],
        ),
    ],
)
def test_columns_without_a_heading_are_told_by_their_cells(text, measure, roles):
    assert parse_sheet(text, measure).roles == roles


def test_lone_numbers_of_a_list_of_absentees_are_bibs():
    rows = parse_sheet("100 TISON André FRA DNS\n101 PIERRE Daniel FRA DNS\n", "distance").rows
    assert [(row.place, row.bib, row.status) for row in rows] == [
        (None, "100", "DNS"),
        (None, "101", "DNS"),
    ]
