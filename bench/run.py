"""`make bench`: everything, and the table of it in `bench/results.md`.

    python bench/run.py [--seconds N] [--sizes 1000,100000,1000000] [--only PART,PART]

Runs `completion.py` (with the peers), `profile_completion.py`, `simulate.py` and `scale.py` one
after the other, never at the same time. What a part measured is kept in
`.cache/bench/results.json`, so that one part can be measured again without the others.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from machine import machine
from report import report

HERE = Path(__file__).resolve().parent
KEPT = HERE.parent / ".cache" / "bench" / "results.json"
RESULTS = HERE / "results.md"
PARTS = "completion,profile_completion,simulate,scale"
SIZES = "1000,100000,1000000"


def main() -> None:
    """Measure the parts asked for, and write the report of all that is known."""
    arguments = _arguments()
    parts = {
        "completion": ["--seconds", str(arguments.seconds)],
        "scale": ["--sizes", arguments.sizes, "--databases", arguments.databases],
        "simulate": [],
        "profile_completion": [],
    }
    known: dict[str, Any] = json.loads(KEPT.read_text()) if KEPT.exists() else {}
    for part in arguments.only.split(","):
        print(f"bench: {part} …", file=sys.stderr, flush=True)
        known[part] = known.get(part, {}) | _measured(part, parts[part])
        known[part]["when"] = f"{datetime.now(UTC):%Y-%m-%d %H:%M} UTC"
        known["machine"] = machine()
        KEPT.parent.mkdir(parents=True, exist_ok=True)
        KEPT.write_text(json.dumps(known, indent=1), encoding="utf-8")
        RESULTS.write_text(report(known), encoding="utf-8")
    print(f"wrote {RESULTS.relative_to(HERE.parent)}")


def _measured(part: str, options: list[str]) -> dict[str, Any]:
    """What one script printed."""
    command = [sys.executable, str(HERE / f"{part}.py"), *options]
    if part != "profile_completion":
        command.append("--json")
    printed = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True).stdout
    if part == "profile_completion":
        return {"text": printed.rstrip()}
    found: dict[str, Any] = json.loads(printed)
    return found


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--seconds", type=int, default=60, help="completions, a database (60)")
    parser.add_argument("--sizes", default=SIZES, help=f"open projects ({SIZES})")
    parser.add_argument("--databases", default="sqlite,postgresql", help="of many projects")
    parser.add_argument("--only", default=PARTS, help="parts to measure")
    return parser.parse_args()


if __name__ == "__main__":
    main()
