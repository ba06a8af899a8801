"""A site of its own for a run of scenarios: a folder and an empty database, gone afterwards."""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from tempfile import TemporaryDirectory
from urllib.parse import urlsplit, urlunsplit

import psycopg
from psycopg import sql


@contextmanager
def scratch_site() -> Iterator[None]:
    """Point the environment at a folder and a database that nobody else uses.

    Enter it before Django is set up. With `DATABASE_URL` the database is a new one on that
    PostgreSQL server, otherwise a file in the folder. Nothing of the organisation's is touched.
    """
    before = {name: os.environ.get(name) for name in ("XIZE_HOME", "DATABASE_URL")}
    with TemporaryDirectory(prefix="xize-scenarios-") as folder, _database() as url:
        os.environ["XIZE_HOME"] = folder
        if url:
            os.environ["DATABASE_URL"] = url
        try:
            yield
        finally:
            for name, value in before.items():
                if value is None:
                    os.environ.pop(name, None)
                else:
                    os.environ[name] = value


@contextmanager
def _database() -> Iterator[str]:
    """The address of a new database; empty where there is no server."""
    server = os.environ.get("DATABASE_URL", "")
    if not server.startswith("postgres"):
        yield ""
        return
    name = f"xize_scenarios_{secrets.token_hex(6)}"
    _on(server, sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
    try:
        yield urlunsplit(urlsplit(server)._replace(path=f"/{name}"))
    finally:
        drop = sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)")
        _on(server, drop.format(sql.Identifier(name)))


def _on(server: str, statement: sql.Composed) -> None:
    """Run a statement that no transaction may hold."""
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(statement)
