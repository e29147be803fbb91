"""What follows from the record: who holds which medal, and how much of an event is held."""

import pytest
from django.core.management import call_command

from athletics.models import Coverage, Event, Medal, MedalHolder, Result, TeamMember
from athletics.services.rebuild import rebuild
from athletics.tests import factories as make

pytestmark = pytest.mark.django_db


def medals(event):
    """Colour by competitor."""
    held = Medal.objects.filter(event=event).select_related("athlete")
    return {
        medal.athlete.slug if medal.athlete else medal.competitor_key: medal.colour
        for medal in held
    }


def final(event, *places):
    """A final of athletes a, b, c … with these places; None took part."""
    unit = make.unit(event=event)
    return [
        make.result(place, unit=unit, athlete=make.athlete(slug), status=status)
        for slug, place in zip("abcdef", places, strict=False)
        for status in ["OK" if place else "TOOKPART"]
    ]


@pytest.mark.parametrize(
    ("places", "held"),
    [
        ((1, 2, 3, 4), {"a": "G", "b": "S", "c": "B"}),
        ((1, 1, 3), {"a": "G", "b": "G", "c": "B"}),
        ((1, 2, 2, 4), {"a": "G", "b": "S", "c": "S"}),
        ((2, 2, None), {"a": "S", "b": "S"}),
        ((None, None), {}),
    ],
)
def test_medals_follow_from_the_places_of_the_final(places, held):
    event = make.event()
    final(event, *places)
    rebuild()
    assert medals(event) == held


def test_only_the_final_gives_medals():
    event = make.event()
    for phase in ("final-b", "semifinal", "heat", "unknown"):
        make.result(unit=make.unit(event=event, phase=phase))
    make.result(unit=make.unit(event=event, phase="combined", component="LJ"))
    rebuild()
    assert medals(event) == {}


def test_a_medal_withdrawn_and_passed_on():
    event = make.event()
    first = final(event, 1, 2, 3)[0]
    cheat = make.athlete("cheat")
    for colour, action, athlete, effective in [
        ("G", "award", cheat, "2023-08-23"),
        ("G", "withdrawal", cheat, "2025"),
        ("S", "award", first.athlete, "2023-08-23"),
        ("G", "upgrade", first.athlete, "2025"),
    ]:
        make.medal_decision(
            event=event, colour=colour, action=action, athlete=athlete, effective=effective
        )
    rebuild()
    assert medals(event) == {"a": "G", "b": "S", "c": "B"}


def test_a_medal_of_a_decision_without_a_result_has_no_mark():
    event = make.event()
    make.medal_decision(event=event, action="award", athlete=make.athlete("lost"))
    make.result(2, unit=make.unit(event=event), mark="3:30.00", athlete=make.athlete("found"))
    rebuild()
    marks = Medal.objects.values_list("athlete__slug", "colour", "mark").order_by("colour")
    assert list(marks) == [("lost", "G", ""), ("found", "S", "3:30.00")]


def relay():
    discipline = make.discipline("4x100", for_teams=True, slug="4x100m-relay")
    event = make.event(discipline=discipline)
    unit = make.unit(event=event)
    usa = make.country("USA")
    make.result(1, unit=unit, athlete=None, country=usa)
    make.result(2, unit=unit, athlete=None, country=usa, team="2")
    make.result(3, unit=unit, athlete=None, country=make.country("GBR"))
    return event, usa


def test_runners_of_a_relay_hold_its_medal_each_for_their_team():
    event, usa = relay()
    for slug, team, part in [("a", "", "final"), ("b", "", "heats"), ("c", "2", "unknown")]:
        make.team_member(event=event, country=usa, team=team, part=part, athlete=make.athlete(slug))
    rebuild()
    assert medals(event) == {"USA": "G", "USA-2": "S", "GBR": "B"}
    holders = MedalHolder.objects.order_by("athlete__slug")
    assert list(holders.values_list("athlete__slug", "medal__competitor_key")) == [
        *(("a", "USA"), ("b", "USA"), ("c", "USA-2")),
    ]


