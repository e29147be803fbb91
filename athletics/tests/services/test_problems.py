"""What is wrong in a file is named with line, column, value and mend; nothing is written."""

import pytest
from django.db import connection, transaction
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from athletics.domain.rounds import PHASES
from athletics.models import Athlete, Result
from athletics.services.archive import load as loading
from athletics.services.archive.check import check_archive
from athletics.services.archive.export import export_archive
from athletics.services.archive.problems import ArchiveError, Problem
from athletics.services.archive.tables import TABLES
from athletics.tests.services.tiny import (
    BUDAPEST,
    LONDON,
    QUIET,
    TINY,
    add_line,
    everything,
    load,
    remove_line,
    replace,
    set_cell,
    write,
)

pytestmark = pytest.mark.django_db
MEMBERS = "team_members/olympic-games/2012-london.csv"
LIST = "season_lists/world-championships/2023-budapest.csv"
BESTS = "season_bests/1500m.csv"


def problems(root):
    """The problems of a check, which a load refuses, writing nothing."""
    found = check_archive(root=root).problems
    before = everything()
    with pytest.raises(ArchiveError) as refused:
        load(root)
    assert refused.value.problems == found
    assert everything() == before
    return found


def test_the_tiny_archive_has_no_problems(root):
    assert check_archive(root=root).problems == []


NO_DATE = "is no date; write 1997-10-08, 1997-10, 1997 or ~1997"
NO_DAY = "is no day; write 2023-08-23"
NO_COUNTRY = "is no country code; add it to countries.csv"
NO_ATHLETE = "is no athlete; add the slug to athletes.csv"
NO_SOURCE = "is no source; add it to sources.csv"
NO_NUMBER = "is no whole number"
NO_EVENT = "is no event of that edition and sex; add it to events.csv"
NO_DISCIPLINE = "is no discipline code; see disciplines.csv"
NO_ADDRESS = "is no address; it begins with https://"
NO_SLUG = "is no slug; use a-z, 0-9 and single hyphens"
NO_DECIMAL = "is no number with at most one decimal; write 70 or 70.5"
NO_WIND = "is no wind; write +1.3, -0.4 or 0.0"
NO_TIME = "is no time; write 9.58, 3:29.38, 2:03:59 or 10.2h"
NO_METRES = "is no mark in distance; write 8.95 or 8.95w (metres)"
NEEDED = "is empty; it is needed"
NUMBER_NEEDED = "is empty; a whole number is needed"
SPACES = "has spaces at its ends; take them off"
UNSEEN = "has characters that cannot be seen; take them out"
ELSEWHERE = "stands in another row too; each needs its own"
NO_FLAG = "is none of 0, 1"
NO_STATUS = "is none of OK, UNPLACED, TOOKPART, DNF, DNS, DQ, NM"
DNS_MARK = "DNS (did not start) has no mark; leave the mark empty"
DQ_PLACE = "DQ (disqualified) has no place; leave the place empty or write OK"
OK_NEEDS = "OK needs a place or a mark; write TOOKPART where neither is held"
TEAM_ONLY = "a team event is contested by countries; leave it empty"
ATHLETE_NEEDED = "is empty; only relays and team events have none"
LEG = "a leg has phase combined and names its discipline"
TOGETHER = "the size of the field and its sources go together"
ONE_TARGET = "leads nowhere; fill exactly one of athlete, edition, club"
ONLY_JUMPS = "only a jump has a best legal mark beside a windy one"
LONG = "x" * 5001

