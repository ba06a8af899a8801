"""Where the time of a completion goes: microseconds of each part, on both databases.

    python bench/profile_completion.py [--projects N] [--database KIND]

Clocks are put around the functions of the hot path. A part's own time is without that of the parts
inside it; "the rest" is what no clock covers. The clocks cost about a microsecond each.
"""

from __future__ import annotations

import argparse
import gc
import os
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from typing import Any

import databases
import ten_steps

PARTS = (
    ("read the stream", "xize.projects.transaction", "stream_in"),
    ("read the state", "xize.projects.transaction", "decode_state"),
    ("build the command", "xize.projects.services.steps", "prepared"),
    ("decide", "xize.projects.services.execute", "decide"),
    ("encode the events", "xize.projects.transaction", "draft"),
    ("chain them by hashes", "xize.projects.transaction", "append"),
    ("project", "xize.projects.transaction", "project"),
    ("encode the state", "xize.projects.transaction", "encode_state"),
    ("write the rows", "xize.ledger.hot_{kind}", "run"),
    ("begin", "xize.ledger.hot_{kind}", "{Kind}Unit.__enter__"),
    ("commit", "xize.ledger.hot_{kind}", "{Kind}Unit.commit"),
)


class Clocks:
    """Own time by part, over all calls."""

    def __init__(self) -> None:
        self.own: dict[str, float] = defaultdict(float)
        self._inner = [0.0]

    def around(self, part: str, function: Callable[..., Any]) -> Callable[..., Any]:
        """The function with a clock around it."""

        def timed(*given: Any, **named: Any) -> Any:
            self._inner.append(0.0)
            begun = time.perf_counter()
            try:
                return function(*given, **named)
            finally:
                spent = time.perf_counter() - begun
                self.own[part] += spent - self._inner.pop()
                self._inner[-1] += spent

        return timed


def main() -> None:
    """Measure and print one table for each database."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--projects", type=int, default=100)
    parser.add_argument("--database", choices=databases.KINDS)
    arguments = parser.parse_args()
    if arguments.database is None:
        for kind in databases.KINDS:  # Django knows one database a process
            os.spawnv(os.P_WAIT, sys.executable, [sys.executable, *sys.argv, "--database", kind])
        return
    with tempfile.TemporaryDirectory(prefix="xize-bench-", dir="/tmp") as folder:
        os.environ["XIZE_BENCH_HOME"] = folder
        kind, place = arguments.database, folder
        if kind == "postgresql":
            place = databases.start_postgresql(Path(folder))
        databases.prepare(kind, place, empty=True)
        _print(kind, *_profiled(kind, arguments.projects))


def _profiled(kind: str, projects: int) -> tuple[dict[str, float], float]:
    """Microseconds a completion by part, and of the whole."""
    edition = ten_steps.found()
    cast = ten_steps.actors()
    for number in range(5):
        ten_steps.play(cast, ten_steps.start(cast, edition, number))
    started = [ten_steps.start(cast, edition, number) for number in range(projects)]
    gc.collect()
    gc.freeze()  # as the server does when it has loaded everything
    clocks = Clocks()
    for part, module, name in PARTS:
        names = {"kind": kind, "Kind": kind.title()}
        _install(clocks, part, module.format(**names), name.format(**names))
    begun = time.perf_counter()
    for one in started:
        ten_steps.play(cast, one)
    whole = time.perf_counter() - begun
    each = 1e6 / (projects * ten_steps.STEPS)
    return {part: clocks.own[part] * each for part, *_ in PARTS}, whole * each


def _install(clocks: Clocks, part: str, module: str, name: str) -> None:
    owner: Any = sys.modules[module]
    *path, last = name.split(".")
    for step in path:
        owner = getattr(owner, step)
    setattr(owner, last, clocks.around(part, getattr(owner, last)))


def _print(kind: str, parts: dict[str, float], whole: float) -> None:
    print(f"{kind}: microseconds of a completion")
    for name, spent in [*parts.items(), ("the rest", whole - sum(parts.values()))]:
        print(f"    {name:24} {spent:8.0f}  {spent / whole:5.0%}")
    print(f"    {'together':24} {whole:8.0f}")


if __name__ == "__main__":
    main()
