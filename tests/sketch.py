"""The tree of a random regulation: blocks in blocks, and human steps with their keys."""

from __future__ import annotations

from typing import Any

from tests.dice import Dice
from tests.spots import Spot

HUMAN = ("task", "approve", "countersign", "file", "archive")
BLOCKS = ("block", "parallel", "choose", "each_block")
OTHERS = ("milestone", "wait", "call")
FLAGS = ("flag0", "flag1", "flag2")
DEPARTMENTS = ("r0", "r1", "r2")
PAPERS = ("paper0", "paper1")
RULES = ("all", "any", 1, "50%", "in_order")
OVERDUE = (
    {"tells": ["self", "self.superior"], "every": "1 workday"},
    {"hand_over": "boss"},
    {"escalate": "self.superior"},
)


FORBIDDEN = (
    ["transfer"], ["delegate"], ["add_before", "add_after"], ["take_back"], ["claim"], ["urge"],
    ["copy", "circulate"],
)  # fmt: skip
LIKED = ("each_block", "parallel", "call", "choose", "block")
WAYS = ("goto", "choose", "branches", "end", "steps", "reopen", "return")


class Sketch:
    """A regulation while it is drawn: ids handed out, and where each step stands.

    Each regulation has a kind of block and a way for outcomes to lead that it likes, so that what
    is rare in most is frequent in some. ``rich``: steps of outcomes have outcomes of their own.
    """

    def __init__(self, dice: Dice, *, rich: bool = False) -> None:
        self.dice = dice
        self.rich = rich
        self.likes = dice.pick(LIKED)
        self.way = dice.pick(WAYS)
        self.count = 0
        self.spots: list[Spot] = []
        self.callable: tuple[str, ...] = ()

    def name(self, kind: str) -> str:
        """A fresh id."""
        self.count += 1
        return f"{kind}{self.count}"

    def maybe(self, one_in: int = 2) -> bool:
        """True in one of so many cases."""
        return self.dice.maybe(one_in)

    def pick(self, options: Any) -> Any:
        """One of these."""
        return self.dice.pick(options)

    def often(self, liked: bool, one_in: int) -> bool:
        """True in one of so many cases, and in every second one where it is liked."""
        return self.dice.maybe(2 if liked else one_in)

    def flag(self) -> str:
        """A condition over the project's data."""
        flag = f"project.{self.pick(FLAGS)}"
        return str(self.pick((flag, f"not {flag}", "project.amount > 100", f"{flag} or {flag}")))


def steps_in(
    sketch: Sketch, path: tuple[tuple[str, int], ...], sequence: str, depth: int
) -> list[dict[str, Any]]:
    """A few steps one after another."""
    count = sketch.dice.number(1, 3 if depth else 4)
    steps = [first_step(sketch, (*path, (sequence, 0)))] if not depth and sketch.maybe() else []
    for _ in range(count):
        steps.append(_step(sketch, (*path, (sequence, len(steps))), depth))
        if "parallel" in steps[-1] and sketch.way in ("branches", "return"):
            steps.append(human(sketch, "approve", (*path, (sequence, len(steps)))))
    return steps


def _step(sketch: Sketch, path: tuple[tuple[str, int], ...], depth: int) -> dict[str, Any]:
    kinds = [*HUMAN, "task", *OTHERS] + ([*BLOCKS, *BLOCKS] if depth < 3 else [])
    kind = sketch.likes if sketch.maybe(4) and sketch.likes in kinds else sketch.pick(kinds)
    if kind == "call" and not sketch.callable:
        kind = "task"
    if kind in HUMAN:
        return human(sketch, kind, path)
    step = BUILD[kind](sketch, path, depth)
    if kind != "wait" and sketch.maybe(5):
        step["when"] = sketch.flag()
    if kind != "choose" and sketch.maybe(8):
        step["tells"] = ["boss", "initiator"]
    return step


