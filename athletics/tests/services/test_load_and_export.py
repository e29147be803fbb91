"""What stands in the files stands in the database, and comes back byte by byte."""

import datetime as dt

import pytest
from django.apps import apps
from django.db import connection
from django.test.utils import CaptureQueriesContext

from athletics.domain.dates import PartialDate
from athletics.models import (
    Athlete,
    Claim,
    Edition,
    Event,
    MedalDecision,
    Redirect,
    Result,
    SeasonListEntry,
    SourceSetItem,
    Status,
    TeamMember,
    Unit,
)
from athletics.services.archive.export import export_archive
from athletics.services.archive.load import is_loaded
from athletics.tests.services.tiny import (
    BUDAPEST,
    HELD,
    LONDON,
    QUIET,
    TINY,
    add_line,
    everything,
    files_of,
    load,
    remove_line,
    replace,
    set_cell,
    write,
)

#: Lines below the header; the story has one of its cells on two lines.
ROWS = sum(text.count("\n") - 1 for text in TINY.values()) - 1


def counts():
    models = apps.get_app_config("athletics").get_models()
    held = {model.__name__: model._default_manager.count() for model in models}
    derived = DERIVED - {"LoadedFile"}
    return {name: number for name, number in held.items() if number and name not in derived}


def test_every_line_becomes_a_row(root, db):
    assert load(root) == (ROWS, 0, 0, [])
    assert counts() == HELD


def test_a_result_has_the_values_of_its_line(loaded):
    jump = Result.objects.get(mark="8.52w")
    assert jump.unit.event.get_absolute_url() == (
        "/championships/world-championships/2023-budapest/mens-long-jump/"
    )
    assert (jump.unit.phase, jump.unit.group, jump.unit.component) == ("final", "", "")
    assert (jump.place, jump.status, jump.date) == (1, "OK", dt.date(2023, 8, 24))
    assert (jump.mark_value, jump.wind) == (8_520, 24)
    assert (jump.legal_mark, jump.legal_mark_value, jump.legal_wind) == ("8.50", 8_500, -1)
    assert (jump.athlete.slug, jump.country_id, jump.team) == ("kai-long", "USA", "")
    assert jump.competitor_key == str(jump.athlete_id)


def test_an_annulled_mark_a_reaction_and_a_rule_are_kept(loaded):
    annulled = Result.objects.get(status="DQ")
    assert (annulled.mark_value, annulled.place, annulled.rule) == (250_230, None, "R40")
    leg = Result.objects.get(unit__component="100")
    assert (leg.mark, leg.mark_value, leg.wind, leg.reaction) == ("10.3h", 10_300, 40, 142)


def test_teams_are_competitors_by_country_and_label(loaded):
    keys = Result.objects.filter(athlete=None).values_list("competitor_key", flat=True)
    assert sorted(keys) == ["GBR", "USA", "USA-2"]
    parts = TeamMember.objects.order_by("part").values_list("athlete__slug", "part", "leg", "team")
    assert list(parts) == [
        *(("kai-long", "final", 1, ""), ("otto-odd", "heats", None, "")),
        ("per-nordas", "unknown", None, "2"),
    ]


def test_people_have_folded_names_dates_and_sources_in_order(loaded):
    per, kerr = Athlete.objects.get(slug="per-nordas"), Athlete.objects.get(slug="josh-kerr")
    assert (per.sort_name, per.search_name) == ("nordas, per", "per nordas | nordas per")
    assert (kerr.born, str(Athlete.objects.get(slug="cai-lin"))) == (
        PartialDate(1997, 10, 8),
        "Cai Lin",
    )
    items = SourceSetItem.objects.filter(source_set=kerr.source_set).order_by("position")
    assert list(items.values_list("source", "position")) == [("list", 1), ("report", 2)]


def test_a_line_of_the_season_list_need_not_be_of_an_athlete_held(loaded):
    unknown = SeasonListEntry.objects.get(athlete=None)
    assert (unknown.name, unknown.rank, unknown.person_key) == (
        *("Yared Nuguse", 2),
        "Yared Nuguse USA",
    )