#: File, row below the header, column (and the one told of), what is written, what is wrong.
CELLS = [
    ("countries.csv", 2, "code", "gbr", "is no country code; write three capital letters"),
    ("countries.csv", 2, "code", "ÄÖÜ", "is no country code; write three capital letters"),
    ("countries.csv", 2, "name", "", NEEDED),
    ("countries.csv", 2, "name", " Great Britain", SPACES),
    ("countries.csv", 2, "name", "Great\x00Britain", UNSEEN),
    ("countries.csv", 2, "name", "Great\tBritain", UNSEEN),
    ("countries.csv", 2, "iso2", "GBR", "has 3 letters; at most 2 fit"),
    ("countries.csv", 2, "kind", "empire", "is none of nation, former, neutral, team"),
    ("countries.csv", 1, "from", "1949.0", NO_NUMBER),
    ("countries.csv", 1, "from", "999", "is not within 1000 to 2100"),
    ("countries.csv", 1, "from", "9" * 5000, NO_NUMBER),
    ("countries.csv", 1, "to", "1948", "comes before the first year"),
    ("countries.csv", 1, "successor", "GGG", NO_COUNTRY),
    ("sources.csv", 1, "url", "example.org", NO_ADDRESS),
    ("sources.csv", 1, "url", "http://[::1", NO_ADDRESS),
    ("sources.csv", 1, "url", "javascript:alert(1)", NO_ADDRESS),
    ("sources.csv", 1, "title", "", NEEDED),
    ("disciplines.csv", 4, "slug", "High Jump", NO_SLUG),
    ("disciplines.csv", 5, "measure", "metres", "is none of time, distance, points"),
    ("disciplines.csv", 4, "better", "up", "is none of lower, higher"),
    ("disciplines.csv", 4, "wind", "yes", NO_FLAG),
    ("disciplines.csv", 4, "sort", "", NUMBER_NEEDED),
    ("disciplines.csv", 4, "sort", "0300", NO_NUMBER),
    ("disciplines.csv", 4, "sort", "20", ELSEWHERE),
    ("disciplines.csv", 4, "name", "100 metres", ELSEWHERE),
    ("disciplines.csv", 4, "short_name", "100 m", ELSEWHERE),
    ("championships.csv", 2, "name", "World Championships", ELSEWHERE),
    ("championships.csv", 2, "short_name", "Worlds", ELSEWHERE),
    ("championships.csv", 2, "sort", "10", ELSEWHERE),
    ("championships.csv", 1, "level", "local", "is none of global, continental, regional"),
    ("editions.csv", 1, "year", "12", "is not within 1896 to 2100"),
    ("editions.csv", 1, "country", "XXX", NO_COUNTRY),
    ("editions.csv", 1, "start_date", "2012-08", NO_DAY),
    ("editions.csv", 1, "start_date", "2012-02-30", NO_DAY),
    ("editions.csv", 1, "start_date", "2012-W31-5", NO_DAY),
    ("editions.csv", 1, "end_date", "2012-08-02", "comes before the first day"),
    ("editions.csv", 1, "official_name", "", NEEDED),
    ("events.csv", 3, "field_sources>field", "", TOGETHER),
    ("events.csv", 1, "note", "x" * 301, "has 301 letters; at most 300 fit"),
    ("athletes.csv", 1, "sex", "F", "is none of M, W"),
    ("athletes.csv", 1, "born", "28.2.1990", f"'28.2.1990' {NO_DATE}"),
    ("athletes.csv", 1, "born", "1990-02-00", f"'1990-02-00' {NO_DATE}"),
    ("athletes.csv", 1, "born", "1990-02-30",
     "'1990-02-30' is no date: day is out of range for month"),
    ("athletes.csv", 1, "country", "XXX", NO_COUNTRY),
    ("athletes.csv", 1, "country", "", NO_COUNTRY),
    ("athletes.csv", 1, "height_cm", "1.80", NO_NUMBER),
    ("athletes.csv", 1, "height_cm", "18", "is not within 100 to 250"),
    *(("athletes.csv", 1, "weight_kg", weight, NO_DECIMAL)
      for weight in ("NaN", "1_0", "70.0", "070", "7E1", "0", "-70", "1000", "70.55", "٧٠")),
    ("athletes.csv", 1, "family_name", "", NEEDED),
    ("athletes.csv", 1, "name_order", "northern", "is none of western, eastern"),
    ("athletes.csv", 1, "sources", "list;book", "has no such source: 'book'; see sources.csv"),
    ("athletes.csv", 1, "sources", "list;list", "names a source twice, or too many"),
    ("athletes.csv", 1, "sources", "", "has no such source: ''; see sources.csv"),
    ("clubs.csv", 1, "country", "XXX", NO_COUNTRY),
    ("memberships.csv", 1, "athlete", "nobody", NO_ATHLETE),
    ("memberships.csv", 1, "club", "nowhere", "is no club; add the slug to clubs.csv"),
    ("memberships.csv", 1, "left", "2008", "comes before the athlete joined"),
    ("redirects.csv", 1, "athlete>old_path", "", ONE_TARGET),
    ("redirects.csv", 1, "club>old_path", "edinburgh-ac", ONE_TARGET),
    ("redirects.csv", 1, "athlete", "nobody", NO_ATHLETE),
    ("redirects.csv", 2, "edition", "2012-london",
     "is no edition; write world-championships/2023-budapest"),
    (BUDAPEST, 1, "discipline", "5000", NO_EVENT),
    (BUDAPEST, 1, "phase", "finale",
     f"is none of {', '.join(PHASES)}"),
    (BUDAPEST, 1, "group", "north", "has 5 letters; at most 4 fit"),
    (BUDAPEST, 1, "component", "100", LEG),
    (BUDAPEST, 14, "component", "", LEG),
    (BUDAPEST, 1, "date", "23 August", NO_DAY),
    (BUDAPEST, 1, "place", "0", "is not within 1 to 2000"),
    (BUDAPEST, 1, "place", "1.", NO_NUMBER),
    (BUDAPEST, 1, "place", "²", NO_NUMBER),
    (BUDAPEST, 1, "status", "", NO_STATUS),
    (BUDAPEST, 1, "status", "ok", NO_STATUS),
    (BUDAPEST, 1, "status", "DQ", DQ_PLACE),
    (BUDAPEST, 9, "status", "OK", OK_NEEDS),
    (BUDAPEST, 1, "country", "XXX", NO_COUNTRY),
    (BUDAPEST, 2, "athlete", "nobody", NO_ATHLETE),
    (BUDAPEST, 2, "athlete", "", ATHLETE_NEEDED),
    (BUDAPEST, 2, "athlete", "ann-able", "is women in athletes.csv"),
    (BUDAPEST, 2, "team", "2", "an athlete has no team label; leave it empty"),
    (BUDAPEST, 2, "mark", "3.29.65", f"'3.29.65' {NO_TIME}"),
    (BUDAPEST, 2, "mark", "3:29.65w", f"'3:29.65w' {NO_TIME}"),
    (BUDAPEST, 2, "mark", "12:29:45.123h", "has 13 letters; at most 12 fit"),
    (BUDAPEST, 8, "mark", "2.33h", f"'2.33h' {NO_METRES}"),
    (BUDAPEST, 10, "wind", "2.4", f"'2.4' {NO_WIND}"),
    (BUDAPEST, 10, "wind", "+0.0", f"'+0.0' {NO_WIND}"),
    (BUDAPEST, 10, "legal_wind", "-0.0", f"'-0.0' {NO_WIND}"),
    (BUDAPEST, 2, "legal_mark", "3:29.00", ONLY_JUMPS),
    (BUDAPEST, 2, "legal_wind>legal_mark", "+1.0", ONLY_JUMPS),
    (BUDAPEST, 2, "advanced", "QQ", "is none of Q, q, qR, qJ, qD"),
    (BUDAPEST, 2, "reaction", "0.142", NO_NUMBER),
    (BUDAPEST, 2, "note", "x" * 401, "has 401 letters; at most 400 fit"),
    (BUDAPEST, 2, "sources", "book", "has no such source: 'book'; see sources.csv"),
    (LONDON, 9, "mark>status", "4:20.00", DNS_MARK),
    (LONDON, 1, "athlete", "kai-long", TEAM_ONLY),
    (LONDON, 7, "athlete", "josh-kerr", "is men in athletes.csv"),
    (MEMBERS, 1, "athlete", "nobody", NO_ATHLETE),
    (MEMBERS, 1, "leg", "10", "is not within 1 to 9"),
    (MEMBERS, 1, "part", "reserve", "is none of final, heats, unknown"),
    (MEMBERS, 1, "sex>discipline", "X", NO_EVENT),
    ("medal_decisions.csv", 1, "colour", "gold", "is none of G, S, B"),
    ("medal_decisions.csv", 1, "action", "lost", "is none of award, withdrawal, upgrade"),
    ("medal_decisions.csv", 1, "effective", "?", f"'?' {NO_DATE}"),
    ("medal_decisions.csv", 1, "team", "2", "an athlete has no team label; leave it empty"),
    ("medal_decisions.csv", 1, "athlete", "", ATHLETE_NEEDED),
    ("medal_decisions.csv", 1, "athlete", "josh-kerr", "is men in athletes.csv"),
    ("medal_decisions.csv", 1, "discipline", "100", NO_EVENT),
    (LIST, 1, "rank", "", NUMBER_NEEDED),
    (LIST, 1, "discipline", "1501", NO_DISCIPLINE),
    (LIST, 1, "sex", "", "is none of M, W, X"),
    (LIST, 2, "name", "", NEEDED),
    (LIST, 1, "mark", "", "is empty; a mark is needed"),
    (LIST, 1, "date", "", NO_DAY),
    (LIST, 1, "points", "-1", NO_NUMBER),
    (BESTS, 1, "athlete", "nobody", NO_ATHLETE),
    (BESTS, 1, "indoor", "", NO_FLAG),
    (BESTS, 1, "season", "1849", "is not within 1850 to 2100"),
    (BESTS, 1, "mark", "8.95w", f"'8.95w' {NO_TIME}"),
    ("world_records.csv", 1, "country", "XXX", NO_COUNTRY),
    ("world_records.csv", 2, "wind", "0.3", f"'0.3' {NO_WIND}"),
    ("prices.csv", 1, "quoted_on", "", "is empty; write 2023-08-23, 2023-08 or 2023"),
    ("prices.csv", 1, "price", "7", "'7' is no fractional price; write 1/7, 1-7 or evens"),
    ("prices.csv", 1, "format", "odds", "is none of fractional, decimal, american"),
    ("prices.csv", 1, "source", "book", NO_SOURCE),
    ("prices.csv", 1, "bookmaker", "", NEEDED),
    ("stories.csv", 1, "text", LONG, "has 5001 letters; at most 5000 fit"),
    ("stories.csv", 1, "source", "", NO_SOURCE),
    ("quotes.csv", 1, "edition>discipline", "2024-paris", NO_EVENT),
    ("quotes.csv", 1, "athlete", "", NO_ATHLETE),
    ("absences.csv", 1, "athlete", "nobody", NO_ATHLETE),
    ("upset_notes.csv", 2, "hidden_because", "", "is empty; say why the upset is hidden"),
    ("upset_notes.csv", 1, "sex>discipline", "Q", NO_EVENT),
    ("claims/events.csv", 1, "kind", "rumour",
     "is none of value, evidence, statement, judgement"),
    ("claims/events.csv", 1, "championship>discipline", "worlds", NO_EVENT),
    ("claims/athletes.csv", 1, "decision", "",
     "is none of open, taken, refused, qualified, attributed"),
    ("claims/athletes.csv", 1, "athlete", "nobody", NO_ATHLETE),
    ("claims/results.csv", 2, "athlete", "jake-wightman", "has no such result there"),
    ("claims/results.csv", 1, "team>country", "3", "has no such result there"),
    ("claims/results.csv", 2, "country", "NOR", "is GBR in that result"),
    ("claims/results.csv", 2, "value", "", NEEDED),
]  # fmt: skip


