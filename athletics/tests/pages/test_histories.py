"""The public history of an event and of an athlete: what readers are told, and what not."""

import datetime as dt

import pytest
import time_machine
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from athletics.domain.marks import parse_mark
from athletics.models import Changeset, Editor, Status
from athletics.services import changes
from athletics.tests import factories as make
from athletics.tests.pages import builders as build
from athletics.tests.pages.conftest import reader, text

pytestmark = pytest.mark.django_db

NOON = dt.datetime(2024, 5, 3, 12, tzinfo=dt.UTC)
KERR = "/athletes/josh-kerr/history/"
BUDAPEST = "/championships/world-championships/2023-budapest/"
EVENT = f"{BUDAPEST}mens-1500m/history/"


@pytest.fixture(autouse=True)
def _no_history(settings):
    """These pages do show the history of rows."""
    settings.SIMPLE_HISTORY_ENABLED = True


@pytest.fixture
def ada():
    user = User.objects.create_user("secret-account", is_staff=True, first_name="Augusta")
    Editor.objects.create(user=user, public_name="Ada L.")
    return user


@pytest.fixture
def loaded(settings):
    """A final with Kerr and Wightman, as a load leaves it: without a row of history."""
    settings.SIMPLE_HISTORY_ENABLED = False
    run = build.event()
    build.result(run, build.athlete(), 1, "3:29.83", date=build.FINAL_DAY)
    build.result(run, build.athlete("Jake Wightman"), 2, "3:30.00")
    settings.SIMPLE_HISTORY_ENABLED = True
    return run


def edit(*records, user=None, action="edit", at=NOON, event=None, reason="", **values):
    """One changeset that gives all these records the same values."""
    about = {"action": action, "user": user, "reason": reason, "event": event}
    with (
        time_machine.travel(at, tick=False),
        changes.changeset(summary="internal words", **about) as made,
    ):
        changes.remember(records)
        for record in records:
            for name, value in values.items():
                setattr(record, name, value)
            if "mark" in values:
                record.mark_value = parse_mark(record.mark, "time").value
            record.save()
    return made


def add(*made_by, action="edit", at=NOON, **about):
    """One changeset in which each of these functions makes something."""
    with (
        time_machine.travel(at, tick=False),
        changes.changeset(action=action, summary="internal words", **about) as made,
    ):
        for one in made_by:
            one()
    return made


def entries(page):
    """Headline with all that stands beside it, the reason, and the lines, of each change."""
    return [
        (text(one.p), [text(line) for line in one.select("ul > li")])
        for one in page.select("ol.changes > li")
    ]


def lines(page):
    return [line for _, some in entries(page) for line in some]


def at(days):
    return NOON + dt.timedelta(days=days)


def first(run):
    return run.units.get().results.get(place=1)


def test_the_pages_link_to_their_history(loaded, read):
    for address in (EVENT, KERR):
        link = read(address.removesuffix("history/")).find("a", string="History")
        assert link["href"] == address
        page = read(address)
        assert page.select_one("meta[name=robots]")["content"] == "noindex"
        crumb = page.select(".crumbs a")[-1]
        assert crumb["href"] == address.removesuffix("history/")


def test_what_was_never_changed_says_so(loaded, read):
    for address in (EVENT, KERR):
        page = read(address)
        assert entries(page) == []
        assert "0 changes of what" in text(page.main)
        assert "No change held." in text(page.main)


def test_a_changed_value_is_told_with_old_and_new_reason_and_chosen_name(loaded, read, ada):
    edit(first(loaded), user=ada, reason="<i>The list</i> has it", mark="3:29.38", wind=3)
    page = read(EVENT)
    assert entries(page) == [
        (
            "3 May 2024, 12:00 Edited by Ada L.",
            [
                "Josh Kerr, final: mark 3:29.83 → 3:29.38",
                "Josh Kerr, final: wind not held → +0.3",
            ],
        )
    ]
    assert "Why: <i>The list</i> has it" in text(page.main)
    assert "<i>The list" not in str(page)
    assert lines(read(KERR)) == [
        "Men's 1500 m, Budapest 2023, final: mark 3:29.83 → 3:29.38",
        "Men's 1500 m, Budapest 2023, final: wind not held → +0.3",
    ]
    for address in (EVENT, KERR):
        html = str(read(address))
        for secret in ("secret-account", "Augusta", "internal words"):
            assert secret not in html


