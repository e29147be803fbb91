"""Two athletes who are one, and one who is two: everything moves, and comes back row for row."""

import datetime as dt

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError

from athletics.models import Athlete, Changeset, Medal, MedalHolder, Redirect
from athletics.services import changes
from athletics.services.merging import CannotMergeError, merge, plan, references
from athletics.services.rebuild import rebuild
from athletics.services.splitting import CannotSplitError, split
from athletics.tests import factories as make
from athletics.tests.services.test_changes import the_record

pytestmark = pytest.mark.django_db
WHY = "same birth date, same club"


@pytest.fixture
def ada():
    return User.objects.create_user("ada", is_staff=True)


@pytest.fixture
def kept():
    return make.athlete("nuria-fernandez", given_name="Nuria", family_name="Fernandez", sex="W")


@pytest.fixture
def gone():
    return make.athlete(
        "nuria-fernandez-dominguez",
        given_name="Núria",
        family_name="Fernández Domínguez",
        sex="W",
        other_names="N. Fernandez",
    )


def life_of(who):
    """One row of every noun that points to an athlete; the models they are of."""
    unit = make.unit(event=make.event("W"))
    made = [
        make.result(1, unit=unit, athlete=who, mark="3:58.00"),
        make.medal_decision(event=unit.event, athlete=who, action="award"),
        make.team_member(event=make.event("X"), athlete=who),
        make.season_best(athlete=who),
        make.season_list_entry(athlete=who, person_key=who.slug),
        make.world_record(athlete=who),
        make.price(event=unit.event, athlete=who),
        make.quote(event=unit.event, athlete=who),
        make.absence(event=make.event("W", edition=make.edition("2022-eugene")), athlete=who),
        make.claim(athlete=who),
        make.membership(athlete=who),
        make.redirect("athletes/nuria", athlete=who),
    ]
    rebuild()
    return made


def merged(kept, gone, user):
    return merge(kept=kept, gone=gone, user=user, reason=WHY)


def test_every_noun_that_points_to_an_athlete_is_in_the_test(gone):
    assert {type(row) for row in life_of(gone)} == {model for model, _ in references()}


def test_all_that_points_to_one_moves_to_the_other(kept, gone, ada):
    rows = life_of(gone)
    planned = plan(kept=kept, gone=gone)
    assert {moves.noun: len(moves.lines) for moves in planned.moves} == {
        str(row._meta.verbose_name_plural): 1 for row in rows
    }
    lines = {moves.noun: moves.lines[0] for moves in planned.moves}
    assert lines["results"] == "Women's 1500, Budapest 2023, final: 1 3:58.00"
    made = merged(kept, gone, ada)
    for row in rows:
        row.refresh_from_db()
        assert row.athlete_id == kept.pk, row
    result, decision, _, _, entry, *_ = rows
    assert (result.competitor_key, decision.competitor_key) == (str(kept.pk), str(kept.pk))
    assert entry.person_key == "nuria-fernandez"
    assert not Athlete.objects.filter(pk=gone.pk).exists()
    assert (made.action, made.made_by, made.reason) == ("merge", ada, WHY)
    assert (Medal.objects.get().athlete, MedalHolder.objects.get().athlete) == (kept, kept)


def test_the_old_address_leads_to_the_one_who_stays(kept, gone, ada, client):
    merged(kept, gone, ada)
    response = client.get("/athletes/nuria-fernandez-dominguez/?a=b")
    assert response.status_code == 301
    assert response["Location"] == "/athletes/nuria-fernandez/?a=b"


def test_an_old_address_that_was_given_out_twice_is_taken_over(kept, gone, ada):
    make.redirect("athletes/nuria-fernandez-dominguez", athlete=make.athlete("somebody-else"))
    merged(kept, gone, ada)
    assert Redirect.objects.get().athlete == kept


def test_names_join_the_other_names_and_are_found(kept, gone, ada):
    assert plan(kept=kept, gone=gone).names == ["Núria Fernández Domínguez", "N. Fernandez"]
    merged(kept, gone, ada)
    kept.refresh_from_db()
    assert kept.spellings == ["Núria Fernández Domínguez", "N. Fernandez"]
    assert Athlete.objects.filter(search_name__contains="dominguez").get() == kept


def test_a_name_that_does_not_fit_is_said_to_be_left_out(kept, gone):
    kept.other_names = "x" * 299
    assert plan(kept=kept, gone=gone).names == []
    assert len(plan(kept=kept, gone=gone).names_left_out) == 2


