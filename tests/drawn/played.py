"""Scenarios of the drawn regulation, played through the services; what comes after is tested."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from tests.scenarios.library import Played
from xize import library
from xize.core.process.compile import compile_regulation
from xize.people.actor import SYSTEM
from xize.projects import queries
from xize.scenarios.load import load
from xize.scenarios.run import Playing
from xize.scenarios.services import ServicesStage

FOLDER = Path(__file__).parent / "contract-seal"


@cache
def scenarios() -> dict[str, Played]:
    """By the name of their file; none of them has a problem."""
    source = library.load(FOLDER)
    regulation = source.regulation()
    assert regulation is not None
    found = {}
    for one in load(FOLDER, regulation, compile_regulation(regulation)):
        assert one.scenario is not None, [problem.place for problem in one.problems]
        name = Path(one.file).stem
        found[name] = Played(name, FOLDER, regulation, one.scenario)
    return found


def play(name: str, plays: int = -1) -> str:
    """Play a scenario, or so many of its plays; the stream of its project."""
    one = scenarios()[name]
    playing = Playing(ServicesStage(FOLDER, one.regulation, one.scenario), one.scenario)
    if plays < 0:
        playing.run()
    else:
        playing.begin()
        for each in one.scenario.plays[:plays]:
            playing.play(each)
    return queries.projects(SYSTEM, regulation="contract-seal")[-1].stream