def test_every_table_has_its_broken_cells():
    paths = {cell[0] for cell in CELLS}
    assert paths == TINY.keys() - {"season_bests/long-jump.csv"}


@pytest.mark.parametrize(
    ("path", "row", "column", "value", "message"),
    CELLS,
    ids=[
        f"{path.rpartition('/')[2]}-{column}-{value[:9]!a}" for path, _, column, value, _ in CELLS
    ],
)
def test_a_broken_cell_is_named_with_its_mend(root, path, row, column, value, message):
    written, _, told = column.partition(">")
    set_cell(root, path, row, written, value)
    (problem,) = [one for one in problems(root) if one.path == path]
    assert (problem.line, problem.column, problem.message) == (row + 1, told or written, message)


def test_a_problem_reads_as_a_line_that_can_be_found():
    problem = Problem(BUDAPEST, 3, "place", "0", "is not within 1 to 2000")
    assert str(problem) == f"{BUDAPEST}:3 place = '0': is not within 1 to 2000"
    whole = Problem("clubs.csv", 1, "", "", "is missing")
    assert str(whole) == "clubs.csv:1: is missing"


def test_all_problems_are_told_at_once(root):
    set_cell(root, "athletes.csv", 1, "sex", "F")
    set_cell(root, "athletes.csv", 1, "born", "?")
    set_cell(root, "clubs.csv", 1, "country", "XXX")
    set_cell(root, "claims/athletes.csv", 1, "source", "book")
    found = [(one.path, one.line, one.column, one.value) for one in problems(root)]
    assert found == [
        ("athletes.csv", 2, "sex", "F"),
        ("athletes.csv", 2, "born", "?"),
        ("clubs.csv", 2, "country", "XXX"),
        ("claims/athletes.csv", 2, "source", "book"),
    ]


