"""New ids for the nodes of a file, everywhere they are referred to."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from typing import Any, Final, TypeAlias, TypeVar

import msgspec

from xize.core.process.bpmn.importing.names import Names, is_generated, is_id
from xize.core.process.bpmn.model.activities import CallActivity, SubProcess, Task
from xize.core.process.bpmn.model.base import Extra, Text
from xize.core.process.bpmn.model.containers import Definitions, FlowNode
from xize.core.process.bpmn.model.events import Event

Part = TypeVar("Part", bound=msgspec.Struct)
Spell: TypeAlias = Callable[[str], str]
"""Says a text of any script in Latin letters; "" for what it cannot."""

_REFER: Final = frozenset(
    {"id", "source", "target", "attached_to", "activity", "element", "nodes", "default"}
)
"""Fields that hold the id of a node (or ids of other things, which are not renamed)."""
_CUT: Final = {"name": 120, "text": 2_000}
"""Characters of labels and notes that are kept: they are drawn."""
_BY_ID: Final = frozenset({"nodes", "scopes"})


def new_ids(model: Definitions, variables: Collection[str], spell: Spell) -> dict[str, str]:
    """Old to new id of every node that cannot keep its own; ``variables`` keep theirs.

    Other tools take ids in Latin letters only, so names in others are spelled.
    """
    nodes = [
        node
        for process in model.processes.values()
        for scope in process.scopes.values()
        for node in scope.nodes.values()
    ]
    names = Names(_others(model) | set(variables))
    wanting = [one for one in nodes if not _stays(one.id) or not names.keep(one.id)]
    return {one.id: names.new(map(spell, _wishes(one)), _otherwise(one)) for one in wanting}


def _stays(ident: str) -> bool:
    return ident.isascii() and not is_generated(ident)


def _others(model: Definitions) -> set[str]:
    """Ids of what is no node: they stay, and nothing else may be called so."""
    found = {model.id, *model.processes, *model.named, *model.global_tasks, *model.items}
    for process in model.processes.values():
        for scope in process.scopes.values():
            found |= {*scope.flows, *scope.data, *scope.references}
    return found


def _wishes(node: FlowNode) -> tuple[str, ...]:
    return (node.name,) if is_generated(node.id) or is_id(node.id) else (node.id, node.name)


def _otherwise(node: FlowNode) -> str:
    match node:
        case Task(kind="user" | "manual" | "task"):
            return "task"
        case Task():
            return "service"
        case SubProcess() | CallActivity():
            return "part"
        case Event(position="start"):
            return "begin"
        case Event(position="end"):
            return "end"
        case Event():
            return "event"
    return "gateway"


def renamed(model: Definitions, ids: Mapping[str, str]) -> Definitions:
    """The file with its nodes called by their new ids, and names nobody could read cut."""

    def word(name: str, value: str) -> str:
        if name in _CUT and len(value) > _CUT[name]:
            return f"{value[: _CUT[name]]}…"
        return ids.get(value, value) if name in _REFER else value

    return changed(model, word)


def changed(
    part: Part, word: Callable[[str, str], str], say: Callable[[str, Text], Text] | None = None
) -> Part:
    """A part with every word of a field changed, and every expression; foreign content stays."""
    found: dict[str, Any] = {}
    for name in part.__struct_fields__:
        value = getattr(part, name)
        new = _value(name, value, word, say)
        if new is not value:
            found[name] = new
    return msgspec.structs.replace(part, **found) if found else part


def _value(
    name: str,
    value: Any,
    word: Callable[[str, str], str],
    say: Callable[[str, Text], Text] | None,
) -> Any:
    match value:
        case str():
            return word(name, value)
        case Text():
            return say(name, value) if say else value
        case Extra():
            return value
        case msgspec.Struct():
            return changed(value, word, say)
        case tuple() if value and name != "points":
            return tuple(_value(name, one, word, say) for one in value)
        case dict() if name in _BY_ID or any(isinstance(x, msgspec.Struct) for x in value.values()):
            pairs = value.items()
            return {
                word("id", key) if name in _BY_ID else key: _value("", one, word, say)
                for key, one in pairs
            }
    return value
