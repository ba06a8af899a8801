"""Values of attributes and texts of elements, once the schema holds."""

from __future__ import annotations

from typing import Final, TypedDict

from xize.core.process.bpmn.model.base import Extra, Text
from xize.core.process.bpmn.spaces import BPMN, XSI
from xize.core.process.bpmn.xml import Tag

TRUE = ("true", "1")

FORMAL: Final = frozenset({"formalExpression", "transformation", "dataPath", "messagePath"})
"""Expressions that are formal without being marked."""

KEPT: Final = frozenset(
    {
        "auditing", "monitoring", "extension", "endPoint", "partnerEntity", "partnerRole",
        "choreography", "globalChoreographyTask", "globalConversation", "relationship",
        "ioBinding", "resourceParameter", "resourceParameterBinding", "rendering",
        "partitionElement", "conversation", "subConversation", "callConversation",
        "conversationAssociation", "participantAssociation", "messageFlowAssociation",
        "choreographyRef", "conversationLink", "supports", "supportedInterfaceRef",
        "interfaceRef", "endPointRef", "categoryValueRef", "choreographyTask", "subChoreography",
        "callChoreography", "implicitThrowEvent",
    }
)  # fmt: skip
"""Elements the model has no field for; they are kept as they were written."""
KEPT_ATTRIBUTES: Final = {
    "definitions": ("typeLanguage", "exporterVersion"),
    "process": ("definitionalCollaborationRef",),
    "collaboration": ("isClosed",),
    "lane": ("partitionElementRef",),
    "textAnnotation": ("textFormat",),
    "globalUserTask": ("implementation",),
    "globalBusinessRuleTask": ("implementation",),
}
"""Attributes the model has no field for, by element."""


class Common(TypedDict):
    """What every element has, as keywords of its model."""

    id: str
    name: str
    line: int
    documentation: str
    extras: tuple[Extra, ...]
    kept: tuple[Extra, ...]


def truth(tag: Tag, name: str, *, default: bool = False) -> bool:
    """A yes or no."""
    value = tag.get(name).strip()
    return value in TRUE if value else default


def number(tag: Tag, name: str, default: int) -> int:
    """A whole number; what is none was reported by the schema."""
    value = tag.get(name).strip()
    return int(value) if value.lstrip("+-").isdecimal() else default


def local(value: str) -> str:
    """The id a reference means: what stands behind the prefix. Ids hold no colon."""
    return value.strip().rpartition(":")[2]


def reference(tag: Tag, name: str) -> str:
    """The id an attribute refers to, "" for none."""
    return local(tag.get(name))


def text_of(tag: Tag, name: str) -> str:
    """The text of a child, "" for none."""
    child = tag.child(BPMN, name)
    return child.text if child is not None else ""


def references(tag: Tag, *names: str) -> tuple[str, ...]:
    """The ids that children of these names refer to."""
    return tuple(local(one.text) for one in tag.children(BPMN, *names) if one.text)


def expression(tag: Tag | None) -> Text | None:
    """The expression in an element; None where there is none or it is blank."""
    if tag is None or not tag.text:
        return None
    return Text(
        body=tag.text,
        language=tag.get("language"),
        line=tag.line,
        id=tag.get("id"),
        formal=local(tag.attributes.get((XSI, "type"), "")) == "tFormalExpression"
        or tag.name in FORMAL,
        evaluates_to=tag.get("evaluatesToTypeRef"),
    )


def expression_in(tag: Tag, name: str) -> Text | None:
    """The expression in a child."""
    return expression(tag.child(BPMN, name))


def extras(tag: Tag) -> tuple[Extra, ...]:
    """Foreign attributes, and what stands in ``extensionElements``, as it was written."""
    found = [
        Extra(space=space, name=name, line=tag.line, text=value, attribute=True)
        for (space, name), value in tag.attributes.items()
        if space not in ("", BPMN, XSI)
    ]
    box = tag.child(BPMN, "extensionElements")
    return (*found, *(_extra(one) for one in box.inside)) if box is not None else tuple(found)


def _extra(tag: Tag) -> Extra:
    return Extra(
        space=tag.space,
        name=tag.name,
        line=tag.line,
        text=tag.text,
        attributes={name: value for (_, name), value in tag.attributes.items()},
        spaces={name: space for space, name in tag.attributes if space},
        inside=tuple(_extra(one) for one in tag.inside),
    )


def kept(tag: Tag) -> tuple[Extra, ...]:
    """What the standard allows here and the model has no field for."""
    found = [
        Extra(space="", name=name, line=tag.line, text=tag.get(name), attribute=True)
        for name in KEPT_ATTRIBUTES.get(tag.name, ())
        if tag.get(name)
    ]
    words = list(tag.children(BPMN, "documentation"))[1:]
    inside = [*words, *tag.children(BPMN, *KEPT)]
    return (*found, *(_extra(one) for one in inside)) if inside else tuple(found)


def common(tag: Tag) -> Common:
    """What every element has. One without an id is called by its name and line."""
    return {
        "id": tag.get("id").strip() or f"{tag.name}@{tag.line}",
        "name": " ".join(tag.get("name").split()),
        "line": tag.line,
        "documentation": text_of(tag, "documentation"),
        "extras": extras(tag),
        "kept": kept(tag),
    }
