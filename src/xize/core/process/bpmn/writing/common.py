"""What every element has: its id, name, documentation, and what is foreign in it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from xize.core.process.bpmn.model.base import Element, Extra, Text
from xize.core.process.bpmn.reading.activities import ROLES
from xize.core.process.bpmn.reading.events import SUFFIX
from xize.core.process.bpmn.reading.grammar import KINDS
from xize.core.process.bpmn.reading.references import FLOW_NODES
from xize.core.process.bpmn.reading.values import FORMAL
from xize.core.process.bpmn.spaces import BPMN, XSI
from xize.core.process.bpmn.writing.tree import Out, element

_ROOTS: Final = list(KINDS["definitions"].children)
MIXED: Final = (
    [*FLOW_NODES, "sequenceFlow", "dataObject", "dataObjectReference", "dataStoreReference"],
    ROLES,
    [name for name in _ROOTS if name.endswith(SUFFIX)],
    _ROOTS[_ROOTS.index("collaboration") : _ROOTS.index("BPMNDiagram")],
)
"""What may stand in any order among itself."""
NAMELESS: Final = "@"
"""Stands in the ids the reader gives to elements that have none."""


def identity(ident: str) -> str:
    """An id as it is written; none where the file had none."""
    return "" if NAMELESS in ident else ident


def shell(name: str, one: Element, /, **attributes: str) -> Out:
    """The element with all that every element has; the caller adds its own children."""
    made = element(name, id=identity(one.id), name=one.name, **attributes)
    if one.documentation:
        made.add(element("documentation", text=one.documentation))
    dress(made, one.extras, one.kept)
    return made


def dress(made: Out, extras: Iterable[Extra], kept: Iterable[Extra] = ()) -> None:
    """Add foreign attributes and elements, and what of the standard was only kept."""
    box = []
    for one in extras:
        if one.attribute:
            made.attributes[one.space, one.name] = one.text
        else:
            box.append(_extra(one))
    if box:
        made.add(element("extensionElements", *box))
    for one in kept:
        if one.attribute:
            made.attributes[one.space, one.name] = one.text
        else:
            made.add(_extra(one))


def _extra(one: Extra) -> Out:
    return Out(
        one.name,
        {(one.spaces.get(name, ""), name): value for name, value in one.attributes.items()},
        [_extra(child) for child in one.inside],
        one.text,
        one.space,
    )


def expression(name: str, text: Text | None) -> Out | None:
    """An expression; one that a machine reads says so."""
    if text is None:
        return None
    made = element(
        name,
        id=text.id,
        language=text.language,
        evaluatesToTypeRef=text.evaluates_to,
        text=text.body,
    )
    if text.formal and name not in FORMAL:
        made.attributes = {(XSI, "type"): "tFormalExpression", **made.attributes}
    return made


def in_order(outermost: Out) -> None:
    """Bring what stands inside each element of the standard into the order of the schema."""
    todo = [outermost]
    while todo:
        one = todo.pop()
        kind = KINDS.get(one.name)
        if one.space == BPMN and kind is not None and len(one.inside) > 1:
            places = _places(kind.children)
            one.inside.sort(key=lambda child: places.get(child.name, len(places)))
        todo += one.inside


def _places(children: Mapping[str, str]) -> Mapping[str, int]:
    """What may be mixed has one place, and keeps the order it comes in."""
    places = {name: place for place, name in enumerate(children)}
    for names in MIXED:
        first = min((places[name] for name in names if name in places), default=0)
        places |= {name: first for name in names if name in places}
    return places
