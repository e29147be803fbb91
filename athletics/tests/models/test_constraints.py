"""Every CHECK and UNIQUE of the record bites, in the database and in a form."""

import datetime as dt
import re
from typing import Any
from uuid import uuid4

import pytest
from django.apps import apps
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from psycopg.errors import CheckViolation

from athletics.models import (
    ArchiveVersion,
    Athlete,
    CalibrationBand,
    Changeset,
    Correction,
    Evaluation,
    Excuse,
    LoadedFile,
    SearchEntry,
)
from athletics.services.archive.tables import TABLES
from athletics.tests import factories as make

pytestmark = pytest.mark.django_db


def result(**values):
    return make.result(mark="3:29.38", **values)


def relay(**values):
    return make.result(**{"athlete": None, "team": "2", **values})


def medal_decision(**values):
    return make.medal_decision(effective="2013", **values)


def leg(**values):
    return make.unit(phase="combined", component="LJ", **values)


def loose_quote():
    return make.quote(event=None)


def changeset():
    return Changeset.objects.create(action="load", summary="a load")


def excuse(**values):
    by, _ = User.objects.get_or_create(username="editor")
    return Excuse.objects.create(
        **{"rule": "r", "subject": "s", "reason": "why", "excused_by": by, **values}
    )


def correction():
    return Correction.objects.create(page="/", wrong="it is", sender="0" * 64, token=uuid4())


def first_of_two_sources():
    return make.source_set("b;a").items.first()


def third_source():
    return make.source("c")


def loaded_file():
    return LoadedFile.objects.create(table="athletes", path="a.csv", digest="0", rows={"a": "0"})


def one_athlete():
    return Athlete.objects.filter(slug="one").first() or make.athlete("one")


def upset_of_the_winner():
    return make.upset(winner=one_athlete())


def milestone_of_the_archive():
    return make.milestone(championship=None)


def evaluation():
    return Evaluation.objects.create(
        version="1", footing="entrants", method="model", sort=1, events=1, log_loss=1
    )


def band():
    return CalibrationBand.objects.create(
        method="model", low=0, high=1, forecasts=1, expected=0, wins=0
    )


def archive_version():
    return ArchiveVersion.objects.get_or_create(pk=1, defaults={"moment": 1})[0]


def search_entry(**values):
    found = {"kind": "athlete", "subject": "josh-kerr", "title": "Josh Kerr", "subtitle": "GBR"}
    found |= {"address": "/athletes/josh-kerr/", "names": "josh kerr", "context": "x", "fame": 1}
    return SearchEntry.objects.create(**{**found, "published": True, **values})


FACTORIES = (
    *(make.absence, make.athlete, make.championship, make.claim, make.club, make.country),
    *(make.coverage, make.discipline, make.edition, make.event, make.medal, make.medal_holder),
    *(make.membership, make.price, make.quote, make.redirect, make.season_best, make.source),
    *(make.season_list_entry, make.source_set, make.story, make.team_member, make.unit),
    *(make.expectation, make.forecast, make.upset, evaluation, band, search_entry),
    *(make.upset_note, make.world_record, result, relay, leg, medal_decision, loose_quote),
    *(make.result, make.medal_decision, changeset, excuse, correction, loaded_file),
)


def test_every_table_of_the_record_has_a_smallest_row():
    made = {type(factory()) for factory in FACTORIES}
    assert {table.model for table in TABLES} - made == set()


@pytest.mark.parametrize("factory", FACTORIES, ids=lambda factory: factory.__name__)
def test_the_smallest_row_is_valid_in_a_form(factory):
    row = factory()
    row.full_clean()
    row.save()


ONE_COMPETITOR = "Name an athlete, or leave it empty for a country's team."
MARK_AND_VALUE = "A mark and its value go together."
LEGAL_AND_VALUE = "A legal mark and its value go together."
ONLY_OK = "Only a competitor who finished (OK) has a place."
NO_MARK = "Who did not start, or whose outcome is not held, has no mark."
OK_NEEDS = "OK needs a place or a mark; else write TOOKPART."
A_LEG = "A leg names its discipline; nothing else does."
FIELD_AND_SOURCE = "The size of the field needs its source."
ONE_CLAIM = "A claim is about exactly one result, event, athlete or medal decision."
AT_MOST_THE_WHOLE = "A chance is at most the whole."
ONE_TARGET = "An old address leads to exactly one thing."
NO_MARK_AT_ALL = {"mark": "", "mark_value": None}

