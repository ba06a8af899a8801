"""Call activities: what is called, and how its data are called there (clauses 10.3.6, 10.4.1)."""

from __future__ import annotations

from msgspec.structs import replace

from xize.core.process import graph as g
from xize.core.process.bpmn.lowering.context import Context
from xize.core.process.bpmn.lowering.data import named
from xize.core.process.bpmn.lowering.surroundings import beginnings
from xize.core.process.bpmn.model.activities import CallActivity
from xize.core.process.bpmn.model.data import InputOutput, Item
from xize.core.process.standard import Doing, Move


def call(context: Context, node: CallActivity, scope: str, doing: Doing) -> g.Activity:
    """A call activity. What it calls outside of the file is passed, with a finding."""
    model = context.model
    called, theirs = node.called or context.said.of(node.id).called, None
    if called in model.global_tasks:
        theirs = model.global_tasks[called].contract
    elif called in model.processes:
        theirs = model.processes[called].contract
        if not beginnings(model.processes[called].own):
            context.report.say("called-cannot-begin", node.id, node.line, detail=called)
    elif called:
        context.report.say("called-elsewhere", node.id, node.line, detail=called)
        called = ""
    return g.Activity(
        id=node.id,
        name=node.name,
        scope=scope,
        doing=_renamed(context, doing, node.contract, theirs),
        calls=called,
        shares=node.contract is None and theirs is None,
    )


def _renamed(
    context: Context, doing: Doing, ours: InputOutput | None, theirs: InputOutput | None
) -> Doing:
    """Associations say what goes in and out by the call's names: here by those of the called."""
    if theirs is None:
        return doing
    known = [context.data(one.id) for one in (*theirs.inputs, *theirs.outputs)]
    takes, gives = doing.takes, doing.gives
    if ours is not None:
        into = _paired(context, ours.inputs, theirs.inputs)
        out = _paired(context, ours.outputs, theirs.outputs)
        takes = tuple(replace(one, to=into.get(one.to, one.to)) for one in takes)
        gives = tuple(_from(one, out) for one in gives)
    return replace(doing, names=(*doing.names, *known), takes=takes, gives=gives)


def _paired(context: Context, ours: tuple[Item, ...], theirs: tuple[Item, ...]) -> dict[str, str]:
    """The called one's name for each of the call's: the same, else that at the same place."""
    there = [context.data(one.id) for one in theirs]
    here = [context.data(one.id) for one in ours]
    free = iter([one for one in there if one not in here])
    return {one: one if one in there else next(free, one) for one in here}


def _from(move: Move, names: dict[str, str]) -> Move:
    paths = move.value.names()
    own = paths[0][0] if len(paths) == 1 and len(paths[0]) == 1 else ""
    value = named(names[own]) if own in names and move.value == named(own) else None
    return move if value is None else replace(move, value=value)
