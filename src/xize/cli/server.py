"""The web server: granian, which runs the WSGI application in processes of its own."""

import socket
import threading

import click
from granian import Granian
from granian.constants import Interfaces
from granian.log import LogLevels

THREADS = 4
"""Requests one process works on at a time; SQLite's writers take turns anyway."""

KILL_AFTER = 10
"""Seconds a web process has to finish its requests; one that was still starting never hears."""


def check_port(host: str, port: int) -> None:
    """Refuse in one sentence when somebody else listens there already."""
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            reason = error.strerror or str(error)
            raise click.ClickException(
                f"Cannot listen on {host}:{port} ({reason}). Choose another with --port."
            ) from error


def run_server(host: str, port: int, processes: int = 1, *, worker: bool) -> None:
    """Serve until interrupted; with the worker in the same process, or without it."""
    threading.Thread(target=announce, args=(host, port), daemon=True).start()
    Granian(
        "xize.site.embedded:application" if worker else "xize.site.wsgi:application",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=processes,
        workers_kill_timeout=KILL_AFTER,
        blocking_threads=THREADS,
        websockets=False,
        respawn_failed_workers=True,
        log_level=LogLevels.warning,
    ).serve()


def announce(host: str, port: int) -> None:
    """Say where the site is as soon as it answers there, not before."""
    while not answers(host, port):
        threading.Event().wait(0.05)
    click.echo(f"Xize serves http://{host}:{port}/ (end with Ctrl+C)")


def answers(host: str, port: int) -> bool:
    """Whether somebody listens."""
    try:
        socket.create_connection((host, port), timeout=1).close()
    except OSError:
        return False
    return True