def human(sketch: Sketch, kind: str, path: tuple[tuple[str, int], ...]) -> dict[str, Any]:
    """A human step, its outcomes still to come."""
    ident = sketch.name(kind)
    step: dict[str, Any] = {kind: ident, "by": sketch.pick(("boss", *DEPARTMENTS, "anyone"))}
    if kind == "countersign":
        step |= _countersign(sketch)
    if kind == "approve" and sketch.maybe(4):
        step["by"] = {"in_turn": [["r0", "r1"], "boss"]}
    if kind in ("task", "approve") and sketch.maybe(8):
        step["by"] = [{"role": "r0", "when": sketch.flag()}, "boss"]
    for key, one_in, value in (
        ("produces", 3, ["paper0"]),
        ("settles", 6, ["paper1"]),
        ("fills", 3, sketch.pick((["slip.head"], ["slip.lines"], ["slip.head", "slip.lines"]))),
        ("with", 5, [{"r1": "entry"}, "partner"]),
        ("requires", 5, [sketch.flag()]),
        sketch.pick((("within", 3, "$term"), ("within", 3, "1 month"), ("due", 4, "project.day"))),
        ("remind", 6, ["1 workday"]),
        ("overdue", 5, sketch.pick(OVERDUE)),
        ("revises", 8, ["paper1"]),
        ("forbids", 6, sketch.pick(FORBIDDEN)),
        (
            "allows",
            1 if sketch.way == "return" else 3,
            sketch.pick((["return"], ["return", "remove_signer"])),
        ),
        ("resubmit", 8, sketch.pick(("in_turn", "here"))),
        ("again", 8, "carry"),
        ("self", 10, sketch.pick(("superior", "skip"))),
        ("nobody", 10, "skip"),
        ("clock", 10, "runs"),
        ("names", 10, ["r1"]),
        ("tells", 5, {"to": ["r1"], "attach": ["paper0"], "receipt": True}),
        ("when", 5, sketch.flag()),
        ("optional", 10, True),
    ):
        if sketch.maybe(one_in):
            step[key] = value
    if sketch.often(sketch.likes == "each_block", 8):
        step |= {"each": "slip.lines", "one_by_one": sketch.maybe()}
    sketch.spots.append(Spot(ident, path, kind, step))
    return step


def first_step(sketch: Sketch, path: tuple[tuple[str, int], ...]) -> dict[str, Any]:
    """A task that fills the rows others are about."""
    ident = sketch.name("task")
    step = {"task": ident, "by": "boss", "fills": ["slip.head", "slip.lines"]}
    sketch.spots.append(Spot(ident, path, "task", step))
    return step


def _countersign(sketch: Sketch) -> dict[str, Any]:
    sometimes = {"role": "r1", "when": sketch.flag()}
    by = sketch.pick(
        (["r0", "r1"], ["boss", "r0", "r1", "partner"], ["heads"], ["r0", "r2"], ["r0", sometimes])
    )
    step: dict[str, Any] = {
        "by": {"in_turn": [by, "boss"]} if sketch.maybe(4) else by,
        "rule": sketch.pick(RULES),
        "tally": sketch.pick(("when_all_decided", "as_soon_as_certain")),
        "signs": ["paper0"],
        "stale": sketch.pick(("redo", "keep")),
    }
    for key, value in (("veto", ["r0"]), ("quorum", 2), ("weights", {"r0": 2}), ("split", "boss")):
        if sketch.maybe(6):
            step[key] = value
    return step


def block(sketch: Sketch, path: tuple[tuple[str, int], ...], depth: int) -> dict[str, Any]:
    """A stage at the top, a block below."""
    kind = "block" if depth else "stage"
    ident = sketch.name(kind)
    sketch.spots.append(Spot(ident, path, kind))
    before = len(sketch.spots)
    made: dict[str, Any] = {
        kind: ident,
        "name": ident,
        "steps": steps_in(sketch, path, f"{ident}:block", depth + 1),
    }
    inside = [spot.ident for spot in sketch.spots[before:] if len(spot.path) == len(path) + 1]
    if sketch.maybe(5):
        made["requires"] = [sketch.flag()]
    if sketch.maybe(5):
        made["leaves_when"] = [sketch.flag()]
    if sketch.maybe(5):
        made |= {"within": "20 days", "overdue": {"tells": ["boss"]}}
    if inside and sketch.maybe(3):
        made["alongside"] = [beside(sketch, path, inside)]
    return made


