"""Tokens to tree, with Python's own precedence; bounded, so that no text can exhaust the stack.

or → and → not → comparison (chained) → + - → * / % → unary minus → call, name, literal
"""

from collections.abc import Callable
from decimal import Decimal
from keyword import iskeyword
from typing import Final, Literal

from .cursor import Cursor
from .errors import ExpressionError, suggestion
from .functions import FUNCTIONS
from .nodes import (
    Arithmetic,
    ArithmeticSign,
    Attribute,
    Call,
    Comparison,
    ComparisonSign,
    Expression,
    Items,
    Link,
    Logic,
    Negative,
    Node,
    Not,
    Number,
    Parameter,
    Path,
    Text,
    YesNo,
)

_COMPARISONS: Final[tuple[ComparisonSign, ...]] = ("==", "!=", "<", "<=", ">", ">=", "in")
_SUMS: Final[tuple[ArithmeticSign, ...]] = ("+", "-")
_PRODUCTS: Final[tuple[ArithmeticSign, ...]] = ("*", "/", "%")
_YES_NO: Final = {"True": True, "False": False, "true": True, "false": False}


def parse(source: str) -> Expression:
    """Read one expression.

    Raises ExpressionError, and nothing else, for whatever is not one.
    """
    cursor = Cursor(source)
    root = _either(cursor)
    if cursor.token.kind != "end":
        cursor.unexpected()
    return Expression(source, root)


def _either(cursor: Cursor) -> Node:
    return _logic(cursor, "or", _both)


def _both(cursor: Cursor) -> Node:
    return _logic(cursor, "and", _negation)


def _logic(cursor: Cursor, word: Literal["and", "or"], operand: Callable[[Cursor], Node]) -> Node:
    operands, at = [operand(cursor)], cursor.token.column
    while cursor.skip(word):
        operands.append(operand(cursor))
    if len(operands) == 1:
        return operands[0]
    return cursor.made(Logic(at, word, tuple(operands)))


def _negation(cursor: Cursor) -> Node:
    at = cursor.token.column
    if not cursor.skip("not"):
        return _comparison(cursor)
    with cursor.nested():
        return cursor.made(Not(at, _negation(cursor)))


def _comparison(cursor: Cursor) -> Node:
    first = _arithmetic(cursor, _SUMS, _product)
    links = []
    while cursor.at(*_COMPARISONS, "not"):
        at, sign = cursor.token.column, _comparison_sign(cursor)
        links.append(Link(sign, _arithmetic(cursor, _SUMS, _product), at))
    return cursor.made(Comparison(links[0].at, first, tuple(links))) if links else first


def _comparison_sign(cursor: Cursor) -> ComparisonSign:
    text = cursor.take().text
    if text == "not":
        cursor.expect("in")
        return "not in"
    return next(sign for sign in _COMPARISONS if sign == text)


def _product(cursor: Cursor) -> Node:
    return _arithmetic(cursor, _PRODUCTS, _signed)


def _arithmetic(
    cursor: Cursor, signs: tuple[ArithmeticSign, ...], operand: Callable[[Cursor], Node]
) -> Node:
    left = operand(cursor)
    while cursor.at(*signs):
        at, text = cursor.token.column, cursor.take().text
        sign = next(sign for sign in signs if sign == text)
        left = cursor.made(Arithmetic(at, sign, left, operand(cursor)))
    return left


def _signed(cursor: Cursor) -> Node:
    at = cursor.token.column
    if not cursor.skip("-"):
        return _atom(cursor)
    with cursor.nested():
        return cursor.made(Negative(at, _signed(cursor)))


def _atom(cursor: Cursor) -> Node:
    token = cursor.token
    match token.kind:
        case "number":
            return cursor.made(Number(cursor.take().column, Decimal(token.text)))
        case "text":
            return cursor.made(Text(cursor.take().column, token.text))
        case "parameter":
            return cursor.made(Parameter(cursor.take().column, token.text))
        case "name" if token.text in _YES_NO:
            return cursor.made(YesNo(cursor.take().column, _YES_NO[token.text]))
        case "name":
            return _named(cursor)
        case _ if cursor.at("("):
            return _parenthesis(cursor)
        case _ if cursor.at("["):
            at = cursor.take().column
            return cursor.made(_items(at, _series(cursor, "]")))
    return cursor.unexpected()


def _named(cursor: Cursor) -> Node:
    at, parts = cursor.token.column, [_name(cursor)]
    while cursor.skip("."):
        parts.append(_name(cursor))
    if not cursor.at("("):
        return cursor.made(Path(at, tuple(parts)))
    node = _call(cursor, at, ".".join(parts))
    while cursor.skip("."):
        node = cursor.made(Attribute(cursor.token.column, node, _name(cursor)))
    return node


def _name(cursor: Cursor) -> str:
    if cursor.token.kind != "name" or iskeyword(cursor.token.text):
        cursor.unexpected()
    return cursor.take().text


def _call(cursor: Cursor, at: int, name: str) -> Node:
    if name not in FUNCTIONS:
        zh, en = suggestion(name, FUNCTIONS)
        raise ExpressionError(
            "unknown-function", f"没有函数 {name}{zh}", f"there is no function {name}{en}", at
        )
    cursor.expect("(")
    return cursor.made(Call(at, name, _series(cursor, ")")))


def _series(cursor: Cursor, closing: str) -> tuple[Node, ...]:
    """What stands between commas, up to the closing sign, which is taken."""
    found: list[Node] = []
    with cursor.nested():
        while not cursor.at(closing):
            found.append(_either(cursor))
            if not cursor.skip(","):
                break
    cursor.expect(closing)
    return tuple(found)


def _parenthesis(cursor: Cursor) -> Node:
    at = cursor.take().column
    if cursor.skip(")"):
        return cursor.made(Items(at, ()))
    with cursor.nested():
        inner = _either(cursor)
    if cursor.skip(","):
        return cursor.made(_items(at, (inner, *_series(cursor, ")"))))
    cursor.expect(")")
    return inner


def _items(at: int, found: tuple[Node, ...]) -> Items:
    return Items(at, tuple(_literal(node) for node in found))


def _literal(node: Node) -> Number | Text | YesNo:
    match node:
        case Number() | Text() | YesNo():
            return node
        case Negative(at=at, of=Number(value=value)):
            return Number(at, -value)
        case _:
            raise ExpressionError(
                "not-allowed",
                "列表中只可写数字、文字和 True/False",
                "a list may hold only numbers, texts and True/False",
                node.at,
            )