def test_decisions_claims_and_redirects_point_to_their_things(loaded):
    effective = MedalDecision.objects.order_by("effective").values_list("effective", flat=True)
    assert [str(date or "") for date in effective] == [
        *("", "2012-08-10", "2012-08-10", "2015-08", "2018"),
    ]
    assert Claim.objects.get(value="3:29.28").result.athlete.slug == "josh-kerr"
    assert Claim.objects.get(value="DQ").result.competitor_key == "USA-2"
    assert Claim.objects.get(subject="club").athlete.slug == "josh-kerr"
    assert Claim.objects.get(subject="upset").event.slug == "mens-1500m"
    assert [str(one.target) for one in Redirect.objects.all()] == [
        *("Josh Kerr", "London 2012", "Edinburgh AC"),
    ]


def test_what_is_loaded_is_published(loaded):
    for model in (Edition, Event):
        assert set(model.objects.values_list("status", "version")) == {(Status.PUBLISHED, 1)}


def test_load_export_compare_is_byte_identical(loaded, tmp_path):
    assert export_archive(root=tmp_path / "out") == ROWS
    assert files_of(tmp_path / "out") == files_of(loaded)


def test_an_export_loads_into_the_same_rows(loaded, tmp_path):
    export_archive(root=tmp_path / "out")
    before = everything()
    assert load(tmp_path / "out") == QUIET
    assert everything() == before


def test_windows_line_ends_are_read_and_lost(root, tmp_path, db):
    for path in root.rglob("*.csv"):
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    load(root)
    export_archive(root=tmp_path / "out")
    assert files_of(tmp_path / "out") == files_of(write(tmp_path / "again"))


def test_a_second_load_writes_nothing(loaded):
    before = everything()
    with CaptureQueriesContext(connection) as queries:
        assert load(loaded) == QUIET
    writes = ("INSERT", "UPDATE", "DELETE")
    assert [sql["sql"] for sql in queries if sql["sql"].startswith(writes)] == []
    assert everything() == before


def test_an_archive_is_loaded_when_no_file_was_changed_added_or_removed(loaded):
    assert is_loaded(loaded) is True
    replace(loaded, "clubs.csv", "Edinburgh AC", "Edinburgh A.C.")
    assert is_loaded(loaded) is False
    load(loaded)
    assert is_loaded(loaded) is True
    (loaded / "upset_notes.csv").unlink()
    assert is_loaded(loaded) is False
    load(loaded)
    assert is_loaded(loaded) is True


def test_nothing_is_loaded_from_an_empty_folder(tmp_path, db):
    assert is_loaded(tmp_path) is False


#: One cell of each table that identifies no row: file, row, column, value.
CELLS = [
    ("countries.csv", 1, "note", "two states"),
    ("sources.csv", 1, "title", "The results list"),
    ("disciplines.csv", 4, "short_name", "HJ"),
    ("championships.csv", 2, "organiser", "International Olympic Committee"),
    ("editions.csv", 2, "venue", "National Athletics Centre"),
    ("events.csv", 1, "note", "in the rain"),
    ("athletes.csv", 7, "family_name", "Kérr"),
    ("clubs.csv", 1, "city", ""),
    ("memberships.csv", 1, "left", "2021"),
    ("redirects.csv", 1, "athlete", "jake-wightman"),
    (BUDAPEST, 1, "mark", "3:29.28"),
    ("team_members/olympic-games/2012-london.csv", 2, "leg", "2"),
    ("medal_decisions.csv", 1, "reason", "on the night"),
    ("season_lists/world-championships/2023-budapest.csv", 1, "rank", "3"),
    ("season_bests/1500m.csv", 1, "venue", "Tokyo"),
    ("world_records.csv", 1, "venue", "Roma"),
    ("prices.csv", 1, "stage", "unknown"),
    ("stories.csv", 1, "text", "Kerr won."),
    ("quotes.csv", 1, "said_on", "2023-08"),
    ("absences.csv", 1, "reason", ""),
    ("upset_notes.csv", 1, "headline", ""),
    ("claims/events.csv", 1, "decision", "open"),
    ("claims/athletes.csv", 1, "kind", "judgement"),
    ("claims/results.csv", 3, "reason", "It is a misprint."),
]


