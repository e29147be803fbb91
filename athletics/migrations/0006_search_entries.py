"""The tables of the search box, and beside them the index of each database."""

from django.db import migrations, models

ENTRIES, WORDS = "athletics_searchentry", "athletics_searchword"
#: Name: table, columns, options. Words are found from their first letter on, or by what three
#: letters in a row they share with one that is misspelt.
SQLITE_INDEXES = {
    "athletics_search_entries": (
        ENTRIES,
        ("names", "context"),
        "tokenize='ascii', detail='column', prefix='1 2 3'",
    ),
    "athletics_search_trigrams": (WORDS, ("word",), "tokenize='trigram', detail='column'"),
}
POSTGRESQL_INDEXES = (
    f"CREATE INDEX search_entry_named ON {ENTRIES} USING gin (to_tsvector('simple', names))",
    f"CREATE INDEX search_entry_words ON {ENTRIES} "
    "USING gin (to_tsvector('simple', names || ' ' || context))",
)


def index(apps, schema_editor):
    connection = schema_editor.connection
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            for name in SQLITE_INDEXES:
                for statement in sqlite_index(name):
                    cursor.execute(statement)
        if connection.vendor == "postgresql":
            for statement in POSTGRESQL_INDEXES:
                cursor.execute(statement)
            index_trigrams(cursor)


def index_trigrams(cursor):
    """Without the extension, which comes with PostgreSQL's contrib, misspelt words find nothing."""
    cursor.execute("SELECT 1 FROM pg_available_extensions WHERE name = 'pg_trgm'")
    if cursor.fetchone():
        cursor.execute("CREATE EXTENSION IF NOT EXISTS pg_trgm")
        cursor.execute(
            f"CREATE INDEX search_word_trigrams ON {WORDS} USING gin (word gin_trgm_ops)"
        )


def sqlite_index(name):
    """FTS5 over a table, without a copy of its text; the triggers are those of its manual."""
    table, columns, options = SQLITE_INDEXES[name]
    listed = ", ".join(columns)
    old, new = (", ".join(f"{row}.{one}" for one in columns) for row in ("old", "new"))
    gone = f"INSERT INTO {name} ({name}, rowid, {listed}) VALUES ('delete', old.id, {old});"
    come = f"INSERT INTO {name} (rowid, {listed}) VALUES (new.id, {new});"
    yield (
        f"CREATE VIRTUAL TABLE {name} USING fts5("
        f"{listed}, content='{table}', content_rowid='id', {options})"
    )
    yield f"CREATE TRIGGER {name}_insert AFTER INSERT ON {table} BEGIN {come} END"
    yield f"CREATE TRIGGER {name}_delete AFTER DELETE ON {table} BEGIN {gone} END"
    yield (
        f"CREATE TRIGGER {name}_update AFTER UPDATE OF {listed} ON {table} "
        f"BEGIN {gone} {come} END"
    )


def drop(apps, schema_editor):
    """PostgreSQL drops indexes with their tables; the extension may serve others."""
    if schema_editor.connection.vendor == "sqlite":
        for name in SQLITE_INDEXES:
            for event in ("insert", "delete", "update"):
                schema_editor.execute(f"DROP TRIGGER {name}_{event}")
            schema_editor.execute(f"DROP TABLE {name}")


class Migration(migrations.Migration):
    dependencies = [("athletics", "0005_milestones")]
    operations = [
        migrations.CreateModel(
            name="SearchEntry",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("athlete", "athlete"),
                            ("edition", "edition"),
                            ("event", "event"),
                            ("event-type", "event through time"),
                            ("discipline", "discipline"),
                            ("championship", "championship"),
                            ("country", "country"),
                            ("club", "club"),
                            ("upset", "upset"),
                        ],
                        max_length=12,
                    ),
                ),
                ("subject", models.CharField(help_text="The key of the thing among its kind", max_length=60)),
                ("title", models.CharField(max_length=200)),
                ("subtitle", models.CharField(help_text="Tells namesakes apart", max_length=300)),
                ("address", models.CharField(max_length=200)),
                ("names", models.TextField(help_text="What it is called, folded, spellings parted by |")),
                ("context", models.TextField(help_text="What it is looked for by beside its names, folded")),
                ("fame", models.PositiveSmallIntegerField(help_text="0 to 1000, by medals")),
                ("published", models.BooleanField()),
            ],
            options={
                "verbose_name_plural": "search entries",
                "constraints": [models.UniqueConstraint(fields=("kind", "subject"), name="search_entry_once")],
            },
        ),
        migrations.CreateModel(
            name="SearchWord",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("word", models.CharField(max_length=80, unique=True)),
            ],
        ),
        migrations.RunPython(index, drop),
    ]