def test_what_one_lacks_the_other_gives(kept, gone, ada):
    Athlete.objects.filter(pk=gone.pk).update(born="1976-08-16", height_cm=168, birthplace="Luzern")
    Athlete.objects.filter(pk=kept.pk).update(born="1976", birthplace="Lucerne")
    kept.refresh_from_db()
    gone.refresh_from_db()
    planned = plan(kept=kept, gone=gone)
    assert planned.doubts == ["Birthplaces differ: Lucerne stays, Luzern is lost."]
    merged(kept, gone, ada)
    kept.refresh_from_db()
    assert (str(kept.born), kept.height_cm, kept.birthplace) == ("1976-08-16", 168, "Lucerne")


@pytest.mark.parametrize(
    ("mine", "other", "doubts"),
    [
        ("1976-08-16", "1976-08-17", 1),
        ("1976-08-16", "1976", 0),
        ("1976", "1976-08-16", 0),
        ("1976-08", "1976-08-16", 0),
        ("~1976", "1975-08-16", 0),
        ("~1976", "1977-08-16", 1),
        ("1976", "1977", 1),
        ("1976", "", 0),
    ],
)
def test_birth_dates_that_differ_are_doubts(kept, gone, mine, other, doubts):
    for who, born in ((kept, mine), (gone, other)):
        Athlete.objects.filter(pk=who.pk).update(born=Athlete(born=born).born or "")
        who.refresh_from_db()
    assert len(plan(kept=kept, gone=gone).doubts) == doubts


def refused(kept, gone, reason=WHY):
    before = the_record()
    with pytest.raises(CannotMergeError) as why:
        merge(kept=kept, gone=gone, user=None, reason=reason)
    assert (the_record(), Changeset.objects.count()) == (before, 0)
    return str(why.value)


def test_nobody_competes_twice_in_one_race(kept, gone):
    unit = make.unit(event=make.event("W"))
    make.result(1, unit=unit, athlete=kept)
    make.result(2, unit=unit, athlete=gone)
    make.result(3, athlete=gone)
    assert refused(kept, gone) == (
        "Both stand in Women's 1500, Budapest 2023, final: nobody competes twice."
    )


def test_nobody_runs_two_legs(kept, gone):
    relay = make.event("W")
    make.team_member(event=relay, athlete=kept, leg=1)
    make.team_member(event=relay, athlete=gone, leg=4)
    assert refused(kept, gone) == "They ran legs 1 and 4 of Women's 1500, Budapest 2023."


def test_a_man_and_a_woman_are_two(kept):
    other = make.athlete("n-fernandez", sex="M")
    assert refused(kept, other) == (
        "Nuria Fernandez is listed among the women, N Fernandez among the men."
    )


def test_one_is_not_merged_with_itself_nor_without_a_reason(kept, gone):
    assert refused(kept, kept).startswith("This is one and the same record")
    assert refused(kept, gone, " ") == "Say why the two are one."


@pytest.mark.parametrize(("mine", "stays"), [("3:59.00", "3:58.00"), ("3:57.00", "3:57.00")])
def test_of_two_seasons_bests_the_better_stays_and_it_is_said(kept, gone, ada, mine, stays):
    value = {"3:57.00": 237_000, "3:58.00": 238_000, "3:59.00": 239_000}
    make.season_best(athlete=kept, mark=mine, mark_value=value[mine])
    make.season_best(athlete=gone, mark="3:58.00", mark_value=238_000)
    make.season_best(athlete=gone, season=2022)
    planned = plan(kept=kept, gone=gone)
    goes = max(mine, "3:58.00")
    assert planned.dropped[0].lines == [
        f"2023, 1500: {goes} is dropped, 2023, 1500: {min(mine, '3:58.00')} stays"
    ]
    merged(kept, gone, ada)
    kept_bests = kept.season_bests.order_by("season").values_list("season", "mark")
    assert list(kept_bests) == [(2022, "3:29.38"), (2023, stays)]


def test_of_equal_rows_the_better_known_stays(kept, gone, ada):
    make.season_best(athlete=kept)
    make.season_best(athlete=gone, venue="Oslo")
    merged(kept, gone, ada)
    assert kept.season_bests.get().venue == "Oslo"


def test_a_medal_decision_told_twice_keeps_the_claims_about_both(kept, gone, ada):
    run = make.event("W")
    for who in (kept, gone):
        told = make.medal_decision(event=run, athlete=who, effective="2013-05")
        make.claim(medal_decision=told)
    merged(kept, gone, ada)
    assert kept.medaldecision_set.get().claims.count() == 2


def twice(kept, gone):
    """Rows that both have, of all kinds, and a life of the one who goes."""
    life_of(gone)
    for who, wind in ((kept, None), (gone, 3)):
        make.season_best(athlete=who, season=2020, wind=wind)
        make.membership(athlete=who, joined="1990")
        make.claim(
            medal_decision=make.medal_decision(event=make.event("W"), athlete=who, colour="S")
        )
    make.result(2, unit=make.unit(event=make.event("W"), phase="heat"), athlete=kept)


