"""Associations, loops and instances of activities: what goes in, what comes out, how often."""

from __future__ import annotations

from collections.abc import Iterable

from xize.core.expressions import Expression, ExpressionError, parse
from xize.core.process.bpmn.conditions import read_expression
from xize.core.process.bpmn.lowering.context import Context
from xize.core.process.bpmn.lowering.triggers import trigger
from xize.core.process.bpmn.model.activities import Activity, MultiInstance, StandardLoop
from xize.core.process.bpmn.model.base import Text
from xize.core.process.bpmn.model.containers import Process
from xize.core.process.bpmn.model.data import DataAssociation
from xize.core.process.bpmn.model.events import Event, EventDefinition, Signal
from xize.core.process.standard import Again, Move, Several, Thrown


def moves(context: Context, associations: Iterable[DataAssociation], node: str) -> tuple[Move, ...]:
    """What associations move, in their order."""
    found: list[Move] = []
    for one in associations:
        for part in one.assignments:
            value = context.expression(part.from_, node)
            if value is not None:
                found.append(Move(to=_place(context, part.to), value=value))
        if one.assignments:
            continue
        value = context.expression(one.transformation, node)
        if value is None and one.sources:
            value = named(context.data(one.sources[0]))
        if value is not None and one.target:
            found.append(Move(to=context.data(one.target), value=value))
    return tuple(found)


def named(name: str) -> Expression | None:
    """The expression that is a datum by its name; None for a name no expression can have."""
    try:
        return parse(name)
    except ExpressionError:
        return None


def again(context: Context, loop: StandardLoop, node: str) -> Again:
    """A standard loop; without condition and maximum the activity is done once."""
    condition = context.condition(loop.condition, node)
    most = 1 if condition is None and loop.maximum is None else loop.maximum
    return Again(condition=condition, before=loop.test_before, most=most)


def several(context: Context, loop: MultiInstance, activity: Activity) -> Several:
    """A multi-instance marker. Its collections go into and out of the activity as a whole."""
    node = activity.id
    items = context.data(loop.data_input) if loop.data_input else ""
    results = context.data(loop.data_output) if loop.data_output else ""
    takes = moves(context, activity.associations_in, node)
    gives = moves(context, activity.associations_out, node)
    return Several(
        one_by_one=loop.sequential,
        count=context.expression(loop.cardinality, node),
        items=items,
        item=_item(loop.input_item),
        results=results,
        result=_item(loop.output_item),
        takes=tuple(one for one in takes if one.to == items),
        gives=tuple(one for one in gives if _only(one.value, results)),
        completion=context.condition(loop.completion, node),
        behaviour=loop.behaviour,
        throws=_thrown(context, loop, node),
    )


def of_each(moved: tuple[Move, ...], loop: Several | None) -> tuple[Move, ...]:
    """What each instance takes or gives for itself."""
    whole = (*loop.takes, *loop.gives) if loop is not None else ()
    return tuple(one for one in moved if one not in whole)


def own_names(context: Context, activity: Activity | Process) -> tuple[str, ...]:
    """Names of the data an activity or process has for itself."""
    found = [context.data(one.id) for one in activity.properties]
    if activity.contract is not None:
        inside = (*activity.contract.inputs, *activity.contract.outputs)
        found += [context.data(one.id) for one in inside]
    return tuple(dict.fromkeys(found))


def say_sets(context: Context, activity: Activity) -> None:
    """Say of an activity what of its input and output sets is not run (10.4.2)."""
    held = activity.contract
    if held is None:
        return
    moving = any(one.executing for one in (*held.input_sets, *held.output_sets))
    if moving or len(held.input_sets) > 1 or len(held.output_sets) > 1:
        context.report.say("sets-not-chosen", activity.id, activity.line)


def _only(value: Expression, name: str) -> bool:
    """Whether an expression is about this datum alone."""
    return bool(name) and set(value.names()) == {(name,)}


def _item(item: object) -> str:
    name, ident = getattr(item, "name", ""), getattr(item, "id", "")
    return name if name.isidentifier() else ident


def _thrown(context: Context, loop: MultiInstance, node: str) -> tuple[Thrown, ...]:
    match loop.behaviour:
        case "None":
            return _each(context, _named(context, loop.none_event), None, node)
        case "One":
            return _each(context, _named(context, loop.one_event), None, node)
        case "Complex":
            found: list[Thrown] = []
            for one in loop.complex:
                found += _each(context, context.model.meant_by(one), one.condition, node)
            return tuple(found)
    return ()


def _named(context: Context, ref: str) -> tuple[EventDefinition, ...]:
    """A definition by its id; engines also write the signal's there."""
    known = context.model.event_definitions.get(ref)
    if known is None and ref in context.model.named:
        known = Signal(ref=ref)
    return (known,) if known is not None else ()


def _each(
    context: Context, definitions: Iterable[EventDefinition], condition: Text | None, node: str
) -> tuple[Thrown, ...]:
    at = Event(id=node, position="intermediate_throw")
    held = context.condition(condition, node)
    return tuple(Thrown(trigger=trigger(context, one, at), condition=held) for one in definitions)


def _place(context: Context, text: Text) -> str:
    """The name an assignment writes to: an id of a datum, a name, or a reference to one."""
    body = text.body.strip().removeprefix("${").removesuffix("}").removeprefix("=").strip()
    body = context.data(body)
    return body if read_expression(body) is not None else text.body.strip()
