"""Writes what stands beside processes: imports, interfaces, categories, correlation."""

from __future__ import annotations

from xize.core.process.bpmn.model.correlation import (
    CorrelationKey,
    CorrelationProperty,
    CorrelationSubscription,
)
from xize.core.process.bpmn.model.services import Category, Import, Interface, Operation
from xize.core.process.bpmn.writing.common import expression, shell
from xize.core.process.bpmn.writing.tree import Out, element, listed


def import_(one: Import) -> Out:
    """A document the file refers to."""
    return element("import", namespace=one.namespace, location=one.location, importType=one.type)


def interface(one: Interface) -> Out:
    """An interface with its operations."""
    made = shell("interface", one, implementationRef=one.implementation)
    made.add(*map(_operation, one.operations))
    return made


def _operation(one: Operation) -> Out:
    made = shell("operation", one, implementationRef=one.implementation)
    made.add(*listed("inMessageRef", [one.message_in] if one.message_in else []))
    made.add(*listed("outMessageRef", [one.message_out] if one.message_out else []))
    made.add(*listed("errorRef", one.errors))
    return made


def category(one: Category) -> Out:
    """What groups stand for."""
    made = shell("category", one)
    made.add(*(shell("categoryValue", each, value=each.value) for each in one.values))
    return made


def correlation_property(one: CorrelationProperty) -> Out:
    """What tells conversations apart."""
    made = shell("correlationProperty", one, type=one.item_type)
    for each in one.retrievals:
        name = "correlationPropertyRetrievalExpression"
        told = shell(name, each, messageRef=each.message)
        told.add(expression("messagePath", each.path))
        made.add(told)
    return made


def correlation_key(one: CorrelationKey) -> Out:
    """A key of a collaboration."""
    made = shell("correlationKey", one)
    made.add(*listed("correlationPropertyRef", one.properties))
    return made


def subscription(one: CorrelationSubscription) -> Out:
    """A key a process receives by."""
    made = shell("correlationSubscription", one, correlationKeyRef=one.key)
    for each in one.bindings:
        bound = element("correlationPropertyBinding", id=each.id)
        bound.put("correlationPropertyRef", each.property)
        bound.add(expression("dataPath", each.path))
        made.add(bound)
    return made
