"""A migration of a busy archive holds nobody up: no long lock on a table that is in use."""

import pytest
from django.db import connection, migrations, models
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.state import ModelState, ProjectState

from athletics.models.operations import AddIndexOnline

#: Of tables that are in use: PostgreSQL changes its catalogue alone, whatever their size.
QUICK = (
    migrations.AddField,  # a column with a constant as its default
    migrations.AlterModelOptions,
    migrations.AlterModelManagers,
    migrations.DeleteModel,
    migrations.RemoveConstraint,
    migrations.RemoveField,
    migrations.RemoveIndex,
    migrations.RenameIndex,
    AddIndexOnline,
)
#: Of migrations that are named here, somebody has looked at what they lock.
LOOKED_AT = {
    "0001_initial": "makes the tables",
    "0002_groups": "writes a hundred rows of groups and permissions",
    "0006_search_entries": "indexes two tables that it makes",
    "0012_starts_of_milestones_and_upsets": "fills ten thousand derived rows, in two statements",
    "0014_search_indexes_without_a_list": "sets an option of three indexes, which go on",
}


def slow_operations(migration):
    """What is done to tables that the migration did not make itself."""
    made = {
        one.name.lower() for one in migration.operations if isinstance(one, migrations.CreateModel)
    }
    for one in migration.operations:
        model = getattr(one, "model_name", getattr(one, "name", "")).lower()
        if isinstance(one, migrations.CreateModel) or model in made:
            continue
        if not isinstance(one, QUICK):
            yield one.describe()
        if isinstance(one, AddIndexOnline) and migration.atomic:
            yield f"{one.describe()}, within a transaction"


def test_no_migration_locks_a_table_in_use_for_long():
    found = {
        name: list(slow_operations(migration))
        for (app, name), migration in MigrationLoader(None).disk_migrations.items()
        if app == "athletics" and name not in LOOKED_AT
    }
    assert {name: slow for name, slow in found.items() if slow} == {}


def an_index(kind=migrations.AddIndex):
    return kind("result", models.Index(fields=["place"], name="result_by_place"))


@pytest.mark.parametrize(
    ("operations", "atomic", "slow"),
    [
        ([an_index()], True, 1),
        ([an_index(AddIndexOnline)], False, 0),
        ([an_index(AddIndexOnline)], True, 1),
        ([migrations.CreateModel("Result", []), an_index()], True, 0),
        ([migrations.AlterField("result", "place", models.IntegerField())], True, 1),
        ([migrations.RunPython(migrations.RunPython.noop)], True, 1),
        ([migrations.AddField("result", "lane", models.IntegerField(null=True))], True, 0),
    ],
)
def test_a_long_lock_is_found(operations, atomic, slow):
    migration = migrations.Migration("0099_made_up", "athletics")
    migration.operations, migration.atomic = operations, atomic
    assert len(list(slow_operations(migration))) == slow


def test_an_index_comes_and_goes_online(django_db_setup, django_db_blocker):
    """Outside of a transaction, as PostgreSQL wants it; on a table of its own."""
    fields = [("id", models.AutoField(primary_key=True)), ("n", models.IntegerField())]
    before = ProjectState()
    before.add_model(ModelState("athletics", "Scratch", fields, options={"indexes": []}))
    operation = AddIndexOnline("scratch", models.Index(fields=["n"], name="scratch_n"))
    after = before.clone()
    operation.state_forwards("athletics", after)
    scratch = before.apps.get_model("athletics", "Scratch")

    def indexes():
        with connection.cursor() as cursor:
            return set(connection.introspection.get_constraints(cursor, scratch._meta.db_table))

    with django_db_blocker.unblock(), connection.schema_editor(atomic=False) as editor:
        editor.create_model(scratch)
        try:
            operation.database_forwards("athletics", editor, before, after)
            assert "scratch_n" in indexes()
            operation.database_backwards("athletics", editor, after, before)
            assert "scratch_n" not in indexes()
        finally:
            editor.delete_model(scratch)
