"""`xize migrate`."""

import click
from django.core.management import call_command


@click.command
def command() -> None:
    """Bring the database to this version of Xize.

    Running it twice does no harm. It takes no data away: the ledger is append-only.
    """
    call_command("migrate", verbosity=1)
