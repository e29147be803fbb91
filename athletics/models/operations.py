"""Operations of migrations that a busy archive does not notice."""

from typing import Any

from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor as Editor


class AddIndexOnline(migrations.AddIndex):
    """An index on a table that is in use: PostgreSQL builds it while others write.

    The migration needs ``atomic = False`` and should do nothing else; one that was broken off
    leaves an invalid index, to be dropped by hand. SQLite builds it under its write lock.
    """

    def database_forwards(
        self,
        app_label: str,
        schema_editor: Editor,
        from_state: Any,
        to_state: Any,
    ) -> None:
        self._here(schema_editor).database_forwards(app_label, schema_editor, from_state, to_state)

    def database_backwards(
        self,
        app_label: str,
        schema_editor: Editor,
        from_state: Any,
        to_state: Any,
    ) -> None:
        self._here(schema_editor).database_backwards(app_label, schema_editor, from_state, to_state)

    def _here(self, schema_editor: Editor) -> migrations.AddIndex:
        kind = migrations.AddIndex
        if schema_editor.connection.vendor == "postgresql":
            kind = AddIndexConcurrently
        return kind(self.model_name, self.index)
