"""Milestones in the database: derived of what is published, and kept right after a change."""

import datetime as dt

import pytest
from django.contrib.auth.models import User

from athletics.models import Edition, Event, Medal, Milestone, MilestoneRow, Result, Status
from athletics.services import publish, touched_events
from athletics.services.milestones import derived, rebuild_milestones, touched_by
from athletics.services.rebuild import rebuild, rebuild_events
from athletics.tests import factories as make
from athletics.tests.pages import builders as build

pytestmark = pytest.mark.django_db

COLUMNS = (
    *("series", "kind", "subject", "championship", "event", "competitor_key", "result", "day"),
    "starts",
    *("athlete", "country", "club", "strength", "sentence"),
)
ROWS = ("milestone__sentence", "position", "event", "result", "athlete")


def standing():
    """All values but the ids, which a rebuild gives anew."""
    return (
        sorted(Milestone.objects.values_list(*COLUMNS), key=repr),
        sorted(MilestoneRow.objects.values_list(*ROWS), key=repr),
    )


def sentences(kind):
    return sorted(Milestone.objects.filter(kind=kind).values_list("sentence", flat=True))


@pytest.fixture
def kerr():
    return build.athlete()


@pytest.fixture
def jakob():
    make.country("NOR", name="Norway")
    return build.athlete("Jakob Ingebrigtsen", "NOR")


@pytest.fixture
def history(kerr, jakob):
    """Two finals won by Kerr's country with Jakob second, his relay, a high jump, two clubs."""
    make.country("GBR", name="Great Britain")
    wightman = build.athlete("Jake Wightman")
    finals = []
    for slug, winner in (("2022-eugene", wightman), ("2023-budapest", kerr)):
        run = build.event(build.edition(slug))
        build.result(run, winner, 1, "3:29.38", date=build.FINAL_DAY.replace(year=int(slug[:4])))
        build.result(run, jakob, 2, "3:29.65")
        finals.append(run)
        make.membership(athlete=winner, club=make.club(name="Edinburgh AC"))
    jump = build.event(build.edition("2023-budapest"), "HJ")
    build.result(jump, build.athlete("High Jumper", "NOR"), 1, "2.36")
    relay = build.event(build.edition("2023-budapest"), "4x100")
    build.result(relay, "GBR", 1, "37.60")
    make.team_member(event=relay, athlete=kerr, country=kerr.country)
    rebuild()
    return finals


def test_a_milestone_names_its_rows_its_people_and_its_scope(history, kerr, jakob):
    one = Milestone.objects.get(kind="club-running")
    assert one.sentence == (
        "Two champions running from Edinburgh AC in the men's 1500 m at the World Championships: "
        "Jake Wightman (Eugene 2022) and Josh Kerr (Budapest 2023); the years of membership are "
        "not all held."
    )
    assert (one.athlete, one.country_id, one.club.slug) == (kerr, "GBR", "edinburgh-ac")
    assert (one.championship_id, one.event) == ("world-championships", history[1])
    assert one.day == build.FINAL_DAY
    rows = [(row.event, row.athlete.name, row.result.place) for row in one.rows.all()]
    assert rows == [(history[0], "Jake Wightman", 1), (history[1], "Josh Kerr", 1)]
    assert one.result == Result.objects.get(unit__event=history[1], athlete=kerr)
    assert sentences("never-won") == [
        (
            "Second medal for Jakob Ingebrigtsen in the men's 1500 m at the World Championships, "
            "who had never won it: silver at Eugene 2022 and silver at Budapest 2023."
        )
    ]


def test_a_relay_is_the_title_of_its_runners(history, kerr):
    firsts = Milestone.objects.filter(kind="first-global-title", athlete=kerr)
    assert [one.event.discipline_id for one in firsts] == ["1500", "4x100"]
    assert {one.sentence.split(":")[0] for one in firsts} == {
        (
            "First global title for Josh Kerr, one of 2 at Budapest 2023, and the biggest win "
            "until then"
        )
    }


def test_a_rebuild_gives_the_same_rows(history):
    before = standing()
    assert len(before[0]) > 10
    rebuild()
    assert standing() == before


def swap(run):
    """The second of the final becomes its winner."""
    first, second = run.units.get(phase="final").results.order_by("place")
    Result.objects.filter(pk=first.pk).update(place=2)
    Result.objects.filter(pk=second.pk).update(place=1)
    return run


def take_medals(run):
    Result.objects.filter(unit__event=run).delete()
    return run


def rename(run):
    Result.objects.filter(unit__event=run, place=1).update(country=make.country("NOR"))
    return run


@pytest.mark.parametrize("change", [swap, take_medals, rename])
@pytest.mark.parametrize("which", [0, 1])
def test_a_change_to_one_event_derives_what_a_whole_rebuild_would(history, change, which):
    """An earlier event changes what is said of later ones, and of all who have its medals."""
    before = standing()
    run = change(history[which])
    rebuild_events(events={run.pk})
    after = standing()
    rebuild()
    assert standing() == after
    assert after != before


def test_medals_that_go_are_missed_by_the_firsts_of_every_country(history):
    jump = Event.objects.get(discipline="HJ")
    late = build.event(build.edition("2025-tokyo"), "HJ")
    make.country("KEN", name="Kenya")
    build.result(late, build.athlete("Kip Keino", "KEN"), 1, "2.30")
    rebuild()
    first = Milestone.objects.filter(kind="first-medal", country="KEN", championship=None)
    assert first.get().sentence.endswith("Tokyo 2025.")
    take_medals(jump)
    rebuild_events(events={jump.pk})
    assert first.get().sentence.endswith("Tokyo 2025; 1 earlier event has no medals here.")