def test_an_athlete_of_a_wrong_sex_is_one_problem_and_no_crash(root):
    set_cell(root, "athletes.csv", 7, "sex", "Q")
    (problem,) = problems(root)
    assert (problem.path, problem.column, problem.value) == ("athletes.csv", "sex", "Q")


# The file as a whole

HEADER = "slug,name,city,country,note"


@pytest.mark.parametrize(
    ("content", "line", "message"),
    [
        (b"", 1, f"the header is ; write {HEADER}"),
        (b"slug,name\n", 1, f"the header is slug,name; write {HEADER}"),
        (b"name,slug,city,country,note\n", 1,
         f"the header is name,slug,city,country,note; write {HEADER}"),
        (b"slug,name,city,country,note\nleith-ac,Leith AC\n", 2,
         "2 cells where the header has 5"),
        (b"slug,name,city,country,note\nleith-ac,Leith AC,,GBR,,\n", 2,
         "6 cells where the header has 5"),
        (b"slug,name,city,country,note\n\nleith-ac,Leith AC,,GBR,\n", 2,
         "0 cells where the header has 5"),
        (b'slug,name,city,country,note\nleith-ac,"Leith AC,,GBR,\n', 2,
         "unexpected end of data; check the quotes"),
        (b'slug,name,city,country,note\nleith-ac,"Leith" AC,,GBR,\n', 2,
         "',' expected after '\"'; check the quotes"),
        (b"slug,name,city,country,note\nleith-ac,L\xe9ith AC,,GBR,\n", 1,
         "not UTF-8 at byte 38; save as UTF-8"),
        (b"slug,name,city,country,note\nleith-ac,L\xed\xa0\x80ith AC,,GBR,\n", 1,
         "not UTF-8 at byte 38; save as UTF-8"),
        (b"slug,name,city,country,note\nleith-ac,Leith AC,,GBR,\nleith-ac,AC,,GBR,\n", 3,
         "stands twice in the file: leith-ac; keep one"),
    ],
)  # fmt: skip
def test_a_broken_file_is_named_with_its_line(root, content, line, message):
    for path in ("memberships.csv", "redirects.csv"):
        (root / path).unlink()
    (root / "clubs.csv").write_bytes(content)
    (problem,) = problems(root)
    assert (problem.path, problem.line, problem.message) == ("clubs.csv", line, message)


