"""Draws one process: its nodes, what is drawn around them, and the flows between."""

from __future__ import annotations

from xize.core.process import graph as g
from xize.core.process.bpmn.model.base import Extra
from xize.core.process.bpmn.model.containers import Scope
from xize.core.process.bpmn.model.events import (
    Escalation,
    Event,
    EventDefinition,
    Message,
    Terminate,
    Timer,
)
from xize.core.process.bpmn.raising.nodes import element_of
from xize.core.process.bpmn.raising.plan import Plan
from xize.core.process.bpmn.raising.routes import Way
from xize.core.process.bpmn.raising.sheet import File, Sheet, ours, part
from xize.core.process.bpmn.raising.spelling import element
from xize.core.process.bpmn.raising.times import counts_from_opening, duration

OUTCOME = 'step.{}.outcome == "{}"'
GOES_TO = 'step.{}.goes_to == "{}"'


def weave(file: File, procedure: str, process: g.Process) -> dict[str, Scope]:
    """The scopes of a process by their ids in the file."""
    sheet = Sheet(file, procedure, Plan(process))
    for node in process.nodes.values():
        if node.scope and node.id not in sheet.plan.flows_back:
            _node(sheet, node)
    for node in process.nodes.values():
        _behind(sheet, node)
    for flow in process.flows:
        _flow(sheet, flow)
    for way in sheet.escapes:
        _boundary(sheet, way)
    return sheet.scopes


def _node(sheet: Sheet, node: g.Node) -> None:
    """A node, with the gateways in front of it and behind it."""
    plan, scope = sheet.plan, sheet.scope_of(node.id)
    before: list[str] = []
    if plan.needs_merge(node.id):
        before.append(sheet.gateway(scope, node.id, "in"))
    skip = plan.first.get(node.id)
    if skip is not None:
        role, name = "branch" if skip.branch else "if", sheet.say("needed")
        before.append(sheet.gateway(scope, node.id, role, name, " ".join(skip.nodes)))
    before.append(sheet.put(scope, element_of(sheet, node)))
    sheet.entries[node.id], sheet.exits[node.id] = before[0], before[-1]
    if skip is not None:
        label = sheet.file.labels.condition(skip.when)
        sheet.asks[node.id] = before[-2]
        sheet.flow(scope, before[-2], before[-1], name=label, condition=skip.when.source)
    if len(before) > 1 and plan.needs_merge(node.id):
        sheet.flow(scope, before[0], before[1])
    if node.id in plan.last:
        after = sheet.gateway(scope, node.id, "after", "", node.id)
        sheet.flow(scope, before[-1], after)
        sheet.exits[node.id] = after


def _behind(sheet: Sheet, node: g.Node) -> None:
    """What hangs on a node that is drawn: the way past it, a deadline, the ways of a jump."""
    skip = sheet.plan.last.get(node.id)
    if skip is not None:
        scope, asks = sheet.scope_of(node.id), sheet.asks[skip.nodes[0]]
        name = sheet.say("not-needed")
        sheet.flow(scope, asks, sheet.exits[node.id], name=name, default=True)
    if isinstance(node, g.UserTask):
        _deadline(sheet, node)
    elif isinstance(node, g.Jump) and node.id in sheet.at:
        _choices(sheet, node)


def _flow(sheet: Sheet, flow: g.Flow) -> None:
    scope = sheet.scope_of(flow.source)
    back = sheet.plan.flows_back.get(flow.target)
    target = sheet.entries[back or flow.target]
    extras: tuple[Extra, ...] = (_goto(sheet, flow.target, back),) if back else ()
    name, condition = _label(sheet, flow), None
    source = sheet.plan.index.node(flow.source)
    if flow.outcome is not None and not flow.default:
        task = sheet.plan.index.incoming(flow.source)[0].source
        condition = OUTCOME.format(task, flow.outcome)
    elif flow.condition is not None and not sheet.plan.branch_condition(flow):
        condition = flow.condition.source
    way = {"outcome": flow.outcome or ""} if flow.default else {}
    way |= {"default": "true"} if flow.default and not isinstance(source, g.Exclusive) else {}
    if any(way.values()):
        extras = (element("way", {key: one for key, one in way.items() if one}), *extras)
    sheet.flow(
        scope,
        sheet.exits[flow.source],
        target,
        name=name,
        condition=condition,
        default=flow.default,
        extras=extras,
    )


