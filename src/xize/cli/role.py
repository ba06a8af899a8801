"""`xize role`."""

from __future__ import annotations

from datetime import UTC, datetime

import click

from xize.cli.embedded import prepare_database
from xize.people.administering import new_role, no_role
from xize.people.permissions import SystemRole
from xize.people.refusals import PeopleRefusal


@click.command
@click.argument("username")
@click.argument("role", type=click.Choice([one.value for one in SystemRole]))
@click.option("--take-away", is_flag=True, help="The person holds it no longer.")
def command(username: str, role: str, *, take_away: bool) -> None:
    """Give somebody a system role: administrator, archivist, auditor or rule-keeper.

    An administrator keeps people, departments and rules, and may move any project on; an archivist
    reads dossiers of ended projects, an auditor everything; a rule-keeper publishes rules.
    """
    prepare_database()
    now, wanted = datetime.now(UTC), SystemRole(role)
    try:
        if take_away:
            changed = no_role(username=username, role=wanted, at=now)
        else:
            changed = new_role(username=username, role=wanted, at=now)
    except PeopleRefusal as error:
        raise click.ClickException(f"{error} See them with `xize organisation`.") from error
    told = f"{username} is {role} no longer" if take_away else f"{username} is {role}"
    click.echo(told if changed else f"{told} (as before)")