def test_an_editor_without_a_chosen_name_is_an_editor(loaded, read):
    edit(first(loaded), user=User.objects.create_user("secret-account"), mark="3:29.38")
    edit(first(loaded), mark="3:29.39", at=at(1))
    for address in (EVENT, KERR):
        page = read(address)
        assert [head.split(" by ")[1] for head, _ in entries(page)] == ["an editor"] * 2
        assert "secret-account" not in str(page)


def test_values_are_told_as_readers_know_them(loaded, read):
    other = make.source_set("olympedia;agency")
    values = {"status": "DQ", "place": None, "rule": "TR16.8", "advanced": "q", "reaction": 143}
    values |= {"date": dt.date(2023, 8, 24), "source_set": other, "note": "x" * 300}
    edit(first(loaded), **values)
    assert {line.removeprefix("Josh Kerr, final: ") for line in lines(read(EVENT))} == {
        "date 23 August 2023 → 24 August 2023",
        "place 1 → not held",
        "status finished, with a place or a mark → disqualified",
        "went on not held → qualified by mark",
        "rule of the disqualification not held → TR16.8",
        "reaction not held → 0.143 s",
        f"note not held → {'x' * 159}…",
        "sources results-list → olympedia; agency",
    }


def test_the_athlete_is_told_by_their_own_columns(loaded, read):
    who = first(loaded).athlete
    who.refresh_from_db()
    who.given_name = "Joshua"
    who.fold_names()
    edit(who, born="1997-10-08", birthplace="Edinburgh")
    assert lines(read(KERR)) == [
        "given name Josh → Joshua",
        "born not held → 8 October 1997",
        "birthplace not held → Edinburgh",
    ]
    assert entries(read(EVENT)) == []


def test_a_paste_is_told_by_its_round_and_the_number_of_results(loaded, read, ada):
    heat = build.unit(loaded, "heat", "2")
    runners = [build.athlete(f"Runner R{number}") for number in range(5)]
    rows = [lambda who=who: build.result(heat, who, 1, "3:40.00") for who in runners]
    add(*rows, action="paste", event=loaded, user=ada)
    add(lambda: build.result(heat, build.athlete("Late One"), 2), action="paste", at=at(1))
    assert entries(read(EVENT)) == [
        (
            "4 May 2024, 12:00 Results of the heat 2 pasted by an editor",
            ["1 result added: Late One, heat 2"],
        ),
        (
            "3 May 2024, 12:00 Results of the heat 2 pasted by Ada L.",
            ["5 results added, heat 2"],
        ),
    ]
    assert lines(read("/athletes/runner-r0/history/")) == [
        "1 result added: Men's 1500 m, Budapest 2023, heat 2"
    ]
    assert sorted(lines(read("/athletes/late-one/history/"))) == [
        "1 athlete added",
        "1 result added: Men's 1500 m, Budapest 2023, heat 2",
    ]


def test_more_changed_values_than_fit_are_counted(loaded, read):
    for number in range(30):
        build.result(loaded, build.athlete(f"Runner R{number}"), 9, "3:40.00")
    edit(*loaded.units.get().results.filter(place=9), mark="3:41.00")
    told = lines(read(EVENT))
    assert len(told) == 21
    assert told[-1] == "and 10 more changed values"


def test_what_hangs_on_an_event_is_told_too(loaded, read):
    who = first(loaded).athlete
    add(
        lambda: make.quote(event=loaded, athlete=who),
        lambda: make.story(event=loaded),
        lambda: make.absence(event=loaded, athlete=build.athlete("Not There")),
        lambda: make.claim(result=first(loaded)),
        lambda: build.decision(loaded, who, "G", "withdrawal", "2025-01-02"),
        lambda: make.team_member(event=loaded, athlete=build.athlete("Team One")),
    )
    assert sorted(lines(read(EVENT))) == [
        "1 absence added: Not There",
        "1 claim added",
        "1 medal decision added: Josh Kerr, gold",
        "1 quote added: Josh Kerr",
        "1 story added",
        "1 team member added: Team One",
    ]
    assert sorted(lines(read(KERR))) == [
        "1 medal decision added: Men's 1500 m, Budapest 2023, gold",
        "1 quote added: Men's 1500 m, Budapest 2023",
    ]


def test_a_changed_decision_and_a_club_are_told_in_words(loaded, read):
    who = first(loaded).athlete
    decision = build.decision(loaded, who, "G", "withdrawal", "2025")
    edit(decision, effective="2025-01-02", body="CAS")
    club = make.club("hallamshire", name="Hallamshire Harriers")
    add(lambda: make.membership(athlete=who, club=club), at=at(1))
    assert lines(read(KERR)) == [
        "1 membership added: Hallamshire Harriers",
        "Men's 1500 m, Budapest 2023, gold: in force from 2025 → 2 January 2025",
        "Men's 1500 m, Budapest 2023, gold: deciding body not held → CAS",
    ]