def _label(sheet: Sheet, flow: g.Flow) -> str:
    """What stands at a flow: the outcome, the name of a case, the condition."""
    incoming = sheet.plan.index.incoming(flow.source)
    task = sheet.plan.index.node(incoming[0].source) if incoming else None
    if isinstance(task, g.UserTask) and (flow.outcome or flow.default):
        others = {one.outcome for one in sheet.plan.index.outgoing(flow.source)} - {flow.outcome}
        names = [
            one.name or one.id
            for one in task.work.outcomes
            if (one.id == flow.outcome if flow.outcome else one.id not in others)
        ]
        return sheet.say("and").join(names) or sheet.say("otherwise")
    case = sheet.plan.index.node(flow.target)
    if isinstance(case, g.SubProcess) and case.kind == "case" and case.name:
        return case.name
    if flow.condition is not None and not sheet.plan.branch_condition(flow):
        return sheet.file.labels.condition(flow.condition)
    chooses = isinstance(sheet.plan.index.node(flow.source), g.Exclusive)
    return sheet.say("otherwise") if flow.default and chooses else ""


def _goto(sheet: Sheet, ident: str, to: str) -> Extra:
    """What a flow that is a jump says of it; its targets only where the flow does not."""
    jump = sheet.plan.process.nodes[ident]
    assert isinstance(jump, g.Jump)
    said = {"id": ident}
    if jump.targets != (to,):
        said["targets"] = " ".join(jump.targets)
    if jump.choose:
        said["choose"] = "true"
    return element("goto", said)


def _choices(sheet: Sheet, jump: g.Jump) -> None:
    """A jump with several ways: one of them is taken; the first where nobody says which."""
    scope, ways = sheet.scope_of(jump.id), sheet.plan.ways[jump.id]
    if (len(ways) == 1 and ways[0].holder) or not ways:
        return
    for place, way in enumerate(ways):
        name = sheet.name_of_way(way)
        target = sheet.entries[way.to] if not way.holder else _thrown(sheet, scope, jump, way)
        condition = GOES_TO.format(jump.id, way.to) if place else None
        extras = (part(jump.id, "way"),)
        sheet.flow(
            scope,
            sheet.exits[jump.id],
            target,
            name=name,
            condition=condition,
            default=not place,
            extras=extras,
        )


def _thrown(sheet: Sheet, scope: Scope, jump: g.Jump, way: Way) -> str:
    definitions = (Escalation(ref=sheet.escalation(way)),)
    ident, name = sheet.part_id(jump.id, "out"), sheet.name_of_way(way)
    extras = (part(jump.id, "out"),)
    event = Event(id=ident, name=name, position="end", definitions=definitions, extras=extras)
    return sheet.put(scope, event)


def _boundary(sheet: Sheet, key: tuple[Way, str | None]) -> None:
    """Catches what is thrown inside a scope and leads on from its edge."""
    way, result = key
    scope, name = sheet.scope_of(way.holder), sheet.name_of_way(way, result)
    ident = sheet.part_id(way.holder, "left")
    said = {"of": way.holder, "as": "left"}
    event = Event(
        id=ident,
        name=name,
        position="boundary",
        attached_to=sheet.at[way.holder],
        definitions=(Escalation(ref=sheet.escapes[key]),),
        extras=(element("part", said),),
    )
    sheet.put(scope, event)
    if way.to:
        sheet.flow(scope, ident, sheet.entries[way.to], extras=(part(way.holder, "left"),))
        return
    ended: tuple[EventDefinition, ...] = (Terminate(),)
    end = _end(sheet, scope, way.holder, "ended", name, ended)
    sheet.flow(scope, ident, end)


def _end(
    sheet: Sheet,
    scope: Scope,
    node: str,
    role: str,
    name: str,
    definitions: tuple[EventDefinition, ...] = (),
) -> str:
    event = Event(
        id=sheet.part_id(node, role),
        name=name,
        position="end",
        definitions=definitions,
        extras=(part(node, role),),
    )
    return sheet.put(scope, event)


def _deadline(sheet: Sheet, node: g.UserTask) -> None:
    """A deadline that counts from the opening is a timer at the edge; the work goes on.

    Not where the step may come again: one reminder could then overtake another.
    """
    due, overdue = node.work.due, node.work.overdue
    length = duration(sheet.file.rules, due.period) if due is not None else None
    if overdue is None or length is None:
        return
    if not counts_from_opening(due, sheet.plan.opened_by(node.id)):
        return
    if sheet.plan.comes_again(node.id):
        return
    scope, name = sheet.scope_of(node.id), sheet.say("overdue")
    late = Event(
        id=sheet.part_id(node.id, "late"),
        name=name,
        position="boundary",
        attached_to=sheet.at[node.id],
        interrupting=False,
        definitions=(Timer(kind="duration", when=ours(length)),),
        extras=(part(node.id, "late"),),
    )
    told = sheet.file.name_once("message", f"{sheet.at[node.id]}.overdue", _reminder(sheet, node))
    definitions = (Message(ref=told),)
    end = _end(sheet, scope, node.id, "told", _reminder(sheet, node), definitions)
    sheet.put(scope, late)
    sheet.flow(scope, late.id, end)


def _reminder(sheet: Sheet, node: g.UserTask) -> str:
    return sheet.say("remind", node.name)
