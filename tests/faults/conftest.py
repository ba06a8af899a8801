"""Processes of our own that are killed, on the database of this run."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import pytest
from django.conf import settings
from django.db import connection
from django.test import override_settings

from tests.projects.conftest import Cast, build_cast
from tests.surroundings import database_kind, database_url
from xize.ledger.batch import fetch

PATIENCE = 60
"""Seconds within which any process has long done its part."""

VICTIM = Path(__file__).with_name("victim.py")
Victim = Callable[..., "subprocess.Popen[str]"]


def address() -> str:
    """`DATABASE_URL` of the very database this test works on."""
    name = str(connection.settings_dict["NAME"])
    if database_kind() == "sqlite":
        return f"sqlite:///{name}"
    parts = urlsplit(database_url())
    return urlunsplit(parts._replace(path=f"/{name}"))


def died(process: subprocess.Popen[str]) -> bool:
    """Wait for the end of a process; whether it was killed.

    A PostgreSQL server holds the locks of a dead client until it has noticed its death, and whoever
    passes by held streams would see none of them meanwhile. Asking for every stream waits for it.
    """
    killed = process.wait(timeout=PATIENCE) == -signal.SIGKILL
    if connection.vendor == "postgresql":
        fetch(connection, "SELECT id FROM ledger_stream FOR UPDATE", ())
    return killed


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Path]:
    with override_settings(XIZE_HOME=tmp_path):
        yield tmp_path


@pytest.fixture
def cast(transactional_db: None, home: Path) -> Cast:
    return build_cast()


@pytest.fixture
def victim(home: Path) -> Iterator[Victim]:
    """Start a process that does something to a project; `crash_at` names where it dies."""
    started: list[subprocess.Popen[str]] = []

    def start(*arguments: str, crash_at: str = "") -> subprocess.Popen[str]:
        environment = os.environ | {
            "XIZE_HOME": str(home),
            "DATABASE_URL": address(),
            "DJANGO_SETTINGS_MODULE": "xize.site.settings",
            "XIZE_TEST": "1",
            "XIZE_CRASH_AT": crash_at,
            "PYTHONPATH": os.pathsep.join(sys.path),
        }
        process = subprocess.Popen(
            [sys.executable, str(VICTIM), *arguments],
            env=environment,
            stdout=subprocess.PIPE,
            text=True,
            cwd=settings.PACKAGE.parent.parent,
        )
        started.append(process)
        return process

    yield start
    for process in started:
        process.kill()
        process.wait()
        if process.stdout:
            process.stdout.close()