@pytest.mark.parametrize("path", sorted(table.pattern for table in TABLES if table.needed))
def test_a_missing_file_that_is_needed_is_named(root, path):
    (root / path).unlink()
    columns = TINY[path].partition("\n")[0]
    assert problems(root)[0] == Problem(path, 1, "", "", f"is missing; it has the header {columns}")


def test_an_empty_folder_lacks_what_is_needed(tmp_path):
    missing = [problem.path for problem in problems(tmp_path)]
    assert missing == [
        *("countries.csv", "sources.csv", "disciplines.csv", "championships.csv"),
        *("editions.csv", "events.csv", "athletes.csv"),
    ]


@pytest.mark.parametrize("path", ["people.csv", "results/2023.csv", "claims/more/events.csv"])
def test_a_file_of_no_table_is_named(root, path):
    write(root, {path: "a,b\n"})
    assert problems(root) == [Problem(path, 1, "", "", "belongs to no table; see README.md")]


def test_a_folder_named_like_a_file_is_named(root):
    (root / "absences.csv").unlink()
    (root / "absences.csv").mkdir()
    assert [one.path for one in problems(root)] == ["absences.csv"]


@pytest.mark.parametrize(
    ("path", "copy", "message"),
    [
        (BUDAPEST, "results/world-championships/2024-nowhere.csv",
         "the file's name is no edition; add it to editions.csv"),
        (LIST, "season_lists/world-championships/2024-nowhere.csv",
         "the file's name is no edition; add it to editions.csv"),
        (BESTS, "season_bests/5000m.csv",
         "the file's name is no discipline; see the slugs in disciplines.csv"),
    ],
)  # fmt: skip
def test_a_file_of_an_unknown_edition_or_discipline_is_named(root, path, copy, message):
    write(root, {copy: TINY[path].partition("\n")[0] + "\n"})
    assert problems(root) == [Problem(copy, 0, "", "", message)]


