"""Random walks through a drawn flow: every operator, live = replayed after every step."""

from __future__ import annotations

from collections import Counter

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.core.drawn.invariants import check
from tests.core.drawn.rules import walked
from tests.core.engine.coverage import Covered
from tests.core.engine.invariants import check_history
from tests.core.engine.steering import pick
from tests.core.engine.walker import Walk
from tests.dice import Dice, DrawnDice, SeededDice

SEEDS = 90
STEPS = 40
SELDOM = (
    "cancel", "suspend", "copy", "circulate", "add_signer", "hand_over", "comment", "delegate",
)  # fmt: skip
RULES = walked()
TO_BE_MET = {
    "hurry", "each_of_two", "again", "inner", "second", "beside", "undo", "last", "left", "right",
    "draft",
}  # fmt: skip
VERBS = {"Return", "Withdraw", "Move", "Transfer", "AddSigner", "Delegate", "GoOff", "TakeBack"}


def test_walks_replay_to_what_they_were_live_and_come_everywhere() -> None:
    met: Counter[str] = Counter()
    done: Counter[str] = Counter()
    for seed in range(SEEDS):
        walk = walk_through(SeededDice(seed))
        met.update(key.removeprefix("main/") for key in walk.state.visits)
        done.update(type(one).__name__ for one in walk.commands)
    assert not TO_BE_MET - set(met)
    assert not VERBS - set(done)


@settings(max_examples=20, suppress_health_check=list(HealthCheck))
@given(st.data())
def test_walks_hypothesis_chooses_keep_every_invariant(data: st.DataObject) -> None:
    walk_through(DrawnDice(data.draw), steps=10)


def walk_through(dice: Dice, steps: int = STEPS) -> Walk:
    """One walk; after every step all that must hold holds."""
    walk, covered = Walk(RULES, dice), Covered()
    walk.start()
    for _ in range(steps):
        check(walk.stream, walk.now)
        if walk.state.status == "ended":
            break
        picked = None if walk.dice.maybe(8) else pick(walk, covered)
        if picked is None:
            walk.pass_time()
        elif picked[1].verb not in SELDOM or walk.dice.maybe(6):
            walk.do(walk.command(*picked))
            walk.tick()
    check_history(walk.stream)
    return walk
