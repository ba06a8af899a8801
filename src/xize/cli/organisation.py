"""`xize organisation`."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

import click

from xize import library
from xize.cli.embedded import prepare_database
from xize.cli.lint import line
from xize.cli.options import in_language
from xize.people import queries
from xize.people.actor import SYSTEM
from xize.people.sheets import Loaded, NothingLoaded, load, read

EXAMPLE = Path(library.__file__).parent / "organisations" / "example.yaml"
KINDS = {"department": "departments", "partner": "partners", "person": "people"}


@click.command
@click.argument("files", nargs=-1, metavar="[FILE]…", type=click.Path(path_type=Path))
@click.option("--dry-run", is_flag=True, help="Check every row and say what would be done.")
@click.option("--example", is_flag=True, help="Print a file to begin with, and stop.")
@in_language
def command(files: tuple[Path, ...], *, dry_run: bool, example: bool, language: str) -> None:
    """Load departments, partners and people from FILE, or show those there are.

    FILE is YAML with everything (`xize organisation --example` prints one to begin with), or a CSV
    for each kind: its first column is `username` (people), `code` (departments) or `partner`.
    Headers may be Chinese. Several files are read as one.

    What is missing is made, what reads otherwise is changed, nobody is removed; a second time
    there is nothing to do. With one bad row nothing is loaded, and every bad row is listed with
    its place and the remedy; exit code 1 then.
    """
    if example:
        click.echo(EXAMPLE.read_text(encoding="utf-8"), nl=False)
        return
    prepare_database()
    if not files:
        _show()
        return
    try:
        done = load(read(files), at=datetime.now(UTC), dry=dry_run)
    except NothingLoaded as bad:
        for one in bad.problems:
            click.echo(line(one, language))
        raise click.ClickException(f"{len(bad.problems)} bad rows; nothing was loaded.") from bad
    for kind, words in KINDS.items():
        if done.rows.get(kind):
            click.echo(f"{words}: {_counted(done, kind)}")
    if dry_run:
        click.echo("Nothing was written (--dry-run).")


def _counted(done: Loaded, kind: str) -> str:
    new, changed = done.new.get(kind, []), done.changed.get(kind, [])
    parts = [f"{done.rows[kind]} read", _named("new", new), _named("changed", changed)]
    return ", ".join(parts)


def _named(what: str, keys: Iterable[str]) -> str:
    """How many, and which: the first ten."""
    names = list(keys)
    if not names:
        return f"0 {what}"
    more = " …" if len(names) > 10 else ""
    return f"{len(names)} {what} ({' '.join(names[:10])}{more})"


def _show() -> None:
    """The tree with its people, as the organisation's page shows it."""
    people = queries.directory(SYSTEM)
    departments = queries.departments(SYSTEM)
    if not people and not departments:
        click.echo("Nobody yet. Print a file to begin with: xize organisation --example")
    roles = queries.standings(SYSTEM).items()
    for unit in departments:
        stands = [role for role, units in roles if unit.id in {one.id for one in units}]
        told = f"  [{' '.join(stands)}]" if stands else ""
        click.echo(f"{'  ' * unit.depth}{unit.code}  {unit.name}{told}")
        for person in (one for one in people if one.department == unit.id):
            head = " *" if person.id == unit.head else ""
            click.echo(f"{'  ' * unit.depth}  - {person.username}  {person.name}{head}")
