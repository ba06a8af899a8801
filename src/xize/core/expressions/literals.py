"""Text literals compared with a choice must be options of it, with a date must be dates."""

from collections.abc import Iterator
from datetime import date, time

from .compare import as_moment
from .complaints import no_date, unknown_option
from .errors import Finding
from .nodes import Items, Node, Text
from .relations import DAYS
from .types import Type, element


def literal_findings(node: Node, against: Type) -> Iterator[Finding]:
    """What is wrong with the texts written at a node, when it is compared with this type."""
    type_ = element(against) or against
    for text in _texts(node):
        if type_.kind == "choice" and type_.options and text.value not in type_.options:
            yield unknown_option(text.value, type_.options, text.at)
        if is_moment(type_) and as_moment(text.value, _example(type_)) is None:
            yield no_date(text.value, text.at)


def is_moment(type_: Type) -> bool:
    """Whether a text literal compared with the type is read as a date or time."""
    return type_.kind in DAYS or type_.kind == "time"


def only_texts(node: Node) -> bool:
    """Whether the node is a text literal or a list of them."""
    return isinstance(node, Text) or (
        isinstance(node, Items) and all(isinstance(item, Text) for item in node.items)
    )


def _texts(node: Node) -> tuple[Text, ...]:
    match node:
        case Text():
            return (node,)
        case Items(items=items):
            return tuple(item for item in items if isinstance(item, Text))
        case _:
            return ()


def _example(type_: Type) -> date | time:
    return time.min if type_.kind == "time" else date.min
