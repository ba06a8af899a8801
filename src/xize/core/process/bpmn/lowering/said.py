"""What other engines' attributes say of repetitions and of data, where the standard says nothing.

Camunda, Flowable and Activiti name a collection and a variable, Zeebe expressions as well; values
go in and come out by mappings.
"""

from __future__ import annotations

from msgspec.structs import replace

from xize.core.process.bpmn.lowering.context import Context
from xize.core.process.bpmn.model.activities import Activity, MultiInstance
from xize.core.process.bpmn.model.base import Text
from xize.core.process.standard import Doing, Move, Several

GIVEN = "$given"
"""What an instance gives where an expression says it: a name no expression can have."""


def as_said(context: Context, node: Activity, doing: Doing) -> Doing:
    """An activity with what its vendor's attributes say."""
    said = context.said.of(node.id)
    into = [one for one in said.mappings if one.way == "in"]
    out = [one for one in said.mappings if one.way == "out"]
    takes = (*doing.takes, *_moves(context, node, [(one.target, one.source) for one in into]))
    gives = (*doing.gives, *_moves(context, node, [(one.target, one.source) for one in out]))
    doing = replace(doing, takes=takes, gives=gives)
    if doing.several is not None and isinstance(node.loop, MultiInstance):
        return _repeated(context, node, node.loop, doing, doing.several)
    return doing


def _repeated(
    context: Context, node: Activity, loop: MultiInstance, doing: Doing, several: Several
) -> Doing:
    said = context.said.of(node.id).several
    if said is not None and not several.items and several.count is None:
        collected = context.expression(Text(body=said.collection, line=node.line), node.id)
        several = replace(several, collected=collected, item=several.item or said.element)
    outside = next((one.attributes for one in loop.extras if one.name == "loopCharacteristics"), {})
    results, worth = outside.get("outputCollection", ""), outside.get("outputElement", "")
    if results and not several.results:
        several = replace(several, results=results, result=GIVEN)
        given = _moves(context, node, [(GIVEN, worth)])
        doing = replace(doing, gives=(*doing.gives, *given))
    return replace(doing, several=several)


def _moves(context: Context, node: Activity, pairs: list[tuple[str, str]]) -> tuple[Move, ...]:
    """Mappings of whole values; one of all values, or into a part of one, moves nothing."""
    found: list[Move] = []
    for target, source in pairs:
        simple = target.isidentifier() or target == GIVEN
        value = context.expression(Text(body=source, line=node.line), node.id) if simple else None
        if value is not None:
            found.append(Move(to=target, value=value))
    return tuple(found)
