"""The web server: granian, which runs the WSGI application in processes of its own."""

import socket

import click
from granian import Granian
from granian.constants import Interfaces
from granian.log import LogLevels

THREADS = 4
"""Requests one process works on at a time; SQLite's writers take turns anyway."""


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


def run_server(host: str, port: int, processes: int = 1) -> None:
    """Serve until interrupted."""
    Granian(
        "xize.site.wsgi:application",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=processes,
        blocking_threads=THREADS,
        websockets=False,
        respawn_failed_workers=True,
        log_level=LogLevels.warning,
    ).serve()