def test_a_result_that_is_named_twice_by_two_spellings_of_its_country_stands_twice(root):
    add_line(root, BUDAPEST, "M,1500,,,final,,,5,OK,josh-kerr,NOR,,3:30.00,,,,,,,,,list")
    assert [(one.line, one.message) for one in problems(root)] == [
        (16, "stands twice in the file: M|1500|||final||josh-kerr; keep one")
    ]


def test_a_medal_decision_that_is_named_twice_by_two_countries_stands_twice(root):
    line = "olympic-games,2012-london,W,1500,cai-lin,FRG,,S,upgrade,,,,,recall"
    add_line(root, "medal_decisions.csv", line)
    (problem,) = problems(root)
    assert (problem.line, problem.message.partition(":")[0]) == (7, "stands twice in the file")


def test_a_file_cut_off_within_a_row_is_named(root):
    text = (root / BUDAPEST).read_bytes()
    (root / BUDAPEST).write_bytes(text[: text.index(b"jakob-inge")])
    found = [(one.line, one.message) for one in problems(root) if one.path == BUDAPEST]
    assert found == [
        (3, "the file may be cut off: its last line does not end; write it whole"),
    ]


# Nothing is half written

STEPS = ["Writing countries.csv", f"Writing {BUDAPEST}", "Written", "Deriving coverage"]


@pytest.mark.parametrize("step", STEPS)
def test_a_load_interrupted_leaves_the_database_as_it_was(root, step):
    def interrupt(at, done, total):
        if at == step:
            raise KeyboardInterrupt

    before = everything()
    with pytest.raises(KeyboardInterrupt):
        load(root, progress=interrupt)
    assert everything() == before
    load(root)
    assert load(root) == QUIET


@pytest.mark.parametrize("step", STEPS[1:])
def test_a_change_interrupted_leaves_the_database_as_it_was(loaded, step):
    replace(loaded, BUDAPEST, "3:29.38", "3:29.28")
    remove_line(loaded, "quotes.csv", "world")

    def interrupt(at, done, total):
        if at == step:
            raise OSError("the disk is full")

    before = everything()
    with pytest.raises(OSError, match="the disk is full"):
        load(loaded, progress=interrupt)
    assert everything() == before
    assert load(loaded) == (0, 1, 1, [])


def test_a_database_that_fails_in_the_middle_leaves_nothing(root, monkeypatch):
    insert = loading.insert

    def failing(model, records):
        if model is Result:
            raise MemoryError
        insert(model, records)

    monkeypatch.setattr(loading, "insert", failing)
    with pytest.raises(MemoryError):
        load(root)
    assert Athlete.objects.count() == 0
    monkeypatch.undo()
    load(root)
    assert Athlete.objects.count() == 10


