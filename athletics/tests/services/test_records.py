"""The reading about bests: records, national bests, ages, pairings."""

import datetime as dt

import pytest
from django.contrib.auth.models import User

from athletics.models import AgeRecord, ChampionshipRecord, NationalBest, Pairing, Status
from athletics.services.pairings import LEAST
from athletics.services.publish import withdraw
from athletics.services.rebuild import rebuild, rebuild_events
from athletics.tests import factories as make
from athletics.tests.pages import builders as build

pytestmark = pytest.mark.django_db


def records(code):
    """Mark, athlete, whether it equals, whether it stands, in time order."""
    held = ChampionshipRecord.objects.filter(discipline=code).order_by("sex", "position")
    return [(one.mark, one.result.athlete.name, one.equals, one.stands) for one in held]


def final(slug, code, *lines, sex="M", **more):
    event = build.event(build.edition(slug, **more), code, sex=sex)
    for place, (name, mark, extra) in enumerate(lines, 1):
        fields = {"place": place, "mark": mark, **extra}
        build.result(event, build.athlete(name), **fields)
    return event


def test_wind_annulled_marks_and_hand_times():
    final("1964-tokyo", "100", ("Bob Hayes", "10.0", {}))
    final("1968-mexico", "100", ("Jim Hines", "9.95", {"wind": "+0.3"}))
    final("1972-munich", "100", ("Wind Aided", "9.90", {"wind": "+2.1"}))
    final("1976-montreal", "100", ("By Hand", "9.8", {}))
    annulled = {"place": None, "status": "DQ"}
    final("1988-seoul", "100", ("Ben Johnson", "9.79", annulled), ("Carl Lewis", "9.95", {}))
    rebuild()
    assert records("100") == [
        ("10.0", "Bob Hayes", False, False),
        ("9.95", "Jim Hines", False, True),
        ("9.95", "Carl Lewis", True, True),
    ]
    missing = ChampionshipRecord.objects.order_by("position").values_list("wind_missing", flat=True)
    assert list(missing) == [True, False, True]


def test_indoors_there_is_no_wind():
    indoors = build.championship("world-indoors", indoor=True)
    event = build.event(build.edition("2022-belgrade", indoors.slug), "LJ")
    build.result(event, build.athlete(), 1, "8.41")
    rebuild()
    (best,) = ChampionshipRecord.objects.all()
    assert (best.wind_missing, best.stands) == (False, True)


def test_the_best_legal_mark_stands_in_for_a_windy_best():
    legal = {"wind": "+2.9", "legal_mark": "8.87", "legal_wind": "-0.2"}
    final(
        "1991-tokyo", "LJ", ("Mike Powell", "8.86", {"wind": "+0.3"}), ("Carl Lewis", "8.91", legal)
    )
    rebuild()
    (best,) = ChampionshipRecord.objects.filter(stands=True)
    assert (best.mark, best.wind, best.result.mark) == ("8.87", -2, "8.91")


def test_records_of_heats_stand_before_those_of_the_final_of_the_same_day():
    event = build.event(code="1500")
    one, other = build.athlete("Heat Winner"), build.athlete("Final Winner")
    build.result(event, other, 1, "3:30.00", date=build.FINAL_DAY)
    build.result(build.unit(event, "heat", "1"), one, 1, "3:33.00", date=build.FINAL_DAY)
    rebuild()
    assert records("1500") == [
        ("3:33.00", "Heat Winner", False, False),
        ("3:30.00", "Final Winner", False, True),
    ]


def test_an_implement_has_a_record_of_its_own():
    event = build.event(build.edition("2000-santiago"), "HJ")
    build.result(event, build.athlete("Senior Implement"), 1, "2.00")
    later = build.event(build.edition("2002-kingston"), "HJ")
    unit = make.unit(event=later, implement="6kg")
    build.result(unit, build.athlete("Junior Implement"), 1, "1.90")
    rebuild()
    held = ChampionshipRecord.objects.order_by("position")
    assert [(one.mark, one.specification, one.outdated, one.stands) for one in held] == [
        ("2.00", "", True, True),
        ("1.90", "6 kg", False, True),
    ]


def test_a_leg_of_a_combined_event_sets_no_record():
    event = build.event(code="DEC")
    build.result(event, build.athlete(), 1, "9126")
    build.result(build.unit(event, "combined", component="LJ"), build.athlete("Leaper"), 1, "8.20")
    rebuild()
    assert [one.mark for one in ChampionshipRecord.objects.all()] == ["9126"]


