"""`xize demo`: an organisation to try, with projects in all stages, on this machine only."""

from __future__ import annotations

import os
import time
from datetime import UTC, datetime
from pathlib import Path

import click
import platformdirs
from django.core.management import call_command
from django.db import connection

from xize.cli.instants import Instant
from xize.cli.main import set_up_site
from xize.cli.server import check_port, run_server

HOST = "127.0.0.1"
"""The demo lets anybody be anybody; nobody else's machine may reach it."""


@click.command
@click.option("--no-serve", is_flag=True, help="Prepare the demo and stop.")
@click.option("--port", default=8000, show_default=True, help="Port to listen on.")
@click.option("--at", metavar="INSTANT", help="Make it as it would stand then, not now.")
def command(*, no_serve: bool, port: int, at: str | None) -> None:
    """Serve a sample organisation: departments, people, a dozen payment projects in all stages.

    Everybody's deeds are played through the services, dated back in working days from today; the
    sign-in page lists the people to try. A second run uses what the first one made. Data lives in
    XIZE_HOME (default: a folder of its own in your data folder); remove that folder to begin anew.
    """
    os.environ["XIZE_DEMO"] = "yes"
    os.environ.setdefault("XIZE_ORGANISATION", "鹭鸟支付")
    os.environ.setdefault("XIZE_HOME", str(Path(platformdirs.user_data_dir("xize")) / "demo"))
    set_up_site()
    if not no_serve:
        check_port(HOST, port)
    now = Instant().convert(at, None, None) if at else datetime.now(UTC)
    call_command("migrate", verbosity=0)
    _prepare(now)
    embedded = connection.vendor == "sqlite"
    connection.close()
    if not no_serve:
        run_server(HOST, port, worker=embedded)


def _prepare(now: datetime) -> None:
    """Make the demo, saying how long it took; or say that it is there already."""
    from xize.demo.prepare import NotTheDemoError, prepare  # tables: after the site is set up

    begun = time.monotonic()
    click.echo("Preparing the demo …")
    try:
        demo = prepare(now)
    except NotTheDemoError as error:
        raise click.ClickException(f"{error} Set XIZE_HOME to an empty folder.") from error
    seconds = f"made in {time.monotonic() - begun:.0f} s" if demo.fresh else "kept from before"
    click.echo(f"{sum(demo.projects.values())} projects, {demo.people} people, {seconds}")
