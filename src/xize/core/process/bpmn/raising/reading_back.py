"""What the elements of a file say of the nodes of a rule."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any, Final, NamedTuple, get_args

from msgspec.structs import replace

from xize.core.process import graph as g
from xize.core.process.bpmn.model.activities import CallActivity, MultiInstance, SubProcess, Task
from xize.core.process.bpmn.model.base import Extra, Text
from xize.core.process.bpmn.model.containers import FlowNode
from xize.core.process.bpmn.model.events import Event, Timer
from xize.core.process.bpmn.model.gateways import Gateway
from xize.core.process.bpmn.raising.sheet import PART
from xize.core.process.bpmn.raising.spelled import read_formula, spelled
from xize.core.process.bpmn.spaces import XIZE

NODES: Final[dict[str, Any]] = {
    kind.__struct_config__.tag.replace("_", "-"): kind for kind in get_args(g.Node)
}
"""Kinds of nodes by the name of the element of ours that stands for them."""
MARKS: Final[tuple[str, ...]] = ("id", "label", "name")
"""What such an element says besides the fields of its node."""
_LATEST: Final = re.compile(r"max\((.+), today\)", re.DOTALL)
_COUNT: Final = re.compile(r"count\((.+)\)", re.DOTALL)


class Part(NamedTuple):
    """An element that is drawn for nodes of the rule, and as what."""

    of: tuple[str, ...]
    role: str


def ours(extras: Iterable[Extra], *names: str) -> Extra | None:
    """The first element of our namespace, of these names if any are given."""
    found = (one for one in extras if one.space == XIZE and not one.attribute)
    return next((one for one in found if not names or one.name in names), None)


def part_of(node: FlowNode) -> Part | None:
    """What an element is part of; None for one that stands for itself."""
    found = ours(node.extras, PART)
    if found is None:
        return None
    return Part(tuple(found.attributes.get("of", "").split()), found.attributes.get("as", ""))


def ident_of(node: FlowNode) -> str:
    """The id of a node in the rule."""
    found = ours(node.extras, *NODES)
    return found.attributes.get("id", node.id) if found is not None else node.id


def shown_name(name: str, marks: dict[str, str]) -> str:
    """A name as the rule has it: nothing where the file only shows a label of ours."""
    exact = marks.get("name")
    if exact is not None and " ".join(exact.split()) == name:
        return exact
    return "" if marks.get("label") == name else name


def node_of(node: FlowNode, scope: str, given: dict[str, Any]) -> g.Node | None:
    """The node an element stands for; None where no rule has anything of the kind.

    ``given`` are fields that are drawn around it. Raises ``SpellingError``.
    """
    found = ours(node.extras, *NODES)
    if found is None:
        return _drawn_by_hand(node, scope, given)
    marks = {key: found.attributes[key] for key in MARKS if key in found.attributes}
    rest = {key: value for key, value in found.attributes.items() if key not in MARKS}
    said = replace(found, attributes=rest)
    given = {"id": marks.get("id", node.id), **given, "scope": scope}
    given["name"] = shown_name(node.name, marks)
    each = each_of(node)
    if each is not None:
        given["each"] = each
    made: g.Node = spelled(NODES[found.name], said, **given)
    return _waits(made, node) if isinstance(made, g.Wait) else made


def _waits(wait: g.Wait, node: FlowNode) -> g.Wait:
    """A wait for the date its timer says."""
    if wait.due is None or wait.due.date is None or not isinstance(node, Event):
        return wait
    for one in node.definitions:
        if isinstance(one, Timer) and one.kind == "date" and one.when is not None:
            latest = _LATEST.fullmatch(one.when.body)
            body = latest[1] if latest else one.when.body
            date = formula(Text(body=body, line=one.line), node.id)
            return replace(wait, due=replace(wait.due, date=date))
    return wait


def each_of(node: FlowNode) -> g.Each | None:
    """The instances of a step, where the file counts more than deciders."""
    if not isinstance(node, Task | SubProcess | CallActivity):
        return None
    loop = node.loop
    if not isinstance(loop, MultiInstance) or loop.cardinality is None:
        return None
    body = loop.cardinality.body
    if body.isdecimal():
        return None
    counted = _COUNT.fullmatch(body)
    over = formula(Text(body=counted[1] if counted else body, line=loop.line), node.id)
    return g.Each(over=over, one_by_one=loop.sequential)


def formula(text: Text, node: str) -> Any:
    """The expression of a text in the file. Raises ``SpellingError``."""
    return read_formula(text.body, node, text.line)


def _drawn_by_hand(node: FlowNode, scope: str, given: dict[str, Any]) -> g.Node | None:
    """What somebody added in a modelling tool, as far as a rule has it."""
    said = {"id": node.id, **given, "name": node.name, "scope": scope}
    match node:
        case Event(position="start", definitions=()):
            return g.Start(**said)
        case Event(position="end", definitions=()):
            return g.End(**said)
        case Event(position="intermediate_throw", definitions=()):
            return g.Milestone(**said)
        case Gateway(kind="exclusive"):
            return g.Exclusive(**said)
        case Gateway(kind="inclusive" | "parallel"):
            return g.Inclusive(**said)
        case SubProcess(kind="embedded"):
            return g.SubProcess(**said, kind="block")
    return None