#: Factory, what is changed, the constraint, what it says.
CHECKS: list[tuple[Any, dict[str, Any], str, str]] = [
    (make.country, {"from_year": 1990, "to_year": 1989}, "country_years_in_order",
     "The last year of a code comes after its first."),
    (make.edition, {"end_date": dt.date(2023, 8, 18)}, "edition_days_in_order",
     "The last day comes on or after the first."),
    (make.event, {"field": 14}, "event_field_has_source", FIELD_AND_SOURCE),
    (make.event, {"field_sources": make.source_set}, "event_field_has_source", FIELD_AND_SOURCE),
    (make.unit, {"phase": "combined"}, "unit_leg_is_of_a_combined_event", A_LEG),
    (make.unit, {"component": "LJ"}, "unit_leg_is_of_a_combined_event", A_LEG),
    (make.membership, {"joined": "2020", "left": "2019-12-31"}, "membership_years_in_order",
     "The athlete left after joining."),
    (make.redirect, {"athlete": None}, "redirect_to_one_thing", ONE_TARGET),
    (make.redirect, {"club": make.club}, "redirect_to_one_thing", ONE_TARGET),
    (make.redirect, {"edition": make.edition}, "redirect_to_one_thing", ONE_TARGET),
    (result, {"competitor_key": "GBR"}, "result_of_one_competitor", ONE_COMPETITOR),
    (result, {"team": "2"}, "result_of_one_competitor", ONE_COMPETITOR),
    (relay, {"competitor_key": "17"}, "result_of_one_competitor", ONE_COMPETITOR),
    (result, {"place": 0}, "result_place_fits_status", ONLY_OK),
    *((result, {"status": status, **NO_MARK_AT_ALL}, "result_place_fits_status", ONLY_OK)
      for status in ("UNPLACED", "TOOKPART", "DNF", "DNS", "DQ", "NM")),
    *((result, {"status": status, "place": None}, "result_mark_fits_status", NO_MARK)
      for status in ("DNS", "TOOKPART", "NM")),
    (result, {"place": None, **NO_MARK_AT_ALL}, "result_ok_has_place_or_mark", OK_NEEDS),
    (result, {"mark_value": 0}, "result_mark_has_value", MARK_AND_VALUE),
    (result, {"mark_value": None}, "result_mark_has_value", MARK_AND_VALUE),
    (result, {"legal_mark": "8.10"}, "result_legal_mark_has_value", LEGAL_AND_VALUE),
    (result, {"mark": ""}, "result_mark_has_value", MARK_AND_VALUE),
    (result, {"legal_mark_value": 8_100}, "result_legal_mark_has_value", LEGAL_AND_VALUE),
    (make.team_member, {"leg": 0}, "member_leg_is_positive",
     "Legs are counted from 1; leave an unknown one empty."),
    (medal_decision, {"competitor_key": "GBR"}, "medal_decision_of_one_competitor",
     ONE_COMPETITOR),
    (medal_decision, {"team": "2"}, "medal_decision_of_one_competitor", ONE_COMPETITOR),
    (make.medal, {"team": "2"}, "medal_of_one_competitor", ONE_COMPETITOR),
    (make.title_defence, {"team": "2"}, "title_defence_of_one_competitor", ONE_COMPETITOR),
    (make.claim, {"event": None}, "claim_about_one_thing", ONE_CLAIM),
    *((make.claim, {other: factory}, "claim_about_one_thing", ONE_CLAIM)
      for other, factory in (("result", make.result), ("athlete", make.athlete),
                             ("medal_decision", make.medal_decision))),
    (make.price, {"quoted_on": None}, "price_has_a_date",
     "A price without its date means nothing."),
    (make.upset_note, {"hidden": True}, "upset_hidden_with_reason",
     "Say why the upset is hidden."),
    (excuse, {"reason": ""}, "excuse_has_a_reason",
     "Say why the warning does not matter here."),
    (correction, {"state": "refused"}, "correction_decided_with_answer", "Tell the reader why."),
    (archive_version, {"pk": 2}, "archive_has_one_version",
     "Constraint “archive_has_one_version” is violated."),
    (make.forecast, {"chance": 1_000_001}, "forecast_chance_is_a_share", AT_MOST_THE_WHOLE),
    (make.upset, {"favourite_chance": 1_000_001}, "upset_chances_are_shares", AT_MOST_THE_WHOLE),
    (make.upset, {"winner_chance": 1_000_001}, "upset_chances_are_shares", AT_MOST_THE_WHOLE),
    (upset_of_the_winner, {"favourite": one_athlete}, "upset_favourite_did_not_win",
     "A favourite who won was not beaten."),
]  # fmt: skip

