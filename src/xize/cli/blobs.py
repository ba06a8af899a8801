"""`xize blobs`."""

from __future__ import annotations

import sys

import click

from xize.documents.queries import stored_files
from xize.documents.storage import StorageUnavailable, store, store_at
from xize.documents.storage.copying import Copied, copy_all


@click.command
@click.argument("target", metavar="ADDRESS")
def command(target: str) -> None:
    """Copy every stored file to another store, and check each one there.

    ADDRESS is a folder or s3://BUCKET/PREFIX?endpoint=…, as in XIZE_BLOBS. Nothing is taken away;
    a run that was stopped is begun again and copies what is missing. Ends with 1 when a file is
    damaged, or when one that the database knows is in neither store.
    """
    counts: dict[str, int] = {}
    bad = False
    try:
        for one in copy_all(store(), store_at(target)):
            counts[one.outcome] = counts.get(one.outcome, 0) + 1
            bad |= _tell(one)
        gone = [blob for blob in stored_files() if store_at(target).size(blob) is None]
    except StorageUnavailable as error:
        raise click.ClickException(error.sentence("en")) from error
    for blob in gone:
        click.echo(f"missing  {blob}", err=True)
    click.echo(
        f"{counts.get('copied', 0)} copied, {counts.get('there', 0)} there already, "
        f"{counts.get('damaged', 0)} damaged, {len(gone)} missing"
    )
    sys.exit(bad or bool(gone))


def _tell(one: Copied) -> bool:
    if one.is_bad:
        click.echo(f"{one.outcome}  {one.blob}", err=True)
    return one.is_bad