def each_block(sketch: Sketch, path: tuple[tuple[str, int], ...], depth: int) -> dict[str, Any]:
    """A block with one instance per row."""
    ident = sketch.name("block")
    sketch.spots.append(Spot(ident, path, "block"))
    steps = steps_in(sketch, path, f"{ident}:each", depth + 2)
    return {
        "block": ident, "each": "slip.lines", "one_by_one": sketch.maybe(), "steps": steps
    }  # fmt: skip


def parallel(sketch: Sketch, path: tuple[tuple[str, int], ...], depth: int) -> dict[str, Any]:
    """Two or three branches, some with a condition."""
    ident = sketch.name("parallel")
    spot = Spot(ident, path, "parallel")
    sketch.spots.append(spot)
    branches: dict[str, Any] = {}
    for _ in range(sketch.dice.number(2, 3)):
        name = sketch.name("branch")
        plain = sketch.way == "return"  # a block that is finished soon, to be returned into
        within = f"{name}:branch"
        steps = (
            [human(sketch, "task", (*path, (within, 0)))]
            if plain
            else steps_in(sketch, path, within, depth + 1)
        )
        conditional = not plain and sketch.maybe(3)
        branches[name] = {"when": sketch.flag(), "steps": steps} if conditional else steps
    spot.branches = tuple(branches)
    return {"parallel": ident, "branches": branches}


def choose(sketch: Sketch, path: tuple[tuple[str, int], ...], depth: int) -> dict[str, Any]:
    """A choice by data, with or without an else."""
    ident = sketch.name("choose")
    sketch.spots.append(Spot(ident, path, "choose"))
    cases: list[dict[str, Any]] = []
    for number in range(sketch.dice.number(1, 2)):
        steps = steps_in(sketch, path, f"{ident}.{number}:case", depth + 1)
        cases.append({"when": sketch.flag(), "steps": steps})
    if sketch.maybe():
        cases.append({"else": steps_in(sketch, path, f"{ident}.else:case", depth + 1)})
    return {"choose": ident, "cases": cases}


def milestone(sketch: Sketch, path: tuple[tuple[str, int], ...], _depth: int) -> dict[str, Any]:
    """A point reached."""
    ident = sketch.name("milestone")
    sketch.spots.append(Spot(ident, path, "milestone"))
    return {"milestone": ident}


def wait(sketch: Sketch, path: tuple[tuple[str, int], ...], _depth: int) -> dict[str, Any]:
    """A time that has to come."""
    return {"wait": sketch.pick(("2 workdays", "project.day", {"yearly": "10-01"}))}


def call(sketch: Sketch, path: tuple[tuple[str, int], ...], _depth: int) -> dict[str, Any]:
    """Another procedure, waited for."""
    ident = sketch.name("call")
    sketch.spots.append(Spot(ident, path, "call"))
    step = {"call": sketch.pick(sketch.callable), "as": ident}
    return step | {"each": "slip.lines"} if sketch.maybe(4) else step


BUILD = {
    "block": block,
    "each_block": each_block,
    "parallel": parallel,
    "choose": choose,
    "milestone": milestone,
    "wait": wait,
    "call": call,
}


def beside(sketch: Sketch, path: tuple[tuple[str, int], ...], inside: list[str]) -> dict[str, Any]:
    """Work alongside: from a step on, again and again, on a change, or at once."""
    place = (*path, (f"{sketch.name('beside')}:beside", 0))
    step = human(sketch, sketch.pick(("task", "task", "countersign")), place)
    trigger = sketch.pick(("from", "every", "changed", "at once"))
    if trigger != "at once":
        step["from"] = sketch.pick(inside)
    if trigger == "every":
        step |= {"every": "1 workday", "new": True}
        if sketch.maybe():
            step["until"] = "project.gone"
    if trigger == "changed":
        step["changed"] = f"project.{sketch.pick(FLAGS)}"
    return step
