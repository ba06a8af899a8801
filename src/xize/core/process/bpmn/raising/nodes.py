"""Nodes of a graph as elements of a file."""

from __future__ import annotations

from typing import Any, Final

from xize.core.process import graph as g
from xize.core.process.bpmn.model.activities import (
    CallActivity,
    MultiInstance,
    ResourceRole,
    SubProcess,
    Task,
)
from xize.core.process.bpmn.model.base import Extra
from xize.core.process.bpmn.model.containers import FlowNode
from xize.core.process.bpmn.model.events import (
    Conditional,
    Escalation,
    Event,
    EventDefinition,
    Message,
    Terminate,
    Timer,
)
from xize.core.process.bpmn.model.gateways import Gateway
from xize.core.process.bpmn.raising.people import deciders, potential_owners
from xize.core.process.bpmn.raising.sheet import Sheet, ours
from xize.core.process.bpmn.raising.spelling import spell
from xize.core.process.bpmn.raising.times import AT_ONCE, cycle, duration

SAID: Final = ("id", "name", "scope", "when", "each")
"""Fields an element says by itself: its id, name and place, gateways, the loop."""
BUT_NEVER_EARLIER: Final = "max({}, today)"
"""A date that has passed, or that nobody knows, is waited for no longer."""


def element_of(sheet: Sheet, node: g.Node) -> FlowNode:
    """The element of a node."""
    match node:
        case g.Start():
            return _start(sheet, node)
        case g.End() | g.Jump():
            return _leaving(sheet, node)
        case g.UserTask():
            return _user_task(sheet, node)
        case g.SubProcess():
            kind = "event" if node.beside is not None else "embedded"
            loop = several(node.each)
            return SubProcess(**_common(sheet, node), kind=kind, loop=loop)  # type: ignore[arg-type]
        case g.Call():
            called = sheet.called(node)
            return CallActivity(**_common(sheet, node), called=called, loop=several(node.each))
        case g.Gate():
            return _gate(sheet, node)
        case g.Milestone():
            return Event(**_common(sheet, node), position="intermediate_throw")
        case g.Wait():
            return _wait(sheet, node)
        case g.Publish():
            return Task(**_common(sheet, node, sheet.say("tells")), kind="send")
    return _gateway(sheet, node)


def _common(sheet: Sheet, node: g.Node, label: str = "") -> dict[str, Any]:
    """Id, name and what the rule says of a node; ``label`` where it has no name."""
    label = " ".join(label.split())
    shown = node.name or label
    marks = {"label": label} if label and not node.name else {}
    if " ".join(node.name.split()) != node.name:
        marks["name"] = node.name
    ident = sheet.at[node.id]
    if ident != node.id:
        marks["id"] = node.id
    return {
        "id": ident,
        "name": shown,
        "documentation": sheet.file.cited(node.cites),
        "extras": (spelled_node(node, marks, sheet),),
    }


def spelled_node(node: g.Node, marks: dict[str, str], sheet: Sheet) -> Extra:
    """The element of ours inside; named as the node is in the graph."""
    said = SAID if sheet.draws_condition(node.id) else tuple(one for one in SAID if one != "when")
    config: Any = type(node).__struct_config__
    found = spell(node, config.tag.replace("_", "-"), said)
    return Extra(
        space=found.space,
        name=found.name,
        attributes={**marks, **found.attributes},
        inside=found.inside,
    )


def _start(sheet: Sheet, node: g.Start) -> Event:
    scope = sheet.plan.index.scope_node(node.scope)
    label = scope.name if scope.beside is not None else ""
    common = _common(sheet, node, label or sheet.say("start"))
    if scope.beside is None:
        return Event(**common, position="start")
    trigger = _trigger(sheet, scope.beside)
    return Event(**common, position="start", definitions=(trigger,), interrupting=False)