#: Made anew at each load; PostgreSQL gives new ids to rows that are the same.
DERIVED = {"Changeset", "LoadedFile"} | {
    model.__name__
    for model in apps.get_app_config("athletics").get_models()
    if model.__module__.rpartition(".")[2]
    in "expectations milestones readings records result_readings search versions".split()
}


def names(table):
    return [cell[0].partition("/")[0] for cell in table]


@pytest.mark.parametrize(("path", "row", "column", "value"), CELLS, ids=names(CELLS))
def test_one_cell_changed_is_one_row_updated(loaded, tmp_path, path, row, column, value):
    before = everything()
    set_cell(loaded, path, row, column, value)
    assert load(loaded) == (0, 1, 0, [])
    after = everything()
    changed = {
        name: sum(one != other for one, other in zip(rows, after[name], strict=True))
        for name, rows in before.items()
        if rows != after[name] and name not in DERIVED
    }
    assert list(changed.values()) == [1]
    export_archive(root=tmp_path / "out")
    written = files_of(tmp_path / "out")[path].splitlines()
    assert sorted(written) == sorted((loaded / path).read_bytes().splitlines())


#: A line of each table that no other line needs: file, and how the line starts.
LINES = [
    ("athletes.csv", "dora-dee", LONDON, "W,1500,,,heat,1,2012-08-06,,DNS"),
    ("clubs.csv", "edinburgh-ac", "memberships.csv", "jake", "memberships.csv", "josh",
     "redirects.csv", "clubs"),
    ("memberships.csv", "jake"),
    ("redirects.csv", "clubs"),
    (BUDAPEST, "M,LJ,,,final,,2023-08-24,2"),
    ("team_members/olympic-games/2012-london.csv", "M,4x100,USA,2"),
    ("medal_decisions.csv", "olympic-games,2012-london,W,1500,cai-lin"),
    ("season_lists/world-championships/2023-budapest.csv", "M,1500,2,,"),
    ("season_bests/1500m.csv", "josh-kerr,1"),
    ("world_records.csv", "M,1500"),
    ("prices.csv", "world"),
    ("quotes.csv", "world"),
    ("absences.csv", "world"),
    ("upset_notes.csv", "world-championships,2023-budapest,M,LJ"),
    ("claims/events.csv", "world"),
    ("claims/athletes.csv", "josh"),
    ("claims/results.csv", "olympic"),
    ("sources.csv", "recall",
     *("memberships.csv", "jake", "memberships.csv", "josh"),
     *("athletes.csv", "cai-lin"),
     *("medal_decisions.csv", "olympic-games,2012-london,W,1500,cai-lin"),
     *(LONDON, "W,1500,,,final,,2012-08-10,2"),
     *("athletes.csv", "dora-dee"),
     *(LONDON, "W,1500,,,heat,1,2012-08-06,,DNS"),
     *(BUDAPEST, "M,1500,,,final,,2023-08-23,,TOOKPART"),
     *("team_members/olympic-games/2012-london.csv", "M,4x100,USA,2"),
     *("claims/results.csv", "olympic"),
     *(BUDAPEST, "M,1500,,,semifinal,2,2023-08-20,,UNPL"),
     *(BUDAPEST, "M,HJ,,,final,,2023-08-22,,NM"),
     *("team_members/olympic-games/2012-london.csv", "M,4x100,USA,,otto"),
     *("athletes.csv", "otto-odd")),
]  # fmt: skip


@pytest.mark.parametrize("lines", LINES, ids=names(LINES))
def test_a_line_taken_out_is_a_row_deleted(loaded, tmp_path, lines):
    pairs = list(zip(lines[::2], lines[1::2], strict=True))
    for path, start in pairs:
        remove_line(loaded, path, start)
    assert load(loaded) == (0, 0, len(pairs), [])
    export_archive(root=tmp_path / "out")
    assert files_of(tmp_path / "out") == files_of(loaded)


def test_a_file_taken_out_is_all_its_rows_deleted(loaded):
    (loaded / "season_bests/1500m.csv").unlink()
    (loaded / "claims/results.csv").unlink()
    assert load(loaded) == (0, 0, 6, [])
    assert load(loaded) == QUIET


