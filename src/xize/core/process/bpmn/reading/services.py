"""Reads what stands beside processes: imports, interfaces, categories, correlation."""

from __future__ import annotations

from xize.core.process.bpmn.model.base import Text
from xize.core.process.bpmn.model.correlation import (
    Binding,
    CorrelationKey,
    CorrelationProperty,
    CorrelationSubscription,
    Retrieval,
)
from xize.core.process.bpmn.model.services import (
    Category,
    CategoryValue,
    Import,
    Interface,
    Operation,
)
from xize.core.process.bpmn.reading.values import (
    common,
    expression_in,
    reference,
    references,
)
from xize.core.process.bpmn.spaces import BPMN
from xize.core.process.bpmn.xml import Tag

BLANK = Text(body="")


def imports(tag: Tag) -> tuple[Import, ...]:
    """The documents a file refers to."""
    return tuple(
        Import(
            namespace=one.get("namespace"),
            location=one.get("location"),
            type=one.get("importType"),
            line=one.line,
        )
        for one in tag.children(BPMN, "import")
    )


def interfaces(tag: Tag) -> tuple[Interface, ...]:
    """Interfaces with their operations."""
    return tuple(
        Interface(
            **common(one),
            implementation=one.get("implementationRef"),
            operations=tuple(_operation(each) for each in one.children(BPMN, "operation")),
        )
        for one in tag.children(BPMN, "interface")
    )


def _operation(tag: Tag) -> Operation:
    return Operation(
        **common(tag),
        implementation=tag.get("implementationRef"),
        message_in="".join(references(tag, "inMessageRef")[:1]),
        message_out="".join(references(tag, "outMessageRef")[:1]),
        errors=references(tag, "errorRef"),
    )


def categories(tag: Tag) -> tuple[Category, ...]:
    """What groups stand for."""
    return tuple(
        Category(
            **common(one),
            values=tuple(
                CategoryValue(**common(each), value=each.get("value"))
                for each in one.children(BPMN, "categoryValue")
            ),
        )
        for one in tag.children(BPMN, "category")
    )


def correlation_properties(tag: Tag) -> list[CorrelationProperty]:
    """What tells conversations apart."""
    return [
        CorrelationProperty(
            **common(one),
            item_type=one.get("type"),
            retrievals=tuple(
                Retrieval(
                    **common(each),
                    message=reference(each, "messageRef"),
                    path=expression_in(each, "messagePath") or BLANK,
                )
                for each in one.children(BPMN, "correlationPropertyRetrievalExpression")
            ),
        )
        for one in tag.children(BPMN, "correlationProperty")
    ]


def correlation_keys(tag: Tag) -> tuple[CorrelationKey, ...]:
    """The keys of a collaboration."""
    return tuple(
        CorrelationKey(**common(one), properties=references(one, "correlationPropertyRef"))
        for one in tag.children(BPMN, "correlationKey")
    )


def subscriptions(tag: Tag) -> tuple[CorrelationSubscription, ...]:
    """The keys a process receives by."""
    return tuple(
        CorrelationSubscription(
            **common(one),
            key=reference(one, "correlationKeyRef"),
            bindings=tuple(
                Binding(
                    property=reference(each, "correlationPropertyRef"),
                    path=expression_in(each, "dataPath") or BLANK,
                    id=each.get("id"),
                    line=each.line,
                )
                for each in one.children(BPMN, "correlationPropertyBinding")
            ),
        )
        for one in tag.children(BPMN, "correlationSubscription")
    )
