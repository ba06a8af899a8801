"""A project of a scenario as what was done in it, to be done again in memory from the beginning."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

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
