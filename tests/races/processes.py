"""Processes of our own on the database of this test, all set off at the same moment."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from django.conf import settings

from tests.faults.conftest import PATIENCE, address, died

RACER = Path(__file__).with_name("racer.py")


def environment(**more: str) -> dict[str, str]:
    """What a process of ours is started with."""
    return os.environ | {
        "XIZE_HOME": str(settings.XIZE_HOME),
        "DATABASE_URL": address(),
        "DJANGO_SETTINGS_MODULE": "xize.site.settings",
        "XIZE_TEST": "1",
        "PYTHONPATH": os.pathsep.join(sys.path),
        **more,
    }


class Racers:
    """Processes that get ready at once and begin when they are told to."""

    def __init__(self, *parts: Sequence[str], crash_at: str = "") -> None:
        self.count = len(parts)
        self.process = subprocess.Popen(
            [sys.executable, "-X", "faulthandler", str(RACER), json.dumps(parts)],
            env=environment(XIZE_CRASH_AT=crash_at),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            cwd=settings.PACKAGE.parent.parent,
        )

    def ready(self) -> None:
        """Wait until they have nothing left to do but act."""
        assert self.process.stdout is not None
        for _ in range(self.count):
            assert self.process.stdout.readline() == "ready\n"

    def go(self) -> None:
        """Begin, each of them."""
        assert self.process.stdin is not None
        self.process.stdin.write("!" * self.count)
        self.process.stdin.flush()

    def answers(self) -> list[str]:
        """What they told until the last one ended, which none did in error."""
        said, _ = self.process.communicate(timeout=PATIENCE)
        ended = self.process.returncode
        assert ended == 0, f"ended with {ended} after saying {said!r}"
        return said.split()

    def dies(self) -> bool:
        """Wait for the end of one that was to die at a named point; whether it did."""
        return died(self.process)

    def kill(self) -> None:
        """kill -9, and nothing is left of it, its locks least of all."""
        self.process.kill()
        self.process.communicate(timeout=PATIENCE)
        died(self.process)


def race(*parts: Sequence[str]) -> list[str]:
    """What processes told that acted at the same moment."""
    racers = [Racers(part) for part in parts]
    try:
        for one in racers:
            one.ready()
        for one in racers:
            one.go()
        return [told for one in racers for told in one.answers()]
    finally:
        for one in racers:
            one.kill()
