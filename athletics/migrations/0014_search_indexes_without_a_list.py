"""PostgreSQL keeps the search indexes in order as rows are written, not later.

By default what is new waits in an unsorted list that each lookup reads whole, and the words of a
search are thousands of lookups: with a few thousand words waiting, one search took 20 seconds.
"""

from django.db import migrations

INDEXES = ("search_entry_named", "search_entry_words", "search_word_trigrams")


def without_a_list(apps, schema_editor):
    if schema_editor.connection.vendor != "postgresql":
        return
    with schema_editor.connection.cursor() as cursor:
        for name in INDEXES:  # the last one is missing where its extension is
            cursor.execute(f"ALTER INDEX IF EXISTS {name} SET (fastupdate = off)")
            cursor.execute("SELECT gin_clean_pending_list(to_regclass(%s))", [name])


def with_a_list(apps, schema_editor):
    if schema_editor.connection.vendor != "postgresql":
        return
    with schema_editor.connection.cursor() as cursor:
        for name in INDEXES:
            cursor.execute(f"ALTER INDEX IF EXISTS {name} RESET (fastupdate)")


class Migration(migrations.Migration):
    dependencies = [("athletics", "0013_lists_by_their_own_day")]

    operations = [migrations.RunPython(without_a_list, with_a_list)]
