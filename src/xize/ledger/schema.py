"""Migration operations of our hot tables.

SQLite: ``WITHOUT ROWID`` stores a row inside its primary key's tree, so that a write touches one
tree instead of two. PostgreSQL has no such thing and needs none.
"""

from __future__ import annotations

from typing import Any

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor


class CreateKeyedModel(migrations.CreateModel):
    """Create a table whose rows live in its (composite) primary key."""

    def database_forwards(
        self,
        app_label: str,
        schema_editor: BaseDatabaseSchemaEditor,
        from_state: Any,
        to_state: Any,
    ) -> None:
        """Create the table, without row ids on SQLite."""
        plain = schema_editor.sql_create_table
        if schema_editor.connection.vendor == "sqlite":
            schema_editor.sql_create_table = f"{plain} WITHOUT ROWID"
        try:
            super().database_forwards(app_label, schema_editor, from_state, to_state)
        finally:
            schema_editor.sql_create_table = plain
