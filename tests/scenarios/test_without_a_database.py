"""Scenarios in memory need the engine only: neither Django nor its settings."""

from __future__ import annotations

import subprocess
import sys

ALONE = """
import sys
import xize.scenarios.memory, xize.scenarios.run
raise SystemExit("django" in sys.modules)
"""


def test_playing_in_memory_imports_no_web_framework() -> None:
    found = subprocess.run([sys.executable, "-c", ALONE], check=False)
    assert found.returncode == 0