#: Factory, what the second row has otherwise, the constraint, its columns.
UNIQUES: list[tuple[Any, dict[str, Any], str, str]] = [
    (make.edition, {}, "edition_slug_once_a_championship", "championship_id slug"),
    (make.event, {"slug": "other"}, "event_once_an_edition", "edition_id discipline_id sex"),
    (make.event, {"sex": "W"}, "event_slug_once_an_edition", "edition_id slug"),
    (make.unit, {}, "unit_once_an_event", "event_id phase group component implement"),
    (make.membership, {"left": "2023"}, "membership_once_from_a_date",
     "athlete_id club_id joined"),
    (result, {"place": 2}, "result_once_a_unit", "unit_id competitor_key"),
    (relay, {"place": 2}, "result_once_a_unit", "unit_id competitor_key"),
    (make.team_member, {"leg": 2}, "member_once_a_team", "event_id country_id team athlete_id"),
    (medal_decision, {"reason": "other"}, "medal_decision_once",
     "event_id competitor_key colour effective action"),
    (make.medal_decision, {"reason": "other"}, "medal_decision_once",
     "event_id competitor_key colour effective action"),
    (make.medal, {"colour": "S"}, "medal_once", "event_id competitor_key"),
    (make.medal_holder, {}, "medal_held_once", "medal_id athlete_id"),
    (make.milestone, {"strength": 1}, "milestone_once_a_championship",
     "kind subject championship_id event_id competitor_key"),
    (milestone_of_the_archive, {"strength": 1}, "milestone_once_in_the_archive",
     "kind subject event_id competitor_key"),
    (make.milestone_row, {}, "milestone_row_once", "milestone_id position"),
    (make.title_defence, {"outcome": "unknown"}, "title_defended_once", "event_id competitor_key"),
    (make.season_list_entry, {"rank": 2}, "season_list_entry_once",
     "edition_id discipline_id sex person_key"),
    (make.season_best, {"mark": "3:30"}, "season_best_once",
     "athlete_id discipline_id indoor season"),
    (make.world_record, {"wind": 3}, "world_record_once", "discipline_id sex date name mark"),
    (make.price, {"stage": "during"}, "price_once",
     "event_id athlete_id bookmaker quoted_on price url"),
    (make.quote, {"said_on": "2023"}, "quote_once_an_event", "athlete_id event_id text"),
    (loose_quote, {"said_on": "2023"}, "quote_once_without_event", "athlete_id text"),
    (make.story, {"text": "other"}, "story_once_a_source", "event_id source_id"),
    (make.forecast, {"chance": 1}, "forecast_once_a_basis", "event_id basis athlete_id"),
    (make.upset, {"kind": "off-podium"}, "upset_once_a_basis", "event_id basis"),
    (make.championship_record, {"mark": "3:30.00"}, "championship_record_in_order",
     "championship_id discipline_id sex position"),
    (make.age_record, {"certain": False}, "age_record_in_order",
     "championship_id sex kind of_champions position"),
    (make.pairing, {"meetings": 9}, "pairing_once", "first_id second_id"),
    (evaluation, {"events": 2}, "evaluation_once", "footing method"),
    (search_entry, {"fame": 2}, "search_entry_once", "kind subject"),
    (band, {"high": 2}, "calibration_band_once", "method low"),
    (make.absence, {"reason": "ill"}, "absence_once_an_event", "event_id athlete_id"),
    (excuse, {"reason": "other"}, "excuse_once_a_warning", "rule subject"),
    (first_of_two_sources, {"source": third_source},
     "one_source_a_position", "source_set_id position"),
    (first_of_two_sources, {"position": 9},
     "source_once_in_a_set", "source_set_id source_id"),
]  # fmt: skip


def test_no_constraint_of_the_record_is_left_out():
    named = {name for _, _, name, _ in CHECKS + UNIQUES}
    declared = {
        constraint.name
        for model in apps.get_app_config("athletics").get_models()
        for constraint in model._meta.constraints
    }
    assert named == declared


def change(row, values):
    for name, value in values.items():
        setattr(row, name, value() if callable(value) else value)


def refusals(row):
    """What validation says: the constraints of the row itself, in a form."""
    with pytest.raises(ValidationError) as refused:
        row.validate_constraints()
    return refused.value.messages


