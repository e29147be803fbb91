"""The restore drill on PostgreSQL. Run with DATABASE_URL set to one, and its programs on PATH."""

import pytest
from django.db import connection

from athletics.models import Athlete, Quote, Result
from athletics.services.backup import BackupError, backup
from athletics.services.database_copies import content, tables_of
from athletics.services.restore import restore
from athletics.tests.services.tiny import HELD, load, write

# In no group of xdist, which would run early: they flush their worker's database, the groups of
# the desk too, so they must come last.
pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def kept(tmp_path):
    """A backup of the tiny archive, which stands in the database."""
    if connection.vendor != "postgresql":
        pytest.skip("set DATABASE_URL to a PostgreSQL")
    load(write(tmp_path / "archive"))
    backup(path=tmp_path / "b.tar.gz")
    return tmp_path / "b.tar.gz"


def everything():
    return content(connection, tables_of(connection))


def scratch_databases():
    """Of this worker: the other's tests may run at the same time."""
    own = f"scratch\\_%\\_{connection.settings_dict['NAME']}"
    with connection.cursor() as cursor:
        cursor.execute("SELECT COUNT(*) FROM pg_database WHERE datname LIKE %s", [own])
        return cursor.fetchone()[0]


def test_drill_what_was_written_since_is_gone_again(kept):
    before = everything()
    Athlete.objects.update(family_name="Wrong")
    Quote.objects.all().delete()
    with pytest.raises(BackupError, match="--replace"):
        restore(path=kept)
    restore(path=kept, replace=True)
    assert everything() == before
    assert Result.objects.count() == HELD["Result"]
    assert scratch_databases() == 0


def test_drill_into_a_database_without_tables(kept):
    before = everything()
    with connection.cursor() as cursor:
        names = ", ".join(map(connection.ops.quote_name, connection.introspection.table_names()))
        cursor.execute(f"DROP TABLE {names} CASCADE")
    restore(path=kept)
    assert everything() == before
    # Sequences go on where they stood.
    quote = Quote.objects.get()
    quote.pk, quote.text = None, "Again."
    quote.save(force_insert=True)
    assert Quote.objects.count() == 2


def test_a_backup_cut_off_changes_nothing(kept):
    Athlete.objects.update(family_name="Newer")
    before = everything()
    whole = kept.read_bytes()
    kept.write_bytes(whole[: len(whole) // 2])
    with pytest.raises(BackupError):
        restore(path=kept, replace=True)
    assert everything() == before
    assert scratch_databases() == 0


def test_a_restore_that_fails_half_way_changes_nothing(kept):
    """A sequence that the backup does not know has the name of one that it brings."""
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE athletics_quote ALTER id DROP IDENTITY")
        cursor.execute("CREATE SEQUENCE athletics_quote_id_seq")
    before = everything()
    try:
        with pytest.raises(BackupError, match="athletics_quote_id_seq"):
            restore(path=kept, replace=True)
        assert everything() == before
    finally:
        with connection.cursor() as cursor:
            cursor.execute("DROP SEQUENCE athletics_quote_id_seq")
        restore(path=kept, replace=True)
