"""Changesets and their undo: whatever was done, the record comes back row for row."""

import pytest
from django.contrib.auth.models import User

from athletics.models import Athlete, Changeset, Event, Excuse, Redirect, Result, SourceSet, Unit
from athletics.services import changes, touched_events
from athletics.services.rebuild import rebuild_events
from athletics.tests import factories as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def ada():
    return User.objects.create_user("ada", is_staff=True)


def the_record():
    """Every row of every noun of the record."""
    return {
        model.__name__: list(model._base_manager.order_by("pk").values_list())
        for model in changes.nouns()
    }


@pytest.fixture
def final():
    """A final of three, with what hangs on it."""
    unit = make.unit()
    results = [make.result(place, unit=unit, mark=f"3:3{place}.00") for place in (1, 2, 3)]
    make.claim(result=results[0])
    make.claim(event=unit.event)
    make.story(event=unit.event)
    return unit


def change(summary="a change", **more):
    return changes.changeset(action="edit", summary=summary, **more)


def undo(made, **more):
    return changes.undo(changeset_id=made.pk, user=None, **more)


def test_all_history_inside_belongs_to_the_changeset_and_none_outside(final, ada):
    with change(user=ada, reason="seen on film", event=final.event) as made:
        changes.save([final])
    final.save()
    assert [row.changeset for row in Unit.history.order_by("history_id")][1:] == [made, None]
    assert (made.made_by, made.reason, made.event) == (ada, "seen on film", final.event)


def test_a_changeset_that_fails_leaves_nothing(final):
    before = the_record()

    def half_way():
        with change():
            changes.delete([final])
            raise ValueError("half way")

    with pytest.raises(ValueError, match="half way"):
        half_way()
    assert (the_record(), Changeset.objects.count()) == (before, 0)


def test_long_words_are_cut_to_what_the_columns_hold():
    with change("x" * 400, reason="y" * 400) as made:
        pass
    made.refresh_from_db()
    assert (len(made.summary), len(made.reason)) == (300, 300)


def test_what_history_does_not_tell_is_remembered_once(final):
    Unit.history.all().delete()
    changes.remember([final, Unit(event=final.event, phase="heat")])
    changes.remember([final])
    assert [row.phase for row in Unit.history.all()] == ["final"]


def test_what_was_loaded_past_history_is_remembered_anew(final):
    """A load updates rows and writes no history: the last row of it is stale."""
    result = final.results.first()
    with change():
        result.place = 5
        changes.save([result])
    Result.objects.filter(pk=result.pk).update(place=4, note="from a file")
    before = the_record()
    with change() as made:
        changes.delete([result])
    undo(made)
    assert the_record() == before


def create(final):
    unit = make.unit(event=final.event, phase="heat")
    changes.save([unit])
    changes.save([make.result(1, unit=unit)])


def update(final):
    first, second, third = final.results.order_by("place")
    first.place, second.place, third.note = 2, 1, "after a protest"
    changes.save([first, second, third])


def delete_with_all_that_hangs_on_it(final):
    changes.delete([final])


def delete_the_event(final):
    changes.delete([final.event])


def replace(final):
    """The same competitor again, in a row of its own."""
    old = final.results.first()
    changes.delete([old])
    changes.save(
        [
            Result(
                unit=final,
                athlete=old.athlete,
                country=old.country,
                place=9,
                competitor_key=old.competitor_key,
                source_set=old.source_set,
            )
        ]
    )


def swap_what_is_unique(final):
    """Two heats change their names by way of a third."""
    one, two = make.unit(event=final.event, phase="heat", group="1"), final
    changes.remember([one, two])
    for unit, group in ((one, "x"), (two, "1"), (one, "")):
        unit.phase, unit.group = ("heat", group) if unit is two else ("final", group)
        unit.save()


def make_and_unmake(final):
    unit = make.unit(event=final.event, phase="heat", group="7")
    changes.delete([unit])
    changes.delete([final.results.first()])


def mixed(final):
    create(final)
    update(final)
    changes.delete([final.results.last(), *final.event.stories.all()])


@pytest.mark.parametrize(
    "work",
    [
        *(create, update, delete_with_all_that_hangs_on_it, delete_the_event, replace),
        *(swap_what_is_unique, make_and_unmake, mixed),
    ],
)
@pytest.mark.parametrize("history_begun", [True, False])
def test_undo_puts_the_record_back_row_for_row_and_undo_of_that_does_it_again(
    final, work, history_begun
):
    if work is swap_what_is_unique:
        make.unit(event=final.event, phase="heat", group="1")
    if not history_begun:
        for model in changes.nouns():
            model.history.all().delete()
    before = the_record()
    with change() as made:
        work(final)
    after = the_record()
    assert after != before
    undone = undo(made, reason="too early")
    assert the_record() == before
    made.refresh_from_db()
    assert (made.undone_by, undone.action, undone.reason) == (undone, "undo", "too early")
    again = undo(undone)
    assert the_record() == after
    undo(again)
    assert the_record() == before


