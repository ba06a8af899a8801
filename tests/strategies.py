"""Random regulations: every kind of block that can be run, nested, with outcomes that lead about.

    regulations()   what stands in the text, read by the product's own reader
    rulebooks()     the same, compiled

A regulation is drawn in two passes: first the tree of blocks, then, when every id is known, the
outcomes, so that a ``goto`` leads where the language allows it.
"""

from __future__ import annotations

from typing import Any

import yaml
from hypothesis import strategies as st

from tests.spots import Spot, branches_behind, legal_targets
from xize.core.process.compile import compile_regulation
from xize.core.process.rulebook import Rulebook
from xize.core.regulation.model import Regulation
from xize.core.regulation.read import read

HUMAN = ("task", "approve", "countersign", "file", "archive")
BLOCKS = ("block", "parallel", "choose", "each_block")
OTHERS = ("milestone", "wait", "call")
FLAGS = ("flag0", "flag1", "flag2")
DEPARTMENTS = ("r0", "r1", "r2")
PAPERS = ("paper0", "paper1")
RULES = ("all", "any", 1, "50%")

ROLES = {
    "boss": {"name": "牵头人", "exactly": 1, "leads": True},
    "r0": {"name": "甲部"},
    "r1": {"name": "乙部"},
    "r2": {"name": "丙部", "optional": True, "else": "r0"},
    "heads": {"name": "负责人", "head_of": ["r0", "r1"]},
    "anyone": {"name": "任一部门", "any_of": ["r0", "r1"]},
    "partner": {"name": "合作方", "kind": "outside", "recorded_by": "boss"},
}
"""Roles of every random regulation; a team names people for boss, r0, r1 (and r2)."""

SLIP = {
    "name": "流转单",
    "number": {"format": "({yy}){mark}字{seq:03}", "per": ["department", "year"], "of": "r0"},
    "sections": {
        "head": {
            "fields": {
                **{f"shown_{flag}": f"project.{flag}" for flag in FLAGS},
                "amount": "project.amount",
                "note": "text",
            }
        },
        "lines": {
            "type": "rows",
            "columns": {"item": {"type": "text", "required": True}, "owner": "person"},
        },
        "opinion": {"each": "role", "fields": {"opinion": "long_text"}},
    },
}
BASE: dict[str, Any] = {
    "regulation": "random-rule",
    "title": "随机办法",
    "edition": "1",
    "roles": ROLES,
    "data": {
        **{flag: {"name": flag, "type": "yes_no"} for flag in FLAGS},
        "amount": {"name": "金额", "type": "money"},
        "day": {"name": "日期", "type": "date"},
        "gone": {"name": "终止", "type": "date"},
    },
    "parameters": {"term": {"name": "期限", "type": "period", "value": "3 workdays"}},
    "documents": {**{paper: {"name": paper} for paper in PAPERS}, "slip": SLIP},
    "results": {
        "done_well": {"name": "完成", "success": True},
        "refused": {"name": "否决"},
        "stopped": {"name": "终止", "reopen": {"by": "boss", "to": []}},
    },
}


class Sketch:
    """A regulation while it is drawn: ids handed out, and where each step stands."""

    def __init__(self, draw: st.DrawFn) -> None:
        self.draw = draw
        self.count = 0
        self.spots: list[Spot] = []
        self.callable: tuple[str, ...] = ()

    def name(self, kind: str) -> str:
        """A fresh id."""
        self.count += 1
        return f"{kind}{self.count}"

    def maybe(self, one_in: int = 2) -> bool:
        """True in one of so many cases."""
        return self.draw(st.integers(1, one_in)) == 1

    def pick(self, options: Any) -> Any:
        """One of these."""
        return self.draw(st.sampled_from(tuple(options)))

    def flag(self) -> str:
        """A condition over the project's data."""
        flag = f"project.{self.pick(FLAGS)}"
        return str(self.pick((flag, f"not {flag}", "project.amount > 100", f"{flag} or {flag}")))


# ------------------------------------------------------------------ the tree
def _steps(sketch: Sketch, path: tuple[tuple[str, int], ...], sequence: str, depth: int) -> list:
    count = sketch.draw(st.integers(1, 3 if depth else 4))
    return [_step(sketch, (*path, (sequence, number)), depth) for number in range(count)]


