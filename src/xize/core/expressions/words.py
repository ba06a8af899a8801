"""An expression as a sentence, for readiness boards and reasons.

`count(charter.departments) >= 1` is said as 项目小组任命书·部门 的数量 ≥ 1.
"""

from collections.abc import Callable
from decimal import Decimal
from typing import Final, TypeAlias, assert_never

from .environment import Path as Parts
from .functions import FUNCTIONS
from .nodes import (
    Arithmetic,
    Attribute,
    Call,
    Choice,
    Comparison,
    Expression,
    Items,
    Logic,
    Negative,
    Node,
    Not,
    Number,
    Operation,
    Parameter,
    Path,
    Text,
    YesNo,
)
from .phrases import TONGUES, Language

Labels: TypeAlias = Callable[[Parts], str | None]
"""The name people know a path by. Parameters are asked as `("$name",)`, registers as `("register",
"the name")`, attributes of a function's answer as `("signatures", "on_time")`. None: said as
written."""
OptionLabels: TypeAlias = Callable[[Parts, str], str | None]
"""The name of an option or outcome of the choice at a path. None: quoted as written."""

# How tightly each kind of node binds, to write brackets only where they are needed.
_OR, _AND, _NOT, _COMPARED, _SUM, _PRODUCT, _SIGNED, _ATOM = range(8)
_STRENGTH: Final = {"or": _OR, "and": _AND, "+": _SUM, "-": _SUM}


def words(
    expression: Expression,
    language: Language,
    labels: Labels,
    options: OptionLabels | None = None,
) -> str:
    """The expression in the words of a language and the names of a regulation."""
    return _Speaker(language, labels, options or _no_options).say(expression.root)


def _no_options(_path: Parts, _option: str) -> None:
    return None


class _Speaker:
    def __init__(self, language: Language, labels: Labels, options: OptionLabels) -> None:
        self._tongue = TONGUES[language]
        self._labels = labels
        self._options = options

    def say(self, node: Node, beside: Node | None = None) -> str:
        """A node in words; `beside` is what it is compared with, whose options it may name."""
        match node:
            case Number(value=value):
                return f"{value:,f}"
            case Text(value=value):
                return self._text(value, beside)
            case YesNo(value=value):
                return self._tongue.yes if value else self._tongue.no
            case Items(items=items):
                said = (self.say(item, beside) for item in items)
                return self._tongue.separator.join(said) or self._tongue.nothing
            case Path(parts=("today",)):
                return self._labels(("today",)) or self._tongue.functions["today"]
            case Path(parts=parts):
                return self._labels(parts) or ".".join(parts)
            case Parameter(name=name):
                return self._labels((f"${name}",)) or f"${name}"
            case Attribute():
                return self._attribute(node)
            case Call():
                return self._call(node)
            case _:
                return self._operation(node)

    def _operation(self, node: Operation) -> str:
        match node:
            case Negative(of=inner):
                return f"−{self._within(inner, _SIGNED)}"
            case Not(of=inner):
                return self._tongue.negation.format(self._within(inner, _NOT))
            case Arithmetic(sign=sign, left=left, right=right):
                strength = _strength(node)
                sides = self._within(left, strength), self._within(right, strength + 1)
                return f" {self._tongue.signs[sign]} ".join(sides)
            case Logic(word=word, operands=operands):
                said = (self._within(operand, _strength(node) + 1) for operand in operands)
                return f" {self._tongue.signs[word]} ".join(said)
            case Comparison():
                return self._comparison(node)
            case Choice(condition=condition, then=then, otherwise=otherwise):
                parts = (self.say(one) for one in (condition, then, otherwise))
                return self._tongue.choice.format(*parts)
            case _:
                assert_never(node)

    def _within(self, node: Node, strength: int, beside: Node | None = None) -> str:
        said = self.say(node, beside)
        return said if _strength(node) >= strength else self._tongue.bracketed.format(said)

    def _comparison(self, node: Comparison) -> str:
        operands = (node.first, *(link.operand for link in node.links))
        said = [self._within(node.first, _SUM, operands[1])]
        for before, link in zip(operands, node.links, strict=False):
            said += (self._tongue.signs[link.sign], self._within(link.operand, _SUM, before))
        return " ".join(said)

    def _text(self, value: str, beside: Node | None) -> str:
        known = self._options(beside.parts, value) if isinstance(beside, Path) else None
        return known or self._tongue.quoted.format(value)

    def _attribute(self, node: Attribute) -> str:
        source = node.of.function if isinstance(node.of, Call) else ""
        return f"{self.say(node.of)}·{self._labels((source, node.name)) or node.name}"

    def _call(self, node: Call) -> str:
        name, arguments = node.function, [self.say(argument) for argument in node.arguments]
        match node.arguments:
            case (Text(value=value),) if name == "register":
                arguments = [self._labels(("register", value)) or value]
        if name in FUNCTIONS and FUNCTIONS[name].repeats:
            arguments = [self._tongue.separator.join(arguments)]
        phrases = self._tongue.functions
        phrase = phrases.get(f"{name}/{len(arguments)}") or phrases.get(name)
        if phrase is None or len(arguments) < phrase.count("{"):
            return f"{name}({', '.join(arguments)})"
        return phrase.format(*arguments)


def _strength(node: Node) -> int:
    match node:
        case Logic(word=sign) | Arithmetic(sign=sign):
            return _STRENGTH.get(sign, _PRODUCT)
        case Not():
            return _NOT
        case Comparison():
            return _COMPARED
        case Negative():
            return _SIGNED
        case Number(value=value) if value < Decimal(0):
            return _SIGNED
        case _:
            return _ATOM
