"""Processes that do work on request, one line at a time, so that rounds of all of them alternate.

A worker prints ``ready`` when it has prepared everything; then it answers every line it reads with
one number, completions per second. Product, limits and peers all speak this.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

HERE = Path(__file__).parent


class Worker:
    """One such process; ``begin`` and ``result`` apart let several work at the same time."""

    def __init__(self, script: str, *arguments: str) -> None:
        self.name = script
        self._process = subprocess.Popen(
            [sys.executable, str(HERE / script), *arguments],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env=os.environ | {"PYTHONPATH": str(HERE.parent / "src")},
        )
        self.ready = self._line() == "ready"

    def begin(self, order: str) -> None:
        """Give an order."""
        assert self._process.stdin
        self._process.stdin.write(f"{order}\n")
        self._process.stdin.flush()

    def result(self) -> float:
        """Wait for the answer."""
        return float(self._line())

    def ask(self, order: str) -> float:
        """Give an order and wait for the answer."""
        self.begin(order)
        return self.result()

    def close(self) -> None:
        """End it."""
        assert self._process.stdin
        assert self._process.stdout
        if self._process.poll() is None:
            self._process.stdin.close()
            self._process.wait()
        self._process.stdout.close()

    def _line(self) -> str:
        assert self._process.stdout
        return self._process.stdout.readline().strip()


def together(workers: Sequence[Worker], order: str) -> float:
    """Give all the same order at the same time; the sum of their answers."""
    for worker in workers:
        worker.begin(order)
    return sum(worker.result() for worker in workers)
