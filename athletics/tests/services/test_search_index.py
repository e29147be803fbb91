"""What is found follows the record: after a rebuild, and after each change."""

import pytest
from django.contrib.auth.models import User

from athletics.models import Athlete, SearchEntry
from athletics.queries.search import search
from athletics.services import changes
from athletics.services.merging import merge
from athletics.services.publish import publish_edition, withdraw
from athletics.services.rebuild import rebuild, rebuild_events
from athletics.services.search_index import rebuild_index, refresh_records
from athletics.tests import factories as make
from athletics.tests.pages import builders as build

pytestmark = pytest.mark.django_db


def found(text, viewer=None):
    return [(entry.kind, entry.title) for entry in search(text, viewer).entries]


@pytest.fixture
def race():
    """Kerr won the 1500 m of Budapest."""
    kerr = build.athlete("Josh Kerr")
    run = build.event()
    build.result(run, kerr, 1, "3:29.38")
    rebuild()
    return run


@pytest.fixture
def editor():
    return User.objects.create_user("ada", is_staff=True)


def test_everything_with_a_page_is_found(race):
    make.club(name="Edinburgh AC")
    make.country("NOR", name="Norway")
    rival = build.athlete("Jakob Ingebrigtsen", "NOR")
    rebuild()
    make.upset(event=race, winner=race.medals.get().athlete, favourite=rival)
    rebuild_index()
    upset = ("upset", "Josh Kerr beat Jakob Ingebrigtsen, Men's 1500 m, Budapest 2023")
    assert found("kerr ingebrigtsen") == [upset]
    assert found("kerr") == [
        ("athlete", "Josh Kerr"),
        upset,
        ("event", "Men's 1500 m, Budapest 2023"),
    ]
    assert found("norway")[0] == ("country", "Norway")
    assert found("edinburgh") == [("club", "Edinburgh AC")]
    assert found("budapest 2023")[0] == (
        "edition",
        "World Championships, Budapest 2023",
    )
    assert found("1500")[0] == ("discipline", "1500 m")
    assert ("event-type", "Men's 1500 m") in found("1500")
    assert found("world champs")[0][0] == "championship"


def test_addresses_are_those_of_the_pages(race):
    rebuild()
    upset = make.upset(event=race)
    rebuild_index()
    path = "world-championships/2023-budapest/mens-1500m/"
    addresses = dict(SearchEntry.objects.values_list("kind", "address"))
    assert addresses["event"] == f"/championships/{path}"
    assert addresses["upset"] == f"/upsets/{path}"
    assert addresses["event-type"] == "/events/mens-1500m/"
    assert addresses["discipline"] == "/events/#1500m"
    assert upset.is_first


def test_a_favourite_beaten_is_no_upset_yet(race):
    rebuild()
    make.upset(event=race, is_upset=False, is_shock=False)
    rebuild_index()
    assert not SearchEntry.objects.filter(kind="upset").exists()


def test_namesakes_are_told_apart(race):
    build.athlete("Josh Kerr", "NOR", slug="josh-kerr-2", born="1950")
    rebuild()
    lines = [entry.subtitle for entry in search("josh kerr", None).entries[:2]]
    assert lines == ["GBR · 1500 m · 2023", "NOR · born 1950"]


def test_a_rebuild_gives_the_same_again(race):
    def rows():
        return list(SearchEntry.objects.order_by("kind", "subject").values_list()[:100])

    before = [row[1:] for row in rows()]
    rebuild()
    assert [row[1:] for row in rows()] == before


def test_a_change_alone_gives_what_a_rebuild_gives(race):
    def rows():
        columns = [one.name for one in SearchEntry._meta.concrete_fields if one.name != "id"]
        return set(SearchEntry.objects.values_list(*columns))

    build.result(race, build.athlete("Jake Wightman"), 2, "3:30.00")
    wightman = Athlete.objects.get(slug="jake-wightman")
    rebuild_events(events=[race.pk])
    mended = rows()
    assert wightman.name in {row[2] for row in mended}
    rebuild()
    assert rows() == mended


def test_drafts_are_found_by_staff_alone(race, editor):
    event = ("event", "Men's 1500 m, Budapest 2023")
    edition = ("edition", "World Championships, Budapest 2023")
    withdraw(record=race, user=editor, reason="wrong")
    assert found("budapest 1500") == [edition]
    assert found("mens 1500") == []
    assert found("budapest 1500", editor)[0] == event
    athlete = SearchEntry.objects.get(kind="athlete")
    assert (athlete.subtitle, athlete.fame) == ("GBR", 0)  # nothing of the draft shows here
    withdraw(record=race.edition, user=editor, reason="wrong")
    assert found("budapest") == []
    assert sorted(found("budapest", editor)) == [edition, event]
    publish_edition(edition=race.edition, user=editor)
    assert found("budapest") == [edition]


def test_a_renamed_athlete_is_found_anew_and_under_their_medals(race):
    kerr = Athlete.objects.get()
    with changes.changeset(action="edit", summary="x"):
        changes.remember([kerr])
        kerr.family_name = "Kerrison"
        kerr.fold_names()
        kerr.save()
    assert found("kerrison") == [
        ("athlete", "Josh Kerrison"),
        ("event", "Men's 1500 m, Budapest 2023"),
    ]
    assert search("kerr", None).entries[0].title == "Josh Kerrison"  # begun


def test_of_two_who_were_merged_one_is_found_under_both_names(race, editor):
    kerr = Athlete.objects.get()
    gone = build.athlete("Joshua Carr")
    rebuild()
    made = merge(kept=kerr, gone=gone, user=editor, reason="the same")
    assert found("joshua carr")[0] == ("athlete", "Josh Kerr")
    assert SearchEntry.objects.filter(kind="athlete").count() == 1
    changes.undo(changeset_id=made.pk, user=editor, reason="not the same")
    assert found("joshua carr") == [("athlete", "Joshua Carr")]


def test_a_result_that_goes_to_another_takes_its_year_along(race, editor):
    kerr, other = Athlete.objects.get(), build.athlete("Jake Wightman")
    result = race.units.get().results.get()
    with changes.changeset(action="edit", summary="x"):
        changes.remember([result])
        result.athlete = other
        result.name_competitor()
        result.save()
        rebuild_events(events=[race.pk])
    contexts = dict(SearchEntry.objects.filter(kind="athlete").values_list("title", "context"))
    assert "2023" not in contexts[kerr.name]
    assert "2023" in contexts[other.name]


def test_a_renamed_country_makes_the_index_anew(race):
    country = make.country("GBR")
    country.name = "United Kingdom"
    country.save()
    refresh_records([country])
    assert ("country", "United Kingdom") in found("united kingdom")
    assert SearchEntry.objects.get(kind="athlete").subtitle.startswith("United Kingdom")


def test_a_deleted_athlete_is_found_no_more(race):
    other = build.athlete("Jake Wightman")
    rebuild()
    with changes.changeset(action="delete", summary="x"):
        changes.delete([other])
    assert found("wightman") == []
    assert not SearchEntry.objects.filter(title="Jake Wightman").exists()
