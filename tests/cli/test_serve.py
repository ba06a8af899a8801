"""`xize serve`, started as a person starts it, on a home of its own."""

import os
import re
import socket
import sqlite3
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

XIZE = Path(sys.executable).with_name("xize")


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """An empty home: `serve` makes the database itself."""
    return tmp_path / "home"


@pytest.fixture
def port() -> int:
    """A port nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture
def environment(home: Path) -> dict[str, str]:
    """What a person's shell would hand over; the tests' own settings stay out of it."""
    ours = {"XIZE_HOME": str(home), "DATABASE_URL": "", "DJANGO_SETTINGS_MODULE": ""}
    return {name: value for name, value in (os.environ | ours).items() if value}


@pytest.fixture
def site(environment: dict[str, str], port: int, home: Path) -> Iterator[str]:
    """The address of a running site."""
    command = [str(XIZE), "serve", "--port", str(port)]
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout is not None
        said = ""
        while "http://" not in said:
            line = server.stdout.readline()
            assert line, said
            said += line
        assert f"XIZE_HOME={home}" in said, "an empty home says how to set it up"
        assert "xize password NAME" in said
        yield re.findall(r"http://\S+", said)[0]
        server.terminate()
        assert server.wait(timeout=30) == 0


def test_a_first_start_makes_the_database_and_serves_pages_and_assets(site: str, home) -> None:
    with urllib.request.urlopen(site, timeout=30) as page:
        assert page.status == 200
        assert "<html" in page.read().decode()
    with urllib.request.urlopen(f"{site}static/vendor/icons.svg", timeout=30) as icons:
        assert b'<symbol id="check"' in icons.read()
    assert (home / "xize.sqlite3").stat().st_size > 0


def test_the_worker_runs_beside_the_site(site: str, home) -> None:
    for _ in range(1_000):
        urllib.request.urlopen(site, timeout=30).close()
        if checkpoints(home):
            break

    assert checkpoints(home) == 1, "the first round writes yesterday's checkpoint"


def checkpoints(home: Path) -> int:
    """How many daily checkpoints the embedded ledger holds."""
    with closing(sqlite3.connect(home / "xize.sqlite3")) as ledger:
        return int(ledger.execute("SELECT count(*) FROM ledger_checkpoint").fetchone()[0])


def test_a_port_in_use_is_refused_with_a_remedy(environment, port) -> None:
    with socket.create_server(("127.0.0.1", port)):
        answer = subprocess.run(
            [XIZE, "serve", "--port", str(port)],
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )

    assert answer.returncode == 1
    assert f"Cannot listen on 127.0.0.1:{port}" in answer.stderr
    assert "--port" in answer.stderr
