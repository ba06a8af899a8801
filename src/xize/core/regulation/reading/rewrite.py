"""Short forms that need a look at the node: people, fields, fills, recurrences, waits."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final, get_args

from xize.core.deadlines import DeadlineError, Period
from xize.core.regulation import model
from xize.core.regulation.model.words import UNDECIDED, FieldType
from xize.core.regulation.reading.shapes import keys_of
from xize.core.regulation.reading.short import entry
from xize.core.regulation.source.nodes import Entries, Items, Node, Scalar

_TRUE = Scalar("true")
_RECURRENCES = frozenset({"yearly", "month", "week"})


def _who(node: Node) -> Node:
    """``finance``, ``self.superior``, ``row.lead``, ``{technology: entry}``."""
    if isinstance(node, Scalar) and node.plain:
        first, dot, rest = node.text.partition(".")
        if rest == "superior":
            return _superior(Scalar(first, node.at), node)
        return entry("person" if dot else "role", node)
    if isinstance(node, Entries):
        if "superior" in node and "of" in node and "role" not in node:
            return _renamed(node, {"of": "role"})
        if len(node.entries) == 1:
            key, value = node.entries[0]
            known = key.text in keys_of(model.Who)
            if not known and isinstance(value, Scalar) and value.text == "entry":
                return Entries(
                    ((Scalar("role", key.at), key), (Scalar("entry", value.at), _TRUE)), node.at
                )
    return node


def _superior(role: Scalar, node: Scalar) -> Entries:
    pairs = (
        (Scalar("role", node.at), role),
        (Scalar("superior", node.at), Scalar("1", node.at)),
    )
    return Entries(pairs, node.at)


def _by(node: Node) -> Node:
    """A single mapping that is one of the people: ``by: {head_of: finance}``."""
    if isinstance(node, Entries) and not {"in_turn", "together"} & set(node.words):
        return entry("together", node)
    return node


def _group(node: Node) -> Node:
    if isinstance(node, Entries) and "who" not in node:
        return entry("who", node)
    return node


def _field(node: Node) -> Node:
    """``item: text`` gives the type, ``amount: project.amount`` shows another field."""
    if not isinstance(node, Scalar):
        return node
    is_path = "." in node.text and node.text not in get_args(FieldType)
    return entry("shows" if is_path else "type", node)


def _every(node: Node) -> Node:
    if isinstance(node, Scalar):
        needed = node.text == "as_needed"
        return entry("as_needed", Scalar("true", node.at)) if needed else entry("period", node)
    return node


def _awaited(node: Node) -> Node:
    """``wait: 3 workdays``, ``wait: {until: …}`` with a period or recurrence, ``{yearly: …}``."""
    if isinstance(node, Scalar):
        return entry("period" if _is_period(node) else "until", node)
    if isinstance(node, Entries):
        if _RECURRENCES & set(node.words):
            return entry("every", node)
        until = node.get("until")
        if isinstance(until, Entries):
            return _renamed(node, {"until": "every"})
        if isinstance(until, Scalar) and _is_period(until):
            return _renamed(node, {"until": "period"})
    return node


def _starts(node: Node) -> Node:
    """``starts: {yearly: 09-01}`` beside the other keys of ``starts``."""
    if not isinstance(node, Entries) or not _RECURRENCES & set(node.words):
        return node
    moved = tuple(pair for pair in node.entries if pair[0].text in _RECURRENCES)
    others = tuple(pair for pair in node.entries if pair[0].text not in _RECURRENCES)
    key = Scalar("every", moved[0][0].at)
    return Entries((*others, (key, Entries(moved, moved[0][0].at))), node.at)


def _fill(node: Node) -> Node:
    """``{slip.head: {only: [amount]}}`` is a section with more said of it."""
    if isinstance(node, Entries) and "section" not in node and len(node.entries) == 1:
        name, said = node.entries[0]
        if isinstance(said, Entries):
            section = (Scalar("section", name.at), name)
            return Entries((section, *said.entries), node.at)
    return node


def _case(node: Node) -> Node:
    """``{else: [...]}`` is the case without a condition."""
    if isinstance(node, Entries) and "else" in node and "when" not in node:
        return _renamed(node, {"else": "steps"})
    return node


def _host_effect(node: Node) -> Node:
    if isinstance(node, Scalar) and node.text in ("suspend", "resume"):
        return entry(node.text, Scalar("true", node.at))
    return node


def _regulation(node: Node) -> Node:
    """``flow: process.bpmn`` takes the control flow from a file."""
    if isinstance(node, Entries):
        flow = node.get("flow")
        if isinstance(flow, Scalar) or (isinstance(flow, Entries) and "file" in flow):
            return _renamed(node, {"flow": "bpmn"})
    return node


def _procedure(node: Node) -> Node:
    """``flow: process.bpmn`` in a procedure: it is the process of this id in the file."""
    flow = node.get("flow") if isinstance(node, Entries) else None
    if not isinstance(node, Entries) or not isinstance(flow, Scalar):
        return node
    nothing = (Scalar("flow", flow.at), Items((), flow.at))
    return Entries((nothing, *_renamed(node, {"flow": "bpmn"}).entries), node.at)


def notices(node: Node) -> Node:
    """A list of people under ``tells:`` is one notice; mappings with ``to`` are several."""
    if isinstance(node, Items):
        if any(isinstance(item, Entries) and "to" in item for item in node.items):
            return node
        return Items((entry("to", node),), node.at)
    return node


def _renamed(node: Entries, names: Mapping[str, str]) -> Entries:
    return Entries(
        tuple((Scalar(names.get(k.text, k.text), k.at), value) for k, value in node.entries),
        node.at,
    )


def _is_period(node: Scalar) -> bool:
    if node.text.startswith("$") or node.text == UNDECIDED:
        return True
    try:
        Period.parse(node.text)
    except DeadlineError:
        return False
    return True


REWRITE: Final[Mapping[type[model.Part], Callable[[Node], Node]]] = {
    model.Who: _who,
    model.By: _by,
    model.Group: _group,
    model.Field: _field,
    model.Fill: _fill,
    model.Every: _every,
    model.Awaited: _awaited,
    model.Starts: _starts,
    model.Case: _case,
    model.HostEffect: _host_effect,
    model.Procedure: _procedure,
    model.Regulation: _regulation,
}
