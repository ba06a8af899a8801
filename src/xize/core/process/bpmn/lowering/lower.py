"""A whole file becomes a rulebook: each process and global task a procedure of its own."""

from __future__ import annotations

from typing import NamedTuple

from xize.core.process import graph as g
from xize.core.process.bpmn.findings import Finding
from xize.core.process.bpmn.lowering.context import Context
from xize.core.process.bpmn.lowering.correlation import beforehand
from xize.core.process.bpmn.lowering.data import own_names
from xize.core.process.bpmn.lowering.nodes import global_task, node_of
from xize.core.process.bpmn.lowering.surroundings import Surroundings, beginnings
from xize.core.process.bpmn.model.activities import GlobalTask
from xize.core.process.bpmn.model.containers import Definitions, Process, SequenceFlow
from xize.core.process.rulebook import Procedure, Rulebook
from xize.core.process.standard import Doing


class Lowered(NamedTuple):
    """What the engine runs, and what of the file it will not do."""

    rules: Rulebook
    findings: tuple[Finding, ...]


def lower(model: Definitions, *, regulated: bool = False) -> Lowered:
    """Lower a file that has been checked; ids are those of the file.

    ``regulated``: it is the flow of a regulation, and expressions may ask about its projects.
    """
    context = Context(model, regulated=regulated)
    _say_multiplicity(context)
    graphs = [_process(context, one) for one in model.processes.values()]
    graphs += [_global_task(context, one) for one in model.global_tasks.values()]
    rules = Rulebook(
        regulation=model.id,
        edition="",
        title=model.name,
        procedures={one.id: Procedure(id=one.id, name=one.name, process=one) for one in graphs},
        roles={},
        documents={},
        data={},
    )
    return Lowered(rules, context.report.found)


def _process(context: Context, process: Process) -> g.Process:
    around = Surroundings(context, process)
    objects = tuple(context.data(one) for one in process.own.data)
    properties = tuple(context.data(one.id) for one in process.properties)
    doing = Doing(
        type="process",
        line=process.line,
        names=(*own_names(context, process), *objects),
        hides=(*properties, *objects),
        starts=beginnings(process.own),
        receives_by=beforehand(context, process),
    )
    root = g.SubProcess(id=process.id, name=process.name, kind="procedure", doing=doing)
    nodes: dict[str, g.Node] = {process.id: root}
    flows: list[g.Flow] = []
    for ident, scope in process.scopes.items():
        for node in scope.nodes.values():
            nodes[node.id] = node_of(context, around, node, ident)
        flows += [_flow(context, one) for one in scope.flows.values()]
    flows = [_as_default(context, one) for one in flows]
    return g.Process(id=process.id, name=process.name, nodes=nodes, flows=tuple(flows))


def _say_multiplicity(context: Context) -> None:
    """Pools that stand for several: what begins by itself does so once only."""
    for one in context.model.collaborations:
        for pool in one.participants:
            process = context.model.processes.get(pool.process)
            if pool.several and pool.minimum > 1 and process and beginnings(process.own):
                context.report.say("multiplicity-not-run", pool.id, pool.line)


def _flow(context: Context, flow: SequenceFlow) -> g.Flow:
    return g.Flow(
        id=flow.id,
        source=flow.source,
        target=flow.target,
        condition=context.condition(flow.condition, flow.id),
    )


def _as_default(context: Context, flow: g.Flow) -> g.Flow:
    """A default flow has no condition, whatever stands on it."""
    if getattr(context.nodes.get(flow.source), "default", "") != flow.id:
        return flow
    return g.Flow(id=flow.id, source=flow.source, target=flow.target, default=True)


def _global_task(context: Context, task: GlobalTask) -> g.Process:
    step = global_task(context, task, task.id)
    doing = Doing(type="process", line=task.line, starts=(step.id,))
    root = g.SubProcess(id=task.id, name=task.name, kind="procedure", doing=doing)
    return g.Process(id=task.id, name=task.name, nodes={task.id: root, step.id: step}, flows=())
