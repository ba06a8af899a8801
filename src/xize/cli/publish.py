"""`xize publish`."""

from __future__ import annotations

from datetime import UTC, datetime

import click

from xize.cli.embedded import prepare_database
from xize.cli.lint import line
from xize.people import queries
from xize.people.actor import SYSTEM
from xize.rulebook.queries import Compiled, compiled, editions
from xize.rulebook.refusals import EditionHasErrors, RulebookRefusal
from xize.rulebook.services import publish_from_library


@click.command
@click.argument("name", required=False, metavar="[ID|PATH]")
@click.option("--draft", is_flag=True, help="Publish only; do not put it in force.")
def command(name: str | None, *, draft: bool) -> None:
    """Publish a regulation and put it in force, or show the editions there are.

    Name a regulation of the library by its ID, or any folder or regulation.yaml by its PATH. The
    text must be free of errors (`xize lint`). Running projects keep the edition they began under;
    the same text published again is the same edition. Department roles for which no department
    stands are named: nobody would be asked there.
    """
    prepare_database()
    if name is None:
        _show()
        return
    now = datetime.now(UTC)
    try:
        edition = publish_from_library(actor=SYSTEM, regulation=name, at=now, in_force=not draft)
    except EditionHasErrors as error:
        for one in error.problems:
            click.echo(line(one, "en"))
        raise click.ClickException(str(error)) from error
    except RulebookRefusal as error:
        raise click.ClickException(str(error)) from error
    (card,) = (one for one in editions(SYSTEM) if one.id == edition)
    click.echo(f"{card.regulation} {card.edition} “{card.title}”: {_state(card.state)}")
    for role in vacant(compiled(edition)):
        click.echo(f"  nobody stands for {role}; write it under stands_for of a department")


def vacant(edition: Compiled) -> list[str]:
    """Department roles of a rule for which no department stands, as `id (name)`."""
    standing = queries.standings(SYSTEM)
    return [
        f"{role.id} ({role.name})"
        for role in edition.rules.roles.values()
        if role.kind == "department" and not role.optional and not standing.get(role.id)
    ]


def _show() -> None:
    found = editions(SYSTEM)
    for card in found:
        click.echo(f"{card.regulation} {card.edition} “{card.title}”: {_state(card.state)}")
    if not found:
        click.echo("No regulation yet. Publish one of the library: xize publish payment-projects")


def _state(state: str) -> str:
    return state.replace("_", " ")
