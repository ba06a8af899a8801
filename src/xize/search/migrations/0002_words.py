from typing import Any

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from xize.search.words import words_of


def create(_apps: Any, schema_editor: BaseDatabaseSchemaEditor) -> None:
    for statement in words_of(schema_editor.connection.vendor).CREATE:
        schema_editor.execute(statement)


def drop(_apps: Any, schema_editor: BaseDatabaseSchemaEditor) -> None:
    schema_editor.execute("DROP TABLE search_words")


class Migration(migrations.Migration):

    dependencies = [
        ('search', '0001_initial'),
    ]

    operations = [migrations.RunPython(create, drop)]
