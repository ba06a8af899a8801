"""The library's regulations and scenarios, read once for all tests."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import xize
from xize.core.process.compile import compile_regulation
from xize.core.regulation import read
from xize.core.regulation.model import Regulation
from xize.scenarios.load import load
from xize.scenarios.model import Scenario

LIBRARY = Path(xize.__file__).parent / "library" / "regulations"


@dataclass(frozen=True)
class Played:
    """A scenario that can be played, with the regulation it belongs to."""

    name: str
    folder: Path
    regulation: Regulation
    scenario: Scenario


@cache
def regulation_of(folder: Path) -> Regulation:
    """A regulation of the library; it has no problems."""
    reading = read((folder / "regulation.yaml").read_bytes())
    assert reading.regulation is not None, reading.problems
    return reading.regulation


@cache
def scenarios_of(folder: Path) -> tuple[Played, ...]:
    """The scenarios beside a regulation; none of them has a problem."""
    regulation = regulation_of(folder)
    played = []
    for one in load(folder, regulation, compile_regulation(regulation)):
        assert one.scenario is not None, [problem.place for problem in one.problems]
        name = f"{folder.name}/{Path(one.file).name}"
        played.append(Played(name, folder, regulation, one.scenario))
    return tuple(played)


SCENARIOS = tuple(
    one
    for folder in sorted(LIBRARY.iterdir())
    if (folder / "regulation.yaml").is_file()
    for one in scenarios_of(folder)
)
