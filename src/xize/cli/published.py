"""Editions as this installation has published them."""

from __future__ import annotations

import click

from xize.cli.embedded import prepare_database
from xize.people.actor import SYSTEM
from xize.rulebook.queries import Compiled, compiled, edition_in_force, editions
from xize.rulebook.refusals import RulebookRefusal


def edition_of(regulation: str, label: str = "") -> Compiled:
    """The edition of this label, else the one in force. Raises ``click.ClickException``."""
    prepare_database()
    known = [one for one in editions(SYSTEM) if one.regulation == regulation]
    try:
        if not label:
            return compiled(edition_in_force(regulation))
    except RulebookRefusal as error:
        raise click.ClickException(str(error)) from error
    found = next((one for one in known if one.edition == label), None)
    if found is None:
        labels = ", ".join(one.edition for one in known) or "none"
        raise click.ClickException(
            f"{regulation} has no published edition {label} (no-such-edition). There are: {labels}"
        )
    return compiled(found.id)