def test_what_is_taken_out_is_told_by_the_names_it_had(loaded, read):
    result = first(loaded)
    with time_machine.travel(NOON), changes.changeset(action="delete", summary="x"):
        changes.delete([result])
    with time_machine.travel(at(1)), changes.changeset(action="delete", summary="x"):
        changes.delete([loaded.units.get()])
    assert lines(read(EVENT)) == [
        "1 result taken out: Jake Wightman, final",
        "1 result taken out: Josh Kerr, final",
    ]
    assert lines(read(KERR)) == ["1 result taken out: Men's 1500 m, Budapest 2023, final"]


def test_what_nobody_kept_is_said_to_be_unknown(loaded, read):
    result = first(loaded)
    with changes.changeset(action="edit", summary="x"):
        result.save()  # without keeping what stood
    assert lines(read(EVENT)) == ["Josh Kerr, final: what stood before was not kept"]


def test_an_undone_change_is_marked_and_its_undo_names_it(loaded, read, ada):
    made = edit(first(loaded), user=ada, mark="3:29.38")
    with time_machine.travel(at(1), tick=False):
        changes.undo(changeset_id=made.pk, user=ada)
    for address in (EVENT, KERR):
        heads = [head for head, _ in entries(read(address))]
        assert heads == [
            "4 May 2024, 12:00 An earlier change undone (that of 3 May 2024, 12:00) by Ada L.",
            "3 May 2024, 12:00 Edited by Ada L. Undone on 4 May 2024, 12:00",
        ]
    assert lines(read(EVENT))[0] == "Josh Kerr, final: mark 3:29.38 → 3:29.83"


def test_an_undone_paste_names_athletes_who_are_no_longer_held(loaded, read):
    def paste():
        who = build.athlete("New One")
        build.result(loaded, who, 3, "3:31.00")

    made = add(paste, action="paste", event=loaded)
    with time_machine.travel(at(1), tick=False):
        changes.undo(changeset_id=made.pk, user=None)
    assert lines(read(EVENT)) == [
        "1 result taken out: New One, final",
        "1 result added: New One, final",
    ]
    assert Client().get("/athletes/new-one/history/").status_code == 404


# Loads


def load(days=-1):
    with time_machine.travel(at(days), tick=False):
        return Changeset.objects.create(action="load", summary="9 rows new")


def test_a_load_is_told_of_all_that_may_have_come_by_it(loaded, read):
    load()
    edit(first(loaded), mark="3:29.38")
    for address in (EVENT, KERR):
        found = entries(read(address))
        assert len(found) == 2
        assert found[-1][0].startswith("2 May 2024, 12:00 Loaded from the fixtures (the archive as")
        assert "by" not in found[-1][0].split()


def test_a_load_is_not_told_of_what_was_entered_at_the_desk(read):
    load()
    add(build.athlete)
    assert [head for head, _ in entries(read(KERR))] == ["3 May 2024, 12:00 Edited by an editor"]


# Drafts


@pytest.fixture
def draft(ada):
    """An event entered at the desk, not yet published, with a result of a known athlete."""
    made = []

    def enter():
        run = build.event(status="draft")
        made.append(run)
        build.result(run, who, 1, "3:29.83")

    who = build.athlete()
    build.edition()
    add(enter, action="paste", user=ada, reason="ahead of time", event=None)
    Changeset.objects.update(event=made[0])
    edit(first(made[0]), mark="3:29.38", at=at(1))
    return made[0]


def publish(record, days):
    return edit(record, action="publish", at=at(days), status=Status.PUBLISHED)


def test_the_history_of_a_draft_is_for_staff(draft, staff, account):
    assert len(entries(reader(staff)(EVENT))) == 2
    assert "Draft. Only staff" in text(reader(staff)(EVENT).main)
    for client in (Client(), account):
        assert client.get(EVENT).status_code == 404
        assert entries(reader(client)(KERR)) == []
    assert len(entries(reader(staff)(KERR))) == 2


def test_what_was_done_before_publication_is_not_told_afterwards(draft, read, staff):
    publish(draft, 2)
    edit(first(draft), mark="3:29.40", at=at(3))
    for show in (read, reader(staff)):
        assert [head.split(" by")[0] for head, _ in entries(show(EVENT))] == [
            "6 May 2024, 12:00 Edited",
            "5 May 2024, 12:00 Published",
        ]
        assert lines(show(KERR)) == [
            "Men's 1500 m, Budapest 2023, final: mark 3:29.38 → 3:29.40",
            "Men's 1500 m, Budapest 2023: status draft → published",
        ]
        for address in (EVENT, KERR):
            assert "ahead of time" not in str(show(address))