def test_undo_of_a_merge_puts_every_row_back(kept, gone, ada):
    twice(kept, gone)
    rebuild()
    before, medals = the_record(), sorted(Medal.objects.values_list("competitor_key", "colour"))
    made = merged(kept, gone, ada)
    after = the_record()
    undone = changes.undo(changeset_id=made.pk, user=ada, reason="they are two")
    assert the_record() == before
    rebuild()
    assert sorted(Medal.objects.values_list("competitor_key", "colour")) == medals
    changes.undo(changeset_id=undone.pk, user=ada)
    assert the_record() == after


def test_a_merge_is_undone_after_another_was(kept, gone, ada):
    third = make.athlete("third-spelling", sex="W")
    make.result(1, athlete=third)
    before = the_record()
    first = merged(kept, gone, ada)
    second = merged(kept, third, ada)
    with pytest.raises(changes.CannotUndoError, match="undo the later change first"):
        changes.undo(changeset_id=first.pk, user=ada)
    for made in (second, first):
        changes.undo(changeset_id=made.pk, user=ada)
    assert the_record() == before


@pytest.fixture
def two_in_one():
    """A runner of 1972 and one of 2023 under one name."""
    who = make.athlete("jose-gonzalez", sex="M")
    old = make.event(
        edition=make.edition(
            "1972-munich", start_date=dt.date(1972, 8, 27), end_date=dt.date(1972, 9, 10)
        )
    )
    then = make.result(1, unit=make.unit(event=old), athlete=who)
    now = make.result(3, athlete=who)
    make.medal_decision(event=old, athlete=who, action="award")
    make.quote(event=old, athlete=who)
    make.price(event=now.unit.event, athlete=who)
    make.team_member(event=make.event("X"), athlete=who)
    rebuild()
    return who, then, now


def the_other(who, **more):
    return Athlete(
        slug="jose-gonzalez-1950",
        given_name="José",
        family_name="González",
        sex="M",
        country=who.country,
        source_set=who.source_set,
        born="1950",
        **more,
    )


def parted(who, new, *results, members=(), reason="born 1950 and 1999", user=None):
    return split(
        athlete=who,
        new=new,
        results=[result.pk for result in results],
        team_members=members,
        user=user,
        reason=reason,
    )


def test_a_new_athlete_gets_the_results_chosen_and_what_is_told_of_them(two_in_one, ada):
    who, then, now = two_in_one
    before = the_record()
    made = parted(who, new := the_other(who), then, user=ada)
    for row in (then, now):
        row.refresh_from_db()
    assert (then.athlete, then.competitor_key) == (new, str(new.pk))
    assert now.athlete == who
    decision, quote = new.medaldecision_set.get(), new.quotes.get()
    assert (decision.competitor_key, quote.event) == (str(new.pk), then.unit.event)
    assert (who.prices.count(), who.team_memberships.count()) == (1, 1)
    assert new.search_name.startswith("jose gonzalez")
    assert Medal.objects.get(event=then.unit.event).athlete == new
    assert (made.action, made.made_by) == ("split", ada)
    changes.undo(changeset_id=made.pk, user=ada)
    assert the_record() == before


def test_places_in_teams_are_parted_too(two_in_one):
    who, then, _ = two_in_one
    member = who.team_memberships.get()
    parted(who, new := the_other(who), then, members=[member.pk])
    assert new.team_memberships.get() == member


def test_what_is_told_of_an_event_stays_while_a_result_of_it_stays(two_in_one):
    who, then, _ = two_in_one
    make.result(1, unit=make.unit(event=then.unit.event, phase="heat"), athlete=who)
    parted(who, new := the_other(who), then)
    assert (new.quotes.count(), who.quotes.count()) == (0, 1)


def test_splits_that_mean_nothing_are_refused(two_in_one):
    who, then, now = two_in_one
    stranger = make.result(9, unit=now.unit)
    make.redirect("athletes/once-given", athlete=who)
    member = who.team_memberships.get()
    before = the_record()
    for said, attempt in (
        ("Tick the results", lambda: parted(who, the_other(who))),
        ("Say why", lambda: parted(who, the_other(who), then, reason=" ")),
        ("not of Jose Gonzalez", lambda: parted(who, the_other(who), then, stranger)),
        ("Leave one", lambda: parted(who, the_other(who), then, now, members=[member.pk])),
    ):
        with pytest.raises(CannotSplitError, match=said):
            attempt()
    given = the_other(who)
    given.slug = "once-given"
    with pytest.raises(CannotSplitError, match="was once given out"):
        parted(who, given, then)
    given.slug = "jose-gonzalez"
    with pytest.raises(ValidationError):
        parted(who, given, then)
    assert (the_record(), Changeset.objects.count()) == (before, 0)
