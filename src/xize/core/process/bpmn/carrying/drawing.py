"""Steps as extension elements of a model: ``xize:step`` with a ``xize:key`` for every key."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import msgspec

from xize.core.process.bpmn.carrying.fragments import Carried
from xize.core.process.bpmn.model.base import Extra
from xize.core.process.bpmn.model.containers import Definitions, FlowNode
from xize.core.process.bpmn.spaces import XIZE

STEP = "step"
KEY = "key"


def put(model: Definitions, steps: Mapping[str, Carried]) -> Definitions:
    """The drawing with every step's keys beside the element of its id, and its name as label."""

    def beside(node: FlowNode) -> FlowNode:
        step, others = steps.get(node.id), _others(node)
        if step is None:
            return msgspec.structs.replace(node, extras=others)
        extras = (*others, _extra(step))
        return msgspec.structs.replace(node, extras=extras, name=step.name or node.name)

    return _changed(model, beside)


def taken(model: Definitions) -> tuple[Definitions, dict[str, Carried]]:
    """The drawing without what it carried, and the steps by id in the drawing's order."""
    steps: dict[str, Carried] = {}

    def bare(node: FlowNode) -> FlowNode:
        found = [one for one in node.extras if _is_step(one)]
        if not found:
            return node
        steps[node.id] = _carried(found[0], node.name)
        return msgspec.structs.replace(node, extras=_others(node))

    return _changed(model, bare), steps


def _changed(model: Definitions, change: Callable[[FlowNode], FlowNode]) -> Definitions:
    """The model with every node of every scope changed."""
    processes = {}
    for ident, process in model.processes.items():
        scopes = {
            key: msgspec.structs.replace(
                scope, nodes={one: change(node) for one, node in scope.nodes.items()}
            )
            for key, scope in process.scopes.items()
        }
        processes[ident] = msgspec.structs.replace(process, scopes=scopes)
    return msgspec.structs.replace(model, processes=processes)


def _is_step(extra: Extra) -> bool:
    return (extra.space, extra.name) == (XIZE, STEP)


def _others(node: FlowNode) -> tuple[Extra, ...]:
    return tuple(one for one in node.extras if not _is_step(one))


def _extra(step: Carried) -> Extra:
    keys = (
        Extra(space=XIZE, name=KEY, text=text, attributes={"name": key})
        for key, text in step.keys.items()
    )
    said = {"kind": step.kind, "of": step.of} if step.of else {"kind": step.kind}
    return Extra(space=XIZE, name=STEP, attributes=said, inside=tuple(keys))


def _carried(extra: Extra, name: str) -> Carried:
    keys = {
        one.attributes.get("name", ""): one.text
        for one in extra.inside
        if (one.space, one.name) == (XIZE, KEY)
    }
    keys.pop("", None)
    kind, of = extra.attributes.get("kind", ""), extra.attributes.get("of", "")
    return Carried(kind=kind or "task", name=name, keys=keys, of=of)
