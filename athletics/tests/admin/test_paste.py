"""A result sheet pasted: previewed, written on confirmation alone, undone row for row."""

from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from django.apps import apps
from django.contrib.auth.models import User
from hypothesis import given, settings
from hypothesis import strategies as st

from athletics.models import Athlete, Changeset, Medal, Result, SourceSet, Status, Unit
from athletics.services import paste, paste_preview
from athletics.services.rebuild import rebuild_events
from athletics.tests import factories

SHEETS = Path(__file__).parent.parent / "domain" / "sheets"
LAYOUTS = sorted(path.name for path in SHEETS.glob("1500m_*.txt"))
COUNTRIES = {
    "GBR": "Great Britain",
    "NOR": "Norway",
    "KEN": "Kenya",
    "ESP": "Spain",
    "ETH": "Ethiopia",
    "NED": "Netherlands",
    "USA": "United States",
    "FRA": "France",
    "HUN": "Hungary",
    "CHN": "China",
    "POL": "Poland",
    "MAR": "Morocco",
}

#: The final as the federation's book has it; every layout prints just this.
FINAL = [
    ("1", "hargreaves", "GBR", "OK", "3:29.38"),
    ("2", "nordby", "NOR", "OK", "3:29.51"),
    ("3", "cherutich", "KEN", "OK", "3:29.90"),
    ("4", "garcia", "ESP", "OK", "3:30.12"),
    ("4", "meer", "NED", "OK", "3:30.12"),
    ("6", "tadesse", "ETH", "OK", "3:30.77"),
    ("7", "oconnell", "USA", "OK", "3:31.05"),
    ("8", "dubois", "FRA", "OK", "3:31.64"),
    ("9", "kovacs", "HUN", "OK", "3:32.40"),
    ("10", "wang", "CHN", "OK", "3:35.08"),
    ("", "lukasik", "POL", "DNF", ""),
    ("", "bennani", "MAR", "DQ", ""),
]


@pytest.fixture
def event(db):
    for code, name in COUNTRIES.items():
        factories.country(code, name=name)
    factories.source("book")
    return factories.event(status=Status.DRAFT)


def address(event):
    return f"/admin/athletics/event/{event.pk}/paste/"


def posted(event, text, **values):
    where = {"phase": "final", "group": "", "date": "2023-08-23", "source": "book"}
    return {**where, "text": text, "version": event.version, **values}


def sheet(name):
    return (SHEETS / name).read_text(encoding="utf-8")


def everything():
    """Every row of every table, but for what keeps count of changes.

    Derived rows are made anew, with new ids. A set of sources that is named no longer, or a word
    that is in no entry of the search index, may stay: it says nothing by itself.
    """
    kept = {"ArchiveVersion", "Changeset", "SourceSet", "SourceSetItem", "SearchWord"}
    derived = {"Medal", "MedalHolder", "Coverage", "SearchEntry", "Expectation", "Forecast"}
    derived |= {"Upset", "Milestone", "MilestoneRow", "ChampionshipRecord", "ResultReading"}
    derived |= {"NationalBest", "AgeRecord", "Pairing", "TitleDefence"}
    tables = {}
    for model in apps.get_app_config("athletics").get_models():
        name = model.__name__
        if name not in kept and not name.startswith("Historical"):
            rows = model._default_manager.values_list()
            tables[name] = sorted((row[name in derived :] for row in rows), key=str)
    return tables


def held(event):
    rows = Result.objects.filter(unit__event=event).select_related("athlete")
    return [
        (str(row.place or ""), row.athlete.search_name, row.country_id, row.status, row.mark)
        for row in rows.order_by("country_id")
    ]


@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_layout_gives_the_same_twelve_results(editor, event, layout):
    answer = editor.post(address(event), posted(event, sheet(layout), confirm="1"))
    assert answer.status_code == 302
    rows = held(event)
    assert len(rows) == 12
    by_country = sorted(FINAL, key=lambda line: line[2])
    for row, (place, name, country, status, mark) in zip(rows, by_country, strict=True):
        assert (row[0], row[2], row[3], row[4]) == (place, country, status, mark)
        assert name in row[1]
    assert len(LAYOUTS) >= 5


def test_a_preview_writes_nothing(editor, event):
    before = everything()
    answer = editor.post(address(event), posted(event, sheet(LAYOUTS[0]), show="1"))
    page = BeautifulSoup(answer.content, "html.parser")
    assert len(page.select("table.preview tbody tr")) == 12
    assert everything() == before


def test_undo_of_a_paste_leaves_every_row_as_it_was(editor, event):
    rebuild_events(events={event.pk})
    before = everything()
    editor.post(address(event), posted(event, sheet(LAYOUTS[0]), confirm="1"))
    assert everything() != before
    made = Changeset.objects.get(action="paste")
    editor.post(f"/admin/athletics/changeset/{made.pk}/undo/", {"why": "the wrong final"})
    assert everything() == before


def test_a_paste_is_one_changeset_with_its_reason(editor, event):
    editor.post(address(event), posted(event, sheet(LAYOUTS[0]), confirm="1", why="the book"))
    made = Changeset.objects.get()
    assert (made.action, made.reason, made.event) == ("paste", "the book", event)
    assert made.made_by.username == "editor"
    assert Result.history.filter(changeset=made).count() == 12