def test_what_was_excused_keeps_its_day(ada):
    excuse = Excuse.objects.create(rule="r", subject="s", reason="known", excused_by=ada)
    before = the_record()
    with change() as made:
        changes.delete([excuse])
    undo(made)
    assert the_record() == before


def test_two_changesets_are_undone_in_the_order_against_which_they_were_made(final):
    states, made = [the_record()], []
    for place in (5, 6):
        with change(f"place {place}") as one:
            result = final.results.order_by("pk").first()
            result.place = place
            changes.save([result])
        made.append(one)
        states.append(the_record())
    with pytest.raises(changes.CannotUndoError, match="undo the later change first"):
        undo(made[0])
    assert the_record() == states[2]
    undo(made[1])
    assert the_record() == states[1]
    undo(made[0])
    assert the_record() == states[0]


def refused(made):
    before, kept = the_record(), Changeset.objects.count()
    with pytest.raises(changes.CannotUndoError) as why:
        undo(made)
    assert (the_record(), Changeset.objects.count()) == (before, kept)
    return str(why.value)


def test_undo_is_refused_a_second_time_and_where_there_is_nothing(final):
    with change() as made:
        update(final)
    undo(made)
    made.refresh_from_db()
    assert refused(made) == "This was undone already."
    with change() as empty:
        pass
    assert refused(empty) == "Nothing that is kept in history was changed by this."


def test_undo_is_refused_where_a_record_was_deleted_or_made_again_since(final):
    result = final.results.first()
    with change() as edited:
        result.note = "seen"
        changes.save([result])
    pk = result.pk
    with change() as gone:
        changes.delete([result])
    assert "was changed since" in refused(edited)
    result.pk = pk
    result.save(force_insert=True)
    assert "was changed since" in refused(gone)


def test_undo_never_deletes_what_was_added_later_to_what_it_brought(final):
    with change() as made:
        heat = Unit(event=final.event, phase="heat", group="2")
        changes.save([heat])
    make.result(1, unit=heat)
    assert "was added since; undo that first." in refused(made)


def test_undo_is_refused_while_a_later_record_points_to_what_it_brought(final):
    with change() as made:
        runner = make.athlete("new-runner")
    make.result(4, unit=final, athlete=runner)
    assert refused(made).startswith("athlete New Runner is needed by result")


def test_undo_is_refused_where_another_took_the_place(final):
    old = make.redirect("athletes/old", athlete=make.athlete("old"))
    with change() as made:
        changes.delete([old])
    Redirect.objects.create(old_path="athletes/old", athlete=make.athlete("another"))
    assert "another record has taken its place since" in refused(made)


def test_undo_is_refused_where_what_it_named_is_gone(final):
    result = final.results.first()
    result.source_set = make.source_set("a-list")
    result.save()
    with change() as made:
        changes.delete([result])
    SourceSet.objects.get(key="a-list").delete()
    assert refused(made).endswith("cannot come back: its source set is gone.")


def test_undo_is_refused_where_history_does_not_tell_what_stood_before(final):
    Unit.history.all().delete()
    with change() as made:
        final.save()
    assert refused(made).startswith("History does not tell how unit")


def test_events_of_a_changeset_are_those_before_and_after(final):
    other = make.unit(event=make.event("W"))
    third = make.event("X")
    member = make.team_member(event=third)
    with change() as made:
        result = final.results.first()
        result.unit = other
        changes.save([result])
        member.event = final.event
        changes.save([member])
    assert touched_events.events_of(made) == {final.event_id, other.event_id, third.pk}
    with change() as made:
        changes.delete([other])
    assert touched_events.events_of(made) == {other.event_id}


def test_the_reading_follows_an_undo(final):
    rebuild_events(events=[final.event_id])
    held = sorted(final.event.medals.values_list("competitor_key", "colour"))
    with change() as made:
        changes.delete([final])
    rebuild_events(events=touched_events.events_of(made))
    assert Event.objects.get(pk=final.event_id).medals.count() == 0
    undone = undo(made)
    rebuild_events(events=touched_events.events_of(undone))
    assert sorted(final.event.medals.values_list("competitor_key", "colour")) == held


def test_every_noun_stands_after_those_it_points_to():
    order = changes.nouns()
    assert order.index(Athlete) < order.index(Result)
    for model in order:
        for field in model._meta.concrete_fields:
            if field.is_relation and field.related_model in order:
                assert order.index(field.related_model) <= order.index(model)
