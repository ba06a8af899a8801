"""A small walker over the tree. Total: it returns a value or null, and raises nothing of its own.

Null is what is blank, unknown or cannot be computed:

- a comparison with null is false (`has(x)` and `empty(x)` ask about it), `!=` and `not in` too;
- arithmetic with null is null, so is division by zero;
- `not null` is true; `and`, `or`, `not` work on truth (see `values`) and answer yes or no;
- functions: `sum` and `count`, `min` and `max` skip nulls; in `every`, `any_of` and `share` a null
  is not true; a call that cannot be answered is null.
"""

from .aggregates import PURE
from .arithmetic import compute, negative
from .compare import holds
from .environment import Environment
from .environment import Path as Parts
from .functions import FUNCTIONS, REFERENCES, Function, Takes
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
from .values import Value, day_of, field, plain, truth


def evaluate(expression: Expression, environment: Environment) -> Value:
    """What the expression is worth now.

    Numbers come back as Decimal, lists as tuples. Raises only what the environment raises.
    """
    return _value(expression.root, environment)


def is_true(expression: Expression, environment: Environment) -> bool:
    """Whether the expression holds as a condition (`when`, `requires`, `check.that`)."""
    return truth(_value(expression.root, environment))


def _value(node: Node, environment: Environment) -> Value:
    match node:
        case Number(value=value) | Text(value=value) | YesNo(value=value):
            return value
        case Items(items=items):
            return tuple(item.value for item in items)
        case Path(parts=parts):
            return _path(parts, environment)
        case Parameter(name=name):
            return plain(environment.value((f"${name}",)))
        case Attribute(of=inner, name=name):
            return field(_value(inner, environment), name)
        case Call():
            return _call(node, environment)
        case _:
            return _operation(node, environment)


def _operation(node: Operation, environment: Environment) -> Value:
    match node:
        case Negative(of=inner):
            return negative(_value(inner, environment))
        case Not(of=inner):
            return not truth(_value(inner, environment))
        case Arithmetic(sign=sign, left=left, right=right):
            return compute(sign, _value(left, environment), _value(right, environment))
        case Comparison():
            return _comparison(node, environment)
        case Choice(condition=condition, then=then, otherwise=otherwise):
            holds_now = truth(_value(condition, environment))
            return _value(then if holds_now else otherwise, environment)
        case Logic(word="and", operands=operands):
            return all(truth(_value(operand, environment)) for operand in operands)
        case Logic(operands=operands):
            return any(truth(_value(operand, environment)) for operand in operands)


def _path(parts: Parts, environment: Environment) -> Value:
    for end in range(len(parts), 0, -1):
        found = plain(environment.value(parts[:end]))
        if found is not None:
            return _projected(found, parts[end:])
    return None


def _projected(value: Value, names: Parts) -> Value:
    for name in names:
        value = field(value, name)
    return value


def _comparison(node: Comparison, environment: Environment) -> bool:
    operands = [_value(node.first, environment)]
    for link in node.links:
        operands.append(_value(link.operand, environment))
        if not holds(link.sign, *operands[-2:]):
            return False
    return True


def _call(node: Call, environment: Environment) -> Value:
    function = FUNCTIONS.get(node.function)
    if function is None or not function.fits(len(node.arguments)):
        return None
    if function.name == "today":
        return plain(environment.value(("today",)))
    if function.asks_world:
        return _ask(function, node, environment)
    return PURE[function.name](*(_value(argument, environment) for argument in node.arguments))


def _ask(function: Function, node: Call, environment: Environment) -> Value:
    """Ask the environment, unless an argument is missing that the question is about."""
    values: list[Value] = []
    references: list[Parts | None] = []
    for position, argument in enumerate(node.arguments):
        takes = function.takes_at(position)
        if takes in REFERENCES:
            if not isinstance(argument, Path):
                return None
            values.append(None)
            references.append(argument.parts)
        else:
            value = _askable(takes, _value(argument, environment))
            if value is None:
                return None
            values.append(value)
            references.append(None)
    return plain(environment.call(function.name, tuple(values), tuple(references)))


def _askable(takes: Takes, value: Value) -> Value:
    """The value as the environment is promised it; None where it is not of that kind."""
    if takes is Takes.DAY:
        return day_of(value)
    return value if isinstance(value, str) else None
