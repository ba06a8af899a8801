"""The benchmarks start and give figures. What the figures are is no affair of a test."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

BENCH = Path(__file__).resolve().parent.parent.parent / "bench"
SITE = ("XIZE_HOME", "DATABASE_URL", "DJANGO_SETTINGS_MODULE")


def figures(script: str, *options: str) -> dict[str, Any]:
    """What a benchmark prints, run as a developer runs it."""
    environment = {name: value for name, value in os.environ.items() if name not in SITE}
    command = [sys.executable, str(BENCH / script), "--json", *options]
    run = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    found: dict[str, Any] = json.loads(run.stdout)
    return found


def test_copied_projects_are_sound_and_can_be_worked_on() -> None:
    """Copies are verified by the loader; every order is carried out on both sizes."""
    found = figures("scale.py", "--sizes", "200,250", "--databases", "sqlite", "--rounds", "1")
    milliseconds = found["sqlite"]["milliseconds"]
    assert set(milliseconds) == {"200", "250"}
    assert all(value > 0 for orders in milliseconds.values() for value in orders.values())


def test_a_simulated_project_ends_as_its_scenario_does() -> None:
    """The script itself compares the states."""
    found = figures("simulate.py", "--projects", "1", "--rounds", "1", "--scenario", "not-feasible")
    assert found["events_per_project"] > 50
    assert found["microseconds_per_project"] > 0
