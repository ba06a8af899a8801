"""Whether a million open projects are as fast as a thousand.

    python bench/scale.py [--sizes 1000,100000,1000000] [--databases sqlite,postgresql]
                          [--rounds N] [--json]

Each size is a database of its own, filled with projects of ten steps at every point where one can
wait (`scale_load.py`); then rounds over all sizes take turns, and medians are printed with their
ratio to the smallest. A million projects need about 25 GB of disk and half an hour for each
database; what was loaded is gone afterwards. A sample of every size is verified.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from databases import KINDS, create_database, start_postgresql
from machine import machine
from workers import HERE, Worker

SIZES = "1000,100000,1000000"
ORDERS = {
    "inbox_busy": 20,
    "inbox_rare": 20,
    "badge_busy": 20,
    "list_busy": 3,
    "list_rare": 3,
    "page": 20,
    "page_again": 20,
    "item": 20,
    "complete": 60,
}
"""What is timed, and how often in a round."""


def main() -> None:
    """Load, measure and print."""
    arguments = _arguments()
    sizes = sorted(int(size) for size in arguments.sizes.split(","))
    figures: dict[str, Any] = {}
    for kind in arguments.databases.split(","):
        with tempfile.TemporaryDirectory(prefix="xize-scale-", dir="/tmp") as folder:
            figures[kind] = measure(kind, Path(folder), sizes, arguments.rounds)
    figures["machine"] = machine()
    if arguments.json:
        print(json.dumps(figures))
    else:
        _print(figures)


def measure(kind: str, folder: Path, sizes: Sequence[int], rounds: int) -> dict[str, Any]:
    """Medians in milliseconds by size, ratios to the smallest size, how the loading went."""
    os.environ["XIZE_BENCH_HOME"] = str(folder)
    server = start_postgresql(folder) if kind == "postgresql" else ""
    places, loading = {}, {}
    for size in sizes:
        places[size] = create_database(server, f"of_{size}") if server else str(folder / str(size))
        loading[size] = _load(kind, places[size], size)
    medians = _rounds(kind, places, rounds)
    smallest = medians[sizes[0]]
    ratios = {
        size: {name: round(value / smallest[name], 2) for name, value in medians[size].items()}
        for size in sizes[1:]
    }
    return {
        "milliseconds": medians,
        f"ratio_to_{sizes[0]}": ratios,
        "loading_seconds": loading,
        "when": f"{datetime.now(UTC):%Y-%m-%d %H:%M} UTC",
    }


def _load(kind: str, place: str, size: int) -> int:
    """Fill one database; the seconds it took."""
    begun = time.perf_counter()
    if kind == "sqlite":
        Path(place).mkdir()
    environment = os.environ | {"PYTHONPATH": str(HERE.parent / "src")}
    command = [sys.executable, str(HERE / "scale_load.py"), kind, place, str(size)]
    subprocess.run(command, env=environment, check=True)
    return round(time.perf_counter() - begun)


def _rounds(kind: str, places: dict[int, str], rounds: int) -> dict[int, dict[str, float]]:
    """Every order on every size in turn, so often; medians by size and order."""
    found: dict[int, dict[str, list[float]]] = {
        size: {name: [] for name in ORDERS} for size in places
    }
    with ExitStack() as stack:
        workers = {size: Worker("scale_worker.py", kind, place) for size, place in places.items()}
        for worker in workers.values():
            stack.callback(worker.close)
            for name, times in ORDERS.items():
                worker.ask(f"{name} {times}")  # caches fill, statements are prepared
        for _ in range(rounds):
            for name, times in ORDERS.items():
                for size, worker in workers.items():
                    found[size][name].append(worker.ask(f"{name} {times}"))
    return {
        size: {name: round(statistics.median(values), 3) for name, values in orders.items()}
        for size, orders in found.items()
    }


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--sizes", default=SIZES, help=f"open projects ({SIZES})")
    parser.add_argument("--databases", default=",".join(KINDS), help="sqlite,postgresql")
    parser.add_argument("--rounds", type=int, default=7, help="rounds (7)")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    return parser.parse_args()


def _print(figures: dict[str, Any]) -> None:
    for kind, values in figures.items():
        print(kind)
        for name, value in values.items():
            rows = value.items() if isinstance(value, dict) else ((value, ""),)
            print(f"    {name}")
            for key, row in rows:
                print(f"        {key:<12} {row}")


if __name__ == "__main__":
    main()