def test_a_file_changed_between_check_and_write_is_refused(root):
    def spoil(at, done, total):
        if at == f"Writing {BUDAPEST}":
            set_cell(root, BUDAPEST, 1, "place", "first")

    before = everything()
    with pytest.raises(ArchiveError) as refused:
        load(root, progress=spoil)
    assert [(one.column, one.value) for one in refused.value.problems] == [("place", "first")]
    assert everything() == before


def test_steps_are_told_in_order_and_to_the_end(root):
    told = []
    load(root, progress=lambda step, done, total: told.append((step.split()[0], done, total)))
    files = len(TINY)
    for step, total in (("Checking", files), ("Writing", files), ("Deriving", 9)):
        assert [one for one in told if one[0] == step] == [
            (step, done, total) for done in range(total)
        ]
    assert [one for one in told if one[1] == one[2]] == [
        *(("Checked", files, files), ("Written", files, files), ("Derived", 9, 9)),
    ]


# Whatever a cell says, a load succeeds or names problems

ALL_CELLS = [
    (path, row, column)
    for path, text in TINY.items()
    for row in range(1, text.count("\n") - path.count("stories"))
    for column in text.partition("\n")[0].split(",")
]
words = st.sampled_from(
    "0 1 2 20 99999999999 -1 M W X OK DNS DQ NM final combined G award former time points".split()
    + "GBR USA NOR kai-long ann-able josh-kerr 100 LJ 4x100 1500 1500m list list;recall".split()
    + "olympic-games world-championships 2012-london 2023-budapest http://[ NaN - | é ٣ ² İ".split()
    + "2023 ~2023 2023-08 2023-08-23 2012-W31-5 3:29.38 10.2h 8.95w +1.0 0.0".split()
    + ["", " ", "\x00", "\x1f", "\u2028", "a\nb"]
)


@settings(max_examples=60, suppress_health_check=list(HealthCheck))
@given(
    changes=st.lists(
        st.tuples(st.sampled_from(ALL_CELLS), words | st.text(max_size=8)), min_size=1, max_size=3
    )
)
@example(changes=[(("athletes.csv", 7, "sex"), "Q")])
@example(changes=[(("medal_decisions.csv", 1, "team"), "2")])
@example(changes=[(("disciplines.csv", 1, "sort"), "80")])
@example(changes=[(("disciplines.csv", 1, "measure"), "points")])
@example(changes=[((BUDAPEST, 5, "group"), "²")])
@example(changes=[((BUDAPEST, 1, "note"), "\r"), ((BUDAPEST, 1, "sources"), "x")])
def test_any_change_of_cells_is_loaded_whole_or_refused_whole(tmp_path_factory, changes):
    root = write(tmp_path_factory.mktemp("archive"))
    for (path, row, column), value in changes:
        set_cell(root, path, row, column, value)
    with transaction.atomic():
        before = everything()
        try:
            load(root)
        except ArchiveError as error:
            refused = [problem.path for problem in error.problems]
        else:
            refused = []
            connection.check_constraints()
            assert load(root) == QUIET
            out = tmp_path_factory.mktemp("out")
            export_archive(root=out)
            assert load(out) == QUIET
        # A check names what the database would refuse.
        assert "the database" not in refused
        assert everything() == before or not refused
        transaction.set_rollback(True)


@settings(max_examples=25, suppress_health_check=list(HealthCheck))
@given(changes=st.lists(st.tuples(st.sampled_from(ALL_CELLS), words), min_size=1, max_size=3))
def test_any_change_after_a_load_is_written_whole_or_refused_whole(tmp_path_factory, changes):
    root = write(tmp_path_factory.mktemp("archive"))
    with transaction.atomic():
        load(root)
        for (path, row, column), value in changes:
            set_cell(root, path, row, column, value)
        before = everything()
        try:
            load(root)
        except ArchiveError:
            assert everything() == before
        else:
            connection.check_constraints()
            assert load(root) == QUIET
        transaction.set_rollback(True)
