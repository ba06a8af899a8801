"""Does an expression go together with the declarations? Findings, and the type it is worth."""

from typing import assert_never

from .check_calls import call_type
from .complaints import (
    not_comparable,
    not_computable,
    not_expected,
    unknown_name,
)
from .errors import Finding
from .literals import is_moment, literal_findings, only_texts
from .nodes import (
    Arithmetic,
    Attribute,
    Call,
    Choice,
    Comparison,
    ComparisonSign,
    Composed,
    Expression,
    Items,
    Logic,
    Negative,
    Node,
    Not,
    Number,
    Parameter,
    Path,
    Text,
    YesNo,
    children,
)
from .notes import Notes
from .relations import NUMERIC, comparable, computed, fits, is_open, orderable
from .scope import Scope, Unknown
from .types import (
    NOTHING,
    NUMBER,
    TEXT,
    UNKNOWN,
    YES_NO,
    Type,
    element,
    field_names,
    field_type,
    list_of,
)


def check(expression: Expression, scope: Scope, expects: Type | None = None) -> list[Finding]:
    """Everything wrong with the expression in this scope, in the order of the source.

    `expects` is the type the place asks for (`CONDITION` for conditions); None expects nothing.
    An expression without findings evaluates to a value of its type, or to null.
    """
    notes = Notes(scope)
    found = _type(expression.root, notes)
    if expects is not None:
        _expect(expression.root, found, expects, notes)
    return sorted(notes.findings, key=lambda finding: finding.column)


def type_of(expression: Expression, scope: Scope) -> Type:
    """The type an expression is worth, `UNKNOWN` where it cannot be said."""
    return _type(expression.root, Notes(scope))


def _expect(node: Node, found: Type, expected: Type, notes: Notes) -> None:
    if expected.kind == "choice" and only_texts(node):
        notes.complain(*literal_findings(node, expected))
    elif not fits(found, expected):
        notes.complain(not_expected(found, expected, node.at))


def _type(node: Node, notes: Notes) -> Type:
    match node:
        case Number():
            return NUMBER
        case Text():
            return TEXT
        case YesNo():
            return YES_NO
        case Items(items=items):
            return _items(items)
        case Path(parts=parts):
            return notes.resolve(parts, node.at)
        case Parameter(name=name):
            return notes.resolve((f"${name}",), node.at)
        case _:
            return _composed(node, [_type(child, notes) for child in children(node)], notes)


def _items(items: tuple[Number | Text | YesNo, ...]) -> Type:
    types = {
        NUMBER if isinstance(item, Number) else TEXT if isinstance(item, Text) else YES_NO
        for item in items
    }
    return list_of(types.pop() if len(types) == 1 else UNKNOWN if types else NOTHING)


def _composed(node: Composed, below: list[Type], notes: Notes) -> Type:
    """The type of a node from those below it, which have been checked already."""
    match node:
        case Comparison():
            return _comparison(node, below, notes)
        case Not() | Logic():
            return YES_NO
        case Choice():
            return below[1] if below[1] == below[2] else UNKNOWN
        case Negative():
            return _negative(node, below[0], notes)
        case Arithmetic(sign=sign):
            left, right = below
            found = computed(sign, left, right)
            return found or notes.complain(not_computable(sign, left, right, node.at))
        case Attribute(name=name):
            inner = field_type(below[0], name)
            place = Unknown(0, field_names(below[0]))
            return inner or notes.complain(unknown_name((name,), place, node.at))
        case Call():
            return call_type(node, below, notes)
        case _:
            assert_never(node)


def _negative(node: Negative, found: Type, notes: Notes) -> Type:
    if found.kind in NUMERIC or is_open(found):
        return found
    return notes.complain(not_expected(found, NUMBER, node.of.at))


def _comparison(node: Comparison, below: list[Type], notes: Notes) -> Type:
    left, left_type = node.first, below[0]
    for link, right_type in zip(node.links, below[1:], strict=True):
        right = link.operand
        notes.complain(*literal_findings(left, right_type), *literal_findings(right, left_type))
        moment = (only_texts(left) and _moment(right_type)) or (
            only_texts(right) and _moment(left_type)
        )
        if not moment and not _goes(link.sign, left_type, right_type):
            notes.complain(not_comparable(link.sign, left_type, right_type, link.at))
        left, left_type = right, right_type
    return YES_NO


def _moment(type_: Type) -> bool:
    return is_moment(element(type_) or type_)


def _goes(sign: ComparisonSign, left: Type, right: Type) -> bool:
    """Whether a comparison of these types can hold."""
    if sign in ("==", "!="):
        return comparable(left, right)
    if sign not in ("in", "not in"):
        return orderable(left, right)
    held = element(right)
    if held is not None:
        return comparable(left, held)
    return is_open(right) or (right.kind == "text" and comparable(left, right))