def _trigger(sheet: Sheet, beside: g.Beside) -> EventDefinition:
    """What begins work alongside: a step that is done, a datum that changes, the clock."""
    if beside.after is not None:
        return Conditional(condition=ours(f"has(step.{beside.after}.completed)"))
    if beside.changed is not None:
        return Conditional(condition=ours(f"has(project.{beside.changed})"))
    if beside.every is not None:
        every = cycle(sheet.file.rules, beside.every)
        return Timer(kind="cycle", when=ours(f"R/{every}"))
    return Timer(kind="duration", when=ours(AT_ONCE))


def _leaving(sheet: Sheet, node: g.End | g.Jump) -> FlowNode:
    """An end; one inside a scope throws to the boundary its way leads over."""
    ways = sheet.plan.ways.get(node.id, ())
    if isinstance(node, g.Jump) and (len(ways) > 1 or (ways and not ways[0].holder)):
        return Gateway(**_common(sheet, node, sheet.say("choose")), kind="exclusive")
    definitions: tuple[EventDefinition, ...] = ()
    result = node.result if isinstance(node, g.End) else None
    if ways:
        label = sheet.name_of_way(ways[0], result)
        definitions = (Escalation(ref=sheet.escalation(ways[0], result)),)
    elif isinstance(node, g.Jump):
        label = sheet.say("to", sheet.name_of(node.targets[0]) if node.targets else "")
    else:
        label = sheet.result_name(result) if result else sheet.say("end")
        at_root = node.scope == sheet.plan.index.root
        definitions = (Terminate(),) if result and at_root else ()
    return Event(**_common(sheet, node, label), position="end", definitions=definitions)


def _user_task(sheet: Sheet, node: g.UserTask) -> Task:
    loop = several(node.each)
    count = deciders(node.work)
    if loop is None and count > 1:
        in_turn = len(node.work.turns) > 1
        loop = MultiInstance(sequential=in_turn, cardinality=ours(str(count)))
    roles: tuple[ResourceRole, ...] = potential_owners(sheet.file, node.work)
    return Task(**_common(sheet, node), kind="user", loop=loop, roles=roles)


def several(each: g.Each | None) -> MultiInstance | None:
    """One instance for each; nothing to count gives none."""
    if each is None:
        return None
    count = ours(f"count({each.over.source})")
    return MultiInstance(sequential=each.one_by_one, cardinality=count)


def _gate(sheet: Sheet, node: g.Gate) -> Task:
    """Somebody says that what is required is there: the board is ours, the file has none."""
    label = sheet.say("gate", sheet.name_of(node.of))
    leads = sheet.file.resources.get(sheet.file.rules.leads)
    roles = (ResourceRole(id=sheet.part_id(node.id, "by"), resource=leads.id),) if leads else ()
    return Task(**_common(sheet, node, label), kind="user", roles=roles)


def _wait(sheet: Sheet, node: g.Wait) -> Event:
    common = _common(sheet, node, sheet.say("wait"))
    definition: EventDefinition = Timer(kind="duration", when=ours(AT_ONCE))
    if node.message is not None:
        definition = Message(ref=sheet.message(node))
    elif node.due is not None and node.due.date is not None:
        latest = BUT_NEVER_EARLIER.format(node.due.date.source)
        definition = Timer(kind="date", when=ours(latest))
    elif node.due is not None and node.due.recurs is not None:
        every = cycle(sheet.file.rules, node.due.recurs)
        definition = Timer(kind="duration", when=ours(every))
    elif node.due is not None:
        length = duration(sheet.file.rules, node.due.period) or AT_ONCE
        definition = Timer(kind="duration", when=ours(length))
    return Event(**common, position="intermediate_catch", definitions=(definition,))


def _gateway(sheet: Sheet, node: g.Node) -> Gateway:
    """Every branch of a parallel block is gone into; one that may be left out says so itself."""
    chooses = isinstance(node, g.Exclusive)
    forks = len(sheet.plan.index.outgoing(node.id)) > 1
    label = ""
    if chooses and forks:
        label = sheet.say("outcome" if node.id.endswith(".outcome") else "choice")
    kind: Any = "exclusive" if chooses else "parallel"
    return Gateway(**_common(sheet, node, label), kind=kind)
