"""The variables a file's conditions speak of, and of which type they must be."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from typing import Final, Literal, TypeAlias

import msgspec

from xize.core.expressions import Expression
from xize.core.expressions import nodes as x
from xize.core.process.bpmn.importing.names import Names, is_id
from xize.core.process.bpmn.importing.spoken import words_of

Kind: TypeAlias = Literal["yes_no", "number", "text", "unknown"]
Literally: TypeAlias = str | Decimal | bool

NOISE: Final = frozenset(
    """
    true false null and or not empty eq ne lt le gt ge div mod in if then else between instance of
    True False None nrOfInstances nrOfCompletedInstances nrOfActiveInstances loopCounter
    numberOfInstances numberOfCompletedInstances numberOfActiveInstances
    numberOfTerminatedInstances execution task self today
    """.split()  # noqa: SIM905 -- words are read more easily than quotes
)
"""Words of the dialects that are no variables."""


class Use(msgspec.Struct):
    """How a variable is used: of which type it seems, and with which texts it is compared."""

    kind: Kind = "unknown"
    values: dict[Literally, None] = {}
    ordered: bool = False  # compared as greater or less: it is measured, not decided


def new_names(bodies: Iterable[str], known: Iterable[str], names: Names) -> dict[str, str]:
    """An id for every variable of the conditions; ``known`` are the file's own data."""
    own = set(known)
    found: dict[str, str] = {}
    for body in bodies:
        for word in words_of(body):
            if word in NOISE or word in own or word in found:
                continue
            found[word] = word if is_id(word) and names.keep(word) else names.new([word], "value")
    return found


def uses(expressions: Iterable[Expression]) -> dict[str, Use]:
    """How each variable is used in the conditions together."""
    found: dict[str, Use] = {}
    for expression in expressions:
        for name, kind, value, ordered in _seen(expression.root, as_truth=True):
            use = found.setdefault(name, Use(values={}))
            use.ordered |= ordered
            if kind != "unknown" and use.kind in ("unknown", kind):
                use.kind = kind
            elif kind not in ("unknown", use.kind):
                use.kind = "text"
            if value is not None:
                use.values[value] = None
    return found


def _seen(node: x.Node, *, as_truth: bool) -> Iterator[tuple[str, Kind, Literally | None, bool]]:
    match node:
        case x.Path(parts=parts) if len(parts) == 1:
            yield parts[0], "yes_no" if as_truth else "unknown", None, False
        case x.Comparison(first=first, links=links):
            yield from _compared(first, links)
        case x.Not(of=of):
            yield from _seen(of, as_truth=True)
        case x.Logic(operands=operands):
            for one in operands:
                yield from _seen(one, as_truth=True)
        case x.Arithmetic() | x.Negative():
            for one in x.children(node):
                for name, _, _, _ in _seen(one, as_truth=False):
                    yield name, "number", None, True
        case _:
            for one in x.children(node):
                yield from _seen(one, as_truth=False)


def _compared(
    first: x.Node, links: tuple[x.Link, ...]
) -> Iterator[tuple[str, Kind, Literally | None, bool]]:
    left = first
    for link in links:
        right = link.operand
        ordered = link.sign in ("<", "<=", ">", ">=")
        for one, other in ((left, right), (right, left)):
            if isinstance(one, x.Path) and len(one.parts) == 1:
                values = literals(other) or (None,)
                for value in values:
                    yield one.parts[0], _kind(value, ordered), value, ordered
            else:
                yield from _seen(one, as_truth=False)
        left = right


def _kind(value: Literally | None, ordered: bool) -> Kind:
    match value:
        case bool():
            return "yes_no"
        case Decimal():
            return "number"
        case str():
            return "text"
    return "number" if ordered else "unknown"


def literals(node: x.Node) -> tuple[Literally, ...]:
    """The literal values of a node: one, or those of a list."""
    match node:
        case x.Number(value=value) | x.Text(value=value) | x.YesNo(value=value):
            return (value,)
        case x.Items(items=items):
            return tuple(one.value for one in items)
    return ()


def truth(node: x.Node, given: Mapping[str, Literally]) -> bool | None:
    """Whether a condition holds where these variables have these values; None: it depends."""
    match node:
        case x.YesNo(value=value):
            return value
        case x.Path(parts=(name,)) if isinstance(given.get(name), bool):
            return bool(given[name])
        case x.Not(of=of):
            inside = truth(of, given)
            return None if inside is None else not inside
        case x.Logic(word=word, operands=operands):
            found = [truth(one, given) for one in operands]
            ends = word == "or"
            if ends in found:
                return ends
            return None if None in found else not ends
        case x.Comparison(first=x.Path(parts=(name,)), links=(link,)) if name in given:
            return _holds(given[name], link)
    return None


def _holds(value: Literally, link: x.Link) -> bool | None:
    others = literals(link.operand)
    if not others:
        return None
    equal = any(type(value) is type(one) and value == one for one in others)
    match link.sign:
        case "==" | "in":
            return equal
        case "!=" | "not in":
            return not equal
    return None
