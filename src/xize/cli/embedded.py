"""The database as set-up commands need it: there, and of this version."""

import click
from django.core.management import call_command
from django.db import connection


def prepare_database() -> None:
    """Bring the embedded database to this version; ask for `xize migrate` of a shared one."""
    if connection.vendor == "sqlite":
        call_command("migrate", verbosity=0)
    elif "people_person" not in connection.introspection.table_names():
        raise click.ClickException(
            "The database has no tables yet (database-not-migrated). Run `xize migrate` first."
        )