def _step(sketch: Sketch, path: tuple[tuple[str, int], ...], depth: int) -> dict[str, Any]:
    kinds = [*HUMAN, "task", *OTHERS] + ([*BLOCKS, *BLOCKS] if depth < 3 else [])
    kind = sketch.pick(kinds)
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
    for key, one_in, value in (
        ("produces", 3, ["paper0"]),
        ("settles", 6, ["paper1"]),
        ("fills", 3, sketch.pick((["slip.head"], ["slip.lines"], ["slip.head", "slip.lines"]))),
        ("with", 5, [{"r1": "entry"}, "partner"]),
        ("requires", 8, [sketch.flag()]),
        ("within", 3, sketch.pick(("$term", "2 days", "1 month"))),
        ("remind", 6, ["1 workday"]),
        ("overdue", 5, {"tells": ["self", "self.superior"], "every": "1 workday"}),
        ("tells", 5, {"to": ["r1"], "attach": ["paper0"], "receipt": True}),
        ("when", 5, sketch.flag()),
        ("each", 8, "slip.lines"),
        ("optional", 10, True),
    ):
        if sketch.maybe(one_in):
            step[key] = value
    sketch.spots.append(Spot(ident, path, kind, step))
    return step


def _countersign(sketch: Sketch) -> dict[str, Any]:
    by = sketch.pick((["r0", "r1"], ["boss", "r0", "r1", "partner"], ["heads"], ["r0", "r2"]))
    return {
        "by": by,
        "rule": sketch.pick(RULES),
        "tally": sketch.pick(("when_all_decided", "as_soon_as_certain")),
        "signs": ["paper0"],
        "stale": sketch.pick(("redo", "keep")),
    }


