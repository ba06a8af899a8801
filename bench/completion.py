"""Completing a work item, as a ratio to the raw limit of each database and to the peers.

    python bench/completion.py [--seconds N] [--projects N] [--database KIND] [--alone] [--json]

One project of ``rules/ten-steps`` is nine completions by the people concerned, each in one durable
commit, with every feature on: permissions, candidates, deadlines, hash chain, outbox, lists.
Short rounds of everything that is compared take turns, so that a drifting machine disturbs all of
them alike; medians of the ratios within a round are printed. Figures mean something only as ratios
of one run.
"""

from __future__ import annotations

import argparse
import json
import os
import tempfile
import time
from pathlib import Path

from databases import KINDS, start_postgresql
from machine import machine
from rounds import Figures, measure

PEERS = ("spiff", "viewflow", "bpmn-engine")


def main() -> None:
    """Measure and print."""
    arguments = _arguments()
    kinds = (arguments.database,) if arguments.database else KINDS
    figures: Figures = {}
    with tempfile.TemporaryDirectory(prefix="xize-bench-", dir="/tmp") as folder:
        for kind in kinds:
            peers = () if arguments.alone else PEERS
            place = Path(folder) / kind
            place.mkdir()
            figures[kind] = _measured(kind, place, peers, arguments)
    figures["machine"] = machine()
    _print(figures, as_json=arguments.json)


def _measured(
    kind: str, folder: Path, peers: tuple[str, ...], arguments: argparse.Namespace
) -> Figures:
    os.environ["XIZE_BENCH_HOME"] = str(folder)
    place = start_postgresql(folder) if kind == "postgresql" else str(folder)
    until = time.monotonic() + arguments.seconds
    return measure(kind, place, folder, peers, projects=arguments.projects, until=until)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--seconds", type=int, default=60, help="time for each database (60)")
    parser.add_argument("--projects", type=int, default=5, help="projects a round (5)")
    parser.add_argument("--database", choices=KINDS, help="one database only")
    parser.add_argument("--alone", action="store_true", help="without the peers")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    return parser.parse_args()


def _print(figures: Figures, *, as_json: bool) -> None:
    if as_json:
        print(json.dumps(figures))
        return
    for kind, values in figures.items():
        print(kind)
        for name, value in values.items():
            print(f"    {name:32} {value}")


if __name__ == "__main__":
    main()
