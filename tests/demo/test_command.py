"""`xize demo`, started as a person starts it, on a home of its own."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest

XIZE = Path(sys.executable).with_name("xize")


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    """What a person's shell would hand over; the tests' own settings stay out of it."""
    ours = {"XIZE_HOME": str(tmp_path / "home"), "DATABASE_URL": "", "DJANGO_SETTINGS_MODULE": ""}
    return {name: value for name, value in (os.environ | ours).items() if value}


@pytest.fixture
def port() -> int:
    """A port nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def xize(environment: dict[str, str], *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [str(XIZE), *arguments]
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False)


def test_a_first_run_makes_and_serves_it_and_a_second_one_keeps_it(environment, port) -> None:
    command = [str(XIZE), "demo", "--port", str(port)]
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout is not None
        said = [server.stdout.readline() for _ in range(3)]
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=30) as page:
            shown = page.read().decode()
        server.terminate()
        assert server.wait(timeout=30) == 0

    assert said[1].startswith("13 projects, 32 people, made in ")
    assert said[2].startswith(f"Xize serves http://127.0.0.1:{port}/")
    assert "罗静" in shown
    again = xize(environment, "demo", "--no-serve")
    assert again.stdout.endswith("13 projects, 32 people, kept from before\n")
    checked = xize(environment, "verify")
    assert (checked.returncode, checked.stderr) == (0, "")


def test_what_is_no_instant_is_refused_before_anything_is_made(environment, tmp_path) -> None:
    answer = xize(environment, "demo", "--no-serve", "--at", "tomorrow")

    assert answer.returncode == 2
    assert "write it like 2026-03-02T09:00" in answer.stderr
    assert not (tmp_path / "home" / "xize.sqlite3").exists()


def test_nobody_elses_machine_can_be_let_in(environment) -> None:
    answer = xize(environment, "demo", "--host", "0.0.0.0")

    assert answer.returncode == 2
    assert "--host" in answer.stderr
