"""Correlation keys and subscriptions become expressions the engine compares (clause 8.4.2)."""

from __future__ import annotations

from collections.abc import Iterable

from xize.core.expressions import Expression
from xize.core.process.bpmn.lowering.context import Context
from xize.core.process.bpmn.model.containers import Process
from xize.core.process.bpmn.model.correlation import CorrelationKey
from xize.core.process.standard import Correlation


def by_content(context: Context, message: str) -> tuple[Correlation, ...]:
    """What a message says of each key all of whose properties can be read from it."""
    return _whole(
        (one.id, [_retrieved(context, prop, message) for prop in one.properties])
        for one in _keys(context)
    )


def beforehand(context: Context, process: Process) -> tuple[Correlation, ...]:
    """What the data of a process say of the keys it subscribes to."""
    properties = {one.id: one.properties for one in _keys(context)}
    found: list[tuple[str, list[Expression | None]]] = []
    for one in process.subscriptions:
        bound = {two.property: context.expression(two.path, process.id) for two in one.bindings}
        found.append((one.key, [bound.get(prop) for prop in properties.get(one.key, ())]))
    return _whole(found)


def _whole(keys: Iterable[tuple[str, list[Expression | None]]]) -> tuple[Correlation, ...]:
    found: list[Correlation] = []
    for key, values in keys:
        said = [one for one in values if one is not None]
        if said and len(said) == len(values):
            found.append(Correlation(key=key, values=tuple(said)))
    return tuple(found)


def _keys(context: Context) -> list[CorrelationKey]:
    return [key for one in context.model.collaborations for key in one.keys]


def _retrieved(context: Context, prop: str, message: str) -> Expression | None:
    known = context.model.correlation.get(prop)
    for one in known.retrievals if known is not None else ():
        if one.message == message:
            return context.expression(one.path, prop)
    return None