def test_the_best_of_a_country_and_its_equals():
    event = build.event(code="HJ")
    for name, nation, mark in (
        *(("First A", "GBR", "2.30"), ("Second A", "GBR", "2.30"), ("Third A", "GBR", "2.20")),
        ("Other B", "USA", "2.10"),
    ):
        build.result(event, build.athlete(name, nation), mark=mark, place=1)
    rebuild()
    held = NationalBest.objects.order_by("country", "pk")
    assert [(one.country_id, one.mark, one.result.athlete.name) for one in held] == [
        ("GBR", "2.30", "First A"),
        ("GBR", "2.30", "Second A"),
        ("USA", "2.10", "Other B"),
    ]


def test_drafts_and_withdrawn_events_set_no_record():
    first = final("2022-eugene", "1500", ("First Runner", "3:35.00", {}))
    second = final("2023-budapest", "1500", ("Second Runner", "3:30.00", {}))
    rebuild()
    editor = User.objects.create_user("ada", is_staff=True)
    withdraw(record=second, user=editor, reason="typed twice")
    assert records("1500") == [("3:35.00", "First Runner", False, True)]
    assert AgeRecord.objects.count() == 0
    withdraw(record=first.edition, user=editor, reason="typed twice")
    assert records("1500") == []
    second.refresh_from_db()
    assert second.status == Status.DRAFT


def test_a_change_to_an_event_derives_what_a_rebuild_of_all_would():
    born = "1990-01-01"
    runner, rival = build.athlete(born=born), build.athlete("Jake Wightman", born=born)
    for number in range(LEAST):
        event = build.event(build.edition(f"20{10 + number}-city"))
        build.result(event, runner, 1, f"3:3{number}.00")
        build.result(event, rival, 2, f"3:4{number}.00")
    other = final("2023-budapest", "HJ", ("High Jumper", "2.30", {}))
    rebuild()
    kept = {other: ChampionshipRecord.objects.get(discipline="HJ").pk}
    build.result(event, build.athlete("New Winner", "USA", born="1980-01-01"), 3, "3:29.00")
    rebuild_events(events={event.pk})
    assert ChampionshipRecord.objects.get(discipline="HJ").pk == kept[other]
    models = (ChampionshipRecord, NationalBest, AgeRecord, Pairing)
    partial = [rows_of(model) for model in models]
    rebuild()
    assert [rows_of(model) for model in models] == partial
    assert all(partial)


def rows_of(model):
    columns = [field.attname for field in model._meta.concrete_fields if field.name != "id"]
    return sorted(model.objects.values_list(*columns), key=repr)


def test_the_youngest_and_the_oldest_and_whom_dates_leave_open():
    event = build.event()
    people = (
        *(("Old Gold", "1985-08-23"), ("Young Silver", "2003-08-22"), ("About Bronze", "~2003")),
    )
    for place, (name, born) in enumerate(people, 1):
        build.result(event, build.athlete(name, born=born), place, "3:30.00", date=build.FINAL_DAY)
    rebuild()
    held = AgeRecord.objects.order_by("of_champions", "-kind", "position")
    assert [
        (one.of_champions, one.kind, one.athlete.name, one.age.in_words(), one.certain)
        for one in held
    ] == [
        (False, "youngest", "Young Silver", "20 years 1 day", False),
        (False, "youngest", "About Bronze", "19 to 21 years", False),
        (False, "oldest", "Old Gold", "38 years 0 days", True),
        (True, "youngest", "Old Gold", "38 years 0 days", True),
        (True, "oldest", "Old Gold", "38 years 0 days", True),
    ]


def test_a_pairing_needs_both_to_take_part_in_one_race():
    one, other = build.athlete("Alpha Runner"), build.athlete("Beta Runner")
    for number in range(LEAST + 3):
        event = build.event(build.edition(f"20{10 + number}-city"))
        where = build.unit(event, "unknown" if number == 0 else "final" if number < 6 else "heat")
        more = {"status": "DNS"} if number == 1 else {"place": 2, "mark": "3:40.00"}
        build.result(where, one, 1, "3:39.00")
        build.result(where, other, **more)
        if number == 2:
            build.result(build.unit(event, "combined", component="LJ"), one, 1, "7.00")
            build.result(build.unit(event, "combined", component="LJ"), other, 2, "6.90")
    rebuild()
    (pairing,) = Pairing.objects.all()
    assert (pairing.first, pairing.second) == (one, other)
    assert (pairing.meetings, pairing.finals) == (LEAST + 1, 4)


def test_a_day_that_is_not_held_makes_an_age_a_span():
    event = build.event(build.edition("2023-budapest"))
    build.result(event, build.athlete(born="2000-08-20"), 1, "3:29.38")
    rebuild()
    ages = {one.age.in_words() for one in AgeRecord.objects.all()}
    assert ages == {"22 or 23 years"}
    assert event.edition.start_date == dt.date(2023, 8, 19)