def test_an_event_is_published_only_with_its_edition(ada, read):
    edition = build.edition(status="draft")
    run = build.event(edition, status="draft")
    build.result(run, build.athlete(), 1, "3:29.83")
    publish(run, 0)
    edit(first(run), mark="3:29.38", at=at(1))
    publish(edition, 2)
    edit(first(run), mark="3:29.40", at=at(3))
    assert lines(read(EVENT)) == [
        "Josh Kerr, final: mark 3:29.38 → 3:29.40",
        "Budapest 2023: status draft → published",
    ]
    assert lines(read(KERR)) == [
        "Men's 1500 m, Budapest 2023, final: mark 3:29.38 → 3:29.40",
        "Budapest 2023: status draft → published",
    ]


def test_an_event_taken_back_is_hidden_and_keeps_its_history(loaded, read, client):
    edit(first(loaded), mark="3:29.38")
    edit(loaded, action="withdraw", at=at(1), status=Status.DRAFT)
    assert client.get(EVENT).status_code == 404
    assert entries(read(KERR)) == []
    publish(loaded, 2)
    heads = [head.split(" by")[0].partition(", 12:00 ")[2] for head, _ in entries(read(EVENT))]
    assert heads == ["Published", "Taken back to draft", "Edited"]


def test_a_change_of_two_events_tells_each_athlete_only_of_what_is_public(loaded, read):
    secret = build.event(loaded.edition, "HJ", status="draft")
    hidden = build.result(secret, first(loaded).athlete, 1, "2.40")
    edit(first(loaded), hidden, note="checked")
    assert lines(read(KERR)) == ["Men's 1500 m, Budapest 2023, final: note not held → checked"]


# Addresses, pages, queries


@pytest.mark.parametrize(
    "address",
    [
        *("/athletes/nobody/history/", f"{BUDAPEST}mens-egg-race/history/"),
        *("/championships/moon-games/2023-budapest/mens-1500m/history/", f"{BUDAPEST}history/"),
        *(f"{EVENT}?page=2", f"{EVENT}?page=x", f"{KERR}?page=0"),
    ],
)
def test_what_is_not_there_is_missing(loaded, client, address):
    edit(first(loaded), mark="3:29.38")
    assert client.get(address).status_code == 404


def test_an_old_address_leads_to_the_history_of_today(loaded, client):
    make.redirect("athletes/joshua-kerr", athlete=first(loaded).athlete)
    old = "championships/world-championships/2023-pest"
    make.redirect(old, athlete=None, edition=loaded.edition)
    for address, target in (
        ("/athletes/joshua-kerr/history/", KERR),
        (f"/{old}/mens-1500m/history/", EVENT),
    ):
        response = client.get(address)
        assert (response.status_code, response["Location"]) == (301, target)


def test_a_page_holds_a_hundred_changes(loaded, read):
    result = first(loaded)
    for number in range(101):
        edit(result, note=f"note {number}", at=at(number))
    page = read(EVENT)
    assert "101 changes of what" in text(page.main)
    assert len(entries(page)) == 100
    assert lines(page)[0].endswith("note note 99 → note 100")
    assert lines(read(f"{EVENT}?page=2")) == ["Josh Kerr, final: note not held → note 0"]
    assert page.select_one("nav.pages a[rel=next]")["href"] == "?page=2"


#: One for each thing that is read or named, however many changes there are.
QUERIES = {EVENT: 9, KERR: 10}


@pytest.mark.parametrize("many", [1, 8])
def test_as_many_queries_for_one_change_as_for_many(loaded, client, ada, many):
    who, result = first(loaded).athlete, first(loaded)
    load()
    for number in range(many):
        source = make.source_set(f"list-{number};recall")
        club = make.club(f"club-{number}")
        edit(result, who, source_set=source, user=ada, at=at(3 * number), event=loaded)
        add(lambda club=club: make.membership(athlete=who, club=club), at=at(3 * number + 1))
        add(
            lambda number=number: make.story(event=loaded, source=make.source(f"s-{number}")),
            at=at(3 * number + 2),
        )
    changes.undo(changeset_id=edit(result, mark="3:29.38", at=at(99)).pk, user=ada)
    counts = {}
    for address in QUERIES:
        with CaptureQueriesContext(connection) as queries:
            assert client.get(address).status_code == 200
        counts[address] = len(queries)
    assert counts == QUERIES
    assert max(counts.values()) <= 12
