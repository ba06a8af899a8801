"""`xize serve`."""

import click
from django.core.management import call_command
from django.db import connection

from xize.cli.server import check_port, run_server


@click.command
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option("--port", default=8000, show_default=True, help="Port to listen on.")
@click.option("--processes", default=1, show_default=True, help="Web processes to run.")
def command(host: str, port: int, processes: int) -> None:
    """Serve the web application until interrupted.

    An embedded database (SQLite in XIZE_HOME) is brought to this version first; PostgreSQL is
    left to `xize migrate`, so that a new version never changes a shared database by surprise.
    """
    check_port(host, port)
    if connection.vendor == "sqlite":
        call_command("migrate", verbosity=0)
    connection.close()
    click.echo(f"Xize serves http://{host}:{port}/ (end with Ctrl+C)")
    run_server(host, port, processes)
