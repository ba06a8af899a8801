"""The typed tree of an expression: frozen, comparable, serialisable by msgspec.

Every node keeps `at`, the 1-based column where it begins (for binary operators: the operator).
"""

from collections.abc import Iterator
from decimal import Decimal
from typing import Literal

import msgspec

ArithmeticSign = Literal["+", "-", "*", "/", "%"]
ComparisonSign = Literal["==", "!=", "<", "<=", ">", ">=", "in", "not in"]


class Base(msgspec.Struct, frozen=True, tag_field="node"):
    """What all nodes share."""

    at: int


class Number(Base, frozen=True, tag="number"):
    """A number literal, read as Decimal from the source text."""

    value: Decimal


class Text(Base, frozen=True, tag="text"):
    """A text literal."""

    value: str


class YesNo(Base, frozen=True, tag="yes_no"):
    """`True` or `False`."""

    value: bool


class Items(Base, frozen=True, tag="items"):
    """A list or tuple of literals."""

    items: tuple[Number | Text | YesNo, ...]


class Path(Base, frozen=True, tag="path"):
    """A name with its attributes: `project.amount`, `accounts`."""

    parts: tuple[str, ...]


class Parameter(Base, frozen=True, tag="parameter"):
    """`$name`: a figure of the regulation; asked of the environment as the path `("$name",)`."""

    name: str


class Attribute(Base, frozen=True, tag="attribute"):
    """An attribute of what a function answers: `signatures(sign_off).on_time`."""

    of: "Node"
    name: str


class Call(Base, frozen=True, tag="call"):
    """A call of a function of the fixed table."""

    function: str
    arguments: tuple["Node", ...]


class Negative(Base, frozen=True, tag="negative"):
    """Unary minus."""

    of: "Node"


class Not(Base, frozen=True, tag="not"):
    """`not x`."""

    of: "Node"


class Arithmetic(Base, frozen=True, tag="arithmetic"):
    """`left sign right`."""

    sign: ArithmeticSign
    left: "Node"
    right: "Node"


class Link(msgspec.Struct, frozen=True):
    """One more operand of a chained comparison."""

    sign: ComparisonSign
    operand: "Node"
    at: int


class Comparison(Base, frozen=True, tag="comparison"):
    """`first sign operand sign operand …`, every neighbouring pair compared."""

    first: "Node"
    links: tuple[Link, ...]


class Logic(Base, frozen=True, tag="logic"):
    """`a and b and c`, or `a or b or c`."""

    word: Literal["and", "or"]
    operands: tuple["Node", ...]


class Choice(Base, frozen=True, tag="choice"):
    """One of two values by a condition. The language has no such sign; expressions of files do."""

    condition: "Node"
    then: "Node"
    otherwise: "Node"


Operation = Negative | Not | Arithmetic | Comparison | Logic | Choice
Composed = Attribute | Call | Operation
Node = Number | Text | YesNo | Items | Path | Parameter | Composed


def children(node: Node) -> tuple[Node, ...]:
    """The nodes directly below, in the order of the source."""
    match node:
        case Items(items=below) | Logic(operands=below) | Call(arguments=below):
            return below
        case Attribute(of=inner) | Negative(of=inner) | Not(of=inner):
            return (inner,)
        case Arithmetic(left=left, right=right):
            return (left, right)
        case Choice(condition=condition, then=then, otherwise=otherwise):
            return (condition, then, otherwise)
        case Comparison(first=first, links=links):
            return (first, *(link.operand for link in links))
        case _:
            return ()


def walk(node: Node) -> Iterator[Node]:
    """The node and everything below it, in the order of the source."""
    yield node
    for child in children(node):
        yield from walk(child)


class Expression(msgspec.Struct, frozen=True):
    """A parsed expression: what stands in the regulation, and its tree."""

    source: str
    root: Node

    def names(self) -> tuple[tuple[str, ...], ...]:
        """Every path named, once each, in order; references (`approved(sign_off)`) included."""
        found = (node.parts for node in walk(self.root) if isinstance(node, Path))
        return tuple(dict.fromkeys(found))

    def parameters(self) -> tuple[str, ...]:
        """Every `$name`, once each, in order, without the sign."""
        found = (node.name for node in walk(self.root) if isinstance(node, Parameter))
        return tuple(dict.fromkeys(found))

    def functions(self) -> tuple[str, ...]:
        """Every function called, once each, in order."""
        found = (node.function for node in walk(self.root) if isinstance(node, Call))
        return tuple(dict.fromkeys(found))
