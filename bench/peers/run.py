"""A peer in its own process, with its own packages: `run.py NAME KIND PLACE`.

NAME is spiff, viewflow or bpmn-engine; KIND sqlite with a folder as PLACE, or postgresql with an
address. What it says and answers is told in `players/worker.py`. A peer that is missing is
installed first; where it cannot be had, this ends with status 3 and one sentence.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from setup import FOLDER, NODE, PEERS, install, missing

PLAYERS = Path(__file__).parent / "players"


def main() -> None:
    """Become the peer's process."""
    name, kind, place = sys.argv[1:]
    if name not in PEERS:
        sys.exit(f"{name} is no peer; there are {', '.join(PEERS)}")
    if missing(name) and not install(name):
        sys.exit(3)
    program, environment = command(name)
    os.execve(program[0], [*program, kind, place], os.environ | environment)


def command(name: str) -> tuple[list[str], dict[str, str]]:
    """The player's program, and what its environment needs besides."""
    if name == "bpmn-engine":
        modules = {"NODE_PATH": str(FOLDER / name / "node_modules"), "NODE_NO_WARNINGS": "1"}
        return [str(NODE), str(PLAYERS / "bpmn_engine_player.mjs")], modules
    return [str(FOLDER / name / "bin" / "python"), str(PLAYERS / f"{name}_player.py")], {}


if __name__ == "__main__":
    main()
