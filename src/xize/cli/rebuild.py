"""`xize rebuild`."""

from __future__ import annotations

import click

from xize.archive.services import rebuilding
from xize.ledger.queries import streams
from xize.projects.rebuild import LedgerBroken, rebuild
from xize.projects.transaction import KIND
from xize.registers.services import empty
from xize.search import services as search


@click.command
def command() -> None:
    """Make all lists, inboxes, registers and the search index again from the ledger.

    Loses nothing: what people did is in the ledger, what they see is made from it. Read marks and
    the outbox are left alone, so nobody gets old mail again.
    """
    with click.progressbar(length=len(streams(KIND)), label="Rebuilding") as bar:
        try:
            count = rebuild(lambda _done, _of: bar.update(1))
        except LedgerBroken as error:
            raise click.ClickException(
                f"{error}. Nothing was rebuilt; run `xize verify` and restore a backup."
            ) from error
    empty()  # registers make their rows again when they are read
    rebuilding.rebuild()
    with click.progressbar(length=count, label="Indexing") as bar:
        search.rebuild(lambda _done, _of: bar.update(1))
    click.echo(f"{count} streams rebuilt")
