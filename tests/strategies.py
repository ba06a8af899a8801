"""Random regulations: every kind of block that can be run, nested, with outcomes that lead about.

    regulations()    what stands in the text, read by the product's own reader
    rulebooks()      the same, compiled
    rulebook(dice)   one of them, from other dice than Hypothesis's

A regulation is drawn in two passes: first the tree of blocks, then, when every id is known, the
outcomes, so that a ``goto`` leads where the language allows it.
"""

from __future__ import annotations

from typing import Any

import yaml
from hypothesis import strategies as st

from tests.dice import Dice, DrawnDice
from tests.sketch import FLAGS, PAPERS, Sketch, beside, steps_in
from tests.sketch_outcomes import give_outcomes
from xize.core.process.compile import compile_regulation
from xize.core.process.rulebook import Rulebook
from xize.core.regulation.model import Regulation
from xize.core.regulation.read import read

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


def _procedure(own: Sketch, name: str) -> dict[str, Any]:
    procedure: dict[str, Any] = {
        "name": name,
        "starts": {"by": ["boss", "r0"], "at_most": 3},
        "register": own.maybe(),
        "must_finish": own.maybe(4),
        "flow": steps_in(own, (), f"{name}:flow", 2),
    }
    if own.maybe(3):
        procedure["holds"] = {"choose_from": "slip.lines"}
    return procedure


def written(dice: Dice, *, rich: bool = False) -> dict[str, Any]:
    """A regulation as it would stand in its file."""
    sketch = Sketch(dice, rich=rich)
    names = tuple(f"side{number}" for number in range(dice.number(0, 2)))
    sides = {name: Sketch(dice, rich=rich) for name in names}
    procedures = {}
    for name, own in sides.items():
        own.count = sketch.count
        procedures[name] = _procedure(own, name)
        sketch.count = own.count
    sketch.callable = names
    flow = steps_in(sketch, (), "main:flow", 0)
    top = [spot.ident for spot in sketch.spots if len(spot.path) == 1]
    alongside = [beside(sketch, (), top)] if top and sketch.maybe(2) else []
    inner = [spot for spot in sketch.spots if spot.kind == "task" and spot.in_main_flow]
    steps = [spot.ident for spot in inner for _ in spot.path]  # the deeper, the likelier
    for own in sides.values():
        own.count = sketch.count
        give_outcomes(own, (), host=steps)
        sketch.count = own.count
    give_outcomes(sketch, names)
    again = list(dict.fromkeys(sketch.pick(steps) for _ in range(3))) if steps else []
    taken_up = {"reopen": {"by": "boss", "to": again}} if steps else {}
    ends = {name: {"name": name, **taken_up} for name in ("stopped", "refused")}
    results = {**BASE["results"], **ends}
    return {
        **BASE, "results": results, "flow": flow, "alongside": alongside,
        "procedures": procedures,
    }  # fmt: skip


class _Plainly(yaml.CSafeDumper):
    """Without anchors: the language has none."""

    def ignore_aliases(self, data: object) -> bool:
        return True


def as_regulation(text: dict[str, Any]) -> Regulation:
    """Read what was drawn."""
    reading = read(yaml.dump(text, Dumper=_Plainly, allow_unicode=True, sort_keys=False))
    assert reading.regulation is not None, reading.problems
    return reading.regulation


@st.composite
def regulations(draw: st.DrawFn) -> Regulation:
    """Random regulations, read."""
    return as_regulation(written(DrawnDice(draw)))


def rulebooks() -> st.SearchStrategy[Rulebook]:
    """Random regulations, compiled."""
    return regulations().map(compile_regulation)


def rulebook(dice: Dice) -> Rulebook:
    """One random regulation, compiled; the steps of its outcomes have outcomes of their own."""
    return compile_regulation(as_regulation(written(dice, rich=True)))
