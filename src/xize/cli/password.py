"""`xize password`."""

from __future__ import annotations

import sys
from datetime import UTC, datetime

import click
from django.core.exceptions import ValidationError
from django.utils import translation

from xize.cli.embedded import prepare_database
from xize.people.administering import new_password
from xize.people.refusals import PeopleRefusal


@click.command
@click.argument("username")
@click.option("--stdin", "from_stdin", is_flag=True, help="Read it from standard input, one line.")
def command(username: str, *, from_stdin: bool) -> None:
    """Set the password of somebody.

    It is asked for twice and not shown, or read from standard input; it is never an argument, which
    other people on the machine could see.
    """
    prepare_database()
    password = _first_line() if from_stdin else _asked(username)
    try:
        with translation.override("en"):
            new_password(username=username, password=password, at=datetime.now(UTC))
    except PeopleRefusal as error:
        raise click.ClickException(f"{error} See them with `xize organisation`.") from error
    except ValidationError as error:
        said = " ".join(error.messages)
        raise click.ClickException(
            f"weak-password: {said} Nothing was changed; choose another."
        ) from error
    click.echo(f"{username} can sign in with the new password")


def _asked(username: str) -> str:
    asked: str = click.prompt(
        f"New password of {username}", hide_input=True, confirmation_prompt=True
    )
    return asked


def _first_line() -> str:
    return sys.stdin.readline().rstrip("\r\n")