def test_a_race_without_results_goes_with_its_last_one(loaded):
    remove_line(loaded, BUDAPEST, "M,DEC,,LJ,combined")
    load(loaded)
    assert list(Unit.objects.filter(phase="combined").values_list("component")) == [("100",)]


def test_an_edition_is_taken_out_with_all_that_belongs_to_it(loaded, tmp_path):
    lines = {path: text for path, text in TINY.items() if "2012-london" not in path}
    for path, text in lines.items():
        kept = [line for line in text.splitlines(keepends=True) if "2012-london" not in line]
        lines[path] = "".join(kept)
    root = write(tmp_path / "without", lines)
    held = ROWS - sum(text.count("\n") - 1 for text in lines.values()) + 1
    assert load(root) == (0, 0, held, [])
    export_archive(root=tmp_path / "out")
    assert files_of(tmp_path / "out") == files_of(root)


def test_a_person_renamed_everywhere_is_the_new_one_alone(loaded, tmp_path):
    for path in loaded.rglob("*.csv"):
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace("otto-odd", "otto-odder"), encoding="utf-8")
    load(loaded)
    assert list(Athlete.objects.filter(slug__startswith="otto").values_list("slug")) == [
        ("otto-odder",)
    ]
    export_archive(root=tmp_path / "out")
    assert files_of(tmp_path / "out") == files_of(loaded)


def test_a_mistaken_country_of_a_decision_is_mended(loaded):
    replace(loaded, "medal_decisions.csv", "cai-lin,GER", "cai-lin,FRG")
    load(loaded)
    assert MedalDecision.objects.get(athlete__slug="cai-lin").country_id == "FRG"


def test_a_new_edition_is_added_by_hand(loaded, tmp_path):
    add_line(
        loaded,
        "editions.csv",
        "world-championships,2025-tokyo,2025,Tokyo,USA,,2025-09-13,2025-09-21,Worlds 2025,",
    )
    add_line(loaded, "events.csv", "world-championships,2025-tokyo,M,1500,,,")
    header = TINY[BUDAPEST].partition("\n")[0]
    line = "M,1500,,,final,,2025-09-17,1,OK,jake-wightman,GBR,,3:34.12,,,,,,,,,list"
    write(loaded, {"results/world-championships/2025-tokyo.csv": f"{header}\n{line}\n"})
    assert load(loaded) == (3, 0, 0, [])
    export_archive(root=tmp_path / "out")
    assert files_of(tmp_path / "out") == files_of(loaded)


def drop(files, word):
    """The files without lines that have a word."""
    return {
        path: "".join(line for line in text.splitlines(keepends=True) if word not in line)
        for path, text in files.items()
    }


def test_a_draft_edition_and_all_that_belongs_to_it_is_not_exported(loaded, tmp_path):
    Edition.objects.filter(slug="2012-london").update(status=Status.DRAFT)
    export_archive(root=tmp_path / "out")
    shown = drop({path: text for path, text in TINY.items() if "london" not in path}, "london")
    assert files_of(tmp_path / "out") == files_of(write(tmp_path / "shown", shown))


def test_a_draft_event_and_all_that_belongs_to_it_is_not_exported(loaded, tmp_path):
    Event.objects.filter(slug="womens-1500m").update(status=Status.DRAFT)
    export_archive(root=tmp_path / "out")
    shown = {
        path: "".join(
            line
            for line in text.splitlines(keepends=True)
            if not line.startswith(("W,1500", "olympic-games,2012-london,W,1500"))
        )
        for path, text in TINY.items()
    }
    assert files_of(tmp_path / "out") == files_of(write(tmp_path / "shown", shown))


def test_a_load_leaves_drafts_and_versions_as_the_site_has_them(loaded):
    Event.objects.filter(slug="mens-1500m").update(status=Status.DRAFT, version=7)
    replace(loaded, "events.csv", "M,1500,5,list,", "M,1500,6,list,")
    assert load(loaded) == (0, 1, 0, [])
    event = Event.objects.get(slug="mens-1500m")
    assert (event.field, event.status, event.version) == (6, Status.DRAFT, 7)
