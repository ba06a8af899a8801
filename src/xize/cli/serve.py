"""`xize serve`."""

import click
from django.conf import settings
from django.core.management import call_command
from django.db import connection

from xize.cli.server import check_port, run_server
from xize.people.administering import is_unused

FIRST_RUN = """\
Nobody can sign in yet. In another terminal, with XIZE_HOME={home}:

  xize organisation --example > organisation.yaml   # then make it yours
  xize organisation organisation.yaml               # departments and people
  xize publish payment-projects                     # a regulation, by id or path
  xize password NAME                                # for each who is to sign in

`xize demo` shows a sample organisation instead.
"""


@click.command
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option("--port", default=8000, show_default=True, help="Port to listen on.")
@click.option("--processes", default=1, show_default=True, help="Web processes to run.")
def command(host: str, port: int, processes: int) -> None:
    """Serve the web application until interrupted.

    The embedded database (SQLite in XIZE_HOME) is brought to this version first, and the worker
    runs in the same process. PostgreSQL is left to `xize migrate` and `xize worker`: a new version
    never changes a shared database by surprise, and web and worker are scaled apart.
    """
    embedded = connection.vendor == "sqlite"
    check_port(host, port)
    if embedded:
        call_command("migrate", verbosity=0)
        if is_unused():
            click.echo(FIRST_RUN.format(home=settings.XIZE_HOME))
    connection.close()
    run_server(host, port, processes, worker=embedded)
