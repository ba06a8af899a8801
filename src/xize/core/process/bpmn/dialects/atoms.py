"""Names, calls and literals of the dialects."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final

from xize.core.expressions import FUNCTIONS
from xize.core.expressions import nodes as n
from xize.core.process.bpmn.dialects.words import UnclearError

if TYPE_CHECKING:
    from xize.core.process.bpmn.dialects.reader import Reader

_YES_NO: Final = {"true": True, "True": True, "false": False, "False": False}
_NULL: Final = frozenset(("null", "None", "nil", "undefined"))
_NOT_NAMES: Final = frozenset(
    ("and", "or", "not", "in", "if", "then", "else", "some", "every", "for", "return", "instanceof",
     "between", "new", "satisfies", "eq", "ne", "lt", "gt", "le", "ge", "div", "mod")
)  # fmt: skip
_VARIABLES: Final = frozenset(("execution", "kcontext", "task"))
"""What engines call the running process in their expressions."""


def atom(reader: Reader) -> n.Node:
    """A literal, a name with its fields, a call, or anything in parentheses."""
    word = reader.words.take()
    match word.kind:
        case "number":
            return n.Number(word.at, Decimal(word.text))
        case "text":
            return _dotted(reader, n.Text(word.at, word.text))
        case "name":
            return _named(reader, word.text, word.at)
    if word.text == "(":
        inner = reader.whole()
        reader.words.expect(")")
        return _dotted(reader, inner)
    if word.text == "[":
        return _list(reader, word.at)
    raise UnclearError


def _named(reader: Reader, name: str, at: int) -> n.Node:
    if name in _YES_NO:
        return n.YesNo(at, _YES_NO[name])
    if name in _NULL:
        return n.Path(at, ("null",))
    if name in _NOT_NAMES:
        raise UnclearError
    if reader.dialect in ("feel", "plain"):
        said = _two_words(reader, name)
        if said:
            return _feel_call(reader, said, at)
    if reader.words.at("("):
        return _feel_call(reader, name, at)
    return _dotted(reader, n.Path(at, (name,)))


def _two_words(reader: Reader, first: str) -> str:
    """Functions of FEEL whose name is of several words."""
    for name in ("list contains", "is defined", "get or else"):
        words = name.split()
        if first == words[0] and [reader.words.ahead(i).text for i in range(len(words))] == [
            *words[1:],
            "(",
        ]:
            for _ in words[1:]:
                reader.words.take()
            return name
    return ""


def _feel_call(reader: Reader, name: str, at: int) -> n.Node:
    given = _arguments(reader)
    match name, given:
        case ("contains", (within, part)):
            return n.Comparison(at, part, (n.Link("in", within, at),))
        case ("list contains", (within, item)):
            return n.Comparison(at, item, (n.Link("in", within, at),))
        case ("is defined", (inner,)):
            return n.Comparison(at, inner, (n.Link("==", inner, at),))
        case ("get or else", (inner, other)):
            there = n.Comparison(at, inner, (n.Link("==", inner, at),))
            return n.Choice(at, there, inner, other)
        case (("getDataObject" | "getDataInput" | "getDataOutput"), (n.Text(value=datum),)):
            return n.Path(at, (datum,))
    function = FUNCTIONS.get(name)
    if function is None or not function.fits(len(given)):
        raise UnclearError
    return n.Call(at, name, given)


def _arguments(reader: Reader) -> tuple[n.Node, ...]:
    reader.words.expect("(")
    found: list[n.Node] = []
    while not reader.words.at(")"):
        found.append(reader.whole())
        if not reader.words.skip(","):
            break
    reader.words.expect(")")
    return tuple(found)


def _dotted(reader: Reader, node: n.Node) -> n.Node:
    """Fields and the few methods that are plain comparisons."""
    while True:
        at = reader.words.here.at
        if reader.words.skip("["):
            key = reader.words.take()
            reader.words.expect("]")
            if key.kind != "text":
                raise UnclearError
            node = _field(node, key.text, at)
        elif reader.words.skip("."):
            word = reader.words.take()
            if word.kind != "name":
                raise UnclearError
            node = (
                _method(node, word.text, _arguments(reader), at)
                if reader.words.at("(")
                else _field(node, word.text, at)
            )
        else:
            return node


def _field(node: n.Node, name: str, at: int) -> n.Node:
    if isinstance(node, n.Path):
        return n.Path(node.at, (*node.parts, name))
    return n.Attribute(at, node, name)


def _method(node: n.Node, name: str, given: tuple[n.Node, ...], at: int) -> n.Node:
    of_engine = isinstance(node, n.Path) and len(node.parts) == 1 and node.parts[0] in _VARIABLES
    match name, given:
        case ("getVariable", (n.Text(value=variable),)) if of_engine:
            return n.Path(at, (variable,))
        case ("contains" | "includes", (part,)):
            return n.Comparison(at, part, (n.Link("in", node, at),))
        case ("equals", (other,)):
            return n.Comparison(at, node, (n.Link("==", other, at),))
        case ("isEmpty", ()):
            return n.Call(at, "empty", (node,))
        case ("size", ()):
            return n.Call(at, "count", (node,))
    raise UnclearError


def _list(reader: Reader, at: int) -> n.Node:
    found: list[n.Number | n.Text | n.YesNo] = []
    while not reader.words.at("]"):
        item = reader.sum()
        if isinstance(item, n.Negative) and isinstance(item.of, n.Number):
            item = n.Number(item.at, -item.of.value)
        if not isinstance(item, n.Number | n.Text | n.YesNo):
            raise UnclearError
        found.append(item)
        if not reader.words.skip(","):
            break
    reader.words.expect("]")
    return n.Items(at, tuple(found))
