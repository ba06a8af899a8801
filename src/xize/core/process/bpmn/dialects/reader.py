"""Reads one expression of a dialect into a tree of ours.

conditional -> or -> and -> not -> comparison -> + - -> * / % -> sign -> name, call, literal

What the dialects mean differently from our language is said in the tree: with null, ``!=`` is true
there and false here; ``== null`` asks whether something is equal to itself, which nothing is not.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, Literal

from xize.core.expressions import nodes as n
from xize.core.process.bpmn.dialects.atoms import atom
from xize.core.process.bpmn.dialects.words import UnclearError, Words

Dialect = Literal["juel", "feel", "script", "plain"]
"""``script`` is what Groovy, JavaScript and their kin share, ``plain`` a text nobody named."""

_OR: Final = ("or", "||")
_AND: Final = ("and", "&&")
_SIGNS: Final[dict[str, n.ComparisonSign]] = {
    "==": "==", "===": "==", "eq": "==", "!=": "!=", "!==": "!=", "ne": "!=",
    "<": "<", "lt": "<", "<=": "<=", "le": "<=", ">": ">", "gt": ">", ">=": ">=", "ge": ">=",
}  # fmt: skip
_SUMS: Final[dict[str, n.ArithmeticSign]] = {"+": "+", "-": "-"}
_PRODUCTS: Final[dict[str, n.ArithmeticSign]] = {
    "*": "*", "/": "/", "%": "%", "div": "/", "mod": "%",
}  # fmt: skip


def read(text: str, dialect: Dialect) -> n.Node:
    """The tree of a text; raises ``UnclearError`` where it is none of the dialect's simple ones."""
    reader = Reader(Words(text), dialect)
    found = reader.whole()
    if reader.words.here.kind != "end":
        raise UnclearError
    return found


class Reader:
    """One text on its way into a tree."""

    def __init__(self, words: Words, dialect: Dialect) -> None:
        self.words, self.dialect = words, dialect

    def whole(self) -> n.Node:
        """Any expression."""
        self.words.deeper(1)
        found = self._if() if self.words.at("if") else self._conditional()
        self.words.deeper(-1)
        return found

    def _if(self) -> n.Node:
        at = self.words.take().at
        condition = self.whole()
        self.words.expect("then")
        then = self.whole()
        self.words.expect("else")
        return n.Choice(at, condition, then, self.whole())

    def _conditional(self) -> n.Node:
        found = self._either()
        at = self.words.here.at
        if not self.words.skip("?"):
            return found
        then = self.whole()
        self.words.expect(":")
        return n.Choice(at, found, then, self.whole())

    def _either(self) -> n.Node:
        return self._logic("or", _OR, self._both)

    def _both(self) -> n.Node:
        return self._logic("and", _AND, self._negation)

    def _logic(
        self, word: Literal["and", "or"], said: tuple[str, ...], operand: Callable[[], n.Node]
    ) -> n.Node:
        found, at = [operand()], self.words.here.at
        while self.words.skip(*said):
            found.append(operand())
        return found[0] if len(found) == 1 else n.Logic(at, word, tuple(found))

    def _negation(self) -> n.Node:
        loose = self.dialect == "plain" or self.words.ahead(1).text == "("
        if self.words.at("not") and loose and self.dialect != "juel":
            at = self.words.take().at
            self.words.deeper(1)
            inner = self._negation()
            self.words.deeper(-1)
            return n.Not(at, inner)
        return self._comparison()

    def _comparison(self) -> n.Node:
        left = self.sum()
        at = self.words.here.at
        if self.dialect in ("feel", "plain") and self.words.skip("="):
            return compared(at, left, "==", self.sum())
        if self.words.here.kind in ("sign", "name") and self.words.here.text in _SIGNS:
            return compared(at, left, _SIGNS[self.words.take().text], self.sum())
        if self.dialect in ("feel", "plain") and self.words.skip("between"):
            least = self.sum()
            self.words.expect("and")
            return _within(at, left, ">=", least, "<=", self.sum())
        if self.words.skip("in"):
            return self._member(at, left)
        return left

    def _member(self, at: int, left: n.Node) -> n.Node:
        """An interval with its ends in or out, a list, or a name of one."""
        if not self.words.at("[", "(", "]"):
            return compared(at, left, "in", self.sum())
        opening = self.words.take().text
        first = self.sum()
        if self.words.skip(".."):
            last = self.sum()
            closing = self.words.take().text
            if closing not in ("]", ")", "["):
                raise UnclearError
            lower: n.ComparisonSign = ">=" if opening == "[" else ">"
            upper: n.ComparisonSign = "<=" if closing == "]" else "<"
            return _within(at, left, lower, first, upper, last)
        found = [compared(at, left, "==", first)]
        while self.words.skip(","):
            found.append(compared(at, left, "==", self.sum()))
        self.words.expect("]" if opening == "[" else ")")
        return found[0] if len(found) == 1 else n.Logic(at, "or", tuple(found))

    def sum(self) -> n.Node:
        """What stands on one side of a comparison."""
        return self._arithmetic(_SUMS, self._product)

    def _product(self) -> n.Node:
        return self._arithmetic(_PRODUCTS, self._signed)

    def _arithmetic(
        self, signs: dict[str, n.ArithmeticSign], operand: Callable[[], n.Node]
    ) -> n.Node:
        left = operand()
        while self.words.here.kind in ("sign", "name") and self.words.here.text in signs:
            word = self.words.take()
            left = n.Arithmetic(word.at, signs[word.text], left, operand())
        return left

    def _signed(self) -> n.Node:
        word = self.words.here
        if word.kind not in ("sign", "name") or word.text not in ("-", "!", "not", "empty"):
            return atom(self)
        if word.text == "empty" and self.words.ahead(1).kind == "sign" and not self._opens(1):
            return atom(self)
        self.words.take()
        self.words.deeper(1)
        inner = self._signed()
        self.words.deeper(-1)
        match word.text:
            case "-":
                return n.Negative(word.at, inner)
            case "empty":
                return n.Call(word.at, "empty", (inner,))
        return n.Not(word.at, inner)

    def _opens(self, steps: int) -> bool:
        return self.words.ahead(steps).text == "("


def is_null(node: n.Node) -> bool:
    """Whether a tree is the literal null."""
    return isinstance(node, n.Path) and node.parts == ("null",)


def compared(at: int, left: n.Node, sign: n.ComparisonSign, right: n.Node) -> n.Node:
    """One comparison, as the dialects mean it where something is null."""
    if sign in ("==", "!=") and (is_null(left) or is_null(right)):
        asked = right if is_null(left) else left
        there = n.Comparison(at, asked, (n.Link("==", asked, at),))
        return there if sign == "!=" else n.Not(at, there)
    if sign == "!=":
        return n.Not(at, n.Comparison(at, left, (n.Link("==", right, at),)))
    return n.Comparison(at, left, (n.Link(sign, right, at),))


def _within(
    at: int,
    value: n.Node,
    lower: n.ComparisonSign,
    least: n.Node,
    upper: n.ComparisonSign,
    most: n.Node,
) -> n.Node:
    return n.Logic(at, "and", (compared(at, value, lower, least), compared(at, value, upper, most)))
