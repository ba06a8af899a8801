"""`xize dossier`."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime
from pathlib import Path

import click

from xize.archive.services.handing_out import copy_of, found, oldest_archived, sealed_part
from xize.archive.services.sealing import package
from xize.core.refusal import Refusal
from xize.people.actor import SYSTEM


@click.command
@click.argument("project", required=False)
@click.argument("file", required=False, type=click.Path(dir_okay=False, path_type=Path))
@click.option(
    "--first-archived", is_flag=True, help="The project that was archived first; give FILE only."
)
@click.option("--part", type=int, help="The part: 1 is the dossier, later ones are supplements.")
@click.option(
    "--unsealed", is_flag=True, help="A copy as it stands now, also of a running project."
)
def command(
    project: str | None,
    file: Path | None,
    *,
    first_archived: bool,
    part: int | None,
    unsealed: bool,
) -> None:
    """Write the sealed dossier of PROJECT (its number or id) into FILE, a BagIt bag in a zip.

    A project that has ended and is not sealed yet is sealed now, if its dossier is whole; what is
    missing is named. Check the file anywhere with `xize verify FILE`.
    """
    if first_archived and file is None:
        project, file = None, Path(project) if project else None
    if file is None or (project is None) != first_archived:
        raise click.UsageError("Give PROJECT and FILE, or --first-archived and FILE.")
    try:
        stream = _first() if first_archived else found(SYSTEM, project or "")
        if unsealed:
            with file.open("wb+") as target:
                copy_of(SYSTEM, stream, datetime.now(UTC), target)
            click.echo(f"wrote {file}, a copy that is not sealed")
            return
        kept = sealed_part(SYSTEM, stream, part, datetime.now(UTC))
        with package(kept) as source, file.open("wb") as target:
            shutil.copyfileobj(source, target)
    except Refusal as error:
        raise click.ClickException(str(error)) from error
    click.echo(f"wrote {file}: part {kept.part}, {kept.files} files, digest {kept.digest}")


def _first() -> str:
    stream = oldest_archived(SYSTEM)
    if stream is None:
        raise click.ClickException("No project is archived yet.")
    return stream