def test_where_no_squad_is_held_nobody_holds_the_medal_of_a_relay():
    event, _ = relay()
    elsewhere = make.event(edition=make.edition("2025-tokyo"), discipline=event.discipline)
    TeamMember.objects.all().delete()
    make.team_member(event=elsewhere, country=make.country("USA"))
    rebuild()
    assert Medal.objects.count() == 3
    assert MedalHolder.objects.count() == 0


def test_an_athlete_holds_the_medal_of_an_individual_event_alone():
    first, *_ = final(make.event(), 1)
    rebuild()
    assert list(MedalHolder.objects.values_list("athlete", "medal__athlete")) == [
        (first.athlete_id, first.athlete_id)
    ]


def coverage(event):
    held = Coverage.objects.get(event=event)
    return (held.results, held.held, held.least_field, held.full_list, held.unplaced)


def test_an_event_without_results_is_covered_by_nothing():
    event = make.event()
    rebuild()
    assert coverage(event) == (0, 0, 0, False, 0)


def test_coverage_counts_competitors_once_and_leaves_out_who_did_not_start():
    event = make.event()
    a, b = final(event, 1, 2, None, 8)[:2]
    heat = make.unit(event=event, phase="heat", group="1")
    make.result(1, unit=heat, athlete=a.athlete)
    make.result(None, unit=heat, status="DNS")
    make.result(None, unit=heat, status="TOOKPART", athlete=b.athlete)
    rebuild()
    # 7 rows; a, b, c, d started; the last place is the 8th; of c alone nothing is told.
    assert coverage(event) == (7, 4, 8, False, 1)


def test_heats_placed_each_by_itself_add_up():
    event = make.event()
    for group, places in (("1", (1, 8)), ("2", (1, 2, 7))):
        unit = make.unit(event=event, phase="heat", group=group)
        for place in places:
            make.result(place, unit=unit)
    rebuild()
    assert coverage(event) == (5, 5, 15, False, 0)


def test_legs_of_a_combined_event_do_not_make_its_field():
    event = make.event()
    make.result(30, unit=make.unit(event=event, phase="combined", component="LJ"))
    final(event, 1, 2)
    rebuild()
    assert coverage(event) == (3, 3, 3, False, 0)


def test_a_full_list_of_a_source_decides_the_field():
    event = make.event(field=3, field_sources=make.source_set())
    final(event, 1, 2, 3)
    rebuild()
    assert coverage(event) == (3, 3, 3, True, 0)
    assert Coverage.objects.get().as_coverage().complete is True


READINGS = (Medal, MedalHolder, Coverage)


def readings():
    """All values but the ids, which a rebuild gives anew."""
    columns = {
        Medal: ("event", "athlete", "country", "team", "competitor_key", "colour", "mark"),
        MedalHolder: ("medal__event", "medal__competitor_key", "athlete"),
        Coverage: ("event", "results", "held", "least_field", "full_list", "unplaced"),
    }
    return {
        model: sorted(model.objects.values_list(*columns[model]), key=repr) for model in READINGS
    }


def test_a_rebuild_gives_what_the_load_derived_however_often(loaded):
    derived = readings()
    assert [len(derived[model]) for model in READINGS] == [12, 12, 6]
    rebuild()
    assert readings() == derived
    call_command("rebuild", verbosity=0)
    assert readings() == derived


def test_a_load_derives_medals_and_coverage(loaded):
    event = {event.slug: event for event in Event.objects.all()}
    assert medals(event["womens-1500m"]) == {"bea-bold": "G", "cai-lin": "S"}
    shared = {"josh-kerr": "G", "per-nordas": "G", "kai-long": "B"}
    assert medals(event["mens-high-jump"]) == shared
    assert medals(event["mens-4x100m-relay"]) == {"USA": "G", "GBR": "S"}
    assert coverage(event["mens-1500m"]) == (5, 4, 5, True, 1)
    assert coverage(event["womens-1500m"]) == (6, 3, 3, False, 0)
    assert Coverage.objects.get(event=event["mens-1500m"]).as_coverage().in_words() == (
        "4 of 5 competitors"
    )


def test_a_rebuild_forgets_what_the_record_no_longer_says(loaded):
    Result.objects.filter(unit__event__slug="mens-high-jump", place=3).delete()
    rebuild()
    assert medals(Event.objects.get(slug="mens-high-jump")) == {
        "josh-kerr": "G",
        "per-nordas": "G",
    }