def test_an_athlete_who_is_held_is_found_and_not_made_again(editor, event):
    kerr = factories.athlete("callum-hargreaves", country=factories.country("GBR"))
    editor.post(address(event), posted(event, sheet(LAYOUTS[0]), confirm="1"))
    assert Athlete.objects.filter(family_name__iexact="hargreaves").get() == kerr
    assert Result.objects.get(place=1).athlete == kerr


def test_a_row_left_out_is_not_entered(editor, event):
    text = "1 Ann Able GBR 3:29.38\n2 Bea Baker NOR 3:29.90\n"
    shown = paste_preview.preview(target=target(event), text=text)
    chosen = {f"choice_{shown.lines[1].row.line}": "skip"}
    editor.post(address(event), posted(event, text, confirm="1", **chosen))
    assert [row.country_id for row in Result.objects.all()] == ["GBR"]


def target(event):
    return paste_preview.Target(event=event, phase="final", sources=("book",))


def test_a_second_sheet_updates_who_is_held_and_takes_nobody_out(editor, event):
    editor.post(address(event), posted(event, "1 Ann Able GBR 3:29.38\n", confirm="1"))
    event.refresh_from_db()
    second = "2 Ann Able GBR 3:29.99\n1 Bea Baker NOR 3:29.90\n"
    editor.post(address(event), posted(event, second, confirm="1"))
    rows = Result.objects.order_by("place").values_list("country", "place", "mark")
    assert list(rows) == [("NOR", 1, "3:29.90"), ("GBR", 2, "3:29.99")]
    assert Unit.objects.count() == 1


def test_an_unknown_country_is_named_and_nothing_is_entered(editor, event):
    text = "Place\tName\tNat\tMark\n1\tAnn Able\tXXQ\t3:29.38\n"
    answer = editor.post(address(event), posted(event, text, confirm="1"))
    page = BeautifulSoup(answer.content, "html.parser")
    assert "XXQ" in page.select_one("table.preview strong").text
    assert page.select("input[name=confirm]") == []
    assert Result.objects.count() == 0


def test_a_result_without_a_source_is_refused_with_the_field_named(editor, event):
    answer = editor.post(address(event), posted(event, sheet(LAYOUTS[0]), confirm="1", source=""))
    assert "Source: This field is required." in answer.content.decode()
    assert (Result.objects.count(), SourceSet.objects.filter(key="book").count()) == (0, 0)


def test_who_pastes_after_somebody_else_changed_the_event_is_told_and_loses_nothing(editor, event):
    text = "1 Ann Able GBR 3:29.38\n"
    stale = posted(event, text, confirm="1")
    event.version += 1
    event.save()
    answer = editor.post(address(event), stale)
    page = BeautifulSoup(answer.content, "html.parser")
    assert "Nothing was written" in page.select_one(".messagelist").text
    assert page.select_one("textarea").text.strip() == text.strip()
    assert Result.objects.count() == 0
    assert editor.post(address(event), {**stale, "version": event.version}).status_code == 302


def test_medals_follow_at_once(editor, event):
    editor.post(address(event), posted(event, sheet(LAYOUTS[0]), confirm="1"))
    assert sorted(Medal.objects.values_list("colour", "country")) == [
        ("B", "KEN"),
        ("G", "GBR"),
        ("S", "NOR"),
    ]


def test_a_contributor_pastes_into_drafts_only(contributor, event):
    text = "1 Ann Able GBR 3:29.38\n"
    assert contributor.post(address(event), posted(event, text, confirm="1")).status_code == 302
    event.refresh_from_db()
    event.status = Status.PUBLISHED
    event.save()
    assert contributor.get(address(event)).status_code == 403
    answer = contributor.post(address(event), posted(event, text, confirm="1"))
    assert (answer.status_code, Result.objects.count()) == (403, 1)


def test_a_visitor_is_led_to_the_login(client, event):
    answer = client.post(address(event), posted(event, "1 A GBR 3:29.38", confirm="1"))
    assert (answer.status_code, answer.url.partition("?")[0]) == (302, "/admin/login/")


@settings(max_examples=40)
@given(text=st.text(max_size=400), columns=st.lists(st.sampled_from(["place", "x", "mark"])))
def test_no_text_raises_or_writes_before_it_is_confirmed(event, text, columns):
    before = (Result.objects.count(), Athlete.objects.count(), Changeset.objects.count())
    paste_preview.preview(target=target(event), text=text, columns=columns or None)
    assert (Result.objects.count(), Athlete.objects.count(), Changeset.objects.count()) == before


def test_a_preview_with_errors_cannot_be_applied(event):
    shown = paste_preview.preview(target=target(event), text="1 Ann Able XXQ 3:29.38\n")
    with pytest.raises(ValueError, match="errors"):
        paste.apply(paste=shown, user=User.objects.create_user("anna"))
    assert Result.objects.count() == 0


def test_a_mark_that_cannot_be_read_is_no_result_without_one(editor, event):
    text = "Place\tName\tNat\tMark\n1\tAnn Able\tGBR\t3:2x.90\n"
    answer = editor.post(address(event), posted(event, text, confirm="1"))
    page = BeautifulSoup(answer.content, "html.parser")
    assert "3:2x.90" in page.select_one("table.preview strong").text
    assert Result.objects.count() == 0