def block(sketch: Sketch, path: tuple[tuple[str, int], ...], depth: int) -> dict[str, Any]:
    """A stage at the top, a block below."""
    kind = "block" if depth else "stage"
    ident = sketch.name(kind)
    sketch.spots.append(Spot(ident, path, kind))
    before = len(sketch.spots)
    made: dict[str, Any] = {
        kind: ident,
        "name": ident,
        "steps": _steps(sketch, path, f"{ident}:block", depth + 1),
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
    steps = _steps(sketch, path, f"{ident}:each", depth + 2)
    return {
        "block": ident, "each": "slip.lines", "one_by_one": sketch.maybe(), "steps": steps
    }  # fmt: skip


def parallel(sketch: Sketch, path: tuple[tuple[str, int], ...], depth: int) -> dict[str, Any]:
    """Two or three branches, some with a condition."""
    ident = sketch.name("parallel")
    spot = Spot(ident, path, "parallel")
    sketch.spots.append(spot)
    branches: dict[str, Any] = {}
    for _ in range(sketch.draw(st.integers(2, 3))):
        name = sketch.name("branch")
        steps = _steps(sketch, path, f"{name}:branch", depth + 1)
        conditional = sketch.maybe(3)
        branches[name] = {"when": sketch.flag(), "steps": steps} if conditional else steps
    spot.branches = tuple(branches)
    return {"parallel": ident, "branches": branches}


def choose(sketch: Sketch, path: tuple[tuple[str, int], ...], depth: int) -> dict[str, Any]:
    """A choice by data, with or without an else."""
    ident = sketch.name("choose")
    sketch.spots.append(Spot(ident, path, "choose"))
    cases: list[dict[str, Any]] = []
    for number in range(sketch.draw(st.integers(1, 2))):
        steps = _steps(sketch, path, f"{ident}.{number}:case", depth + 1)
        cases.append({"when": sketch.flag(), "steps": steps})
    if sketch.maybe():
        cases.append({"else": _steps(sketch, path, f"{ident}.else:case", depth + 1)})
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
    return {"call": sketch.pick(sketch.callable), "as": ident}


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
    step = human(sketch, "task", place)
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


# ------------------------------------------------------------------ outcomes
def _give_outcomes(sketch: Sketch, procedures: tuple[str, ...], *, side: bool) -> None:
    for spot in list(sketch.spots):
        if spot.step is not None and (spot.kind not in ("task", "file") or sketch.maybe(3)):
            spot.step["outcomes"] = _outcomes(sketch, spot, procedures, side=side)


def _outcomes(
    sketch: Sketch, spot: Spot, procedures: tuple[str, ...], *, side: bool
) -> dict[str, Any]:
    deciding = spot.kind in ("approve", "countersign", "archive")
    found: dict[str, Any] = {"agree" if deciding else "next": "可以"}
    if deciding and sketch.maybe(3):
        found["remarks"] = {"name": "附意见", "counts_as": "agree", "needs": "comment"}
    if sketch.maybe(4):
        found["noted"] = {"name": "记载", "set": {"flag0": "not project.flag0"}, "tells": ["boss"]}
    if procedures and sketch.maybe(6):
        found["extra"] = {"name": "另行", "starts": sketch.pick(procedures)}
    if side and sketch.maybe(8):
        found["halt"] = {"name": "暂停", "project": sketch.pick(("suspend", {"end": "stopped"}))}
    again = legal_targets(sketch.spots, spot, only_before=True)
    if again and not side and sketch.maybe(6):
        found["prepare"] = {
            "name": "补做", "reopen": {"choose_from": again[-2:]}, "goto": spot.ident
        }  # fmt: skip
    back = _leading(sketch, spot)
    found["object" if deciding else "failed"] = back
    if sketch.maybe(4):
        found["refuse"] = {"name": "否决", "needs": "comment", "end": "refused"}
    return found


def _leading(sketch: Sketch, spot: Spot) -> dict[str, Any]:
    """An outcome that leads somewhere else: back, ahead, to branches, to an end."""
    targets = legal_targets(sketch.spots, spot)
    branches = branches_behind(sketch.spots, spot)
    outcome: dict[str, Any] = {"name": "不行"}
    if sketch.maybe(4):
        extra = {"task": sketch.name("extra"), "by": "boss"}
        outcome["steps"] = [extra]
    way = sketch.pick(("goto", "goto", "goto", "choose", "branches", "end"))
    if way == "branches" and branches:
        outcome["goto"] = {"choose_from": list(sketch.pick(branches))}
    elif way == "choose" and len(targets) > 1:
        outcome["goto"] = {"choose_from": targets[-2:]}
    elif way != "end" and targets:
        outcome["goto"] = sketch.pick(targets)
    else:
        outcome["end"] = sketch.pick(("refused", "stopped"))
    return outcome


# ------------------------------------------------------------------ the whole
def _procedure(sketch: Sketch, name: str) -> dict[str, Any]:
    own = Sketch(sketch.draw)
    own.count = sketch.count
    flow = _steps(own, (), f"{name}:flow", 2)
    _give_outcomes(own, (), side=True)
    sketch.count = own.count
    procedure: dict[str, Any] = {
        "name": name,
        "starts": {"by": ["boss", "r0"], "at_most": 3},
        "register": sketch.maybe(),
        "must_finish": sketch.maybe(4),
        "flow": flow,
    }
    if sketch.maybe(3):
        procedure["holds"] = {"choose_from": "slip.lines"}
    return procedure


@st.composite
def written_regulations(draw: st.DrawFn) -> dict[str, Any]:
    """A regulation as it would stand in its file."""
    sketch = Sketch(draw)
    names = tuple(f"side{number}" for number in range(draw(st.integers(0, 2))))
    procedures = {name: _procedure(sketch, name) for name in names}
    sketch.callable = names
    flow = _steps(sketch, (), "main:flow", 0)
    top = [spot.ident for spot in sketch.spots if len(spot.path) == 1]
    alongside = [beside(sketch, (), top)] if top and sketch.maybe(2) else []
    _give_outcomes(sketch, names, side=False)
    steps = [spot.ident for spot in sketch.spots if spot.kind == "task" and spot.in_main_flow]
    stopped = {"name": "终止", "reopen": {"by": "boss", "to": steps[:1]}} if steps else "终止"
    results = {**BASE["results"], "stopped": stopped}
    return {
        **BASE, "results": results, "flow": flow, "alongside": alongside,
        "procedures": procedures,
    }  # fmt: skip


class _Plainly(yaml.CSafeDumper):
    """Without anchors: the language has none."""

    def ignore_aliases(self, data: object) -> bool:
        return True


def as_regulation(written: dict[str, Any]) -> Regulation:
    """Read what was drawn."""
    reading = read(yaml.dump(written, Dumper=_Plainly, allow_unicode=True, sort_keys=False))
    assert reading.regulation is not None, reading.problems
    return reading.regulation


def regulations() -> st.SearchStrategy[Regulation]:
    """Random regulations, read."""
    return written_regulations().map(as_regulation)


def rulebooks() -> st.SearchStrategy[Rulebook]:
    """Random regulations, compiled."""
    return regulations().map(compile_regulation)
