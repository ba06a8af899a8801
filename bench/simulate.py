"""How fast the pure engine plays whole projects of the payment regulation, on one core.

    python bench/simulate.py [--projects N] [--rounds N] [--scenario NAME] [--json]

A scenario of the regulation is played once, with all its expectations; what it did is kept: the
commands of its people and the passing of time. Then projects are simulated by doing the same again
from the first command to the last: `decide` with every precondition, candidate, deadline and
form rule, the clock's own commands, `evolve`. No database and no files. The goal was set at 30 s
for 10,000 projects.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import sys
import tempfile
import time
from typing import Any

from machine import machine

GOAL_PROJECTS, GOAL_SECONDS = 10_000, 30


def measure(scenario: str = "main-path", projects: int = 20, rounds: int = 5) -> dict[str, Any]:
    """Microseconds a project, the median of so many rounds; what a project consists of."""
    from simulate_project import recorded

    project = recorded(scenario)
    project.simulate()  # caches fill
    spent = []
    for _ in range(rounds):
        begun = time.process_time()  # of one core, whatever else it had to do
        for _ in range(projects):
            project.simulate()
        spent.append((time.process_time() - begun) / projects)
    ends = {stream: on.state for stream, on in project.stage.streams.items()}
    if ends != project.ended:
        sys.exit(f"{scenario}: the simulated project ended otherwise than the scenario")
    seconds = statistics.median(spent)
    return {
        "scenario": scenario,
        "events_per_project": project.events,
        "microseconds_per_project": round(seconds * 1e6),
        "microseconds_per_event": round(seconds * 1e6 / project.events, 1),
        "seconds_for_10000": round(seconds * GOAL_PROJECTS, 1),
        "goal_seconds_for_10000": GOAL_SECONDS,
    }


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--projects", type=int, default=20, help="projects a round (20)")
    parser.add_argument("--rounds", type=int, default=5, help="rounds (5)")
    parser.add_argument("--scenario", default="main-path", help="what is played (main-path)")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as home:
        os.environ |= {"XIZE_HOME": home, "DJANGO_SETTINGS_MODULE": "xize.site.settings"}
        import django

        django.setup()  # what reads the scenarios stands beside what runs them on a database
        figures = measure(arguments.scenario, arguments.projects, arguments.rounds)
        figures["machine"] = machine()
    if arguments.json:
        print(json.dumps(figures))
    else:
        for name, value in figures.items():
            print(f"{name:28} {value}")


if __name__ == "__main__":
    main()