def test_an_event_that_is_gone_takes_its_milestones_with_it(history):
    gone = history[0].pk
    Medal.objects.filter(event=gone).delete()
    Result.objects.filter(unit__event=gone).delete()
    Event.objects.filter(pk=gone).delete()
    rebuild_events(events={gone})
    after = standing()
    assert sentences("club-running") == sentences("never-won") == []
    rebuild()
    assert standing() == after


def test_only_the_series_of_the_event_are_touched(history, kerr, jakob):
    jump = Event.objects.get(discipline="HJ")
    jumper = jump.medals.get().athlete_id
    assert touched_by({jump.pk}) == {f"athletes/{jumper}", "countries/NOR", "events/HJ-M"}


def test_drafts_prove_nothing(history):
    Event.objects.filter(pk=history[0].pk).update(status=Status.DRAFT)
    rebuild()
    assert sentences("club-running") == []
    Event.objects.update(status=Status.PUBLISHED)
    Edition.objects.filter(slug="2022-eugene").update(status=Status.DRAFT)
    rebuild_milestones()
    assert sentences("club-running") == []
    assert not MilestoneRow.objects.filter(event=history[0]).exists()


@pytest.fixture
def editor():
    return User.objects.create_user("ada", is_staff=True)


def test_publishing_shows_what_will_be_told_and_then_tells_it(history, editor):
    first = history[0]
    publish.withdraw(record=first, user=editor, reason="to mend")
    assert sentences("club-running") == []
    plan = publish.preview(event=first)
    assert [text for text in plan.milestones_new if "Edinburgh AC" in text] == [
        (
            "Two champions running from Edinburgh AC in the men's 1500 m at the World "
            "Championships: Jake Wightman (Eugene 2022) and Josh Kerr (Budapest 2023); the years "
            "of membership are not all held."
        )
    ]
    assert any("Budapest 2023" in text for text in plan.milestones_gone)
    promised = set(plan.milestones_new)
    reasons = {one.key: "known" for one in plan.warnings}
    publish.publish_event(event=first, user=editor, reasons=reasons)
    told = set(Milestone.objects.values_list("sentence", flat=True))
    assert promised <= told
    assert not told & set(plan.milestones_gone)
    plan = publish.preview(event=first)
    assert (plan.milestones_new, plan.milestones_gone) == ([], [])


def test_an_edition_made_public_tells_its_milestones(history, editor):
    edition = history[0].edition
    publish.withdraw(record=edition, user=editor, reason="")
    assert sentences("club-running") == []
    publish.publish_edition(edition=edition, user=editor)
    assert len(sentences("club-running")) == 1


def test_names_clubs_and_editions_are_told_as_they_are_now(history, kerr):
    """What an editor's change to a person, a membership or an edition makes anew."""
    runs = {run.pk for run in history}
    relay = Event.objects.get(discipline="4x100").pk
    assert touched_events.event_of(kerr) == {history[1].pk, relay}
    assert touched_events.event_of(kerr.memberships.get()) == {history[1].pk, relay}
    assert touched_events.event_of(history[0].edition) == {history[0].pk}
    kerr.given_name = "Joshua"
    kerr.save()
    rebuild_events(events=touched_events.event_of(kerr))
    assert all("Josh Kerr" not in one.sentence for one in Milestone.objects.all())
    assert runs


def test_an_edition_put_off_takes_its_milestones_to_their_new_place_in_the_list(history):
    moved = history[0].edition
    moved.start_date, moved.end_date = dt.date(2022, 9, 15), dt.date(2022, 9, 24)
    moved.save()
    rebuild_events(events=touched_events.event_of(moved))
    held = set(Milestone.objects.values_list("event__edition__slug", "starts"))
    assert held == {
        ("2022-eugene", dt.date(2022, 9, 15)),
        ("2023-budapest", dt.date(2023, 8, 19)),
    }


def test_a_medal_without_a_row_is_told_with_its_event_alone(kerr):
    """A decision may give a colour to somebody whose row in the final is not held."""
    run = build.event()
    build.decision(run, kerr, "G", "upgrade", "2024")
    rebuild()
    one = Milestone.objects.get(kind="first-global-title")
    assert (one.result, one.athlete) == (None, kerr)
    assert [(row.event, row.result) for row in one.rows.all()] == [(run, None)]


def test_wind_aided_marks_and_lighter_implements_break_no_barrier(kerr):
    games = build.edition("2021-tokyo", "olympic-games")
    dash = build.event(games, "100")
    build.result(build.unit(dash, "heat", "1"), kerr, 1, "9.90", wind="+2.1")
    build.result(dash, build.athlete("Slow One"), 1, "9.98", wind="+2.0")
    put = make.event(
        edition=games,
        discipline=make.discipline("SP", measure="distance", better="higher", slug="shot-put"),
    )
    make.result(1, unit=make.unit(event=put, implement="6kg"), mark="23.50")
    rebuild()
    assert sentences("barrier") == [
        (
            "First mark held under 10 seconds in the men's 100 m at any championship held here: "
            "9.98, Slow One, Olympic Games, Tokyo 2021."
        ),
        (
            "First mark held under 10 seconds in the men's 100 m at the Olympic Games: 9.98, Slow "
            "One, Tokyo 2021."
        ),
    ]


def test_what_is_derived_is_named_once(history):
    facts = derived()
    assert len({key for _, key in facts}) == len(facts) == Milestone.objects.count()
