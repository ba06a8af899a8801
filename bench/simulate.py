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
import statistics
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from xize import library
from xize.core.engine.commands import PersonCommand
from xize.core.engine.state import State
from xize.core.process.compile import compile_regulation
from xize.core.regulation import read
from xize.core.regulation.model import Regulation
from xize.scenarios.load import load
from xize.scenarios.memory import MemoryStage
from xize.scenarios.model import Scenario
from xize.scenarios.run import Playing
from xize.scenarios.stage import Beginning

REGULATION = "payment-projects"
GOAL_PROJECTS, GOAL_SECONDS = 10_000, 30
BEFORE_ALL = datetime(2000, 1, 1, tzinfo=UTC)

Deed = Callable[[MemoryStage], None]


class Recording(MemoryStage):
    """A stage that keeps what was done on it, so that it can be done again elsewhere."""

    def __init__(self, regulation: Regulation, scenario: Scenario) -> None:
        super().__init__(regulation, scenario)
        self.deeds: list[Deed] = []

    def pass_time(self, until: datetime) -> None:
        """Let time pass, and remember until when."""
        self.deeds.append(lambda stage: stage.pass_time(until))
        super().pass_time(until)

    def begin(self, stream: str, beginning: Beginning) -> None:
        """Begin a stream, and remember how."""
        super().begin(stream, beginning)
        self.deeds.append(lambda stage: stage.begin(stream, beginning))

    def do(self, stream: str, command: PersonCommand) -> None:
        """Carry out a command; one that is refused is not remembered."""
        super().do(stream, command)
        self.deeds.append(lambda stage: stage.do(stream, command))


@dataclass(frozen=True)
class Project:
    """What a scenario did, and an empty stage to do it on again."""

    deeds: Sequence[Deed]
    stage: MemoryStage
    numbers: Mapping[str, int]
    ended: Mapping[str, State]
    events: int

    def simulate(self) -> None:
        """The whole project, from its beginning to its end."""
        self.stage.streams.clear()
        self.stage.numbers = dict(self.numbers)
        self.stage.at(BEFORE_ALL)
        for deed in self.deeds:
            deed(self.stage)


def recorded(name: str) -> Project:
    """Play a scenario of the regulation with all that it expects, and keep what it did."""
    source = library.load(REGULATION)
    regulation = read(source.text, source.file).regulation
    assert regulation is not None
    loaded = load(source.folder, regulation, compile_regulation(regulation))
    scenario = next(one.scenario for one in loaded if Path(one.file).stem == name)
    assert scenario is not None
    played = Recording(regulation, scenario)
    Playing(played, scenario).run()
    stage = MemoryStage(regulation, scenario)
    ended = {stream: on.state for stream, on in played.streams.items()}
    events = sum(len(on.events) for on in played.streams.values())
    return Project(played.deeds, stage, dict(stage.numbers), ended, events)


def measure(scenario: str = "main-path", projects: int = 20, rounds: int = 5) -> dict[str, Any]:
    """Microseconds a project, the median of so many rounds; what a project consists of."""
    project = recorded(scenario)
    project.simulate()  # caches fill
    spent = []
    for _ in range(rounds):
        begun = time.perf_counter()
        for _ in range(projects):
            project.simulate()
        spent.append((time.perf_counter() - begun) / projects)
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
    figures = measure(arguments.scenario, arguments.projects, arguments.rounds)
    if arguments.json:
        print(json.dumps(figures))
    else:
        for name, value in figures.items():
            print(f"{name:28} {value}")


if __name__ == "__main__":
    main()