def refusal(row):
    """What the database says: SQLite's text, or the same of what PostgreSQL names."""
    with pytest.raises(IntegrityError) as refused, transaction.atomic():
        row.save()
    if connection.vendor == "sqlite":
        return str(refused.value)
    broken = refused.value.__cause__.diag
    if isinstance(refused.value.__cause__, CheckViolation):
        return f"CHECK constraint failed: {broken.constraint_name}"
    columns = re.match(r"Key \((.*?)\)=", broken.message_detail)[1].replace('"', "").split(", ")
    listed = ", ".join(f"{broken.table_name}.{column}" for column in columns)
    return f"UNIQUE constraint failed: {listed}"


@pytest.mark.parametrize(
    ("factory", "values", "name", "message"), CHECKS, ids=[check[2] for check in CHECKS]
)
def test_a_check_refuses_its_violation_and_says_why(factory, values, name, message):
    row = factory()
    change(row, values)
    assert refusals(row) == [message]
    assert refusal(row) == f"CHECK constraint failed: {name}"


@pytest.mark.parametrize(
    ("factory", "values", "name", "columns"), UNIQUES, ids=[unique[2] for unique in UNIQUES]
)
def test_a_unique_refuses_the_second_row(factory, values, name, columns):
    twin = factory()
    twin.pk = None
    twin._state.adding = True
    change(twin, values)
    constraint = next(one for one in twin._meta.constraints if one.name == name)
    if constraint.condition is None:
        with pytest.raises(ValidationError) as refused:
            constraint.validate(type(twin), twin)
        assert refused.value.code == "unique_together"
    else:
        assert refusals(twin) == [f"Constraint “{name}” is violated."]
    table = twin._meta.db_table
    broken = ", ".join(f"{table}.{column}" for column in columns.split())
    assert refusal(twin) == f"UNIQUE constraint failed: {broken}"


@pytest.mark.parametrize(
    ("factory", "column"),
    [
        (make.athlete, "slug"),
        (make.club, "slug"),
        (make.redirect, "old_path"),
        (make.source_set, "key"),
        (make.upset_note, "event_id"),
        (make.coverage, "event_id"),
        (correction, "token"),
        (loaded_file, "path"),
    ],
)
def test_a_unique_column_refuses_the_second_row(factory, column):
    twin = factory()
    twin.pk = None
    twin._state.adding = True
    assert refusal(twin) == f"UNIQUE constraint failed: {twin._meta.db_table}.{column}"


@pytest.mark.parametrize(
    ("factory", "column"),
    [
        *((make.discipline, column) for column in ("name", "short_name", "slug", "sort")),
        *((make.championship, column) for column in ("name", "short_name", "sort")),
    ],
)
def test_disciplines_and_championships_share_no_name_address_or_rank(factory, column):
    one, other = factory("one"), factory("two")
    setattr(other, column, getattr(one, column))
    assert refusal(other) == f"UNIQUE constraint failed: {one._meta.db_table}.{column}"


@pytest.mark.parametrize(
    ("factory", "values"),
    [
        (result, {"status": "DQ", "place": None}),
        (result, {"status": "DNF", "place": None}),
        (result, {"status": "UNPLACED", "place": None}),
        (result, {"status": "DNS", "place": None, **NO_MARK_AT_ALL}),
        (result, {"place": None}),
        (result, dict(NO_MARK_AT_ALL)),
        (make.membership, {"joined": "2020", "left": "2020"}),
        (make.membership, {"joined": "2020", "left": ""}),
        (make.membership, {"joined": "", "left": "2020"}),
        (make.country, {"from_year": 1990, "to_year": 1990}),
        (make.upset_note, {"hidden": True, "hidden_because": "wrong favourite"}),
        (make.event, {"field": 14, "field_sources": make.source_set}),
        (correction, {"state": "taken", "answer": "Thank you."}),
    ],
)
def test_what_the_rules_allow_is_saved(factory, values):
    row = factory()
    change(row, values)
    row.validate_constraints()
    row.save()


def test_two_teams_of_one_country_are_two_competitors():
    first = make.result(athlete=None)
    second = make.result(2, unit=first.unit, athlete=None, team="2")
    assert (first.competitor_key, second.competitor_key) == ("GBR", "GBR-2")


#: A form fills the key of the competitor itself.
IN_FORMS = [check for check in CHECKS if "competitor_key" not in check[1]]


@pytest.mark.parametrize(
    ("factory", "values", "name", "message"), IN_FORMS, ids=[check[2] for check in IN_FORMS]
)
def test_a_form_gives_the_message_of_the_check_and_no_other(factory, values, name, message):
    row = factory()
    change(row, values)
    with pytest.raises(ValidationError) as refused:
        row.full_clean()
    assert refused.value.message_dict == {"__all__": [message]}
