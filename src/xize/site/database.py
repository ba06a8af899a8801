"""Which database Django talks to, and how carefully."""

from pathlib import Path
from typing import Any

import environ

SQLITE_PRAGMAS = """
    PRAGMA journal_mode = WAL;
    PRAGMA synchronous = FULL;
    PRAGMA foreign_keys = ON;
    PRAGMA wal_autocheckpoint = 32000;
"""
"""A confirmed action survives a power cut (FULL); readers never wait for a writer (WAL).

The worker brings the log into the file (``ledger.services.tidy``); whoever writes does so only
where no worker has for 128 MB of it.
"""

BUSY_SECONDS = 20
"""How long SQLite waits for another writer before giving up."""


def database(url: str, home: Path) -> dict[str, Any]:
    """Django's settings of one database: PostgreSQL where `url` names it, else SQLite in `home`."""
    settings: dict[str, Any] = dict(environ.Env.db_url_config(url)) if url else {}
    if settings.get("ENGINE") == "django.db.backends.postgresql":
        return settings | _postgresql(settings.get("OPTIONS", {}))
    return _sqlite(settings.get("NAME") or home / "xize.sqlite3")


def _sqlite(name: str | Path) -> dict[str, Any]:
    """A transaction takes the write lock when it begins, so that none fails halfway."""
    options = {
        "transaction_mode": "IMMEDIATE",
        "timeout": BUSY_SECONDS,
        "init_command": SQLITE_PRAGMAS,
        "cached_statements": 512,
    }
    kept = {"CONN_MAX_AGE": None}  # whoever closes the last one would copy the whole log
    return {"ENGINE": "django.db.backends.sqlite3", "NAME": name, "OPTIONS": options} | kept


def _postgresql(options: dict[str, Any]) -> dict[str, Any]:
    """Connections are kept between requests; a statement is prepared when it comes again.

    Not at once: migrations send several statements in one string, which cannot be prepared.
    """
    return {
        "CONN_MAX_AGE": 600,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {"server_side_binding": True, "prepare_threshold": 1} | options,
    }
