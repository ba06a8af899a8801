"""Each condition before the go-live is enough to refuse it, by itself."""

from __future__ import annotations

import pytest

from tests.library.mutations import CONDITIONS
from tests.library.traced import FOLDER, Traced
from tests.scenarios.library import regulation_of, scenarios_of
from xize.core.engine import objection
from xize.core.engine.commands import Actor, Complete
from xize.core.engine.state import State, visit_key
from xize.core.expressions.nodes import Call, Path
from xize.core.process.work import Requirement
from xize.scenarios.memory import MemoryStage
from xize.scenarios.model import Play
from xize.scenarios.run import PROJECT, Playing

TRACED = Traced()
BOARD = {one.says: one for one in TRACED.works["confirm_ready"].requires}


@pytest.fixture(scope="module")
def ready() -> MemoryStage:
    """The main path up to the decision that everything is ready."""
    main = next(one for one in scenarios_of(FOLDER) if one.name.endswith("main-path.yaml"))
    until = next(i for i, play in enumerate(main.scenario.plays) if _decides(play))
    stage = MemoryStage(regulation_of(FOLDER), main.scenario)
    playing = Playing(stage, main.scenario)
    playing.begin()
    for play in main.scenario.plays[:until]:
        playing.play(play)
    return stage


def _decides(play: Play) -> bool:
    return play.does == "confirm_ready" and play.refused is None


def refusal_of(stage: MemoryStage, state: State) -> tuple[str, ...]:
    """What stands in the way of the lead's decision in this state."""
    stream = stage.streams[PROJECT]
    item = next(key for key, one in state.elements.items() if one.node == "confirm_ready")
    command = Complete(by=Actor("luo"), at=stage.now, item=item, outcome="agree")
    refused = objection(stream.rules, stream.facts, state, command)
    if refused is None:
        return ()
    assert refused.code == "requirement-unmet"
    return tuple(refused.args_["requirements"])


def without(state: State, requirement: Requirement) -> State:
    """The same state with only this condition not fulfilled."""
    changed = state.copy()
    root = requirement.that.root
    match root:
        case Path(parts=(document,)):
            del changed.papers[document]
        case Call(function="approved", arguments=(Path(parts=(step,)),)):
            del changed.visits[visit_key("main", step)]
        case _:
            del changed.visits[visit_key("main", "business_test")]
    return changed


def test_the_board_is_the_known_one():
    assert tuple(BOARD) == CONDITIONS


def test_with_everything_there_nothing_is_refused(ready: MemoryStage):
    assert refusal_of(ready, ready.streams[PROJECT].state) == ()


@pytest.mark.parametrize("condition", CONDITIONS)
def test_one_condition_alone_is_enough_to_refuse(ready: MemoryStage, condition: str):
    state = without(ready.streams[PROJECT].state, BOARD[condition])
    assert refusal_of(ready, state) == (condition,)
